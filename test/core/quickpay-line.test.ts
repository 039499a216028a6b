import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatMoney } from '../../src/kernel/money.ts';
import { parseQuickpayLine, type QuickpayLine } from '../../src/payments/quickpay-line.ts';

const CANADA = { country: 'CA', currency: 'CAD' } as const;
const FRANCE = { country: 'FR', currency: 'EUR' } as const;

/** What was understood: values of what was granted, codes of what was refused. */
function understood(line: QuickpayLine) {
  const { phone, amount, reference, customerText, message, unclear } = line;
  return {
    ...(phone ? { phone: phone.ok ? phone.value : phone.refusal.code } : {}),
    ...(customerText === undefined ? {} : { customerText }),
    ...(amount ? { amount: amount.ok ? amount.value.minor : amount.refusal.code } : {}),
    ...(reference ? { reference: reference.ok ? reference.value : reference.refusal.code } : {}),
    ...(message === undefined ? {} : { message }),
    ...(unclear === undefined ? {} : { unclear }),
  };
}
const read = (text: string, company: Parameters<typeof parseQuickpayLine>[1] = CANADA) =>
  understood(parseQuickpayLine(text, company));

const phone = '+15145550188';

describe('a complete line', () => {
  test.each([
    ['514-555-0188 125.50 RO4821', { amount: 12_550, reference: 'RO4821' }],
    [
      '514-555-0188 125.50 RO4821 Merci, à bientôt',
      { amount: 12_550, reference: 'RO4821', message: 'Merci, à bientôt' },
    ],
    ['(514) 555 0188 1 234,50 RO4821', { amount: 123_450, reference: 'RO4821' }],
    ['514 555 0188 1 234,50 $ RO4821: bonjour', { amount: 123_450, reference: 'RO4821', message: 'bonjour' }],
    ['514 555 0188 1\u00A0234,50\u00A0$ RO4821', { amount: 123_450, reference: 'RO4821' }],
    ['+1 514 555 0188 $1,234.50 4821 hi', { amount: 123_450, reference: '4821', message: 'hi' }],
    ['5145550188 125$ RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 125 $ RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 $ 125 RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 125 CAD RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 125 $ CA RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 CA$125 RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 125 dollars RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['  514-555-0188   125,50\tRO4821  ', { amount: 12_550, reference: 'RO4821' }],
    [
      '514-555-0188 125 RO4821 2 pneus\net 1 filtre',
      { amount: 12_500, reference: 'RO4821', message: '2 pneus\net 1 filtre' },
    ],
    ['\u202A514-555-0188\u202C 125 RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514 555 0188 1 234 RO4821 merci', { amount: 123_400, reference: 'RO4821', message: 'merci' }],
    ['514 555 0188 1 234 4821', { amount: 123_400, reference: '4821' }],
    ['514 555 0188 12 345 678,90 RO4821', { amount: 1_234_567_890, reference: 'RO4821' }],
    ['514-555-0188 RO4821 125,50', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188 4821 $125.50', { amount: 12_550, reference: '4821' }],
    ['514-555-0188 4821 125.50', { amount: 12_550, reference: '4821' }],
    ['514-555-0188 4821 125,50 $', { amount: 12_550, reference: '4821' }],
    ['514-555-0188 4821 $80', { amount: 8000, reference: '4821' }],
    ['514-555-0188 4821 $ 125.50', { amount: 12_550, reference: '4821' }],
    ['514-555-0188 10482 1 250,00', { amount: 125_000, reference: '10482' }],
    ['514-555-0188 1 250,00 4821 merci', { amount: 125_000, reference: '4821', message: 'merci' }],
    ['514-555-0188 125.50 RO4821 taxes incluses', { amount: 12_550, reference: 'RO4821', message: 'taxes incluses' }],
    ['514-555-0188 125 RO4821 par chèque', { amount: 12_500, reference: 'RO4821', message: 'par chèque' }],
    ['514-555-0188 RO4821 125.50 merci', { amount: 12_550, reference: 'RO4821', message: 'merci' }],
    ['514-555-0188 RO4821: 125.50', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188 RO4821 for 125.50 thanks', { amount: 12_550, reference: 'RO4821', message: 'thanks' }],
    ['514-555-0188 125.50 RO 4821', { amount: 12_550, reference: 'RO 4821' }],
    ['514-555-0188 125.50 R.O. 4821', { amount: 12_550, reference: 'RO 4821' }],
    ['514-555-0188 200 RO 5002', { amount: 20_000, reference: 'RO 5002' }],
    ['514-555-0188 125.50 for RO4821', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188 125,50 pour RO4821', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188 de 125,50 $ pour la facture 4821', { amount: 12_550, reference: 'facture 4821' }],
    ['514-555-0188 125.50 Invoice #4821', { amount: 12_550, reference: 'Invoice #4821' }],
    ['514-555-0188 125,50 inv 4821', { amount: 12_550, reference: 'inv 4821' }],
    ['514-555-0188 125.50 No. 4821', { amount: 12_550, reference: '4821' }],
    ['514-555-0188 125,50 n° 4821 merci', { amount: 12_550, reference: '4821', message: 'merci' }],
    ['514-555-0188 125,50 N°4821', { amount: 12_550, reference: '4821' }],
    ['514-555-0188 125.50 RO# 4821', { amount: 12_550, reference: 'RO# 4821' }],
    ['514-555-0188 125.50 ref: RO4821', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188 125,50 réf. 4821', { amount: 12_550, reference: '4821' }],
    ['514-555-0188 125,50 facture no 4821, merci', { amount: 12_550, reference: 'facture 4821', message: 'merci' }],
    ['514-555-0188 125,50 bon de travail 4821', { amount: 12_550, reference: 'bon de travail 4821' }],
    ['514-555-0188 125 work order 4821', { amount: 12_500, reference: 'work order 4821' }],
    ['514-555-0188 montant 125 ref 4821', { amount: 12_500, reference: '4821' }],
    ['\u202d+1 (514) 555-0188\u202c 125.50 RO4821', { amount: 12_550, reference: 'RO4821' }],
    ['\u2068514-555-0188\u2069 125.50 RO4821\u200b', { amount: 12_550, reference: 'RO4821' }],
    ['514\u00ad-555-0188\u2009125.50\u3000RO4821', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188, 125.50, RO4821', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188,125.50,RO4821,Merci', { amount: 12_550, reference: 'RO4821', message: 'Merci' }],
    ['514-555-0188;125,50;RO4821', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188\t125,50\tRO4821\tMerci bien', { amount: 12_550, reference: 'RO4821', message: 'Merci bien' }],
    ['514-555-0188 - 125.50 - RO4821 - merci', { amount: 12_550, reference: 'RO4821', message: 'merci' }],
    ['514-555-0188 CDN$125.50 RO4821', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188 125.50 CDN RO4821', { amount: 12_550, reference: 'RO4821' }],
    [
      '514-555-0188 125.50 RO4821 Can you pay today?',
      { amount: 12_550, reference: 'RO4821', message: 'Can you pay today?' },
    ],
    ['514-555-0188 RO4821 125.50 try to pay', { amount: 12_550, reference: 'RO4821', message: 'try to pay' }],
    ['514-555-0188 RO4821 125.50 US plates', { amount: 12_550, reference: 'RO4821', message: 'US plates' }],
    ['514-555-0188 RO4821 $125.50 mad', { amount: 12_550, reference: 'RO4821', message: 'mad' }],
    ['514-555-0188 125.50cad RO4821', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188 125.- RO4821', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 125,-- 4821', { amount: 12_500, reference: '4821' }],
    ['514-555-0188 12 $ 50 RO4821', { amount: 1250, reference: 'RO4821' }],
    ['514-555-0188 12 $ 50 n° 4821', { amount: 1250, reference: '4821' }],
    ['514-555-0188 RO4821 12 $ 50', { amount: 1250, reference: 'RO4821' }],
    ["514-555-0188 1'250.50 4821", { amount: 125_050, reference: '4821' }],
    ['514-555-0188 1250,5 4821', { amount: 125_050, reference: '4821' }],
    ['514-555-0188 １２５．５０ ＲＯ４８２１', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188 ＄125.50 4821', { amount: 12_550, reference: '4821' }],
    ['514-555-0188 125.50 RO4821. Merci', { amount: 12_550, reference: 'RO4821', message: 'Merci' }],
    ['514-555-0188 125.50 “RO4821”', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188 125,50 «\u00a0RO4821\u00a0»', { amount: 12_550, reference: 'RO4821' }],
    ['514-555-0188 125.50 (RO4821) merci', { amount: 12_550, reference: 'RO4821', message: 'merci' }],
    ['514-555-0188 125.50 #4821', { amount: 12_550, reference: '#4821' }],
    ['514-555-0188 125.50 RO4821 pour les pneus', { amount: 12_550, reference: 'RO4821', message: 'pour les pneus' }],
    ['514-555-0188 125.50 RO4821 prêt à 14h30', { amount: 12_550, reference: 'RO4821', message: 'prêt à 14h30' }],
    ['514-555-0188 125.50 RO4821 👍', { amount: 12_550, reference: 'RO4821', message: '👍' }],
    ['Tremblay, Luc 514-555-0188 125 RO4821', { customerText: 'Tremblay, Luc', amount: 12_500, reference: 'RO4821' }],
    ['TREMBLAY,JULIE, 514-555-0188, 125, RO1', { customerText: 'TREMBLAY,JULIE', amount: 12_500, reference: 'RO1' }],
    [
      '9123-4567 Québec inc. 514-555-0188 125.50 RO1',
      { customerText: '9123-4567 Québec inc.', amount: 12_550, reference: 'RO1' },
    ],
    ['Pour Julie au 514-555-0188 : 125.50 RO1', { customerText: 'Julie', amount: 12_550, reference: 'RO1' }],
    ['à 514-555-0188 125.50 RO1', { amount: 12_550, reference: 'RO1' }],
    ['Julie tél. 514-555-0188 125.50 RO1', { customerText: 'Julie', amount: 12_550, reference: 'RO1' }],
    ['Julie Tremblay 514-555-0188 125 RO4821', { customerText: 'Julie Tremblay', amount: 12_500, reference: 'RO4821' }],
  ])('%j', (text, rest) => {
    expect(read(text)).toEqual({ phone, ...rest });
  });

  test('in France', () => {
    const rest = { phone: '+33612345678', amount: 123_450, reference: 'F2026-12' };
    expect(read('06 12 34 56 78 1 234,50 € F2026-12', FRANCE)).toEqual(rest);
    expect(read('06.12.34.56.78 1234,5 F2026-12 Bonne journée', FRANCE)).toEqual({ ...rest, message: 'Bonne journée' });
    expect(read('+33 6 12 34 56 78 1.234,50€ F2026-12', FRANCE)).toEqual(rest);
  });

  test('whatever the request and however its parts are written', () => {
    const digits = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
    const number = fc.tuple(
      fc.constantFrom('514', '418', '613', '905'),
      fc.integer({ min: 200, max: 999 }).map(String),
      digits(4),
    );
    const phoneStyle = fc.constantFrom(
      'a-b-c',
      '(a) b-c',
      'a b c',
      'abc',
      '+1 a b c',
      '1-a-b-c',
      '+1abc',
      'a.b.c',
      '(a) b c',
    );
    const amountStyle = fc.constantFrom(
      ...(['fr-CA', 'en-CA', 'en-US'] as const).map(
        (locale) => (minor: number) => formatMoney({ minor, currency: 'CAD' }, locale),
      ),
      (minor: number) => (minor / 100).toFixed(2),
      (minor: number) => `${(minor / 100).toFixed(2).replace('.', ',')}$`,
      (minor: number) => `${formatMoney({ minor, currency: 'CAD' }, 'fr-CA').replace(/\s/g, ' ')}`,
      (minor: number) => formatMoney({ minor, currency: 'CAD' }, 'fr-CA').replace(/\s?\$/, ''),
    );
    const reference = fc.tuple(fc.constantFrom('RO', 'F-', '#', '', 'inv/'), digits(5)).map((parts) => parts.join(''));
    const message = fc.constantFrom(
      undefined,
      'Merci!',
      '2 pneus, 30 $',
      'Thanks, see you at 5',
      'été «prêt» 👍',
      '10 000 km',
    );
    // From 100 000,00 on, the first three digits may be a reference as well.
    const minor = fc.integer({ min: 1, max: 9_999_999 });
    fc.assert(
      fc.property(
        number,
        phoneStyle,
        minor,
        amountStyle,
        reference,
        message,
        ([a, b, c], style, cents, write, ref, words) => {
          const typed = style.replace('a', a).replace('b', b).replace('c', c);
          const line = [typed, write(cents), ref, ...(words ? [words] : [])].join(' ');
          const expected = {
            phone: `+1${a}${b}${c}`,
            amount: cents,
            reference: ref,
            ...(words ? { message: words } : {}),
          };
          expect(read(line)).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

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
    { numRuns: 2000 },
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
