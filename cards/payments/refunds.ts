import { isLive } from '../../src/payments/given-back.ts';
import type { RequestNews } from '../../src/payments/news.ts';
import type { Refund } from '../../src/payments/payment.ts';
import type { RefundOrder } from '../../src/payments/refund-order.ts';
import { leftOf, ordersUnderWay, whyNotRefunded } from '../../src/payments/refunding.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { line, note } from '../blocks.ts';
import type { About, NewsLines } from '../looks.ts';
import type { Block, Button } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';
import { isInParts } from './parts.ts';

export type RefundNews = Extract<RequestNews, { kind: 'refund-declined' | 'refund-lapsed' | 'refund-refused' }>;

/** More of them are in Stripe, and in the list of payments. */
const MOST_SHOWN = 5;

/** What went back, each with when and by whom; what is on its way; and what was not made, while that is the latest. */
export function refundBlocks(request: PaymentRequest, voice: Voice): Block[] {
  const { card: say, whyRefused } = voice.words.refunds;
  const live = request.refunds.filter(isLive).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const underWay = request.payments.flatMap(({ id }) => ordersUnderWay(request, id));
  const last = request.refundOrders.at(-1);
  return [
    ...live.slice(-MOST_SHOWN).flatMap((refund) => refundNotes(request, refund, voice)),
    ...underWay.map(({ state, amount, by, at }): Block => {
      const told = [voice.money(amount), isolated(by.name), voice.shortly(at)] as const;
      return state === 'asked' ? line(say.asked(...told), 'attention') : note(say.ordered(...told));
    }),
    ...(last?.state === 'refused' ? [line(say.refused(voice.money(last.amount), whyRefused[whyOf(last)]), 'bad')] : []),
  ];
}

const whyOf = ({ why }: RefundOrder) => why ?? 'not-refundable';

function refundNotes(request: PaymentRequest, refund: Refund, voice: Voice): Block[] {
  const { card: say, reasons } = voice.words.refunds;
  const order = request.refundOrders.find(({ id }) => id === refund.orderId);
  const [amount, when] = [voice.money(refund.amount), voice.shortly(refund.at)];
  if (!order) return [note(say.inStripe(amount, when))];
  const reason = order.note ? `${reasons[order.reason]} (${isolated(order.note)})` : reasons[order.reason];
  const told = { amount, when, by: isolated(order.by.name), reason };
  const made = note(refund.status === 'pending' ? say.onItsWay(told) : say.made(told));
  return refund.trace ? [made, note(say.trace(refund.trace))] : [made];
}

/** One for each payment of which something can be given back; what should not have come says how much it is. */
export function refundButtons(request: PaymentRequest, voice: Voice): Button[] {
  const say = voice.words.refunds;
  return (
    request.payments
      // Of several each stands on the card by itself, with its own.
      .filter((payment) => (payment.unexpected || !isInParts(request)) && !whyNotRefunded(request, payment))
      .slice(-2)
      .map((payment) => ({
        action: 'request.refund',
        label: payment.unexpected ? say.buttonOf(voice.money(leftOf(request, payment))) : say.button,
        value: `${request.id} ${payment.id}`,
        opensForm: true,
      }))
  );
}

/** What is told of a refund that was not made. */
export function refundLines(news: RefundNews, { who }: About, voice: Voice): NewsLines {
  const { news: say, whyRefused } = voice.words.refunds;
  const amount = voice.money(news.amount);
  switch (news.kind) {
    case 'refund-declined':
      return [line(say.declined({ by: isolated(news.by), amount, why: isolated(news.note) }), 'attention')];
    case 'refund-lapsed':
      return [line(say.lapsed({ by: isolated(news.by), amount }), 'attention')];
    case 'refund-refused':
      return [line(say.refused({ who, amount, why: whyRefused[news.why] }), 'bad')];
  }
}
