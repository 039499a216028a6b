import type { Feature } from '../feature.ts';
import { createImportDesk } from './import-desk.ts';
import { createImporting } from './importing.ts';
import { createSyncing } from './syncing.ts';

/** What customers owe: kept up with wherever it comes from. */
export const invoices: Feature = {
  commands: [
    {
      name: 'import',
      role: 'member',
      title: ({ importing }) => importing.title,
      start: ({ importing }) => importing.start,
      help: ({ importing }) => [importing.help('/import')],
      example: { fr: '/import', en: '/import' },
      description: {
        fr: 'Prendre des factures et des clients dans un fichier CSV',
        en: 'Take invoices and customers from a CSV file',
      },
    },
  ],
  at(house) {
    const importing = createImporting(house);
    const desk = createImportDesk(house, importing);
    return {
      jobs: { 'keep-up-with-sources': createSyncing(house), 'take-over-files': importing.job },
      commands: { import: desk.open },
      forms: { import: { role: 'member', fill: desk.fill } },
    };
  },
};
