import { daysAfter, earliest, type Place } from '../../company/index.ts';
import { type Answer, granted, refused } from '../../kernel/refusal.ts';
import { announcing, isErrand, type Moment, redrawn } from '../../promises/outbox.ts';
import { asking } from '../asking.ts';
import type { PaymentRequest } from '../request.ts';
import type { ReminderDeedName } from '../screen.ts';
import type { Reminders } from './reminders.ts';
import { hindranceOf, isUnsent, livesOn, planned, putOff, stopped, unplanned } from './schedule.ts';

/** A member who presses twice in a day means it once. */
const AGAIN_AFTER_MS = 20 * 3_600_000;

/** What a reminder is made of, as it is when its time has come. `words`: absent where the company has none for this customer. */
export interface Occasion {
  place: Place;
  words?: string;
  optedOut: boolean;
}

/**
 * The time of a reminder has come: it goes out, and the next is planned; or something is in its way, and the request says
 * so. However many were missed, one goes: the days that are past are used up.
 */
export function remind(request: PaymentRequest, occasion: Occasion, moment: Moment): PaymentRequest {
  const { reminders, outbox } = request;
  // Put off, skipped or stopped meanwhile; of two who keep it at once, the second finds it done.
  if (!reminders || !outbox.some((item) => isErrand(item, 'remind') && item.due <= moment.now)) return request;
  const { place, words } = occasion;
  const why = hindranceOf(request, moment.now);
  if (why === 'processing' || why === 'changing') return putOff(request, why, moment);
  // Once it is asked for again, the reminders go on by themselves.
  if (why || !livesOn(request, moment.now)) return redrawn(unplanned(request), moment);
  if (isUnsent(request)) return putOff(request, 'unsent', moment);
  if (occasion.optedOut) return stopped(request, { why: 'opted-out' }, moment) ?? request;
  if (words === undefined) return stopped(request, { why: 'no-words' }, moment) ?? request;
  // The customer or the company is in another time zone by now, or the app was away when it was due.
  if (earliest(moment.now, place) > moment.now)
    return redrawn(planned(request, { ...reminders, place }, moment), moment);
  return sent(request, { ...reminders, place }, words, moment);
}

function sent(request: PaymentRequest, reminders: Reminders, words: string, moment: Moment): PaymentRequest {
  const { wanted: by, place, since, ...kept } = reminders;
  const days = kept.days.filter((day) => daysAfter(since, day, place) > moment.now);
  const count = kept.sent + 1;
  const next = { ...kept, place, since, days, sent: count, lastAt: moment.now };
  const asked = redrawn(planned(asking(request, moment, words), next, moment), moment);
  return announcing(asked, { kind: 'reminder-sent', words, ...(by && { by }), at: moment.now }, moment);
}

/** What a member does about the reminders of a request. `until`: the morning after the day of the promise. */
export type ReminderDeed =
  | { deed: Exclude<ReminderDeedName, 'promised'> }
  | { deed: 'promised'; day: Date; until: Date };

/** Refusals: `not-remindable`, `reminded-today`, `reminder-too-late`. Pressing twice changes nothing. */
export function changeReminders(
  request: PaymentRequest,
  what: ReminderDeed,
  { by, place }: { by: string; place: Place },
  key: string,
  moment: Moment,
): Answer<PaymentRequest> {
  const { reminders, pressed } = request;
  if (pressed.includes(key)) return granted(request);
  const why = hindranceOf(request, moment.now);
  const isTheirs = why === undefined || reminders?.stopped !== undefined;
  if (!reminders || request.state !== 'open' || (!isTheirs && what.deed !== 'stop'))
    return refused({ code: 'not-remindable' });
  if (what.deed === 'now' && reminders.lastAt && moment.now.getTime() - reminders.lastAt.getTime() < AGAIN_AFTER_MS)
    return refused({ code: 'reminded-today' });
  if (what.deed === 'now' && !livesOn(request, earliest(moment.now, place)))
    return refused({ code: 'reminder-too-late' });
  const keyed: PaymentRequest = { ...request, pressed: [...pressed, key].slice(-PRESSES_KEPT) };
  return granted(redrawn(planned(keyed, { ...changed(reminders, what, by, moment), place }, moment), moment));
}
const PRESSES_KEPT = 20;

function changed(reminders: Reminders, what: ReminderDeed, by: string, moment: Moment): Reminders {
  const { stopped: _, wanted: __, ...going } = reminders;
  switch (what.deed) {
    case 'now':
      return { ...going, wanted: by };
    case 'skip':
      return { ...going, days: going.days.slice(1) };
    case 'stop':
      return { ...going, stopped: { why: 'paused', by, at: moment.now } };
    case 'start':
      return going;
    case 'promised':
      return { ...going, promised: { day: what.day, until: what.until, by } };
  }
}
