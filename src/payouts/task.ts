import { type Company, roomsFor } from '../company/index.ts';
import { momentOf } from '../promises/outbox.ts';
import { openTask } from '../tasks/index.ts';
import type { PayoutsHouse } from './house.ts';
import type { Payout } from './payout.ts';

/** Has people see to a payout that the bank sent back, in every room that is told: once, however often it is said. */
export const placeTask = (house: PayoutsHouse, company: Company, { id, amount }: Payout): Promise<void> =>
  openTask(house, company, {
    ...{ kind: 'mend-payout', requestId: id, about: id, reference: id, paymentId: id, customer: {} },
    ...{ amount, system: 'Stripe', rooms: roomsFor(company, undefined), moment: momentOf(house) },
  });
