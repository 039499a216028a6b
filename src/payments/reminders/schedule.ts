import { daysAfter, earliest, type Place } from '../../company/index.ts';
import { isErrand, type Moment, promising, redrawn, without } from '../../promises/outbox.ts';
import { leftToStart, underWay } from '../parts.ts';
import type { PaymentRequest } from '../request.ts';
import type { ReminderStop, Reminders } from './reminders.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Nobody is reminded of the same more often, whatever was missed or pressed. */
const LEAST_BETWEEN_DAYS = 2;
/** A reminder whose link dies the same day helps nobody. */
const LINK_LEFT_MS = DAY_MS;
/** What is on its way may come to nothing: then the reminders go on. */
const LOOKED_AGAIN_MS = { processing: DAY_MS, changing: HOUR_MS, unsent: HOUR_MS };

/** Why nothing goes now, as the request itself shows. */
export type Hindrance =
  | Exclude<PaymentRequest['state'], 'open'>
  | ReminderStop
  | 'money-came'
  | 'changing'
  | 'amount-changed'
  | 'unreachable';

/**
 * Why its customer is not reminded; undefined where nothing is in the way but the time.
 * @param now where it matters whether its link has just run out
 */
export function hindranceOf(request: PaymentRequest, now?: Date): Hindrance | undefined {
  const { state, payments, refunds, disputes, reminders, linkExpiresAt } = request;
  if (state !== 'open') return state;
  if (now && now >= linkExpiresAt) return 'expired';
  if (payments.some(({ unexpected }) => unexpected) || refunds.length > 0 || disputes.length > 0) return 'money-came';
  if (underWay(request).length > 0 || leftToStart(request).minor === 0) return 'money-came';
  if (request.changing) return 'changing';
  if (request.revised) return 'amount-changed';
  if (reminders?.stopped) return reminders.stopped.why;
  return isUnreached(request) ? 'unreachable' : undefined;
}

/** The last that asked for it did not arrive; what went out no more because it was over says nothing about that. */
function isUnreached({ customer, texts, mails }: PaymentRequest): boolean {
  const last = customer.email ? mails.findLast(({ asks }) => asks) : texts.at(-1);
  return last?.state === 'failed' && last.reason !== 'over';
}

/** The carrier has not taken the last text: another would arrive beside it. */
export function isUnsent({ texts }: PaymentRequest): boolean {
  const last = texts.at(-1);
  return last?.state === 'queued' && !last.sid;
}

/** When the next reminder goes, if nothing comes in between; undefined where none is planned. */
export const plannedAt = ({ outbox }: PaymentRequest): Date | undefined =>
  outbox.find((item) => isErrand(item, 'remind'))?.due;

/** From when on a reminder that is on its way may go out; undefined where none is to go any more. */
export const remindableFrom = (request: PaymentRequest, now: Date): Date | undefined =>
  request.reminders && !hindranceOf(request, now) ? earliest(now, request.reminders.place) : undefined;

export const unplanned = (request: PaymentRequest): PaymentRequest =>
  without(request, (item) => isErrand(item, 'remind'));

/** The same request with other reminders, and the next one planned as they say. */
export function planned(request: PaymentRequest, reminders: Reminders, moment: Moment): PaymentRequest {
  const bare = unplanned({ ...request, reminders });
  const next = reminders.stopped ? undefined : nextOf(reminders, moment.now);
  return next && livesOn(request, next) ? promising(bare, { name: 'remind' }, moment, next) : bare;
}

/** Whether its link still has a day to live then. */
export const livesOn = ({ linkExpiresAt }: PaymentRequest, then: Date): boolean =>
  then.getTime() + LINK_LEFT_MS <= linkExpiresAt.getTime();

/** The first time that the schedule, the last reminder, a promise and the hours of the day allow. */
function nextOf({ days: [day], since, place, lastAt, promised, wanted }: Reminders, now: Date): Date | undefined {
  if (wanted !== undefined) return earliest(now, place);
  if (day === undefined) return undefined;
  const after = [
    now,
    daysAfter(since, day, place),
    ...(lastAt ? [daysAfter(lastAt, LEAST_BETWEEN_DAYS, place)] : []),
    ...(promised ? [promised.until] : []),
  ];
  return earliest(new Date(Math.max(...after.map(Number))), place);
}

/** The reminders of a request that is just being made. */
export const remindersFrom = (days: number[], place: Place, since: Date): Reminders => ({
  ...{ days, since, place, sent: 0 },
});

/** It was asked for once more: the days count from now, and who wanted one at once has it. */
export function plannedAnew(request: PaymentRequest, moment: Moment): PaymentRequest {
  if (!request.reminders) return request;
  const { wanted: _, ...going } = request.reminders;
  return planned(request, { ...going, since: moment.now }, moment);
}

/** Its time has not come after all: it is looked at again. */
export function putOff(request: PaymentRequest, why: keyof typeof LOOKED_AGAIN_MS, moment: Moment): PaymentRequest {
  const due = new Date(moment.now.getTime() + LOOKED_AGAIN_MS[why]);
  return promising(unplanned(request), { name: 'remind' }, moment, due);
}

/** Nobody is reminded of it any more. Undefined when nobody would have been. */
export function stopped(
  request: PaymentRequest,
  stop: { why: ReminderStop; by?: string },
  moment: Moment,
): PaymentRequest | undefined {
  const { reminders } = request;
  if (!reminders || reminders.stopped) return undefined;
  const { wanted: _, ...kept } = reminders;
  return redrawn(planned(request, { ...kept, stopped: { ...stop, at: moment.now } }, moment), moment);
}

/** The customer said something: a member takes it from here. What they said before it was asked for is about something else. */
export function answered(request: PaymentRequest, at: Date, moment: Moment): PaymentRequest | undefined {
  const { reminders } = request;
  if (!reminders || at < reminders.since || plannedAt(request) === undefined) return undefined;
  return stopped(request, { why: 'answered' }, moment);
}
