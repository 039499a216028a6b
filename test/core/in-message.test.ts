import { describe, expect, test } from '@jest/globals';
import { findInMessage } from '../../src/payments/in-message.ts';

const company = { country: 'CA', currency: 'CAD', phone: '+15145550100' } as const;
const [JULIE, LUC] = ['+15145550188', '+14385550142'];

/** What is found, short: what is sure stands with an exclamation mark. */
function read(text: string): string[] {
  const { phones, amounts, references, sure } = findInMessage(text, company);
  return [
    ...phones.map((phone) => (phone === sure.phone ? `${phone}!` : phone)),
    ...amounts.map(({ minor }) => (minor === sure.amount?.minor ? `${minor}!` : `${minor}`)),
    ...references.map((one) => (one === sure.reference ? `${one}!` : one)),
  ];
}

describe('what a message says', () => {
  test.each([
    ['Julie Tremblay, 514-555-0188, 125,50 $ pour RO4821', [`${JULIE}!`, '12550!', 'RO4821!']],
    ['For RO4821: $1,250.00. Call Julie at (514) 555-0188!', [`${JULIE}!`, '125000!', 'RO4821!']],
    ['Julie au 514 555-0188 doit 1\u00a0250,00\u00a0$ (facture no 4821).', [`${JULIE}!`, '125000!', 'facture 4821!']],
    [
      'Client : Luc\nTél.: 438-555-0142\nTotal: 125\nBon de travail 4821',
      [`${LUC}!`, '12500!', 'Bon de travail 4821!'],
    ],
    ['🚗 RO4821 💰125,50$ 📞514-555-0188', [`${JULIE}!`, '12550!', 'RO4821!']],
    ['*514-555-0188* _125.50$_ `RO4821`', [`${JULIE}!`, '12550!', 'RO4821!']],
    ['Ref:RO4821 Tel:514-555-0188', [`${JULIE}!`, 'RO4821!']],
    ['125.50$, I said 125,50 $ for #4821', ['12550!', '#4821!']],
    ['٥١٤-٥٥٥-٠١٨٨', [`${JULIE}!`]],
  ])('%j is filled in', (text, found) => {
    expect(read(text)).toEqual(found);
  });

  test.each([
    ['514-555-0188 or 438-555-0142', [JULIE, LUC]],
    ['$125.50 or $200', ['12550', '20000']],
    ['RO4821 / RO4822', ['RO4821', 'RO4822']],
    ['her F-150 needs $125.50 + tax', ['12550', 'F-150']],
    ['2 x 125.50', ['12550']],
    ['4 of them: $1 $2 $3 $4', ['100', '200', '300']],
  ])('%j is offered and not guessed', (text, found) => {
    expect(read(text)).toEqual(found);
  });

  test('one of two references that a word names is sure', () => {
    expect(read('H20215, RO4821')).toEqual(['RO4821!', 'H20215']);
  });

  test.each([
    '',
    '   \n ',
    'Bonjour, votre auto est prête.',
    'Civic 2019, 120000 km, le 2024-05-03 à 10h30, VIN 2HGFC2F59KH512345, H2X 1Y4, 3e étage, 5W-30',
    'https://pay.example/p/RO4821?tel=514-555-0188&a=125.50$ www.x.ca/RO4821 RO4821@garage.ca',
    'nous : 514-555-0100',
    '-50,00 $',
    '$5 million',
    '514-555-01 x',
    '4242 4242 4242 4242',
    '123-45-6789',
  ])('%j has nothing to ask with', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('no digit of a payment card number is taken for anything', () => {
    expect(read('4242 4242 4242 4242 exp 12/27 pour 125,50 $ RO4821')).toEqual(['12550!', 'RO4821!']);
  });
});

describe('a message as long as they come', () => {
  test.each([
    ['1 ', 20_000],
    ['514-555-0188 ', 3_076],
    ['<', 40_000],
    ['1', 40_000],
    ['1,', 20_000],
    ['(5 ', 13_000],
    ['facture no ', 3_600],
    ['🚗', 20_000],
    ['a@', 20_000],
    ['\u202e1', 20_000],
  ])('of %j again and again is read before anybody waits', (part, times) => {
    const start = performance.now();
    findInMessage(part.repeat(times), company);
    // A form has three seconds to open, on a machine that does other things as well.
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('is read to its end', () => {
    expect(read(`${'blah '.repeat(7_900)} 514-555-0188 125,50 $ RO4821`)).toEqual([`${JULIE}!`, '12550!', 'RO4821!']);
  });

  test('with more numbers than anybody looks at, nothing is sure', () => {
    expect(read(`514-555-0188 ${'12 '.repeat(1_000)}`)).toEqual([JULIE]);
  });
});
