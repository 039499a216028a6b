import { type Company, type RoomId, roomsFor } from '../company/index.ts';
import { momentOf } from '../promises/outbox.ts';
import { openTask } from '../tasks/index.ts';
import type { PayoutsHouse } from './house.ts';
import type { Payout } from './payout.ts';

/** Where a company has no room told of such things, its first one is: somebody has to know. */
function roomsOf(company: Company): RoomId[] {
  const told = roomsFor(company, undefined);
  const first = company.rooms.find(({ goneAt, personal }) => !goneAt && !personal);
  return told.length > 0 || !first ? told : [first.id];
}

/** Has people see to a payout that the bank sent back, in the rooms that are told: once, however often it is said. */
export const placeTask = (house: PayoutsHouse, company: Company, { id, amount }: Payout): Promise<void> =>
  openTask(house, company, {
    ...{ kind: 'mend-payout', requestId: id, about: id, reference: id, paymentId: id, customer: {} },
    ...{ amount, system: 'Stripe', rooms: roomsOf(company), moment: momentOf(house) },
  });
