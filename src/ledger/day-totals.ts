import type { Currency } from '../kernel/money.ts';
import type { RoomId } from '../kernel/room-id.ts';
import { type Tallied, utcDayOf } from '../payments/index.ts';

const QUARTER_MS = 15 * 60_000;

/** How many, and what they come to in minor units. */
interface Counted {
  count: number;
  minor: number;
}

/**
 * What was asked for and paid within a quarter of an hour, by one member, in the same rooms and one currency. Every clock on
 * earth is a whole number of quarters ahead or behind: whenever a company's day begins, it begins between two of these.
 */
export interface TotalsLine {
  /** When the quarter began. */
  at: Date;
  asker: { id: string; name: string };
  rooms: RoomId[];
  currency: Currency;
  asked: Counted;
  /** What of that still waits to be paid. */
  open: Counted;
  paid: Counted;
  /** How long each payment was waited for, in milliseconds. */
  waits: number[];
}

/** The running totals of a company's day, in universal time. Always made from all requests of the day: twice is once. */
export interface DayTotals {
  id: string;
  companyId: string;
  revision: number;
  /** `YYYY-MM-DD`. */
  day: string;
  /** Something that was asked for on it waits to be paid. */
  isOpen: boolean;
  lines: TotalsLine[];
}

export const dayTotalsId = (companyId: string, day: string): string => `day_${companyId.replace(/^com_/, '')}_${day}`;

/** What these requests make of a day. */
export function linesOf(day: string, tallied: Tallied[]): TotalsLine[] {
  const lines = new Map<string, TotalsLine>();
  const lineAt = (at: Date, { asker, rooms }: Tallied, currency: Currency): TotalsLine => {
    const quarter = new Date(Math.floor(at.getTime() / QUARTER_MS) * QUARTER_MS);
    const key = [quarter.getTime(), asker.id, currency, ...rooms].join(' ');
    const line = lines.get(key) ?? {
      ...{ at: quarter, asker, rooms, currency, waits: [] },
      ...{ asked: { count: 0, minor: 0 }, open: { count: 0, minor: 0 }, paid: { count: 0, minor: 0 } },
    };
    lines.set(key, line);
    return line;
  };
  for (const one of tallied) {
    if (utcDayOf(one.createdAt) === day) {
      const { asked, open } = lineAt(one.createdAt, one, one.amount.currency);
      add(asked, one.amount.minor);
      if (one.left) add(open, one.left.minor);
    }
    for (const { amount, at } of one.payments) {
      if (utcDayOf(at) !== day) continue;
      const { paid, waits } = lineAt(at, one, amount.currency);
      add(paid, amount.minor);
      waits.push(Math.max(at.getTime() - one.createdAt.getTime(), 0));
    }
  }
  return [...lines.values()];
}

function add(counted: Counted, minor: number): void {
  counted.count += 1;
  counted.minor += minor;
}
