import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createTextAnnouncer } from './announcer.ts';
import { createAnswerDesk } from './answer-desk.ts';
import { createAssignments } from './assignments.ts';
import { createCarrierSide } from './carrier.ts';
import { createConversationAnnouncer } from './conversation-announcer.ts';
import { createHandlingDesk } from './handling-desk.ts';
import { createListening } from './listening.ts';
import { createOutgoingAnnouncer } from './sending.ts';

const HOUR_MS = 3_600_000;

/** What customers write, shown to the team, and what the team answers. */
export const conversations: Feature = {
  commands: [],
  at(house) {
    const answers = createAnswerDesk(house);
    const handling = createHandlingDesk(house);
    const { optOut, early, missed } = createCarrierSide(house);
    return {
      said: createListening(house, answers),
      buttons: {
        'answer.open': { role: 'agent', press: answers.open },
        'answer.undo': { role: 'agent', press: answers.undo },
        'answer.retry': { role: 'agent', press: answers.retry },
        'conversation.take': { role: 'agent', press: handling.take },
        'conversation.assign': { role: 'agent', press: handling.open },
        'conversation.live': { role: 'agent', press: handling.goLive },
        'conversation.live-end': { role: 'agent', press: handling.endLive },
        'conversation.stop': { role: 'agent', press: handling.stop },
        'conversation.close': { role: 'agent', press: handling.close },
        'conversation.reopen': { role: 'agent', press: handling.reopen },
      },
      forms: { answer: { role: 'agent', fill: answers.fill }, assign: { role: 'agent', fill: handling.fill } },
      announcers: {
        conversations: kindOf(createConversationAnnouncer(house)),
        texts: kindOf(createTextAnnouncer(house)),
        outgoingTexts: kindOf(createOutgoingAnnouncer(house, { optOut })),
      },
      jobs: {
        'missed-texts': missed.job,
        assignments: createAssignments(house),
        'hand-over': { every: HOUR_MS, atStart: true, run: early.handOverAll },
      },
    };
  },
};
