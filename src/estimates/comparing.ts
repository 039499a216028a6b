import { type Invoice, totalAskedOf } from '../invoices/index.ts';
import { change, one } from '../kernel/change.ts';
import { type Estimating, quietUntil } from '../payments/index.ts';
import { type Errand, unchanged } from '../promises/announcer.ts';
import { isErrand, momentOf, promising, without } from '../promises/outbox.ts';
import { endDeposit } from './deposit.ts';
import { approvalIn, type Estimate, MOST_EDITIONS } from './estimate.ts';
import type { EstimatesHouse } from './house.ts';
import { compared } from './steps.ts';

type Needs = Pick<EstimatesHouse, 'clock' | 'newId' | 'sources' | 'wake'> & {
  store: Pick<EstimatesHouse['store'], 'estimates'>;
};

/**
 * An estimate that was accepted binds the business: what the order comes to is held against what was approved of it
 * (Quebec's Consumer Protection Act on repairs), once it stands still.
 */
export const createEstimating = (house: Needs): Estimating => ({
  async orderChanged(invoice) {
    const approval = await approvalOf(house, invoice);
    if (!approval || approval.order.version === invoice.version) return;
    const moment = momentOf(house);
    const due = quietUntil(house, invoice, moment);
    const waiting = await change(one(house.store.estimates, invoice.companyId, approval.id), (now) =>
      promising(
        without(now, (item) => isErrand(item, 'compare')),
        { name: 'compare' },
        moment,
        due,
      ),
    );
    if (waiting) house.wake('estimates', waiting);
  },
});

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
    if (!order || order.voidedAt || order.version === sent.version) return unchanged;
    const approval = await approvalOf(house, order);
    if (approval?.id !== id) return unchanged;
    return (now) => compared(now, totalAskedOf(order), momentOf(house)) ?? now;
  },
  never: () => unchanged,
});
