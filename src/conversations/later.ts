import { atHour, type Company, earliest, placeOf } from '../company/index.ts';
import { type Answer, granted, refused } from '../kernel/refusal.ts';

/** Those in which customers may be texted by themselves. */
export const HOURS = Array.from({ length: 11 }, (_, place) => String(9 + place));

const MOST_DAYS = 90;
const DAY_MS = 86_400_000;

/** When a text is to go that does not go now, as it was typed. */
export interface LaterValues {
  /** `YYYY-MM-DD`, where the customer is; empty for now. */
  day: string;
  /** One of `HOURS`, on that day. */
  hour: string;
}

export const NOT_LATER: LaterValues = { day: '', hour: '9' };

/** `moved`: to the next hour in which customers are texted by themselves. */
export interface Later {
  at: Date;
  moved: boolean;
}

/** What came back of a form may be anything. */
export const readLater = ({ day = '', hour = '' }: Record<string, string>): LaterValues => ({
  day,
  hour: HOURS.includes(hour) ? hour : NOT_LATER.hour,
});

/**
 * When a text goes that is written for later: at that hour where the customer is, or at the next at which they may be
 * texted by itself; undefined where it goes now. Refuses what is over, or too far away.
 */
export function laterIn(
  { day, hour }: LaterValues,
  phone: string | undefined,
  company: Company,
  now: Date,
): Answer<Later | undefined> {
  if (day.trim() === '') return granted(undefined);
  const place = placeOf(phone, company);
  const wanted = atHour(day.trim(), Number(hour), place);
  if (!wanted || wanted <= now || wanted.getTime() - now.getTime() > MOST_DAYS * DAY_MS)
    return refused({ code: 'time-unusable' });
  const at = earliest(wanted, place);
  return granted({ at, moved: at.getTime() !== wanted.getTime() });
}
