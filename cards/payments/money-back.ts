import { refundedInAll, refundedOf } from '../../src/payments/given-back.ts';
import type { RequestNews } from '../../src/payments/news.ts';
import { paidSoFar } from '../../src/payments/parts.ts';
import type { Dispute, Payment } from '../../src/payments/payment.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { line, note } from '../blocks.ts';
import type { About, NewsLines } from '../looks.ts';
import type { Block } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';

export type MoneyBackNews = Extract<
  RequestNews,
  { kind: 'payment-refunded' | 'refund-failed' | 'payment-disputed' | 'dispute-closed' }
>;

/** What is told of a refund or a dispute; all of it is answered in Stripe, where its payment is found by its number. */
export function moneyBackLines(news: MoneyBackNews, { who, reference }: About, voice: Voice): NewsLines {
  const { news: say, disputeReasons, answerBy, seeThere } = voice.words.moneyBack;
  const number = note(voice.words.news.paymentNumber(news.paymentId));
  const amount = voice.money(news.amount);
  switch (news.kind) {
    case 'payment-refunded': {
      const isPart = news.whole && news.total.minor < news.whole.minor;
      return [
        line(refundedLine(news, { who, reference }, voice)),
        ...(news.whole && isPart ? [line(say.soFar(voice.money(news.total), voice.money(news.whole)))] : []),
        ...(news.reason ? [note(reasonLine(news, voice))] : []),
        number,
      ];
    }
    case 'refund-failed':
      return [line(say.refundFailed({ who, amount }), 'bad'), line(say.refundFailedNext), number];
    case 'payment-disputed': {
      const opening = news.status === 'inquiry' ? say.inquiry : say.disputed;
      const next = news.dueBy ? answerBy[news.status](voice.shortly(news.dueBy)) : seeThere;
      return [
        line(opening({ who, amount, reference }), 'bad'),
        line(say.why(disputeReasons[news.reason])),
        line(next),
        number,
      ];
    }
    case 'dispute-closed': {
      if (news.status === 'lost') return [line(say.lost({ who, amount }), 'bad'), number];
      return [news.status === 'won' ? line(say.won(amount), 'good') : line(say.dropped(amount)), number];
    }
  }
}

type Refunded = Extract<MoneyBackNews, { kind: 'payment-refunded' }>;

/** Who gave it back, and whether it is there; without anybody it was done in Stripe. */
function refundedLine(news: Refunded, about: About, voice: Voice): string {
  const told = { ...about, amount: voice.money(news.amount) };
  if (!news.by) return voice.words.moneyBack.news.refunded(told);
  const { news: say } = voice.words.refunds;
  const by = isolated(news.by);
  return news.status === 'pending' ? say.onItsWay({ ...told, by }) : say.refunded({ ...told, by });
}

function reasonLine({ by, reason = 'other' }: Refunded, { words }: Voice): string {
  return by ? words.refunds.news.why(words.refunds.reasons[reason]) : words.moneyBack.news.refundReason[reason];
}

/** What came back of what paid the request, or of one payment, in place of or behind how it was paid. */
export function refundStanding(request: PaymentRequest, voice: Voice, payment?: Payment) {
  const refunded = payment ? refundedOf(request, payment) : refundedInAll(request);
  if (!refunded) return undefined;
  const { card: say } = voice.words.moneyBack;
  const [amount, when] = [voice.money(refunded.amount), voice.shortly(refunded.at)];
  const paid = voice.money(payment?.amount ?? paidSoFar(request));
  return refunded.full ? say.refunded(amount, when) : say.refundedPart(amount, paid, when);
}

/** Money that should not have come, and whether it went back. */
export const unexpectedBlocks = (request: PaymentRequest, voice: Voice): Block[] =>
  request.payments.flatMap((payment): Block[] => {
    const { amount, at, unexpected } = payment;
    if (!unexpected) return [];
    const refunded = refundedOf(request, payment);
    if (refunded?.full) {
      const { unexpectedRefunded } = voice.words.moneyBack.card;
      return [note(unexpectedRefunded(voice.money(amount), voice.shortly(refunded.at)))];
    }
    const told = line(voice.words.card.unexpected[unexpected](voice.money(amount), voice.shortly(at)), 'bad');
    return refunded ? [told, note(refundStanding(request, voice, payment) ?? '')] : [told];
  });

/** Whether the money is in doubt, or gone. */
export const isDisputed = ({ disputes }: PaymentRequest, { id }: Payment): boolean =>
  disputes.some(({ paymentId, status }) => paymentId === id && (status === 'open' || status === 'lost'));

/** Every dispute, with until when somebody has to answer. */
export const disputeBlocks = ({ disputes }: PaymentRequest, voice: Voice): Block[] =>
  disputes.flatMap((dispute) => disputeBlock(dispute, voice));

function disputeBlock({ amount, status, reason, dueBy }: Dispute, voice: Voice): Block[] {
  const { card: say, disputeReasons, answerBy } = voice.words.moneyBack;
  const [much, why] = [voice.money(amount), disputeReasons[reason]];
  if (status === 'won' || status === 'dropped') return [note(say[status](much))];
  if (status === 'lost') return [line(say.lost(much), 'bad')];
  const told = line(status === 'inquiry' ? say.inquiry(much, why) : say.disputed(much, why), 'bad');
  return dueBy ? [told, line(answerBy[status](voice.shortly(dueBy)), 'attention')] : [told];
}
