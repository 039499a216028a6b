import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createTextAnnouncer } from './announcer.ts';
import { createAnswerDesk } from './answer-desk.ts';
import { createCarrierSide } from './carrier.ts';
import { createListening } from './listening.ts';
import { createOutgoingAnnouncer } from './sending.ts';

const HOUR_MS = 3_600_000;

/** What customers write, shown to the team, and what the team answers. */
export const conversations: Feature = {
  commands: [],
  at(house) {
    const answers = createAnswerDesk(house);
    const { optOut, early, missed } = createCarrierSide(house);
    return {
      said: createListening(house, answers),
      buttons: {
        'answer.open': { press: answers.open },
        'answer.undo': { press: answers.undo },
        'answer.retry': { press: answers.retry },
      },
      forms: { answer: { fill: answers.fill } },
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
