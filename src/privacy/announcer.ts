import { type Announcer, type Errand, shownNowhere, unchanged } from '../promises/announcer.ts';
import { createCorrecting } from './correcting.ts';
import { createErasure } from './erasure.ts';
import type { PrivacyHouse } from './house.ts';
import { done, type PrivacyOrder } from './order.ts';

/** What an order promises: that it is carried out, however often somebody dies on the way. */
export function createPrivacyAnnouncer(house: PrivacyHouse): Announcer<PrivacyOrder, never> {
  const correcting = createCorrecting(house);
  const erasure = createErasure(house);
  /** `carryOut` may be begun anew at any time: whoever began it before has died. */
  const errandOf = (carryOut: (order: PrivacyOrder) => Promise<void>): Errand<PrivacyOrder> => ({
    lane: 'privacy',
    harmless: true,
    async keep(order) {
      if (order.doneAt) return unchanged;
      await carryOut(order);
      return (now) => done(now, house.clock.now());
    },
    never: () => unchanged,
  });
  return {
    ...shownNowhere,
    documents: house.store.privacyOrders,
    errands: {
      correct: errandOf(async (order) => {
        await correcting.correct(order);
        await correcting.spread(order);
      }),
      erase: errandOf(erasure.carryOut),
    },
  };
}
