import { type Announcer, shownNowhere, unchanged } from '../promises/announcer.ts';
import { createCorrecting } from './correcting.ts';
import { createErasure } from './erasure.ts';
import type { PrivacyHouse } from './house.ts';
import { done, type PrivacyOrder } from './order.ts';

/** What an order promises: that it is carried out, however often somebody dies on the way. */
export function createPrivacyAnnouncer(house: PrivacyHouse): Announcer<PrivacyOrder, never> {
  const correcting = createCorrecting(house);
  const erasure = createErasure(house);
  return {
    ...shownNowhere,
    documents: house.store.privacyOrders,
    errands: {
      'carry-out': {
        lane: 'privacy',
        harmless: true,
        async keep(order) {
          if (order.doneAt) return unchanged;
          if (order.what === 'erase') await erasure.carryOut(order);
          else {
            await correcting.correct(order);
            await correcting.spread(order);
          }
          return (now) => done(now, house.clock.now());
        },
        never: () => (now) => done(now, house.clock.now()),
      },
    },
  };
}
