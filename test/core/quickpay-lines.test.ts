import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseQuickpayLine, type QuickpayLine } from '../../src/payments/quickpay-line.ts';
import { referenceKeyOf } from '../../src/payments/reference.ts';

const CANADA = { country: 'CA', currency: 'CAD' } as const;
const FRANCE = { country: 'FR', currency: 'EUR' } as const;

/** What somebody meant, and how they typed it. */
interface Meant {
  line: string;
  name?: string;
  phone: string;
  /** In cents. */
  amount: number;
  reference: string;
  message: string;
}

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);

const northAmerican = fc
  .tuple(
    oneOf('514', '418', '613', '905', '819'),
    fc.integer({ min: 200, max: 999 }).map(String),
    digits(4),
    oneOf(
      'a-b-c',
      '(a) b-c',
      'a b c',
      'abc',
      '+1 a b c',
      '1-a-b-c',
      '+1abc',
      'a.b.c',
      '(a) b c',
      '\u202d+1 (a) b-c\u202c',
    ),
  )
  .map(([a, b, c, style]) => ({
    typed: style.replace('a', a).replace('b', b).replace('c', c),
    value: `+1${a}${b}${c}`,
  }));
const french = fc.tuple(digits(6), oneOf(' ', '.', '', '-')).map(([rest, mark]) => ({
  typed: ['06', '12', rest.slice(0, 2), rest.slice(2, 4), rest.slice(4)].join(mark),
  value: `+33612${rest}`,
}));

const grouped = (whole: number, mark: string) => String(whole).replace(/\B(?=(?:\d{3})+$)/g, mark);
const wide = (text: string) => text.replace(/[0-9.,$]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Amounts in the notations of both languages. */
const amountIn = (sign: '$' | '€') =>
  fc
    .tuple(
      fc.oneof(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 10_000 }).map((whole) => whole * 100),
      ),
      fc.nat(24),
    )
    .map(([minor, way]) => {
      const [whole, rest] = [Math.floor(minor / 100), minor % 100];
      const cents = String(rest).padStart(2, '0');
      const ways = [
        `${whole}.${cents}`,
        `${whole},${cents}`,
        `${sign}${whole}.${cents}`,
        `${sign} ${whole}.${cents}`,
        `${whole},${cents} ${sign}`,
        `${whole},${cents}${sign}`,
        `${grouped(whole, ',')}.${cents}`,
        `${sign}${grouped(whole, ',')}.${cents}`,
        `${grouped(whole, ' ')},${cents}`,
        `${grouped(whole, ' ')},${cents} ${sign}`,
        `${grouped(whole, '\u00a0')},${cents}\u00a0${sign}`,
        `${grouped(whole, '\u202f')},${cents}`,
        `${grouped(whole, "'")}.${cents}`,
        `${grouped(whole, '.')},${cents}`,
        wide(`${whole}.${cents}`),
        ...(sign === '$'
          ? [`CA$${whole}.${cents}`, `CDN$ ${whole}.${cents}`, `${whole}.${cents} CDN`, `${whole},${cents} $ CA`]
          : []),
        ...(rest === 0
          ? [
              `${whole}`,
              `${sign}${whole}`,
              `${whole} ${sign}`,
              `${whole}.-`,
              `${whole},--`,
              `${grouped(whole, ' ')}`,
              grouped(whole, ','),
            ]
          : []),
        ...(rest >= 10 ? [`${whole} ${sign} ${rest}`, `${whole}${sign}${rest}`] : []),
        ...(rest % 10 === 0 ? [`${whole},${rest / 10}`, `${whole}.${rest / 10}`] : []),
      ];
      return { minor, typed: ways[way % ways.length]! };
    });

const reference = fc.tuple(fc.integer({ min: 100, max: 99_999 }).map(String), fc.nat(40)).map(([number, way]) => {
  const ways: [typed: string, key: string][] = [
    [`RO${number}`, `RO${number}`],
    [`ro-${number}`, `RO${number}`],
    [`RO ${number}`, `RO${number}`],
    [`RO# ${number}`, `RO${number}`],
    [`RO#${number}`, `RO${number}`],
    [`RO: ${number}`, `RO${number}`],
    [`WO${number}/1`, `WO${number}/1`],
    [`F-2026-${number}`, `F2026${number}`],
    [`2026-${number}`, `2026${number}`],
    [`#${number}`, number],
    [number, number],
    [number, number],
    [`n° ${number}`, number],
    [`nº${number}`, number],
    [`No. ${number}`, number],
    [`no ${number}`, number],
    [`# ${number}`, number],
    [`ref: RO${number}`, `RO${number}`],
    [`réf. ${number}`, number],
    [`facture ${number}`, number],
    [`Facture no ${number}`, number],
    [`Invoice #${number}`, number],
    [`inv ${number}`, number],
    [`bon de travail ${number}`, number],
    [`work order ${number}`, number],
    [`soumission ${number}`, `SOUMISSION${number}`],
    [`RO${number}.`, `RO${number}`],
    [`“RO${number}”`, `RO${number}`],
    [`ＲＯ${number}`, `RO${number}`],
    [`RO${number}\u200b`, `RO${number}`],
  ];
  const [typed, key] = ways[way % ways.length]!;
  return { typed, key };
});

const message = oneOf(
  ...[
    '',
    '',
    '',
    'Merci!',
    'merci',
    'Thanks, see you at 5',
    'à bientôt',
    '2 pneus, 30 $',
    '10 000 km',
    '2,5 heures de travail',
  ],
  ...[
    'Votre auto est prête à 14h30',
    'pour les pneus d’hiver',
    'for the winter tires',
    'appelez le 514-555-0199',
    '👍',
    'été «prêt»',
  ],
  ...[
    'et 2 filtres',
    'Civic 2019',
    '2024 Civic prête',
    'voir aussi RO77123',
    'il reste 30,00 $',
    'Hi; call me',
    'de rien',
    'no problem',
  ],
  ...[
    'order ready',
    '24 mois',
    'bon retour',
    'Ford F150 prêt',
    '4x4 prêt',
    'please pay by Friday, 5 pm',
    'Can you pay?',
    'try again',
    'Ça va',
    'prêt.\n2e ligne',
  ],
);

const name = oneOf(
  ...[
    undefined,
    undefined,
    undefined,
    'Julie',
    'Julie Tremblay',
    'Tremblay, Luc',
    'TREMBLAY,JULIE',
    'Jean Bon',
    'O’Brien',
  ],
  ...['Marie-Ève de la Tour', '9123-4567 Québec inc.', 'Mme Roy', 'Jean-François d’Amours', 'Łukasz Straße', '王小明'],
);

const meantIn = (phones: typeof northAmerican, sign: '$' | '€'): fc.Arbitrary<Meant> =>
  fc
    .tuple(
      fc.tuple(name, phones, amountIn(sign), reference, message),
      oneOf(' ', ' ', ' ', '  ', '\t', ', ', ' ; ', '\u00a0', ' - '),
      fc.boolean(),
      oneOf('', '', '', 'for ', 'pour ', 'de '),
    )
    .map(([[who, phone, amount, about, words], mark, referenceFirst, joint]) => {
      const asked = referenceFirst ? [about.typed, joint + amount.typed] : [amount.typed, joint + about.typed];
      const parts = [...(who ? [who] : []), phone.typed, ...asked, ...(words ? [words] : [])];
      return {
        line: parts.join(mark),
        ...(who ? { name: who } : {}),
        phone: phone.value,
        amount: amount.minor,
        reference: about.key,
        message: words,
      };
    });

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
  [7_000, 'Canada', meantIn(northAmerican, '$'), CANADA],
  [3_000, 'France', meantIn(french, '€'), FRANCE],
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
  const piece = oneOf<Kind>('money', 'number', 'reference', 'word').chain((kind) =>
    oneOf(...PIECES[kind]).map((typed) => ({ kind, typed })),
  );

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
    if (order === 'money number' && !has('reference')) return amountFirst;
    if (order === 'number money' && !has('reference')) return referenceFirst;
    if (order === 'number reference' && !has('money')) return amountFirst;
    return order === 'reference number' && rest.length === 0 ? referenceFirst : undefined;
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
      { numRuns: 5000 },
    );
  });
});
