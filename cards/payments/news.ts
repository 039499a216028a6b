import type { RequestNews } from '../../src/payments/news.ts';
import { line, note } from '../blocks.ts';
import { textFailedLines } from '../conversations/news.ts';
import type { NewsLooks } from '../looks.ts';
import { isolated } from '../voice.ts';
import { sayWhy } from './cancelling.ts';
import { askingFailed, failedLines } from './mails.ts';
import { moneyBackLines } from './money-back.ts';
import { ordersChanged } from './order-change.ts';
import { sayMethod } from './payment-method.ts';
import { refundLines } from './refunds.ts';
import { reminderSent } from './reminders.ts';
import { notWrittenBack } from './write-back.ts';

/** What is told of a payment request. */
export const requestNews: NewsLooks<RequestNews> = {
  'payment-paid'({ amount, method, late, by, whole, left, others }, { who, reference }, voice) {
    const { news: say, card, parts } = voice.words;
    const how = method && sayMethod(method, voice.words);
    const paid = line(say.paid({ who, amount: voice.money(amount), method: how, reference }), 'good');
    const despite = by ? [note(card.paidAlready(isolated(by)))] : [];
    const all = whole ? voice.money(whole) : '';
    const rest = others ? [line(voice.words.sharing.news.others(voice.money(others), all))] : [];
    const own = left && left.minor > 0 ? [line(parts.news.left(voice.money(left), all))] : [];
    const told = left ? [...own, ...rest] : whole ? [line(parts.news.whole(all))] : [];
    return [paid, ...told, ...(late ? [note(say.paidLate)] : []), ...despite];
  },
  'payment-unexpected'({ amount, why, paymentId, at }, { who, reference }, voice) {
    const { news: say, card } = voice.words;
    return [
      line(say.unexpected({ who, amount: voice.money(amount), reference }), 'bad'),
      line(card.unexpected[why](voice.money(amount), voice.shortly(at))),
      note(say.paymentNumber(paymentId)),
    ];
  },
  'payment-processing': ({ by }, { who }, { words: { news: say, card } }) => [
    line(say.processing(who)),
    ...(by ? [note(card.payingAlready(isolated(by)))] : []),
  ],
  'payment-failed': ({ by }, { who }, { words }) => [line(words.news.failed(who, by === undefined), 'bad')],
  'payment-refunded': moneyBackLines,
  'refund-failed': moneyBackLines,
  'refund-declined': refundLines,
  'refund-lapsed': refundLines,
  'refund-refused': refundLines,
  'payment-disputed': moneyBackLines,
  'dispute-closed': moneyBackLines,
  'text-failed': textFailedLines,
  'mail-failed': ({ to, reason, asks }, _, voice) => (asks ? askingFailed : failedLines)(isolated(to), reason, voice),
  'not-written-back': (news, _, voice) => notWrittenBack(news, voice),
  'orders-changed': (news, _, voice) => ordersChanged(news, voice),
  'left-to-pay': ({ of, amount }, _, voice) => [
    line(voice.words.orders.leftToPay(of, voice.money(amount)), 'attention'),
  ],
  'share-paid'({ amount, to, left, whole, over }, _, voice) {
    const { nobody, news: say } = voice.words.sharing;
    const rest = left.minor > 0 ? say.left(voice.money(left), voice.money(whole)) : say.whole(voice.money(whole));
    return [
      line(say.paid(to ? isolated(to) : nobody, voice.money(amount)), 'good'),
      line(rest),
      ...(over ? [line(say.over(voice.money(over)), 'bad')] : []),
    ];
  },
  'share-dropped'({ amount, to }, _, voice) {
    const { nobody, news: say } = voice.words.sharing;
    return [line(say.dropped(to ? isolated(to) : nobody, voice.money(amount)), 'attention')];
  },
  'link-asked-for': (_, { who }, { words }) => [line(words.news.linkAskedFor(who), 'attention')],
  'request-cancelled': ({ by, ...why }, _, voice) => {
    const said = sayWhy(why, voice);
    return [line(voice.words.news.cancelled(by)), ...(said ? [note(said)] : [])];
  },
  'reminder-sent': (news, { who }, voice) => reminderSent(news, who, voice),
  'request-sent-again': ({ by, revised }, _, { words }) => [
    line(revised ? words.orders.revisedSent(by) : words.news.sentAgain(by)),
  ],
};
