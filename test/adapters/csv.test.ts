import { describe, expect, test } from '@jest/globals';
import { readCsv } from '../../adapters/csv/read.ts';
import { balanceOf, type SourceBatch, stateOf } from '../../src/invoices/index.ts';

const HOME = { currency: 'CAD', country: 'CA' } as const;
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const read = (text: string | Uint8Array, told = {}) =>
  readCsv(typeof text === 'string' ? utf8(text) : text, HOME, told);
function all(sheet: { batches(): Iterable<SourceBatch> }) {
  const batches = [...sheet.batches()];
  return {
    invoices: batches.flatMap(({ invoices }) => invoices),
    unreadable: batches.flatMap(({ unreadable }) => unreadable),
  };
}
const FRENCH = `No de facture;Nom du client;Téléphone;Courriel;Solde;Date de facture;Langue
F-101;Élise Côté;(514) 555-0188;elise@example.com;1 234,50 $;23/11/2026;Français
F-102;"Garage ""Chez Luc"" ; inc.";450-555-0164;;89,95;05/11/2026;
`;
const ENGLISH = `Invoice Number,Customer Name,Phone,Amount Due,Invoice Date,Description
INV-1,"Smith, Anna",514-555-0142,"1,234.50",11/23/2026,Brakes
INV-2,Bob Ray,514-555-0143,99.00,11/05/2026,"Oil
change"
`;

describe('a file of invoices', () => {
  test('in French: semicolons, decimal commas, days first, accents, quotes in quotes', () => {
    const sheet = read(FRENCH);
    expect(sheet.unclear).toEqual([]);
    expect(sheet.columns).toEqual({
      ...{ reference: 'No de facture', name: 'Nom du client', phone: 'Téléphone', email: 'Courriel' },
      ...{ balance: 'Solde', opened: 'Date de facture', language: 'Langue' },
    });
    const { invoices, unreadable } = all(sheet);
    expect(unreadable).toEqual([]);
    expect(invoices.map(({ content }) => balanceOf(content).minor)).toEqual([123_450, 8_995]);
    expect(invoices[0]).toMatchObject({
      customer: { name: 'Élise Côté', phones: ['+15145550188'], email: 'elise@example.com', tongue: 'fr' },
      content: { reference: 'F-101', openedAt: new Date('2026-11-23T17:00:00Z') },
    });
    expect(invoices[1]?.customer.name).toBe('Garage "Chez Luc" ; inc.');
    expect(invoices.map(({ content }) => stateOf(content))).toEqual(['closed', 'closed']);
  });

  test('in English: commas, decimal points, months first, a line break in a field', () => {
    const { invoices } = all(read(ENGLISH));
    expect(
      invoices.map(({ content }) => [balanceOf(content).minor, content.openedAt.toISOString().slice(0, 10)]),
    ).toEqual([
      [123_450, '2026-11-23'],
      [9_900, '2026-11-05'],
    ]);
    expect(invoices[1]?.content.summary).toBe('Oil change');
  });

  test.each([
    ['UTF-8 with its mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(FRENCH)])],
    ['Windows Latin', Buffer.from(FRENCH, 'latin1')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(FRENCH, 'utf16le')])],
    ['Windows line ends', utf8(FRENCH.replaceAll('\n', '\r\n'))],
  ])('saved as %s reads the same', (_, bytes) => {
    expect(all(read(bytes))).toEqual(all(read(FRENCH)));
  });

  test('may have a title above the names of its columns, and those names twice', () => {
    const [names = '', ...lines] = FRENCH.split('\n');
    const { invoices, unreadable } = all(
      read(['Factures de novembre', '', names, lines[0], names, lines[1]].join('\n')),
    );
    expect([invoices.length, unreadable]).toEqual([2, []]);
  });

  test('says what is open, voided, and paid in part', () => {
    const { invoices } = all(
      read(
        'Facture;Client;Total;Payé;Statut\nA1;Luc;100,00;40,00;Ouvert\nA2;Luc;50,00;;Annulée\nA3;Luc;70,00;70,00;Fermée\n',
      ),
    );
    expect(invoices.map(({ content }) => [stateOf(content), balanceOf(content).minor])).toEqual([
      ['open', 6_000],
      ['voided', 5_000],
      ['closed', 0],
    ]);
  });
});

describe('what can be read in two ways is asked', () => {
  test('days that are all months as well, until somebody says', () => {
    const text = 'reference,name,balance,date\nA1,Luc,10.00,05/11/2026\n';
    expect(read(text).unclear).toEqual(['days']);
    expect(all(read(text)).invoices).toEqual([]);
    expect(all(read(text, { days: 'dmy' })).invoices[0]?.content.openedAt.toISOString()).toContain('2026-11-05');
    expect(all(read(text, { days: 'mdy' })).invoices[0]?.content.openedAt.toISOString()).toContain('2026-05-11');
  });

  test('a number that has one reading with two decimals has one', () => {
    expect(read('ref;name;total\nA1;L;1,234\n').unclear).toEqual([]);
    expect(balanceOf(all(read('ref;name;total\nA1;L;1.234\n')).invoices[0]!.content).minor).toBe(123_400);
    expect(read('ref;name;total\nA1;L;12,50\nA2;L;13.50\n').unclear).toEqual(['numbers']);
  });

  test('what is missing is named', () => {
    expect(read('a,b\n1,2\n').unclear).toEqual(['reference', 'amount', 'customer']);
    expect(read('reference,name,total\n').unclear).toEqual(['empty']);
    expect(read('').unclear).toEqual(['empty']);
    expect(read(new Uint8Array([0, 1, 2, 250, 9])).unclear.length).toBeGreaterThan(0);
  });
});

describe('hostile lines', () => {
  test('are refused one by one, by their line, with the reason; the others are taken over', () => {
    const { invoices, unreadable } = all(
      read(
        [
          'reference;name;phone;email;balance;date',
          'A1;Luc;514-555-0142;;10,00;2026-11-05',
          ';Luc;514-555-0142;;10,00;2026-11-05',
          'A3;Luc;abc;;10,00;2026-11-05',
          'A4;Luc;;not an address;10,00;2026-11-05',
          'A5;Luc;;;ten;2026-11-05',
          'A6;Luc;;;10,00;0001-01-01',
          'A7;;;;10,00;2026-11-05',
          'A8;=HYPERLINK("http://x");;;10,00;2026-11-05',
        ].join('\n'),
      ),
    );
    expect(unreadable).toEqual([
      { id: '3', why: 'reference-missing' },
      { id: '4', why: 'phone-unreadable' },
      { id: '5', why: 'email-unreadable' },
      { id: '6', why: 'amount-unreadable' },
      { id: '7', why: 'date-unreadable' },
      { id: '8', why: 'customer-missing' },
    ]);
    expect(invoices.map(({ content }) => content.reference)).toEqual(['A1', 'A8']);
  });

  test('two hundred thousand lines are given a few hundred at a time', () => {
    const lines = Array.from({ length: 200_000 }, (_, at) => `F${at};Client ${at};;;${at + 1},00;2026-11-05`);
    let [most, count] = [0, 0];
    for (const { invoices } of read(`reference;name;phone;email;balance;date\n${lines.join('\n')}`).batches()) {
      most = Math.max(most, invoices.length);
      count += invoices.length;
    }
    expect([most, count]).toEqual([200, 200_000]);
  });
});
