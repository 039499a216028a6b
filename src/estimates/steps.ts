import { heardOf, type TextSummary, type TextWord, waitOf } from '../conversations/index.ts';
import { type Answer, granted, refused } from '../kernel/refusal.ts';
import type { MailSummary, MailWord } from '../payments/index.ts';
import { announcing, isErrand, type Moment, promising, redrawn, without } from '../promises/outbox.ts';
import type { EstimateAnswer } from './answer.ts';
import { type Estimate, type EstimateAsk, type EstimateState, estimateMayBecome, stateAt } from './estimate.ts';
import type { OrderOver } from './news.ts';

const JUST_SENT_MS = 30_000;
const PRESSES_KEPT = 20;
const TEXTS_KEPT = 20;
const MAILS_KEPT = 10;

/** A new estimate with everything it promises: its card, its text or e-mail, its end, and that those before it say so. */
export function estimated({ rooms, ...ask }: EstimateAsk, moment: Moment): Estimate {
  const blank: Estimate = {
    ...ask,
    ...{ revision: 0, pressed: [], state: 'open', texts: [], mails: [], appearance: 0, outbox: [] },
    cards: rooms.map((room) => ({ room, shown: 0 })),
    createdAt: moment.now,
  };
  const sent = reaching(redrawn(blank, moment), moment);
  const told = ask.edition > 1 ? promising(sent, { name: 'supersede' }, moment) : sent;
  return promising(told, { name: 'expire' }, moment, ask.validUntil);
}

/** As its customer is reached. */
const reaching = (estimate: Estimate, moment: Moment): Estimate =>
  estimate.customer.email ? mailing(estimate, estimate.customer.email, moment) : texting(estimate, moment);

function mailing(estimate: Estimate, to: string, moment: Moment): Estimate {
  const mail: MailSummary = { id: moment.newId('mai'), to, asks: true, state: 'queued', at: moment.now };
  const mails = [...estimate.mails, mail].slice(-MAILS_KEPT);
  return promising({ ...estimate, mails }, { name: 'mail', about: mail.id }, moment);
}

function texting(estimate: Estimate, moment: Moment): Estimate {
  const text: TextSummary = { id: moment.newId('txt'), state: 'queued', at: moment.now };
  const texts = [...estimate.texts, text].slice(-TEXTS_KEPT);
  return promising({ ...estimate, texts }, { name: 'text', about: text.id }, moment);
}

const pressed = (estimate: Estimate, key: string): Estimate => ({
  ...estimate,
  pressed: [...estimate.pressed, key].slice(-PRESSES_KEPT),
});

const ended = (estimate: Estimate, state: EstimateState): Estimate | undefined =>
  estimateMayBecome(estimate.state, state)
    ? without({ ...estimate, state }, (item) => isErrand(item, 'expire'))
    : undefined;

/** The customer has answered: undefined when it was answered, or is over. */
export function answered(estimate: Estimate, answer: EstimateAnswer, moment: Moment): Estimate | undefined {
  if (stateAt(estimate, moment.now) !== 'open') return undefined;
  const over = ended(estimate, answer.outcome);
  if (!over) return undefined;
  const { total, deposit } = estimate;
  const news = {
    ...({ kind: 'estimate-answered', status: answer.outcome, total, by: answer.name, at: answer.at } as const),
    amount: { minor: answer.total, currency: total.currency },
  };
  const told = announcing(redrawn<Estimate>({ ...over, answer }, moment), news, moment);
  const compared = promising(told, { name: 'compare' }, moment);
  const isAsked = deposit !== undefined && answer.approved.length > 0;
  return isAsked ? promising(compared, { name: 'ask-deposit' }, moment) : compared;
}

/** A newer one of its order was sent; undefined when that is known. */
export function superseded(estimate: Estimate, at: Date, moment: Moment): Estimate | undefined {
  if (estimate.supersededAt) return undefined;
  const over = ended(estimate, 'superseded') ?? estimate;
  return redrawn({ ...over, supersededAt: at }, moment);
}

/** Its time is over; what was answered stays as it is. */
export function expired(estimate: Estimate, moment: Moment): Estimate | undefined {
  if (moment.now < estimate.validUntil) return undefined;
  const over = ended(estimate, 'expired');
  return over && redrawn(over, moment);
}

/** A member takes it back: nobody can answer it from now on. Pressing twice changes nothing. */
export function withdraw(estimate: Estimate, by: string, key: string, moment: Moment, who?: string): Answer<Estimate> {
  if (estimate.pressed.includes(key)) return granted(estimate);
  const over = stateAt(estimate, moment.now) === 'open' ? ended(estimate, 'withdrawn') : undefined;
  if (!over) return refused({ code: 'estimate-over' });
  const at = moment.now;
  const shown = redrawn<Estimate>({ ...pressed(over, key), withdrawn: { by, at, ...(who && { who }) } }, moment);
  return granted(announcing(shown, { kind: 'estimate-withdrawn', by, at }, moment));
}

/** Its order came to an end before its customer answered: nobody can answer it from now on. Undefined where it is over. */
export function orderOver(estimate: Estimate, why: OrderOver, moment: Moment): Estimate | undefined {
  const over = stateAt(estimate, moment.now) === 'open' ? ended(estimate, 'withdrawn') : undefined;
  const at = moment.now;
  return (
    over &&
    announcing(
      redrawn<Estimate>({ ...over, withdrawn: { by: '', at, why } }, moment),
      { kind: 'estimate-order-over', why, at },
      moment,
    )
  );
}

/** The same link goes out once more. */
export function sendAgain(estimate: Estimate, by: string, key: string, moment: Moment): Answer<Estimate> {
  if (estimate.pressed.includes(key)) return granted(estimate);
  if (stateAt(estimate, moment.now) !== 'open') return refused({ code: 'estimate-over' });
  const last = lastSent(estimate);
  if (last && last.state !== 'failed') {
    if (moment.now.getTime() - last.at.getTime() < JUST_SENT_MS) return refused({ code: 'just-sent' });
    if (last.state === 'queued' && !('sid' in last && last.sid)) return refused({ code: 'text-waiting' });
  }
  const sent = redrawn(reaching(pressed(estimate, key), moment), moment);
  return granted(announcing(sent, { kind: 'estimate-sent-again', by, at: moment.now }, moment));
}

/** The latest that took it to its customer. */
export const lastSent = ({ customer, texts, mails }: Estimate): TextSummary | MailSummary | undefined =>
  customer.email ? mails.at(-1) : texts.at(-1);

/** What became of one of its e-mails; undefined when that brings nothing new. */
export function mailTold(estimate: Estimate, mailId: string, word: MailWord, moment: Moment): Estimate | undefined {
  const mail = estimate.mails.find(({ id }) => id === mailId);
  const { state, reason, at } = word;
  if (mail?.state !== 'queued' || state === 'queued') return undefined;
  const heard: MailSummary = { ...mail, state, at, ...(reason && { reason }) };
  const mails = estimate.mails.map((other) => (other === mail ? heard : other));
  const kept = without({ ...estimate, mails }, (item) => isErrand(item, 'mail', mailId));
  const shown = redrawn(kept, moment);
  // Who ended it knows.
  return reason && reason !== 'over'
    ? announcing(shown, { kind: 'estimate-mail-failed', reason, to: mail.to, at }, moment)
    : shown;
}

/** What became of one of its texts; undefined when that brings nothing new. */
export function textTold(estimate: Estimate, textId: string, word: TextWord, moment: Moment): Estimate | undefined {
  const text = estimate.texts.find(({ id }) => id === textId);
  const heard = text && heardOf(text, word, moment.now);
  const isWaiting = estimate.outbox.some((item) => isErrand(item, 'text', textId));
  if (!text || (!heard && !isWaiting)) return undefined;
  const texts = estimate.texts.map((other) => (heard && other.id === textId ? heard : other));
  // Whatever asked for it has been heard: it must not be sent again.
  const kept = without({ ...estimate, texts }, (item) => isErrand(item, 'text', textId));
  if (!heard || (heard.state === text.state && waitOf(heard) === waitOf(text))) return kept;
  const shown = redrawn(kept, moment);
  return heard.reason ? announcing(shown, { kind: 'text-failed', reason: heard.reason, at: heard.at }, moment) : shown;
}

/** The page was seen by a person, for the first time. */
export const see = (estimate: Estimate, moment: Moment): Estimate | undefined =>
  estimate.seenAt || estimate.state !== 'open' ? undefined : redrawn({ ...estimate, seenAt: moment.now }, moment);

/**
 * What its order comes to now, beside what was approved: told once for each total that is above it.
 * @param total of the order, with taxes, in minor units
 */
export function compared(estimate: Estimate, total: number, moment: Moment): Estimate | undefined {
  const { answer, exceeded, total: whole } = estimate;
  if (!answer || answer.approved.length === 0) return undefined;
  if (total <= answer.total) {
    const { exceeded: _, ...rest } = estimate;
    return exceeded && redrawn<Estimate>(rest, moment);
  }
  if (exceeded?.total === total) return undefined;
  const at = moment.now;
  const amounts = { amount: { ...whole, minor: total }, total: { ...whole, minor: answer.total } };
  const shown = redrawn<Estimate>({ ...estimate, exceeded: { total, at } }, moment);
  return announcing(shown, { kind: 'estimate-exceeded', ...amounts, at }, moment);
}
