import { afterTheNight, type Company, earliest, placeOf } from '../company/index.ts';
import { isScheduled } from './answer.ts';
import type { OutgoingText } from './outgoing-text.ts';

/** What goes out so long after a member wanted it goes by itself: they have gone home, and so may its reader have. */
const LATE_MS = 30 * 60_000;

/**
 * Until when a text waits though its time has come: there was no server or no carrier then, and by now it is night where
 * its reader is. Undefined when it may go.
 * @param wanted when it was to go
 */
export function waitsUntil(text: OutgoingText, wanted: Date, company: Company, now: Date): Date | undefined {
  const place = placeOf(text.phone, company);
  const from = isScheduled(text)
    ? earliest(now, place)
    : isByItself(text, wanted, now)
      ? afterTheNight(now, place)
      : now;
  return from > now ? from : undefined;
}

const isByItself = ({ about }: OutgoingText, wanted: Date, now: Date): boolean =>
  about?.kind === 'receipt' || now.getTime() - wanted.getTime() > LATE_MS;
