import type { Company } from '../company/index.ts';
import { type Answer, granted, refused } from '../kernel/refusal.ts';
import { atHour, earliest, placeOf } from '../payments/index.ts';
import type { TextForm, TextValues } from './screen.ts';

const MOST_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * When a text goes that is written for later: at that hour where the customer is, or at the next at which they may be
 * texted by itself; undefined where it goes now. Refuses what is over, or too far away.
 */
export function laterIn(
  { day, hour }: TextValues,
  phone: string | undefined,
  company: Company,
  now: Date,
): Answer<TextForm['later']> {
  if (day.trim() === '') return granted(undefined);
  const place = placeOf(phone, company);
  const wanted = atHour(day.trim(), Number(hour), place);
  if (!wanted || wanted <= now || wanted.getTime() - now.getTime() > MOST_DAYS * DAY_MS)
    return refused({ code: 'time-unusable' });
  const at = earliest(wanted, place);
  return granted({ at, moved: at.getTime() !== wanted.getTime() });
}
