import type { Occasion } from './occasion.ts';

/** Nobody is woken by something automatic: hours of the day where the company is. */
const QUIET = { from: 21, until: 8 };
const HOUR_MS = 3_600_000;

/** Now, or the full hour at which the quiet of the night is over where the company is. */
export const awake = ({ now, company }: Occasion): Date => (company ? afterQuiet(now, company.timeZone) : now);

function afterQuiet(now: Date, timeZone: string): Date {
  const hourAt = (at: number) =>
    Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(at));
  const isQuiet = (at: number) => hourAt(at) >= QUIET.from || hourAt(at) < QUIET.until;
  if (!isQuiet(now.getTime())) return now;
  let at = Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS;
  while (isQuiet(at)) at += HOUR_MS;
  return new Date(at);
}
