import type { Actor } from '../company/index.ts';
import type { Customer } from '../customers/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import type { Estimate } from '../estimates/index.ts';
import { act, acted, memberRef } from '../kernel/act.ts';
import { change, one } from '../kernel/change.ts';
import { Outage } from '../kernel/refusal.ts';
import { NEW, type PaymentRequest } from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import { byId, MOST, numbersOf, picturesWith } from './dossier.ts';
import { erasing, shareErased } from './erased.ts';
import { changeEverywhere } from './everywhere.ts';
import type { PrivacyHouse } from './house.ts';
import { erasureId, type PrivacyOrder } from './order.ts';
import type { Hindrance } from './screen.ts';

/** Tax law asks for papers until the end of the sixth year after that of the payment (Canada, and Quebec alike). */
const TAX_YEARS = 6;
const MINUTES_MS = 60_000;
/** A text may be with the carrier, who has not said so. */
const JUST_NOW_MS = 2 * MINUTES_MS;

/** Until when what was paid then has to be kept. */
export const taxEndOf = (paidAt: Date): Date => new Date(Date.UTC(paidAt.getUTCFullYear() + TAX_YEARS + 1, 0, 1));

/** Forgets a customer, but for what the law asks to keep. */
export function createErasure(house: PrivacyHouse) {
  const { store, clock } = house;
  const requestsOf = ({ companyId, id }: Customer) =>
    byId((after, limit) => store.requests.ofCustomer(companyId, id, after, limit));
  const estimatesOf = ({ companyId, id }: Customer) =>
    byId((after, limit) => store.estimates.ofCustomer(companyId, id, after, limit));

  /** What is still under way with them, and would be lost; none where they can be erased. */
  async function hindrances(customer: Customer): Promise<Hindrance[]> {
    const found: Hindrance[] = [];
    for await (const request of requestsOf(customer)) found.push(...hindrancesIn(request));
    for await (const { state, reference, validUntil } of estimatesOf(customer))
      if (state === 'open' && validUntil > clock.now()) found.push({ why: 'estimate', reference });
    if (await isTexting(customer)) found.push({ why: 'text' });
    return found;
  }

  async function isTexting({ companyId, phone }: Customer): Promise<boolean> {
    if (!phone) return false;
    const now = clock.now();
    const [latest] = await store.outgoingTexts.to(companyId, phone, now, 1);
    const isQueued = latest?.outbox.some((item) => item.kind === 'errand' && item.name === 'send') === true;
    return isQueued && now.getTime() - (latest?.createdAt.getTime() ?? 0) < JUST_NOW_MS;
  }

  /** What tax law asks for stands until its time; everything else of what was sent goes at once. */
  async function endPapers(about: PaymentRequest | Estimate): Promise<void> {
    const { companyId, id } = about;
    const paid = 'payments' in about ? about.payments.map(({ at }) => at) : [];
    const agreed = 'answer' in about && about.answer && about.answer.approved.length > 0 ? [about.answer.at] : [];
    const last = [...paid, ...agreed].toSorted((one, other) => other.getTime() - one.getTime())[0];
    for (const paper of await store.papers.of(companyId, id, MOST)) {
      if (!last) await store.papers.remove(companyId, paper.id);
      else if (!paper.until) await store.papers.endAt(companyId, paper.id, taxEndOf(last));
    }
    if ('shareOf' in about && about.shareOf)
      await change(one(store.requests, companyId, about.shareOf.requestId), (whole) =>
        shareErased(whole, id, about.customer.id, momentOf(house)),
      );
  }

  async function stripped(customer: Customer, by: string): Promise<void> {
    const { companyId, id } = customer;
    const numbers = await numbersOf(house, customer);
    // Whoever else had a number keeps their pictures. By the texts, so before those lead nowhere.
    for (const held of numbers)
      if (!held.isTheirsAlone)
        await store.files.forgetOf(companyId, held.phone, await picturesWith(house, companyId, held));
    await changeEverywhere(house, customer, erasing(id, { name: by }), endPapers);
    for (const { phone, isTheirsAlone } of numbers) if (isTheirsAlone) await store.files.forgetOf(companyId, phone);
    await store.sourceCustomers.unlink(companyId, id);
    const typed = [...numbers.map(({ phone }) => phone), ...(customer.email ? [customer.email] : [])];
    await store.drafts.forgetOf(companyId, [id, ...typed.map((contact) => `${NEW}${contact}`)]);
  }

  /** Nobody is texted again whose wish it was, however new they seem. */
  async function keepWish(customer: Customer): Promise<void> {
    const { companyId, phone } = customer;
    if (phone) await store.optOuts[hasOptedOut(customer) ? 'keep' : 'drop'](companyId, phone);
  }

  return {
    hindrances,

    /** What an administrator orders, once however often it is sent. */
    async order({ companyId, ...actor }: Actor, customer: Customer): Promise<PrivacyOrder> {
      const now = clock.now();
      const [id, by] = [erasureId(companyId, customer.id), memberRef(actor)];
      const blank: PrivacyOrder = {
        ...{ id, companyId, customerId: customer.id, what: 'erase', by, at: now },
        ...{ revision: 0, cards: [], appearance: 0, due: now },
        outbox: [{ kind: 'errand', name: 'erase', id: house.newId('out'), due: now, attempts: 0 }],
      };
      const entry = act({
        ...{ key: 'erased', at: now, action: 'customer-erased', by },
        after: { customer: customer.id },
      });
      const order = acted(blank, entry);
      if (await store.privacyOrders.insert(order)) house.wake('privacyOrders', order);
      return (await store.privacyOrders.get(companyId, id)) ?? order;
    },

    /** Whatever dies in between, it begins again: what is gone is not found, and the customer goes last. */
    async carryOut({ companyId, customerId }: PrivacyOrder): Promise<void> {
      for (;;) {
        const customer = await store.customers.get(companyId, customerId);
        if (!customer) return;
        if ((await hindrances(customer)).length > 0) throw new Outage('privacy', 'erase', { outcome: 'no' });
        // What they agreed to is told by the customer alone, and entered before they go.
        await house.auditing.enter();
        const entered = await store.customers.get(companyId, customerId);
        if (!entered) return;
        await keepWish(entered);
        await stripped(entered, '');
        await store.customers.remove(entered);
      }
    },
  };
}

function hindrancesIn(request: PaymentRequest): Hindrance[] {
  const { reference, state, refunds, disputes } = request;
  const isUnpaid = state === 'open' || state === 'processing' || state === 'cancelling';
  const isGivingBack =
    request.refundOrders.some(({ state }) => state === 'asked' || state === 'ordered' || state === 'pending') ||
    refunds.some(({ status }) => status === 'pending');
  const isDisputed = disputes.some(({ status }) => status === 'open' || status === 'inquiry');
  return [
    ...(isUnpaid ? [{ why: 'unpaid', reference } as const] : []),
    ...(isGivingBack ? [{ why: 'refund', reference } as const] : []),
    ...(isDisputed ? [{ why: 'dispute', reference } as const] : []),
  ];
}
