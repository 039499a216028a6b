import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createPrivacyAnnouncer } from './announcer.ts';
import { createCorrectDesk } from './correct-desk.ts';
import { createPrivacyDesk } from './desk.ts';

/** What customers may ask of whoever keeps data about them, for administrators: reached from the settings and the payments. */
export const privacy: Feature = {
  commands: [],
  at(house) {
    const desk = createPrivacyDesk(house);
    const correcting = createCorrectDesk(house);
    return {
      announcers: { privacyOrders: kindOf(createPrivacyAnnouncer(house)) },
      buttons: {
        'privacy.menu': { role: 'administrator', press: async () => ({ kind: 'privacy-menu', isSheet: true }) },
        'privacy.find': { role: 'administrator', press: desk.find },
        'privacy.show': { role: 'administrator', press: desk.show },
        'privacy.correct': { role: 'administrator', press: correcting.open },
        'privacy.export': { role: 'administrator', press: desk.take },
      },
      forms: {
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
