import { type CalendarDay, daysOn, isDayOff } from './holidays.ts';
import type { Place } from './place.ts';

/** Hours of the day in which somebody is reminded. */
const HOURS = { from: 9, until: 20 };
/** Hours in which nobody is woken, not even by what they wait for: outside of them, whatever is automatic is held back. */
const AWAKE = { from: 8, until: 21 };
/** No run of Sundays and holidays is longer. */
const MOST_DAYS_OFF = 14;

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const digits = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en', { ...digits, second: 'numeric', hourCycle: 'h23', calendar: 'gregory', timeZone });
  formats.set(timeZone, format);
  return format;
}

/** What the clocks of a zone show, as milliseconds since 1970 if they were those of UTC. */
function shownAt(ms: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** When the clocks of a zone show that. */
function whenShown(shown: number, timeZone: string): Date {
  const guess = shown - (shownAt(shown, timeZone) - shown);
  // Once more, because the clocks may have been changed between the two.
  return new Date(guess - (shownAt(guess, timeZone) - shown));
}

/** The same time of day so many days later, however long those days are. */
export const daysAfter = (at: Date, days: number, { timeZone }: Place): Date =>
  whenShown(shownAt(at.getTime(), timeZone) + days * 86_400_000, timeZone);

const morningOf = ({ year, month, day }: CalendarDay, { timeZone }: Place, hour = HOURS.from): Date =>
  whenShown(Date.UTC(year, month - 1, day, hour), timeZone);

function calendarAt(at: Date, { timeZone }: Place): CalendarDay & { hour: number } {
  const shown = new Date(shownAt(at.getTime(), timeZone));
  const [year, month, day] = [shown.getUTCFullYear(), shown.getUTCMonth() + 1, shown.getUTCDate()];
  return { year, month, day, hour: shown.getUTCHours() };
}

/** `at`, or where it is night there, the hour at which the night is over. */
export function afterTheNight(at: Date, place: Place): Date {
  const { hour, ...today } = calendarAt(at, place);
  if (hour >= AWAKE.from && hour < AWAKE.until) return at;
  return morningOf(hour < AWAKE.from ? today : daysOn(today, 1), place, AWAKE.from);
}

/** The next time after `at` at which a working day begins there: at eight, on no Sunday and no holiday. */
export function nextWorkday(at: Date, place: Place): Date {
  const { hour: _, ...today } = calendarAt(at, place);
  for (let days = 0; days <= MOST_DAYS_OFF; days += 1) {
    const date = daysOn(today, days);
    const morning = morningOf(date, place, AWAKE.from);
    if (!isDayOff(date, place.region) && morning > at) return morning;
  }
  throw new Error(`${place.region} has no working day after ${at.toISOString()}`);
}

/** The first moment from `at` on at which somebody may be reminded there: by day, on no Sunday and no holiday. */
export function earliest(at: Date, place: Place): Date {
  const { hour, ...today } = calendarAt(at, place);
  if (!isDayOff(today, place.region) && hour < HOURS.until) return hour < HOURS.from ? morningOf(today, place) : at;
  for (let days = 1; days < MOST_DAYS_OFF; days += 1) {
    const date = daysOn(today, days);
    if (!isDayOff(date, place.region)) return morningOf(date, place);
  }
  throw new Error(`${place.region} has no working day from ${at.toISOString()} on`);
}

/** At an hour of a day, such as `2026-12-04`; undefined for what is no day. */
export function atHour(typed: string, hour: number, place: Place): Date | undefined {
  const next = morningAfter(typed, place);
  const morning = next && dayBefore(next, place);
  // The clocks are changed by night.
  return morning && new Date(morning.getTime() + (hour - HOURS.from) * 3_600_000);
}

/** The morning of the day before. */
export const dayBefore = (morning: Date, place: Place): Date => daysAfter(morning, -1, place);

/** The morning after a day, such as `2026-12-04`; undefined for what is no day. */
export function morningAfter(typed: string, place: Place): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(typed) ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const { month: sameMonth, day: sameDay } = daysOn(date, 0);
  const isDay = year !== undefined && sameMonth === date.month && sameDay === date.day;
  return isDay ? morningOf(daysOn(date, 1), place) : undefined;
}
