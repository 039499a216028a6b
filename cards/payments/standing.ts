import { waitOf } from '../../src/conversations/outgoing-text.ts';
import { countedIn, creditsOf, isPartPaid } from '../../src/payments/parts.ts';
import type { PaymentRequest, RequestText } from '../../src/payments/request.ts';
import { line } from '../blocks.ts';
import type { Block } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';
import { sayWhy } from './cancelling.ts';
import { askingStanding } from './mails.ts';
import { isDisputed, refundStanding } from './money-back.ts';
import { partStanding } from './parts.ts';
import { sayMethod } from './payment-method.ts';

/** Where a request stands, in one line, and what can be done about it. */
export interface RequestStanding {
  status: Extract<Block, { kind: 'text' }>;
  next?: string;
}

export function standingOf(request: PaymentRequest, voice: Voice): RequestStanding {
  const { status: say } = voice.words.card;
  switch (request.state) {
    case 'open':
      return openStanding(request, voice);
    case 'processing':
      return {
        status: { kind: 'text', text: say.processing, sign: 'in-progress' },
        ...cancelling(request, 'payingAlready', voice),
      };
    case 'paid':
      return paidStanding(request, voice);
    case 'expired':
      return { status: { kind: 'text', text: say.expired(voice.shortly(request.linkExpiresAt)), tone: 'attention' } };
    case 'cancelling':
    case 'cancelled': {
      const { why, at: endedAt } = request.cancelled ?? {};
      if (why && endedAt) {
        const text = voice.words.orders.ended[why](voice.shortly(endedAt));
        return { status: { kind: 'text', text, sign: 'closed' } };
      }
      const { by, at } = request.cancelled ?? { by: request.asker.name, at: request.createdAt };
      const text = say[request.state](isolated(by), voice.shortly(at));
      const status = { kind: 'text', text, sign: 'closed' } as const;
      if (request.state === 'cancelling') return { status, next: voice.words.card.cancellingNext };
      const said = sayWhy(request.cancelled ?? {}, voice);
      return { status, ...(said && { next: said }) };
    }
  }
}

/** Paid, and what went back since: all of it, or a part. */
function paidStanding(request: PaymentRequest, voice: Voice): RequestStanding {
  const payments = countedIn(request);
  const last = creditsOf(request).at(-1);
  // Of several each says itself how it was paid.
  const method = payments.length === 1 && last?.method ? sayMethod(last.method, voice.words) : undefined;
  const paid = voice.words.card.status.paid(voice.shortly(last?.at ?? request.createdAt), method);
  const refunded = refundStanding(request, voice);
  if (refunded) return { status: { kind: 'text', text: refunded, sign: 'returned' }, next: paid };
  const tone = payments.some((payment) => isDisputed(request, payment)) ? {} : ({ tone: 'good' } as const);
  return { status: { kind: 'text', text: paid, ...tone }, ...cancelling(request, 'paidAlready', voice) };
}

/** That somebody was cancelling the request when the customer had paid, or had started to. */
const cancelling = (
  { cancelled }: PaymentRequest,
  what: 'payingAlready' | 'paidAlready',
  { words }: Voice,
): Pick<RequestStanding, 'next'> =>
  cancelled && !cancelled.why ? { next: words.card[what](isolated(cancelled.by)) } : {};

/** The latest of what the text message and the customer did. */
function openStanding(request: PaymentRequest, voice: Voice): RequestStanding {
  const { texts, mails, seenAt, declined, createdAt } = request;
  const { card, declineReasons } = voice.words;
  const mail = mails.findLast(({ asks }) => asks);
  const text = texts.at(-1);
  const last: RequestText = text ?? { id: '', state: 'queued', at: createdAt };
  // A report on the only text may come after the customer acted on it; a text sent again starts anew.
  const isNews = (at: Date) => texts.length < 2 || at > last.at;
  if (declined && isNews(declined.at)) {
    const text = card.status.declined(declineReasons[declined.reason], voice.shortly(declined.at));
    return { status: { kind: 'text', text, tone: 'attention' }, next: card.declinedNext };
  }
  if (isPartPaid(request)) return { status: partStanding(request, voice) };
  if (seenAt && isNews(seenAt))
    return { status: { kind: 'text', text: card.status.seen(voice.shortly(seenAt)), sign: 'seen' } };
  return mail && (!text || mail.at > text.at) ? askingStanding(mail, voice) : textStanding(last, voice);
}

const SIGN_OF = { queued: 'on-its-way', sent: 'sent', delivered: 'delivered' } as const;

function textStanding(text: RequestText, voice: Voice): RequestStanding {
  const { state, reason = 'unknown', at, late } = text;
  const { card, textFailures } = voice.words;
  const when = voice.shortly(at);
  const until = waitOf(text);
  if (until) return { status: line(card.status.waits(voice.shortly(until)), 'attention') };
  if (late) return { status: { kind: 'text', text: card.status.late(when), tone: 'attention' }, next: card.lateNext };
  if (state !== 'failed') return { status: { kind: 'text', text: card.status[state](when), sign: SIGN_OF[state] } };
  const { why, next } = textFailures[reason];
  return { status: { kind: 'text', text: card.status.failed(why, when), tone: 'bad' }, next };
}
