import { type Answer, granted, refused } from '../kernel/refusal.ts';
import { announcing, isErrand, type Moment, redrawn, without } from '../promises/outbox.ts';
import type { MailSummary, MailWord } from './mail.ts';
import { mailed } from './mailed.ts';
import { countedIn } from './parts.ts';
import type { PaymentRequest } from './request.ts';
import { pressed, stateAt } from './steps.ts';
import { toPeople } from './to-people.ts';

const DAY_MS = 86_400_000;
/** The same address again within this time is the same wish: a button pressed twice, a page loaded anew. */
const SAME_MS = 60_000;
/** One link sends so many in a day, whoever has it: enough for a typing error and an accountant. */
const MOST_A_DAY = 5;

/** A customer who has paid wants both papers by e-mail. Refusals: `email-too-often`, `request-gone`. */
export function askForMail(request: PaymentRequest, to: string, moment: Moment): Answer<PaymentRequest> {
  if (countedIn(request).length === 0) return refused({ code: 'request-gone' });
  const since = (ms: number) => request.mails.filter(({ at }) => moment.now.getTime() - at.getTime() < ms);
  if (isOnItsWay(since(SAME_MS), to, false)) return granted(request);
  if (since(DAY_MS).length >= MOST_A_DAY) return refused({ code: 'email-too-often' });
  return granted(mailed(redrawn(request, moment), { to }, moment));
}

/**
 * A member has the request itself sent by e-mail, with its link and its invoice. The same again within a minute is the
 * same wish. Refusals: `not-payable`, `mails-too-often`.
 */
export function mailRequest(request: PaymentRequest, to: string, key: string, moment: Moment): Answer<PaymentRequest> {
  if (request.pressed.includes(key)) return granted(request);
  if (stateAt(request, moment.now) !== 'open') return refused({ code: 'not-payable' });
  const since = (ms: number) => request.mails.filter(({ at }) => moment.now.getTime() - at.getTime() < ms);
  if (isOnItsWay(since(SAME_MS), to, true)) return granted(request);
  if (since(DAY_MS).length >= MOST_A_DAY) return refused({ code: 'mails-too-often' });
  return granted(mailed(redrawn(pressed(request, key), moment), { to, asks: true }, moment));
}

const isOnItsWay = (mails: MailSummary[], to: string, asks: boolean): boolean =>
  mails.some((mail) => mail.to === to && (mail.asks ?? false) === asks && mail.state !== 'failed');

/** What became of one of the request's e-mails; undefined when that brings nothing new. */
export function reportMail(
  request: PaymentRequest,
  mailId: string,
  { state, reason, at }: MailWord,
  moment: Moment,
): PaymentRequest | undefined {
  const mail = request.mails.find(({ id }) => id === mailId);
  if (mail?.state !== 'queued' || state === 'queued') return undefined;
  const heard: MailSummary = { ...mail, state, at, ...(reason && { reason }) };
  const mails = request.mails.map((other) => (other === mail ? heard : other));
  const kept = without({ ...request, mails }, (item) => isErrand(item, 'mail', mailId));
  const shown = redrawn(kept, moment);
  // Who ended it knows.
  if (!reason || reason === 'over') return shown;
  const news = { kind: 'mail-failed', reason, to: mail.to, at, ...(mail.asks && { asks: true }) } as const;
  return toPeople(announcing(shown, news, moment), 'failed', mailId, moment);
}
