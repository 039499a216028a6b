import type { Feature } from '../feature.ts';
import { createAuditDesk } from './desk.ts';
import { sealing, sendingSeals } from './sealing.ts';

const MINUTE_MS = 60_000;

/** Who did what, for administrators: reached from the payments and the settings. */
export const audit: Feature = {
  commands: [],
  at(house) {
    const desk = createAuditDesk(house);
    return {
      buttons: {
        'audit.turn': { role: 'administrator', press: desk.turn },
        'audit.narrow': { role: 'administrator', press: desk.narrow },
        'audit.export': { role: 'administrator', press: desk.take },
      },
      forms: {
        'audit-filter': {
          role: 'administrator',
          fill: (actor, filled, phase) => desk.fill(actor, filled, phase === 'sent'),
          search: { who: desk.search },
        },
      },
      jobs: {
        'enter-acts': { every: MINUTE_MS, atStart: true, run: () => house.auditing.enter() },
        'seal-audit': sealing(house),
        'send-seals': sendingSeals(house),
      },
    };
  },
};
