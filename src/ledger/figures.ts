import { startOfDay } from '../kernel/day.ts';
import type { Money } from '../kernel/money.ts';
import type { TotalsLine } from './day-totals.ts';

export const PERIODS = ['today', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];
/** What a button brings back may be anything: what cannot be read is today. */
export const readPeriod = (text: string): Period => PERIODS.find((one) => one === text) ?? 'today';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Today included, where the company is. */
const DAYS: Record<Period, number> = { today: 1, week: 7, month: 30 };
/** As many as one reads; the rest are in the list. */
const MOST_LINES = 10;

/** How many, and what they come to in each currency. */
export interface Sum {
  count: number;
  money: Money[];
}

export interface Figures {
  asked: Sum;
  paid: Sum;
  /** What was paid on each day, the earliest first. */
  days: { day: Date; paid: Sum }[];
  /** Who asked for the most that was paid comes first; at most ten. */
  members: { name: string; asked: Sum; paid: Sum }[];
  rooms: { id: string; asked: Sum; paid: Sum }[];
  /** What waits to be paid by now, by how long: less than 7 days, less than 30, longer. */
  waiting: { upTo?: 7 | 30; sum: Sum }[];
  /** Half of what was paid came sooner, in milliseconds after it was asked for; absent where nothing was paid. */
  medianMs?: number;
}

/** When the days of a period begin, the earliest first. */
export function daysOf(period: Period, now: Date, timeZone: string): Date[] {
  const today = startOfDay(now, timeZone);
  // Noon of a day is within it, however long the days between are.
  const noon = (back: number) => new Date(today.getTime() - back * DAY_MS + 12 * HOUR_MS);
  return Array.from({ length: DAYS[period] }, (_, place) => startOfDay(noon(DAYS[period] - 1 - place), timeZone));
}

/** What was asked for and paid on these days, and what waits by now, of these running totals. */
export function figuresOf(totals: TotalsLine[], days: Date[], now: Date): Figures {
  const [from = now] = days;
  const lines = totals.filter(({ at }) => at >= from);
  const split = <K>(keysOf: (line: TotalsLine) => K[]) => {
    const keys = [...new Set(lines.flatMap(keysOf))];
    const each = keys.map((key) => {
      const own = lines.filter((line) => keysOf(line).includes(key));
      return { key, asked: sumOf(own, 'asked'), paid: sumOf(own, 'paid') };
    });
    return each.toSorted((one, other) => largest(other.paid) - largest(one.paid)).slice(0, MOST_LINES);
  };
  const names = new Map(lines.map(({ asker }) => [asker.id, asker.name]));
  const median = medianOf(lines.flatMap(({ waits }) => waits));
  return {
    asked: sumOf(lines, 'asked'),
    paid: sumOf(lines, 'paid'),
    days: days.map((day, place) => {
      const until = days[place + 1];
      return {
        day,
        paid: sumOf(
          lines.filter(({ at }) => at >= day && (!until || at < until)),
          'paid',
        ),
      };
    }),
    members: split(({ asker }) => [asker.id]).map(({ key, ...line }) => ({ ...line, name: names.get(key) ?? key })),
    rooms: split(({ rooms }) => rooms).map(({ key, ...line }) => ({ ...line, id: key })),
    waiting: agesOf(totals, now),
    ...(median !== undefined && { medianMs: median }),
  };
}

const largest = ({ money }: Sum): number => Math.max(0, ...money.map(({ minor }) => minor));

function sumOf(lines: TotalsLine[], what: 'asked' | 'open' | 'paid'): Sum {
  const counted = lines.filter((line) => line[what].count > 0);
  const money = Array.from(
    Map.groupBy(counted, ({ currency }) => currency),
    ([currency, of]) => ({ minor: of.reduce((sum, line) => sum + line[what].minor, 0), currency }),
  );
  return { count: counted.reduce((sum, line) => sum + line[what].count, 0), money };
}

/** To a quarter of an hour. */
function agesOf(lines: TotalsLine[], now: Date): Figures['waiting'] {
  const age = ({ at }: TotalsLine) => (now.getTime() - at.getTime()) / DAY_MS;
  const between = (from: number, until: number) =>
    sumOf(
      lines.filter((one) => age(one) >= from && age(one) < until),
      'open',
    );
  return [
    { upTo: 7, sum: between(Number.NEGATIVE_INFINITY, 7) },
    { upTo: 30, sum: between(7, 30) },
    { sum: between(30, Number.POSITIVE_INFINITY) },
  ];
}

function medianOf(values: number[]): number | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
