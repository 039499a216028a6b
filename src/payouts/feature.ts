import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createPayoutAnnouncer } from './announcer.ts';
import { createPayoutBooks, lookingForPayouts } from './bookkeeping.ts';
import { createPayoutsDesk } from './payouts-desk.ts';

/** What the processor sends to the bank, held against what was asked for here. */
export const payouts: Feature = {
  commands: [],
  at(house) {
    const desk = createPayoutsDesk(house);
    return {
      buttons: {
        'payouts.turn': { role: 'viewer', press: desk.list },
        'payouts.show': { role: 'viewer', press: desk.show },
        'payouts.export': { role: 'member', press: desk.take },
      },
      announcers: { payouts: kindOf(createPayoutAnnouncer(house)) },
      jobs: { payouts: lookingForPayouts(house, createPayoutBooks(house)) },
    };
  },
};
