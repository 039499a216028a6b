import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatMoney } from '../../src/kernel/money.ts';
import { FRANCE, read } from '../fixtures/read-line.ts';

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
    ['514-555-0188 RO 4821 125,50', { amount: 12_550, reference: 'RO 4821' }],
    ['514-555-0188 facture 4821 125 $', { amount: 12_500, reference: 'facture 4821' }],
    ['514-555-0188 RO4821 125', { amount: 12_500, reference: 'RO4821' }],
    ['514-555-0188 facture 4821 montant 125', { amount: 12_500, reference: 'facture 4821' }],
    ['514-555-0188 RO4821 1.234.567,00 $', { amount: 123_456_700, reference: 'RO4821' }],
    ['514-555-0188 125.50 2019', { amount: 12_550, reference: '2019' }],
    ['514-555-0188 125.50 RO4821 2019 Civic', { amount: 12_550, reference: 'RO4821', message: '2019 Civic' }],
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
