import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createEvidenceAnnouncer } from './announcer.ts';
import { createEvidenceDesk } from './evidence-desk.ts';

/** Answering a dispute: one document of all that shows that the payment was owed and made. */
export const evidence: Feature = {
  commands: [],
  at(house) {
    const desk = createEvidenceDesk(house);
    return {
      announcers: { disputeFiles: kindOf(createEvidenceAnnouncer(house)) },
      buttons: {
        'evidence.show': { role: 'agent', press: desk.show },
        'evidence.prepare': { role: 'agent', press: desk.prepare },
        'evidence.submit': { role: 'member', press: desk.submit },
      },
    };
  },
};
