import { companyOf } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { createFiling } from '../documents/index.ts';
import { change, one } from '../kernel/change.ts';
import { keptUrl } from '../payments/index.ts';
import { type Announcer, type Errand, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import { fileAnswered } from './answered-paper.ts';
import { comparing } from './comparing.ts';
import { askingDeposit } from './deposit.ts';
import { type Estimate, MOST_EDITIONS } from './estimate.ts';
import type { EstimatesHouse } from './house.ts';
import { mailingEstimate } from './mail.ts';
import type { EstimateMessage } from './messages.ts';
import { isForTheWholeRoom, waitsForSomebody } from './news.ts';
import { expired, superseded, textTold } from './steps.ts';
import { headOf, textAbout } from './subjects.ts';

/** How estimates are shown, and what they promise. */
export function createEstimateAnnouncer(house: EstimatesHouse): Announcer<Estimate, EstimateMessage> {
  const { store, directory } = house;
  const filing = createFiling(house);
  return {
    documents: store.estimates,
    async card(estimate) {
      const { companyId, customer, id } = estimate;
      const whom = whomOf(estimate);
      const [company, known, handling] = await Promise.all([
        companyOf(directory, estimate),
        customer.phone ? store.customers.byPhone(companyId, customer.phone) : undefined,
        whom ? house.conversing.handling(whom, { kind: 'request', id }) : undefined,
      ]);
      const optedOut = known !== undefined && hasOptedOut(known);
      const paper = keptUrl(house, estimate, estimate.paper.id);
      const kept = estimate.answer && (await store.papers.get(companyId, estimate.paper.id));
      const filed = kept && (await fileAnswered(filing, estimate, kept));
      const answered = filed && { answered: keptUrl(house, estimate, filed.id) };
      return { kind: 'estimate', estimate, company, optedOut, paper, ...answered, ...(handling && { handling }) };
    },
    async news(estimate, news) {
      const { customer, reference, asker } = estimate;
      const company = await companyOf(directory, estimate);
      const about = { company, customer, reference, ...(waitsForSomebody(news) ? { asker } : {}) };
      return { message: { kind: 'news', news, ...about }, wholeRoom: isForTheWholeRoom(news) };
    },
    root: async (estimate) => estimate,
    isOnCard: () => false,
    async placed(estimate, { room }) {
      const whom = whomOf(estimate);
      if (whom) await house.conversing.tell(whom, { at: estimate.createdAt, head: headOf(estimate), room });
    },
    errands: {
      text: texting(house),
      mail: mailingEstimate(house),
      expire: expiring(house),
      supersede: superseding(house),
      compare: comparing(house),
      'ask-deposit': askingDeposit(house),
    },
  };
}

/** Who may answer it in a text. */
const whomOf = ({ companyId, customer: { phone } }: Estimate) => phone && { companyId, phone };

/** Has the text with the link sent. */
const texting = (house: EstimatesHouse): Errand<Estimate> => ({
  lane: 'askers',
  harmless: true,
  async keep(estimate, textId, triedSince) {
    const [whom, text] = [whomOf(estimate), textAbout(estimate, textId)];
    if (!whom || !text) return unchanged;
    // First: whoever answers it must find the thread.
    await house.conversing.tell(whom, { at: house.clock.now(), head: headOf(estimate) });
    await house.texting.send(text, triedSince);
    return unchanged;
  },
  never: (textId) => (now) => textTold(now, textId, { state: 'failed' }, momentOf(house)) ?? now,
});

const expiring = (house: EstimatesHouse): Errand<Estimate> => ({
  lane: 'links',
  harmless: true,
  keep: async () => (now) => expired(now, momentOf(house)) ?? now,
  never: () => unchanged,
});

/** Tells those before it of the same order. */
const superseding = (house: EstimatesHouse): Errand<Estimate> => ({
  lane: 'links',
  harmless: true,
  async keep({ companyId, order, edition, createdAt }) {
    const all = await house.store.estimates.ofOrder(companyId, order.id, MOST_EDITIONS);
    for (const { id } of all.filter((other) => other.edition < edition && !other.supersededAt)) {
      const told = await change(one(house.store.estimates, companyId, id), (now) =>
        superseded(now, createdAt, momentOf(house)),
      );
      if (told) house.wake('estimates', told);
    }
    return unchanged;
  },
  never: () => unchanged,
});
