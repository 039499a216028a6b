import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createEstimateAnnouncer } from './announcer.ts';
import { createEstimateCardDesk } from './card-desk.ts';
import { createEstimateDesk } from './estimate-desk.ts';
import { readEstimate } from './values.ts';

/** What an open order would cost, sent to its customer to approve or decline. */
export const estimates: Feature = {
  commands: [
    {
      name: 'estimate',
      role: 'agent',
      title: ({ estimates }) => estimates.title,
      start: ({ estimates }) => estimates.start,
      help: ({ estimates: { help } }, example) => [help.form('/estimate'), help.found(example), ...help.after],
      fromMessage: { fr: 'Estimation', en: 'Estimate' },
      example: { fr: '/estimate RO4830', en: '/estimate RO4830' },
      description: {
        fr: 'Envoyer une estimation à un client, qui l’approuve ou la refuse',
        en: 'Send a customer an estimate, to approve or decline',
      },
    },
  ],
  at(house) {
    const desk = createEstimateDesk(house);
    const card = createEstimateCardDesk(house);
    return {
      announcers: { estimates: kindOf(createEstimateAnnouncer(house)) },
      commands: { estimate: desk.open },
      messages: { estimate: desk.openOn },
      forms: {
        estimate: {
          role: 'agent',
          fill(actor, filled, phase, key) {
            const given = readEstimate(filled);
            return phase === 'changed' ? desk.refresh(actor, given) : desk.submit(actor, given, key);
          },
          search: { customer: desk.search },
        },
      },
      buttons: {
        'estimate.withdraw': { role: 'agent', press: card.withdraw },
        'estimate.send-again': { role: 'agent', press: card.sendAgain },
      },
    };
  },
};
