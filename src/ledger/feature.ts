import type { Feature } from '../feature.ts';
import { createFiguresDesk } from './figures-desk.ts';
import { readFilter } from './filter.ts';
import { createLedgerDesk } from './ledger-desk.ts';
import { createTotals } from './totals.ts';

/** All payments of the company: looked through, narrowed, and the story of each. */
export const ledger: Feature = {
  commands: [
    {
      name: 'payments',
      role: 'viewer',
      title: ({ ledger }) => ledger.title,
      start: ({ ledger }) => ledger.start,
      help: ({ ledger: { help } }, example) => [help.list('/payments'), help.found(example)],
      example: { fr: '/payments tremblay', en: '/payments tremblay' },
      description: {
        fr: 'Voir tous les paiements, et les filtrer',
        en: 'See all payments, and filter them',
      },
    },
  ],
  at(house) {
    const desk = createLedgerDesk(house);
    const totals = createTotals(house);
    const figures = createFiguresDesk(house, totals);
    return {
      commands: { payments: desk.open },
      jobs: { totals: totals.keeping },
      forms: {
        'payments-filter': {
          role: 'viewer',
          fill: (actor, filled, phase) =>
            phase === 'changed' ? desk.refresh(actor, readFilter(filled)) : desk.show(actor, readFilter(filled)),
          search: { asker: desk.search },
        },
      },
      buttons: {
        'payments.turn': { role: 'viewer', press: desk.turn },
        'payments.narrow': { role: 'viewer', press: desk.narrow },
        'payments.show': { role: 'viewer', press: desk.story },
        'payments.figures': { role: 'viewer', press: figures.show },
        'payments.export': { role: 'member', press: desk.take },
      },
    };
  },
};
