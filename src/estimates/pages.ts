import type { KeptFile } from '../company/index.ts';
import { createFiling, createPrinting, type Printed, paperIn } from '../documents/index.ts';
import { change, one } from '../kernel/change.ts';
import type { Tongue } from '../kernel/language.ts';
import { isPhone } from '../kernel/phone.ts';
import { type Answer, granted, refused } from '../kernel/refusal.ts';
import { linkUrl, stateAt as requestStateAt } from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import { agentOf, outcomeOf, readChoice, readSignature, type Seen, sealed, type TypedAnswer } from './answer.ts';
import { answeredPaper, fileAnswered } from './answered-paper.ts';
import { overOf } from './comparing.ts';
import { askForDeposit, depositOf, paidBefore } from './deposit.ts';
import { depositAskedIn, type Estimate, stateAt } from './estimate.ts';
import type { EstimatesHouse } from './house.ts';
import type { OrderOver } from './news.ts';
import type { EstimateView } from './page-view.ts';
import { answered, see } from './steps.ts';
import { totalOf } from './work.ts';

export type EstimatePages = ReturnType<typeof createEstimatePages>;

/** The customer's side of estimates: the page behind the link, and the answer. */
export function createEstimatePages(house: EstimatesHouse) {
  const { store, links, clock, log } = house;
  const filing = createFiling(house);
  const print = createPrinting(house, filing);

  async function byToken(token: string): Promise<Estimate | undefined> {
    return links.isWellFormed(token) ? store.estimates.byLink(links.hash(token)) : undefined;
  }

  /** The one that has taken its place, if any: whatever its own document has heard of by now. */
  async function newerThan({ companyId, order, edition }: Estimate): Promise<Estimate | undefined> {
    const [newest] = await store.estimates.ofOrder(companyId, order.id, 1);
    return newest && newest.edition > edition ? newest : undefined;
  }

  /** Its order came to an end since: nothing of it can be approved any more. */
  async function endOf({ companyId, order }: Estimate): Promise<OrderOver | undefined> {
    const now = await store.invoices.get(companyId, order.id);
    return now && overOf(now);
  }

  async function keptOf({ id, companyId, paper }: Estimate) {
    const kept = await store.papers.get(companyId, paper.id);
    if (!kept) throw new Error(`${id} was not kept when it was sent`);
    return kept;
  }

  /** Without a logo it can still be answered: whatever fails here is only logged. */
  async function hasLogo(estimate: Estimate): Promise<boolean> {
    try {
      return (await filing.logoOf(estimate)) !== undefined;
    } catch (error) {
      log.error('the page has no logo', { estimateId: estimate.id, error });
      return false;
    }
  }

  async function depositView(estimate: Estimate): Promise<Pick<EstimateView, 'deposit'>> {
    const minor = depositAskedIn(estimate);
    if (!minor) return {};
    const request = estimate.answer && (await depositOf(house, estimate));
    // Nothing is asked for where earlier deposits on the order cover it.
    const covered = estimate.answer && !request && (await paidBefore(house, estimate)) >= minor;
    const state = request ? requestStateAt(request, clock.now()) : covered ? 'paid' : 'open';
    const standing =
      state === 'paid' ? 'paid' : state === 'open' || state === 'processing' || state === 'expired' ? 'asked' : 'over';
    return { deposit: { amount: request?.amount ?? { ...estimate.total, minor }, standing } };
  }

  async function viewOf(estimate: Estimate): Promise<EstimateView | undefined> {
    const [company, kept, newer, end] = await Promise.all([
      house.directory.company(estimate.companyId),
      keptOf(estimate),
      newerThan(estimate),
      endOf(estimate),
    ]);
    if (!company) return undefined;
    const { name, phone, textSender, language, timeZone } = company;
    const state = stateAt(estimate, clock.now());
    const { customer, tongue, reference, total, validUntil, works, answer } = estimate;
    const sent = paperIn(kept);
    const over = state === 'open' ? end : estimate.withdrawn?.why;
    return {
      company: { name, phone, ...(isPhone(textSender) ? { textsFrom: textSender } : {}), language, timeZone },
      hasLogo: await hasLogo(estimate),
      ...(customer.name ? { customer: customer.name } : {}),
      ...{ tongue, reference, total, validUntil, works, paper: answer ? answeredPaper(sent, works, answer) : sent },
      state: state !== 'open' ? state : newer ? 'superseded' : end ? 'withdrawn' : 'open',
      ...(over && { over }),
      ...(answer && { answer }),
      ...(newer && { newer: newer.customer.id === customer.id ? links.tokenFor(newer.id) : '' }),
      ...(await depositView(estimate)),
      printable: house.printer !== undefined,
    };
  }

  return {
    /** What a link leads to; undefined for unknown, malformed and foreign tokens alike. Changes nothing. */
    async view(token: string): Promise<EstimateView | undefined> {
      const estimate = await byToken(token);
      return estimate && viewOf(estimate);
    },

    /**
     * The customer's answer, once: the first counts, and the same again is harmless. Refusals: those of `readSignature`
     * and `readChoice`, `estimate-over`, `estimate-gone`.
     */
    async answer(token: string, typed: TypedAnswer, seen: Seen, tongue: Tongue): Promise<Answer<unknown>> {
      const estimate = await byToken(token);
      if (!estimate) return refused({ code: 'estimate-gone' });
      const name = readSignature(typed.name);
      const choice = readChoice(typed, estimate.works.length);
      if (!choice.ok) return choice;
      if (!name.ok) return name;
      const isOver = !estimate.answer && ((await newerThan(estimate)) || (await endOf(estimate)));
      if (isOver) return refused({ code: 'estimate-over' });
      const approved = choice.value;
      const paper = paperIn(await keptOf(estimate));
      const said = {
        ...{ outcome: outcomeOf(approved, estimate.works.length), approved, name: name.value, at: clock.now(), tongue },
        total: totalOf(paper, estimate.works, approved),
        address: links.markOf(seen.address),
        agent: agentOf(seen.agent),
      };
      const about = { id: estimate.id, paperHash: estimate.paper.hash, currency: estimate.total.currency };
      const answer = sealed(said, about);
      const now = await change(one(store.estimates, estimate.companyId, estimate.id), (stored) =>
        answered(stored, answer, momentOf(house)),
      );
      if (now) house.wake('estimates', now);
      const kept = now?.answer;
      const isSame = kept?.name === answer.name && kept.approved.join() === approved.join();
      return isSame ? granted(undefined) : refused({ code: 'estimate-over' });
    },

    /** The page was visible to a person. */
    async seen(token: string): Promise<void> {
      const estimate = await byToken(token);
      const now =
        estimate &&
        (await change(
          one(store.estimates, estimate.companyId, estimate.id),
          (stored) => see(stored, momentOf(house)),
          estimate,
        ));
      if (now) house.wake('estimates', now);
    },

    /** Where the deposit that was approved with it is paid; undefined where none is asked for. */
    async deposit(token: string): Promise<string | undefined> {
      const estimate = await byToken(token);
      const request = estimate && (await askForDeposit(house, estimate));
      return request && linkUrl('', links.tokenFor(request.id));
    },

    /** Its document, printed. @throws Outage when that cannot be done now */
    async printed(token: string): Promise<Printed | undefined> {
      const estimate = await byToken(token);
      // What was taken back may have been another's.
      return estimate && estimate.state !== 'withdrawn' ? print(await keptOf(estimate)) : undefined;
    },

    /** The same with the answer to it; undefined while there is none. @throws Outage when that cannot be done now */
    async printedAnswer(token: string): Promise<Printed | undefined> {
      const estimate = await byToken(token);
      const answered = estimate && (await fileAnswered(filing, estimate, await keptOf(estimate)));
      return answered && print(answered);
    },

    /** The logo on the page. */
    async logo(token: string): Promise<KeptFile | undefined> {
      const estimate = await byToken(token);
      const id = estimate && (await filing.logoOf(estimate));
      return id && filing.logo(estimate.companyId, id);
    },
  };
}
