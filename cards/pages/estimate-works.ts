import type { EstimateView } from '../../src/estimates/page-view.ts';
import type { Formats } from '../../src/i18n/formats.ts';
import { type Catalogue, words } from '../../src/i18n/index.ts';
import type { Line } from '../../src/invoices/index.ts';
import { tongueOf } from '../../src/kernel/language.ts';
import { noteOf } from './page-papers.ts';

/** A piece of work as it reads. */
export interface EstimateWork {
  /** What its box sends. */
  value: string;
  title: string;
  lines: { description: string; note: string; amount: string }[];
  /** With taxes; empty where it is only said what goes with the rest. */
  total: string;
  isTicked: boolean;
  /** What was said to it; empty while nothing was. */
  said: string;
}

interface Telling {
  say: Catalogue['estimates']['page'];
  formats: Formats;
}

/** The work with its lines, and what goes with any of it. `ticked`: as it was just sent. */
export function presentWorks(
  { works, paper, total, answer }: EstimateView,
  ticked: string[],
  { say, formats }: Telling,
): { works: EstimateWork[]; together: EstimateWork[] } {
  const { money, thousandths } = formats;
  const { columns, groups } = words(tongueOf(paper.language)).papers;
  const priced = (minor: number): string => money({ minor, currency: total.currency });
  const read = ({ kind, description, quantity, unitPrice, amount }: Line, title?: string) => {
    const many = quantity === undefined ? '' : thousandths(quantity);
    const note = noteOf({ quantity: many, unitPrice: unitPrice === undefined ? '' : priced(unitPrice) }, { columns });
    // The heading has said what it is.
    const called = kind === 'labour' && description === title ? groups.labour : description;
    return { description: called, note, amount: priced(amount) };
  };
  const linesAt = (places: number[], title?: string) =>
    paper.lines.filter((_, place) => places.includes(place)).map((line) => read(line, title));
  const own = new Set(works.flatMap(({ lines }) => lines));
  const others = [...paper.lines.keys()].filter((place) => !own.has(place));
  const bare = { value: '', isTicked: false, said: '', total: '' };
  return {
    works: works.map((work, place) => ({
      value: String(place),
      title: work.title,
      lines: linesAt(work.lines, work.title),
      total: priced(work.total),
      isTicked: ticked.includes(String(place)),
      said: answer ? (answer.approved.includes(place) ? say.approvedWork : say.declinedWork) : '',
    })),
    together: others.length > 0 ? [{ ...bare, title: say.together, lines: linesAt(others) }] : [],
  };
}
