import { describe, expect, test } from '@jest/globals';
import { presentPaper } from '../../cards/documents/paper.ts';
import { cad, later } from '../../cards/specimens/people.ts';
import { longInvoice, quickReceipt, repairPaper } from '../../sandbox/papers/garage.ts';
import { plainSpaces } from '../../src/kernel/typed.ts';

const VISA = { kind: 'card', brand: 'visa', last4: '4242' } as const;
const read = (facts: { label: string; value: string }[]) =>
  facts.map(({ label, value }) => plainSpaces(`${label}: ${value}`));

describe('an invoice', () => {
  test('says what it is for, each tax by its name and rate, and what is left to pay, in its own language', () => {
    const sheet = presentPaper(repairPaper('invoice', 'fr-CA'));
    expect([sheet.lang, sheet.title, sheet.size]).toEqual(['fr-CA', 'Facture', 'letter']);
    expect(read([sheet.due])).toEqual(['Solde à payer: 472,49 $']);
    expect(read(sheet.totals)).toEqual([
      'Rabais: -20,00 $',
      'Sous-total: 410,95 $',
      'TPS (5 %): 20,55 $',
      'TVQ (9,975 %): 40,99 $',
      'Total: 472,49 $',
      'Solde à payer: 472,49 $',
    ]);
    expect(sheet.groups.map(({ heading }) => heading)).toEqual(['Main-d’œuvre', 'Pièces', 'Frais', 'Rabais']);
    expect(sheet.issuer.lines).toContain('TVQ 1234567890 TQ0001');
  });

  test('that was paid in part says when, how, and what is left', () => {
    const payments = [{ amount: cad(200_00), at: later(0), method: VISA }];
    const sheet = presentPaper(repairPaper('invoice', 'en-CA', { payments }));
    expect(read(sheet.totals).slice(-2)).toEqual([
      'Paid November 23, 2026, Visa •••• 4242: -$200.00',
      'Balance due: $272.49',
    ]);
  });

  test('that was paid says so at the top, with its total', () => {
    const sheet = presentPaper(repairPaper('invoice', 'en-CA', { payments: [{ amount: cad(472_49), at: later(0) }] }));
    expect(read([sheet.due])).toEqual(['Paid in full: $472.49']);
    expect(read(sheet.totals).at(-1)).toBe('Balance due: $0.00');
  });

  test('that was paid too much says how much', () => {
    const sheet = presentPaper(repairPaper('invoice', 'fr-CA', { payments: [{ amount: cad(500_00), at: later(0) }] }));
    expect(read(sheet.totals).at(-1)).toBe('Payé en trop: 27,51 $');
  });

  test('for who has no name says how to reach them, and for nobody known says nobody', () => {
    const of = (customer: { name?: string; phone?: string }) =>
      presentPaper(repairPaper('invoice', 'fr-CA', { customer })).customer.lines.map(plainSpaces);
    expect(of({ phone: '+15145550188' })).toEqual(['514 555-0188']);
    expect(of({})).toEqual([]);
  });

  test('calls its number as the company does', () => {
    const sheet = presentPaper(repairPaper('invoice', 'fr-CA', { numberLabel: 'Bon de travail' }));
    expect(read(sheet.facts)[0]).toBe('Bon de travail: RO4821');
  });

  test('is printed on A4 where letter paper is not known', () => {
    expect(presentPaper(repairPaper('invoice', 'fr-FR')).size).toBe('A4');
  });
});

test('an estimate asks for nothing: it says the total it comes to, and until when', () => {
  const sheet = presentPaper(repairPaper('estimate', 'en-CA'));
  expect(read([sheet.due])).toEqual(['Estimated total: $472.49']);
  expect(read(sheet.facts)).toContain('Valid until: December 7, 2026');
  expect(read(sheet.totals).at(-1)).toBe('Total: $472.49');
});

test('a receipt says the total, what was paid now and how, and the balance', () => {
  const sheet = presentPaper(quickReceipt('fr-CA'));
  expect(read([sheet.due])).toEqual(['Montant payé: 125,50 $']);
  expect(read(sheet.totals)).toEqual([
    'Total: 125,50 $',
    'Payé maintenant, Visa •••• 4242: -125,50 $',
    'Solde à payer: 0,00 $',
  ]);
  expect(sheet.hasQuantities).toBe(false);
});

test('a credit note says what is given back, as an amount and not as a minus', () => {
  const lines = [{ kind: 'part', description: 'x', amount: -100_00, taxes: ['gst', 'qst'] } as const];
  const paper = repairPaper('credit-note', 'en-CA', {
    lines: lines.map((line) => ({ ...line, taxes: [...line.taxes] })),
  });
  expect(read([presentPaper(paper).due])).toEqual(['Amount credited: $114.98']);
});

test('a paper of hundreds of lines keeps them all, in order', () => {
  const [parts] = presentPaper(longInvoice('en-CA')).groups;
  expect(parts?.lines).toHaveLength(360);
  expect(parts?.lines.at(-1)?.description).toMatch(/\(360\)$/);
});
