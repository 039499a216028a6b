import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createPrivacyAnnouncer } from './announcer.ts';
import { createCorrectDesk } from './correct-desk.ts';
import { createPrivacyDesk } from './desk.ts';
import { createIncidentDesk } from './incident-desk.ts';

const DAY_MS = 86_400_000;

/** What customers may ask of whoever keeps data about them, for administrators: reached from the settings and the payments. */
export const privacy: Feature = {
  commands: [],
  at(house) {
    const desk = createPrivacyDesk(house);
    const incidents = createIncidentDesk(house);
    const correcting = createCorrectDesk(house);
    return {
      jobs: {
        // Papers whose customers were erased, once tax law asks for them no more.
        'forget-papers': { every: DAY_MS, atStart: true, run: () => house.store.papers.forget(house.clock.now()) },
      },
      announcers: { privacyOrders: kindOf(createPrivacyAnnouncer(house)) },
      buttons: {
        'privacy.menu': { role: 'administrator', press: async () => ({ kind: 'privacy-menu', isSheet: true }) },
        'privacy.find': { role: 'administrator', press: desk.find },
        'privacy.show': { role: 'administrator', press: desk.show },
        'privacy.correct': { role: 'administrator', press: correcting.open },
        'privacy.incidents': { role: 'administrator', press: incidents.list },
        'privacy.incident': { role: 'administrator', press: incidents.add },
        'privacy.incidents-file': { role: 'administrator', press: incidents.take },
        'privacy.erase': { role: 'administrator', press: desk.erase },
        'privacy.export': { role: 'administrator', press: desk.take },
      },
      forms: {
        'privacy-incident': { role: 'administrator', fill: incidents.fill },
        'privacy-correct': { role: 'administrator', fill: correcting.fill },
        'privacy-search': {
          role: 'administrator',
          fill: (actor, filled, phase) => desk.fill(actor, filled, phase === 'sent'),
          search: { customer: desk.search },
        },
      },
    };
  },
};
