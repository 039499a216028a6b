/** Whose holidays count: a province or territory, the United States, or France. */
export type Region = Province | 'US' | 'FR';
export type Province = 'QC' | 'ON' | 'BC' | 'AB' | 'SK' | 'MB' | 'NB' | 'NS' | 'PE' | 'NL' | 'YT' | 'NT' | 'NU';

/** A day on a calendar, wherever that hangs; months from 1. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

const DAY_MS = 86_400_000;
const at = ({ year, month, day }: CalendarDay): number => Date.UTC(year, month - 1, day);
/** Sunday is 0. */
export const weekdayOf = (date: CalendarDay): number => new Date(at(date)).getUTCDay();
export function daysOn({ year, month, day }: CalendarDay, days: number): CalendarDay {
  const then = new Date(Date.UTC(year, month - 1, day + days));
  return { year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, day: then.getUTCDate() };
}

/** A holiday of a year. */
type Holiday = (year: number) => CalendarDay;
const MONDAY = 1;
const THURSDAY = 4;

const on =
  (month: number, day: number): Holiday =>
  (year) => ({ year, month, day });
/** The first such weekday on or after a date. */
const from =
  (month: number, day: number, weekday = MONDAY): Holiday =>
  (year) => {
    const first = { year, month, day };
    return daysOn(first, (weekday - weekdayOf(first) + 7) % 7);
  };
/** So many days after Easter Sunday (Meeus, Jones and Butcher). */
const easter =
  (days: number): Holiday =>
  (year) => {
    const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
    const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
    const whole = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
    return daysOn({ year, month: Math.floor(whole / 31), day: (whole % 31) + 1 }, days);
  };

/** Also where a province leaves them to employers: a day without a reminder too many bothers nobody. */
const CANADA = [on(1, 1), easter(-2), from(5, 18), on(7, 1), from(9, 1), from(10, 8), on(12, 25), on(12, 26)];
const FAMILY_DAY = from(2, 15);
const CIVIC_HOLIDAY = from(8, 1);
const TRUTH_AND_RECONCILIATION = on(9, 30);
const REMEMBRANCE = on(11, 11);
const INDIGENOUS_PEOPLES = on(6, 21);

/** As the labour standards of each have them (for Quebec: Act respecting labour standards, s. 60; National Holiday Act). */
const HOLIDAYS: Record<Region, Holiday[]> = {
  QC: [...CANADA, easter(1), on(6, 24)],
  ON: [...CANADA, FAMILY_DAY, CIVIC_HOLIDAY],
  BC: [...CANADA, FAMILY_DAY, CIVIC_HOLIDAY, TRUTH_AND_RECONCILIATION, REMEMBRANCE],
  AB: [...CANADA, FAMILY_DAY, CIVIC_HOLIDAY, REMEMBRANCE],
  SK: [...CANADA, FAMILY_DAY, CIVIC_HOLIDAY, REMEMBRANCE],
  MB: [...CANADA, FAMILY_DAY, CIVIC_HOLIDAY, TRUTH_AND_RECONCILIATION, REMEMBRANCE],
  NB: [...CANADA, FAMILY_DAY, CIVIC_HOLIDAY, TRUTH_AND_RECONCILIATION, REMEMBRANCE],
  NS: [...CANADA, FAMILY_DAY, CIVIC_HOLIDAY, REMEMBRANCE],
  PE: [...CANADA, FAMILY_DAY, TRUTH_AND_RECONCILIATION, REMEMBRANCE],
  NL: [...CANADA, REMEMBRANCE],
  YT: [...CANADA, INDIGENOUS_PEOPLES, from(8, 15), TRUTH_AND_RECONCILIATION, REMEMBRANCE],
  NT: [...CANADA, INDIGENOUS_PEOPLES, CIVIC_HOLIDAY, TRUTH_AND_RECONCILIATION, REMEMBRANCE],
  NU: [...CANADA, on(7, 9), CIVIC_HOLIDAY, TRUTH_AND_RECONCILIATION, REMEMBRANCE],
  // 5 U.S.C. 6103.
  US: [
    ...[on(1, 1), from(1, 15), from(2, 15), from(5, 25), on(6, 19), on(7, 4), from(9, 1), from(10, 8), REMEMBRANCE],
    ...[from(11, 22, THURSDAY), on(12, 25)],
  ],
  // Code du travail, L3133-1.
  FR: [
    ...[on(1, 1), easter(1), on(5, 1), on(5, 8), easter(39), easter(50), on(7, 14), on(8, 15), on(11, 1)],
    ...[REMEMBRANCE, on(12, 25)],
  ],
};

const SUNDAY = 0;

/** Whether it is a Sunday, a holiday of the region, or the Monday after one that fell on a Sunday. */
export function isDayOff(date: CalendarDay, region: Region): boolean {
  if (weekdayOf(date) === SUNDAY) return true;
  const days = HOLIDAYS[region].map((holiday) => at(holiday(date.year)));
  return days.includes(at(date)) || (weekdayOf(date) === MONDAY && days.includes(at(date) - DAY_MS));
}
