import type { Money } from '../kernel/money.ts';
import { amountsAt, type Line } from './line-parts.ts';
import { isBare, isNamedByFirst, isYearOf, plausibleAt, type Reading } from './line-readings.ts';
import { parseReference, referenceKeyOf } from './reference.ts';

/** One way to read what was typed, in full. */
export interface Way {
  amount: Money;
  reference?: string;
  message?: string;
}

const MOST = 3;

/** The ways that a member may have meant, from this word on to the end of the line; none where there are not two. */
export function waysToRead(line: Line, from: number): Way[] {
  const found = plausibleAt(line, from).flatMap((reading) => {
    const way = wayOf(line, reading);
    return way ? [way, ...otherWays(line, reading, way)] : [];
  });
  const whole = found.filter(({ reference }) => reference !== undefined);
  const ways = [...new Map((whole.length > 1 ? whole : found).map((way) => [traceOf(way), way])).values()];
  return ways.length > 1 ? ways.slice(0, MOST) : [];
}

const traceOf = ({ amount, reference, message }: Way): string =>
  JSON.stringify([amount.minor, reference && referenceKeyOf(reference), message]);

function wayOf(line: Line, { amount, reference, message }: Reading): Way | undefined {
  if (!amount?.answer.ok || (reference && !reference.answer.ok)) return undefined;
  const words = line.text.slice(line.words[message]?.from ?? line.text.length);
  return {
    amount: amount.answer.value,
    ...(reference?.answer.ok ? { reference: reference.answer.value } : {}),
    ...(words ? { message: words } : {}),
  };
}

/** What the words allow as well, though nobody would put them in this order. */
function otherWays(line: Line, { amount, reference, message }: Reading, way: Way): Way[] {
  if (!amount || !reference) return [];
  const at = reference.end - 1;
  if (isYearOf(line, { reference, message })) {
    return [{ amount: way.amount, message: line.text.slice(line.words[at]!.from) }];
  }
  const other = amountsAt(line, at).find(({ end }) => end === reference.end)?.answer;
  const isEither = reference.kind === 'named' && isBare(amount) && isNamedByFirst(line, { amount, reference });
  if (!isEither || !other?.ok) return [];
  const named = parseReference(reference.answer.typed.replace(/\S+$/, amount.answer.typed));
  return named.ok ? [{ ...way, amount: other.value, reference: named.value }] : [];
}
