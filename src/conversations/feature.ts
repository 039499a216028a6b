import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createTextAnnouncer } from './announcer.ts';
import { createCarrierSide } from './carrier.ts';
import { createListening } from './listening.ts';
import { createOutgoingAnnouncer } from './sending.ts';

const HOUR_MS = 3_600_000;

/** What customers write, shown to the team. */
export const conversations: Feature = {
  commands: [],
  at(house) {
    const { optOut, early, missed } = createCarrierSide(house);
    return {
      said: createListening(house),
      announcers: {
        texts: kindOf(createTextAnnouncer(house)),
        outgoingTexts: kindOf(createOutgoingAnnouncer(house, { optOut })),
      },
      jobs: {
        'missed-texts': missed.job,
        'hand-over': { every: HOUR_MS, atStart: true, run: early.handOverAll },
      },
    };
  },
};
