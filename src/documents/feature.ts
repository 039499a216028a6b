import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createFiling } from './filing.ts';
import { DAY_MS } from './mail-allowance.ts';
import { createMailAnnouncer } from './mailing.ts';
import { createPrinting } from './printing.ts';
import { createRequestMailDesk } from './request-mail-desk.ts';

const HOUR_MS = 3_600_000;

/** The papers that customers look at, keep, and have sent. */
export const documents: Feature = {
  commands: [],
  at(house) {
    const print = createPrinting(house, createFiling(house));
    const desk = createRequestMailDesk(house);
    return {
      announcers: { mails: kindOf(createMailAnnouncer(house, print)) },
      jobs: {
        'forget-mail-allowances': {
          every: HOUR_MS,
          atStart: false,
          run: () => house.store.mailAllowances.forget(new Date(house.clock.now().getTime() - DAY_MS)),
        },
      },
      buttons: { 'request.mail': { role: 'agent', press: desk.open } },
      forms: {
        mail: {
          role: 'agent',
          fill: (actor, { values: { email = '' }, state }, phase, key) =>
            phase === 'changed' ? desk.again(actor, state, email) : desk.send(actor, state, email, key),
        },
      },
    };
  },
};
