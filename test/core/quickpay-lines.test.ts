import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseQuickpayLine, type QuickpayLine } from '../../src/payments/quickpay-line.ts';
import { referenceKeyOf } from '../../src/payments/reference.ts';
import { CANADA, FRANCE } from '../fixtures/read-line.ts';
import { french, type Meant, meantIn, northAmerican } from '../fixtures/typed-lines.ts';

/** An amount read by nobody else's rules: the last two digits behind a mark or a sign are cents, whatever is before. */
function centsIn(typed: string): number {
  const plain = typed
    .normalize('NFKC')
    .replace(/(?:CDN|CAD|CA)/g, '')
    .replace(/[.,]\s*-+/, '');
  const cents = /[.,$€]\s*(\d\d)(?!\d)[\s$€]*$/.exec(plain.replace(/^[\s$€]+/, ''))?.[1];
  const tenths = cents === undefined ? /[.,](\d)[\s$€]*$/.exec(plain)?.[1] : undefined;
  const all = plain.replace(/\D/g, '');
  if (cents !== undefined) return Number(all);
  return tenths === undefined ? Number(all) * 100 : Number(all) * 10;
}

const isComplete = (line: QuickpayLine): boolean =>
  line.unclear === undefined && !!line.phone?.ok && !!line.amount?.ok && !!line.reference?.ok;

const seen = (text: string) => text.replaceAll('\u00a0', ' ');

/** Every part that was filled in is what was meant; a line that can be sent has them all. */
function judge(meant: Meant, read: QuickpayLine): void {
  if (read.phone) expect(read.phone).toMatchObject({ ok: true, value: meant.phone });
  if (read.customerText !== undefined) expect(read.customerText).toBe(meant.name);
  if (read.amount) {
    expect(read.amount).toMatchObject({ ok: true, value: { minor: meant.amount } });
    expect(centsIn(read.amount.typed)).toBe(meant.amount);
  }
  if (read.reference) expect(read.reference.ok && referenceKeyOf(read.reference.value)).toBe(meant.reference);
  if (read.message !== undefined) expect(read.message).toBe(seen(meant.message));
  if (!isComplete(read)) return;
  expect(read.customerText).toBe(meant.name);
  expect(read.message ?? '').toBe(seen(meant.message));
}

test.each([
  [3_000, 'Canada', meantIn(northAmerican, '$'), CANADA],
  [1_500, 'France', meantIn(french, '€'), FRANCE],
] as const)(
  'of %d lines typed in %s each is read as it was meant, or asks: nothing wrong is ever filled in',
  (numRuns, _, any, company) => {
    let [complete, all] = [0, 0];
    fc.assert(
      fc.property(any, (meant) => {
        const read = parseQuickpayLine(meant.line, company);
        judge(meant, read);
        all += 1;
        if (isComplete(read)) complete += 1;
      }),
      { numRuns },
    );
    // A reader that always asks would be right as well.
    expect(complete / all).toBeGreaterThan(0.5);
  },
);

describe('of numbers, references and words in any order', () => {
  type Kind = 'money' | 'number' | 'reference' | 'word';
  const PIECES: Record<Kind, string[]> = {
    money: ['1125.50', '1250,00', '$80', '99,90 $', '75.00 CAD', '12.-'],
    number: ['4821', '10482', '2026'],
    reference: ['RO4821', 'facture 77', 'INV-2026-9', 'bon 4822', 'n° 5150'],
    word: ['merci', 'Julie', 'prête', 'voilà'],
  };
  const piece = fc
    .constantFrom<Kind>('money', 'number', 'reference', 'word')
    .chain((kind) => fc.constantFrom(...PIECES[kind]).map((typed) => ({ kind, typed })));

  /** What the rules say, in other words than the reader's: which piece is the amount and which the reference. */
  function expected(pieces: { kind: Kind; typed: string }[]): { amount: string; reference: string } | undefined {
    const [first, second, ...rest] = pieces;
    if (!first || !second) return undefined;
    const [next, behind] = rest;
    // `4821 merci` is said of something, where the line has its amount and reference without it.
    const isSaid =
      next?.kind === 'number' && behind?.kind === 'word' && first.kind !== 'number' && second.kind !== 'number';
    if (next && next.kind !== 'word' && !isSaid) return undefined;
    const has = (kind: Kind) => rest.some((one) => one.kind === kind);
    const order = `${first.kind} ${second.kind}`;
    const amountFirst = { amount: first.typed, reference: second.typed };
    const referenceFirst = { amount: second.typed, reference: first.typed };
    if (order === 'money reference') return amountFirst;
    if (order === 'reference money') return referenceFirst;
    // `125.50 2026 merci` may be said of a car of that year.
    if (order === 'money number' && second.typed === '2026' && next) return undefined;
    if (order === 'money number' && !has('reference')) return amountFirst;
    if (order === 'number money' && !has('reference')) return referenceFirst;
    if (order === 'number reference' && !has('money')) return amountFirst;
    // In `facture 77 4821` either may be the number of the invoice.
    const isNamedByWord = /^\P{Nd}+ \d+$/u.test(first.typed);
    return order === 'reference number' && rest.length === 0 && !isNamedByWord ? referenceFirst : undefined;
  }

  test('a line can be sent if, and only if, the rules leave one way to read it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const line = ['514-555-0188', ...pieces.map(({ typed }) => typed)].join(' ');
        const read = parseQuickpayLine(line, CANADA);
        const { amount, reference } = expected(pieces) ?? {};
        expect([line, isComplete(read)]).toEqual([line, amount !== undefined]);
        if (amount === undefined || reference === undefined) return;
        expect(read.amount).toMatchObject({ value: { minor: centsIn(amount) } });
        expect(read.reference?.ok && referenceKeyOf(read.reference.value)).toBe(referenceKeyOf(reference));
      }),
      { numRuns: 2000 },
    );
  });
});
