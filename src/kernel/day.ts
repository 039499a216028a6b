const HOUR_MS = 3_600_000;

/** When a date (`YYYY-MM-DD`) begins where these clocks are, and when it is over; undefined for what is no date. */
export function dayOf(date: string, timeZone: string): { from: Date; until: Date } | undefined {
  const noon = new Date(`${date}T12:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(noon.getTime()) || !noon.toISOString().startsWith(date))
    return undefined;
  // Clocks are at most fourteen hours ahead, and twelve behind: a few hours on either side it is surely that day.
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const within = [0, -6, 6].map((hours) => new Date(noon.getTime() + hours * HOUR_MS));
  const at = within.find((one) => format.format(one) === date) ?? noon;
  const from = startOfDay(at, timeZone);
  return { from, until: startOfDay(new Date(from.getTime() + 30 * HOUR_MS), timeZone) };
}

/** The last moment of the day of this moment where these clocks are (an IANA zone). */
export function endOfDay(at: Date, timeZone: string): Date {
  // Days have 23 to 25 hours: a moment of the next one is 26 to 27 hours after the beginning.
  const next = startOfDay(new Date(startOfDay(at, timeZone).getTime() + 26 * HOUR_MS), timeZone);
  return new Date(next.getTime() - 1);
}

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
