import type { Actor, Company } from '../company/index.ts';
import { roomsToAskIn } from '../conversations/index.ts';
import { contactOf, rememberEmail } from '../customers/index.ts';
import { createFiling, estimatePaperId, paperOfInvoice } from '../documents/index.ts';
import { composeMessage } from '../payments/index.ts';
import { momentOf } from '../promises/outbox.ts';
import type { Estimate } from './estimate.ts';
import type { EstimatesHouse } from './house.ts';
import type { EstimateAsk } from './reading.ts';
import type { EstimateScreen } from './screen.ts';
import { estimated } from './steps.ts';
import { wholeOf, worksIn } from './work.ts';

/** The last step: the document is kept as it is sent, and the estimate is stored, once. */
export function createEstimateSending(house: EstimatesHouse) {
  const { store, links } = house;
  const filing = createFiling(house);

  /** Stores the estimate and answers, unless another of the same order was stored in the same moment. */
  return async function send(
    company: Company,
    actor: Actor,
    ask: EstimateAsk,
    key: string,
  ): Promise<EstimateScreen | 'overtaken'> {
    const rooms = await roomsToAskIn(house, company, actor.room, ask.payer.phone);
    if (rooms.length === 0) return { kind: 'refused', refusal: { code: 'room-missing' } };
    const { order, payer, tongue, validUntil, deposit, parts } = ask;
    const moment = momentOf(house);
    const id = house.newId('est');
    const customer = payer;
    if (customer.email) await rememberEmail(store.customers, company.id, customer.id, customer.email);
    const stationery = await filing.stationeryOf(company);
    const paper = { ...paperOfInvoice(order, customer, tongue, stationery), validUntil };
    const whose = { id, companyId: company.id, ...(company.letterhead && { letterhead: company.letterhead }) };
    // Before the estimate is: what is answered must be there as it was sent, whatever the order becomes meanwhile.
    const kept = await filing.keep(paper, estimatePaperId(id), whose, stationery);
    const estimate: Estimate = estimated(
      {
        ...whose,
        ...{ key, customer, tongue, validUntil, rooms, edition: ask.edition, reference: order.reference },
        asker: { id: actor.id, name: actor.name, workspaceId: actor.workspaceId },
        order: { id: order.id, version: order.version },
        works: worksIn(paper),
        total: { minor: wholeOf(paper), currency: paper.currency },
        paper: { id: kept.id, hash: kept.hash },
        ...(deposit && { deposit: { minor: deposit.minor } }),
        linkHash: links.hash(links.tokenFor(id)),
        message: composeMessage(parts),
      },
      moment,
    );
    if (await store.estimates.insert(estimate)) {
      house.wake('estimates', estimate);
      return receiptOf(estimate);
    }
    const earlier = await store.estimates.byKey(company.id, key);
    return earlier ? receiptOf(earlier) : 'overtaken';
  };
}

/** What the member is told of an estimate that is on its way. */
export const receiptOf = ({ customer, total, reference, cards }: Estimate): EstimateScreen => ({
  kind: 'estimate-sent',
  to: customer.name ?? contactOf(customer),
  ...{ total, reference },
  shownIn: cards.map(({ room }) => room),
});
