const HOUR_MS = 3_600_000;

/** When the day of this moment began where these clocks are (an IANA zone); never after the moment itself. */
export function startOfDay(at: Date, timeZone: string): Date {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const dateOf = (ms: number) => format.format(ms);
  const today = dateOf(at.getTime());
  // Not all days have 24 hours, and not all begin at 0:00: the first moment of the date is searched for.
  let [before, within] = [at.getTime() - 26 * HOUR_MS, at.getTime()];
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dateOf(middle) === today) within = middle;
    else before = middle;
  }
  return new Date(within);
}
