import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseQuickpayLine } from '../../src/payments/quickpay-line.ts';
import { CANADA, FRANCE, read } from '../fixtures/read-line.ts';

const phone = '+15145550188';

describe('a partial line', () => {
  test.each([
    ['', {}],
    [' \n', {}],
    ['Julie', { customerText: 'Julie' }],
    ['Marie-Ève L’Écuyer', { customerText: 'Marie-Ève L’Écuyer' }],
    ['514-555-0188', { phone }],
    ['514 555 0188', { phone }],
    ['Julie 514-555-0188', { phone, customerText: 'Julie' }],
    ['Julie 125,50', { customerText: 'Julie', amount: 12_550 }],
    ['Julie RO4821', { customerText: 'Julie', reference: 'RO4821' }],
    ['514-555-0188 RO4821', { phone, reference: 'RO4821' }],
    ['514-555-0188 RO4821 merci', { phone, reference: 'RO4821', message: 'merci' }],
    ['514-555-0188 125.50', { phone, amount: 12_550 }],
    ['125.50 RO4821', { amount: 12_550, reference: 'RO4821' }],
    ['RO4821 125,50', { amount: 12_550, reference: 'RO4821' }],
    ['RO4821', { reference: 'RO4821' }],
    ['123456789X', { reference: '123456789X' }],
    ['12-3456', { reference: '12-3456' }],
    ['$125', { amount: 12_500 }],
    ['1 234,50', { amount: 123_450 }],
  ])('%j', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  test('keeps how each part was typed, to fill the form with', () => {
    const line = parseQuickpayLine('(514) 555-0188 1 234,50 $ RO4821:', CANADA);
    expect([line.phone?.typed, line.amount?.typed, line.reference?.typed]).toEqual([
      '(514) 555-0188',
      '1 234,50 $',
      'RO4821',
    ]);
  });
});

describe('a line with something wrong in it says which part, and reads the others', () => {
  test.each([
    ['514-555-018 125.50 RO4821', { phone: 'phone-unreadable', amount: 12_550, reference: 'RO4821' }],
    ['(514) 555-018 125.50 RO4821', { phone: 'phone-unreadable', amount: 12_550, reference: 'RO4821' }],
    ['+1 514 555 018 125.50 RO4821', { phone: 'phone-unreadable', amount: 12_550, reference: 'RO4821' }],
    ['51455501881 125.50 RO4821', { phone: 'phone-unreadable', amount: 12_550, reference: 'RO4821' }],
    ['1-514 555-018 12 RO4821', { phone: 'phone-unreadable', amount: 1200, reference: 'RO4821' }],
    ['(514) 555 018 12 RO4821', { phone: 'phone-unreadable', amount: 1200, reference: 'RO4821' }],
    ['555-0188 12 RO4821', { phone: 'phone-unreadable', amount: 1200, reference: 'RO4821' }],
    ['800-555-0199 12 RO4821', { phone: 'phone-not-textable', amount: 1200, reference: 'RO4821' }],
    ['+44 7700 900123 12.00 RO4821', { phone: 'phone-foreign', amount: 1200, reference: 'RO4821' }],
    ['514-555-0188 0 RO4821', { phone, amount: 'amount-not-positive', reference: 'RO4821' }],
    ['514-555-0188 -50 RO4821', { phone, amount: 'amount-not-positive', reference: 'RO4821' }],
    ['514-555-0188 −50 RO4821', { phone, amount: 'amount-not-positive', reference: 'RO4821' }],
    ['514-555-0188 (50) RO4821', { phone, amount: 'amount-not-positive', reference: 'RO4821' }],
    ['514-555-0188 125.505 RO4821', { phone, amount: 'amount-too-precise', reference: 'RO4821' }],
    ['514-555-0188 12,34,5 RO4821', { phone, amount: 'amount-unreadable', reference: 'RO4821' }],
    ['438-5188 125 RO4821', { phone: 'phone-unreadable', amount: 12_500, reference: 'RO4821' }],
    ['514 555 018 125.50 RO4821', { phone: 'phone-unreadable', amount: 12_550, reference: 'RO4821' }],
    ...['x204', 'x 204', 'ext. 204', 'ext 204', 'poste 204', 'Poste: 204', '#204'].map(
      (extension) =>
        [
          `514-555-0188 ${extension} 125.50 RO4821`,
          { phone: 'phone-has-extension', amount: 12_550, reference: 'RO4821' },
        ] as [string, object],
    ),
    ['514-555-0188x204 125.50 RO4821', { phone: 'phone-has-extension', amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188 €125 RO4821', { phone, amount: 'amount-of-other-currency', reference: 'RO4821' }],
    ['514-555-0188 125 EUR RO4821', { phone, amount: 'amount-of-other-currency', reference: 'RO4821' }],
    ['514-555-0188 125 $ US RO4821', { phone, amount: 'amount-of-other-currency', reference: 'RO4821' }],
    ['514-555-0188 $125 US RO4821', { phone, amount: 'amount-of-other-currency', reference: 'RO4821' }],
    ['514-555-0188 ١٢٥ RO4821', { phone, amount: 'amount-unreadable', reference: 'RO4821' }],
    [`514-555-0188 125 ${'R1'.repeat(40)}`, { phone, amount: 12_500, reference: 'reference-too-long' }],
    ['514-555-0188 125 RO\u202E4821', { phone, amount: 12_500, reference: 'reference-invalid' }],
  ])('%j', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  test.each([
    ['0690 12 34 56 125,50 FA1', { phone: 'phone-foreign', amount: 12_550, reference: 'FA1' }],
    ['07 00 12 34 56 12 FA1', { phone: 'phone-unreadable', amount: 1200, reference: 'FA1' }],
    ['0700123456 12,00 € FA1', { phone: 'phone-unreadable', amount: 1200, reference: 'FA1' }],
  ])('%j, in France', (text, parts) => {
    expect(read(text, FRANCE)).toEqual(parts);
  });

  test('a French landline', () => {
    expect(read('01 42 68 53 00 125 R1', FRANCE)).toEqual({ phone: 'phone-landline', amount: 12_500, reference: 'R1' });
  });
});

describe('a line that can be read in two ways fills in what is sure and asks for the rest', () => {
  test.each([
    ['514-555-0188 125 4821', { unclear: '125 4821' }],
    ['514-555-0188 4821', { unclear: '4821' }],
    ['514-555-0188 125 4821 merci', { message: 'merci', unclear: '125 4821' }],
    ['514-555-0188 125 $ 4821', { unclear: '125 $ 4821' }],
    ['514-555-0188 482 125,50', { unclear: '482 125,50' }],
    ['514-555-0188 1 250.50', { unclear: '1 250.50' }],
    ['514-555-0188 RO 48 21 125.50', { reference: 'RO 48', unclear: 'RO 48 21 125.50' }],
    ['514-555-0188 12 $ 50', { unclear: '12 $ 50' }],
    ['514-555-0188 12 $50 RO4821', { amount: 5000, unclear: '12 $50 RO4821' }],
    ['514-555-0188 1.2 125', { unclear: '1.2 125' }],
    ['514-555-0188 $100 $125.50', { unclear: '$100 $125.50' }],
    ['514-555-0188 125 RO4821 total 150.25', { unclear: '125 RO4821 total 150.25' }],
    ['514-555-0188 RO4821 125 merci', { reference: 'RO4821', unclear: 'RO4821 125 merci' }],
    ['514-555-0188 RO4821 2 pneus', { reference: 'RO4821', unclear: 'RO4821 2 pneus' }],
    ['514-555-0188 125.50 2 pneus', { amount: 12_550, unclear: '125.50 2 pneus' }],
    ['514-555-0188 125.50 2 pneus RO4821', { amount: 12_550, unclear: '125.50 2 pneus RO4821' }],
    ['514-555-0188 125.50 RO4821 RO4822', { amount: 12_550, unclear: '125.50 RO4821 RO4822' }],
    ['514-555-0188 125.50 RO4821 et RO4822', { amount: 12_550, unclear: '125.50 RO4821 et RO4822' }],
    ['514-555-0188 RO4821 2 @ 125', { reference: 'RO4821', unclear: 'RO4821 2 @ 125' }],
    ['514-555-0188 RO4821 2 × 125', { reference: 'RO4821', unclear: 'RO4821 2 × 125' }],
    ['514-555-0188 RO4821 125.50 x 2', { reference: 'RO4821', unclear: 'RO4821 125.50 x 2' }],
    ['514-555-0188 $100 RO4821 moins 15 $', { reference: 'RO4821', unclear: '$100 RO4821 moins 15 $' }],
    ['514-555-0188 $100 RO4821 less 15%', { reference: 'RO4821', unclear: '$100 RO4821 less 15%' }],
    ['514-555-0188 $100 RO4821 au lieu de 150 $', { reference: 'RO4821', unclear: '$100 RO4821 au lieu de 150 $' }],
    ['514-555-0188 RO4821 125.50 pas 152.50', { reference: 'RO4821', unclear: 'RO4821 125.50 pas 152.50' }],
    ['514-555-0188 RO4821 125.50 + tx', { reference: 'RO4821', unclear: 'RO4821 125.50 + tx' }],
    ['514-555-0188 RO4821 125.50 avant taxes', { reference: 'RO4821', unclear: 'RO4821 125.50 avant taxes' }],
    ['514-555-0188 RO4821 125 $ et 50 sous', { reference: 'RO4821', unclear: 'RO4821 125 $ et 50 sous' }],
    ['514-555-0188 RO4821 125 50 merci', { reference: 'RO4821', unclear: 'RO4821 125 50 merci' }],
    ['514-555-0188 RO4821 $2 mille', { reference: 'RO4821', unclear: 'RO4821 $2 mille' }],
    ['514-555-0188 RO4821 2 $ k', { reference: 'RO4821', unclear: 'RO4821 2 $ k' }],
    ['514-555-0188 125.50 150000 km', { amount: 12_550, unclear: '125.50 150000 km' }],
    ['514-555-0188 125.50 500 ml huile', { amount: 12_550, unclear: '125.50 500 ml huile' }],
    ['514-555-0188 125.50 F150 RO4821', { amount: 12_550, unclear: '125.50 F150 RO4821' }],
    ['514-555-0188 4821 125.50 4822', { amount: 12_550, unclear: '4821 125.50 4822' }],
    ['514-555-0188 125.50 418-555-0199', { amount: 12_550, unclear: '125.50 418-555-0199' }],
    ['514-555-0188 125.50 Acompte', { amount: 12_550, unclear: '125.50 Acompte' }],
    ['514-555-0188 Julie 125.50 RO4821', { amount: 12_550, reference: 'RO4821', unclear: 'Julie 125.50 RO4821' }],
    ['514-555-0188 125.50/RO4821', { unclear: '125.50/RO4821' }],
    ['514-555-0188 facture 125 4821', { unclear: 'facture 125 4821' }],
    ['514-555-0188 facture 4821 125', { unclear: 'facture 4821 125' }],
    ['514-555-0188 RO 4821 125', { unclear: 'RO 4821 125' }],
    ['514-555-0188 no 4821 pour 125', { unclear: 'no 4821 pour 125' }],
    ['514-555-0188 #4821 125', { unclear: '#4821 125' }],
    ['514-555-0188 RO4821 1.234.567', { reference: 'RO4821', unclear: 'RO4821 1.234.567' }],
    ['514-555-0188 1.234.567 RO4821', { reference: 'RO4821', unclear: '1.234.567 RO4821' }],
    ['514-555-0188 125.50 2019 Civic', { amount: 12_550, unclear: '125.50 2019 Civic' }],
    ['514-555-0188 2019 Civic 125.50', { unclear: '2019 Civic 125.50' }],
    ['514-555-0188 #204 125.50', { amount: 12_550, unclear: '#204 125.50' }],
  ])('%j', (text, parts) => {
    expect(read(text)).toEqual({ phone, ...parts });
  });

  test.each([
    ['Jean Bon 4821 125.50', { amount: 12_550, unclear: 'Jean Bon 4821 125.50' }],
    ['514-555-0188,482,125.50', { unclear: '514-555-0188,482,125.50' }],
  ])('%j', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  test.each<[string, [number, string?, string?][]]>([
    [
      '125 4821',
      [
        [125, '4821'],
        [4821, '125'],
      ],
    ],
    [
      '125 4821 merci',
      [
        [125, '4821', 'merci'],
        [4821, '125', 'merci'],
      ],
    ],
    [
      'facture 125 4821',
      [
        [4821, 'facture 125'],
        [125, 'facture 4821'],
      ],
    ],
    [
      'RO 4821 125',
      [
        [125, 'RO 4821'],
        [4821, 'RO 125'],
      ],
    ],
    ['482 125,50', [[482_125.5], [125.5, '482']]],
    [
      '125.50 2019 Civic',
      [
        [125.5, '2019', 'Civic'],
        [125.5, undefined, '2019 Civic'],
      ],
    ],
    ['RO4821 1.234.567', []],
    ['Julie 125 4821', []],
  ])('and lists the ways to read %j, where there are two or three', (text, ways) => {
    const named = parseQuickpayLine(`514-555-0188 ${text}`, CANADA).ways ?? [];
    expect(named.map(({ amount, reference, message }) => [amount.minor / 100, reference, message])).toEqual(
      ways.map(([amount, reference, message]) => [amount, reference, message]),
    );
  });

  test('and says no more than a few words of it', () => {
    expect([...(parseQuickpayLine(`514-555-0188 ${'1 '.repeat(5000)}`, CANADA).unclear ?? '')]).toHaveLength(200);
  });
});

test('nothing typed is lost: each word that says something is in one of the parts, or asked about', () => {
  const unit = fc.constantFrom(
    ...[
      '514-555-0188',
      '125,50',
      '1 234',
      'RO4821',
      'Julie',
      '$',
      '-',
      '(',
      '12',
      '€',
      '\u202E',
      '👍',
      ' ',
      ' ',
      ',',
      ';',
    ],
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
      const { customerText, phone: number, amount, reference, message, unclear } = parseQuickpayLine(text, CANADA);
      const parts = [customerText, number?.typed, amount?.typed, reference?.typed, message, unclear].join(' ');
      for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) expect(parts).toContain(word);
    }),
    { numRuns: 1000 },
  );
});

test('a very long line takes no noticeable time', () => {
  const started = performance.now();
  const units = [
    'a',
    'a ',
    '1',
    '1 ',
    '123 ',
    '-',
    '(',
    '$',
    '\u202E',
    '514-555-0188 ',
    'RO ',
    'for ',
    '1,',
    'a,1,',
    '. ',
  ];
  for (const unit of units) {
    parseQuickpayLine(unit.repeat(20_000 / unit.length), CANADA);
    parseQuickpayLine(`514-555-0188 12 RO1 ${unit.repeat(20_000 / unit.length)}`, CANADA);
  }
  expect(performance.now() - started).toBeLessThan(1000);
});
