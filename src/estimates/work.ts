import { type Line, type Tax, totalsOf } from '../invoices/index.ts';
import type { Currency } from '../kernel/money.ts';

/** A piece of work that is approved or declined by itself: the labour with the parts and fees that go with it. */
export interface Work {
  title: string;
  /** Places of its lines in the document. */
  lines: number[];
  /** In minor units, before tax. */
  amount: number;
  /** With its taxes, rounded by itself: together they may be a cent off what the document comes to. */
  total: number;
}

/** What is estimated, as its document says it. */
export interface Estimated {
  number: string;
  currency: Currency;
  lines: Line[];
  taxes: Tax[];
}

/**
 * The work in a document: each labour line begins one, which has the parts and fees behind it, as dealer systems write
 * them. What belongs to none (a discount, an adjustment) goes with whatever is approved.
 */
export function worksIn(estimated: Estimated): Work[] {
  const { lines, number } = estimated;
  const works: { title: string; lines: number[] }[] = [];
  for (const [place, { kind, description }] of lines.entries()) {
    if (isShared(lines, place)) continue;
    const current = works.at(-1);
    if (current && kind !== 'labour') current.lines.push(place);
    else works.push({ title: description || number, lines: [place] });
  }
  return works.map((work) => ({ ...work, ...costOf(estimated, work.lines) }));
}

/** Where a document is made of nothing else, that is what is approved. */
function isShared(lines: Line[], place: number): boolean {
  const isApart = ({ kind }: Line) => kind === 'discount' || kind === 'sum';
  const line = lines[place];
  return line !== undefined && isApart(line) && !lines.every(isApart);
}

function costOf({ currency, lines, taxes }: Estimated, places: number[]): Pick<Work, 'amount' | 'total'> {
  const own = lines.filter((_, place) => places.includes(place));
  const { subtotal: amount, total } = totalsOf({ currency, lines: own, taxes, payments: [] });
  return { amount, total };
}

/** What all of it comes to, in minor units with taxes. */
export const wholeOf = ({ currency, lines, taxes }: Estimated): number =>
  totalsOf({ currency, lines, taxes, payments: [] }).total;

/** The lines of some of its work, with what goes with any of it. */
export function linesOf({ lines }: Estimated, works: Work[], approved: number[]): Line[] {
  const declined = new Set(works.flatMap((work, place) => (approved.includes(place) ? [] : work.lines)));
  return approved.length === 0 ? [] : lines.filter((_, place) => !declined.has(place));
}

/** What some of its work comes to, in minor units with taxes; never less than nothing, whatever is taken off. */
export const totalOf = (estimated: Estimated, works: Work[], approved: number[]): number =>
  Math.max(0, wholeOf({ ...estimated, lines: linesOf(estimated, works, approved) }));
