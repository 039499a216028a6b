import type { Paper } from '../../src/documents/index.ts';
import type { Formats } from '../../src/i18n/formats.ts';
import type { Catalogue } from '../../src/i18n/index.ts';
import type { Line } from '../../src/invoices/index.ts';
import type { PaperFact, PaperGroup } from './sheet.ts';

/** What a paper counts: of an estimate that was answered, what was approved, with what goes with any of it. */
export function countedLines({ lines, answer }: Paper): Line[] {
  if (!answer) return lines;
  const declined = new Set(answer.works.flatMap((work) => (work.isApproved ? [] : work.lines)));
  return answer.outcome === 'declined' ? [] : lines.filter((_, place) => !declined.has(place));
}

/** An answered estimate piece by piece, each with what was said to it, and what goes with whatever was approved. */
export function groupsByWork(
  { lines, answer, currency }: Paper,
  read: (line: Line) => PaperGroup['lines'][number],
  { papers: say }: Catalogue,
  { money }: Formats,
): PaperGroup[] {
  if (!answer) return [];
  const grouped = (heading: string, own: Line[], said: string, isOut: boolean): PaperGroup => ({
    ...{ heading, said, isOut, lines: own.map(read) },
    sum: money({ minor: own.reduce((sum, { amount }) => sum + amount, 0), currency }),
  });
  const { approved, declined, together } = say.answered;
  const works = answer.works.map(({ title, lines: places, isApproved }) => {
    const own = lines.filter((_, place) => places.includes(place));
    const called = own.map((line) =>
      // The heading has said what it is.
      line.kind === 'labour' && line.description === title ? { ...line, description: say.groups.labour } : line,
    );
    return grouped(title, called, isApproved ? approved : declined, !isApproved);
  });
  const own = new Set(answer.works.flatMap((work) => work.lines));
  const others = lines.filter((_, place) => !own.has(place));
  return others.length > 0 ? [...works, grouped(together, others, '', answer.outcome === 'declined')] : works;
}

/** What was said, by whom and when. */
export const answerFacts = ({ answer }: Paper, { papers: { answered } }: Catalogue, { day }: Formats): PaperFact[] =>
  answer
    ? [
        { label: answered.label, value: answered.outcome[answer.outcome] },
        { label: answered.by, value: `${answer.name}, ${day(answer.at)}` },
      ]
    : [];
