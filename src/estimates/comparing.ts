import { type Invoice, stateOf, totalAskedOf } from '../invoices/index.ts';
import { change, one } from '../kernel/change.ts';
import { type Estimating, quietUntil } from '../payments/index.ts';
import { type Errand, unchanged } from '../promises/announcer.ts';
import { isErrand, momentOf, promising, without } from '../promises/outbox.ts';
import { endDeposit } from './deposit.ts';
import { approvalIn, type Estimate, MOST_EDITIONS } from './estimate.ts';
import type { EstimatesHouse } from './house.ts';
import type { OrderOver } from './news.ts';
import { compared, orderOver } from './steps.ts';

type Needs = Pick<EstimatesHouse, 'clock' | 'newId' | 'sources' | 'wake'> & {
  store: Pick<EstimatesHouse['store'], 'estimates'>;
};

/**
 * An estimate that was accepted binds the business: what the order comes to is held against what was approved of it
 * (Quebec's Consumer Protection Act on repairs), once it stands still.
 */
export const createEstimating = (house: Needs): Estimating => ({
  async orderChanged(invoice) {
    for (const { id } of await concerned(house, invoice)) {
      const moment = momentOf(house);
      const due = quietUntil(house, invoice, moment);
      const waiting = await change(one(house.store.estimates, invoice.companyId, id), (now) =>
        promising(
          without(now, (item) => isErrand(item, 'compare')),
          { name: 'compare' },
          moment,
          due,
        ),
      );
      if (waiting) house.wake('estimates', waiting);
    }
  },
});

/** Those that have to hear of it: the one that was approved, and one that can be answered no more. */
async function concerned({ store }: Needs, invoice: Invoice): Promise<Estimate[]> {
  const editions = await store.estimates.ofOrder(invoice.companyId, invoice.id, MOST_EDITIONS);
  const approval = approvalIn(editions);
  const isAnother = approval && approval.order.version !== invoice.version;
  const unanswered = overOf(invoice) ? editions.filter(({ state }) => state === 'open') : [];
  return [...(isAnother ? [approval] : []), ...unanswered];
}

/** Why nothing of an order can be approved any more; undefined while something can. */
export function overOf(order: Pick<Invoice, 'voidedAt' | 'closedAt'>): OrderOver | undefined {
  const state = stateOf(order);
  return state === 'open' ? undefined : state;
}

const approvalOf = async ({ store }: Needs, { companyId, id }: Invoice) =>
  approvalIn(await store.estimates.ofOrder(companyId, id, MOST_EDITIONS));

/** What was approved, beside what the order is now; one that still is as it was sent has had nothing added. */
export const comparing = (house: EstimatesHouse): Errand<Estimate> => ({
  lane: 'orders',
  harmless: true,
  async keep(estimate) {
    const { id, companyId, order: sent } = estimate;
    const order = await house.store.invoices.get(companyId, sent.id);
    if (order?.voidedAt) await endDeposit(house, estimate);
    const over = order && overOf(order);
    if (over && estimate.state === 'open') return (now) => orderOver(now, over, momentOf(house)) ?? now;
    if (!order || order.voidedAt || order.version === sent.version) return unchanged;
    const approval = await approvalOf(house, order);
    if (approval?.id !== id) return unchanged;
    return (now) => compared(now, totalAskedOf(order), momentOf(house)) ?? now;
  },
  never: () => unchanged,
});
