import { expect, test } from '@jest/globals';
import { presentPapers } from '../../cards/pages/page-papers.ts';
import { repairPaper } from '../../sandbox/papers/garage.ts';
import { formatsFor } from '../../src/i18n/formats.ts';

const formats = formatsFor('fr', { language: 'fr-CA', timeZone: 'America/Toronto' });
const now = new Date('2026-03-01T19:05:00Z');
const offered = (kind: 'invoice' | 'estimate', isPaid: boolean) =>
  presentPapers(
    {
      ...{ invoice: repairPaper(kind, 'fr-CA'), others: [], receipts: [] },
      ...{ printable: ['invoice', 'receipt'], mailable: false },
    },
    { token: 't', tongue: 'fr', now, isPaid },
    formats,
  );

test.each([
  ['invoice', 'Voir la facture', 'Télécharger la facture'],
  ['estimate', 'Voir l’estimation', 'Télécharger l’estimation'],
] as const)('the document of an %s is called what it is, before and after it is paid', (kind, look, download) => {
  expect(offered(kind, false).documents.map((one) => one.look)).toEqual([look]);
  expect(offered(kind, true).downloads.map(({ label }) => label)).toEqual([download, 'Télécharger le reçu']);
});

test('what it is for is read before it is opened, and what each kind of line comes to once it is', () => {
  const [document] = offered('invoice', false).documents;
  expect(document?.about.replaceAll(/\s/g, ' ')).toBe(
    'Mazda CX-5 2021, 84 210 km · Remplacement des freins avant et des disques, essai routier · 3 autres lignes',
  );
  const sums = document?.groups.map(({ heading, sum }) => `${heading} ${sum}`.replaceAll(/\s/g, ' '));
  expect(sums).toEqual(['Main-d’œuvre 187,50 $', 'Pièces 238,95 $', 'Frais 4,50 $', 'Rabais -20,00 $']);
});
