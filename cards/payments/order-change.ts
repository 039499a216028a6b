import type { RequestNews } from '../../src/payments/news.ts';
import type { ChangedLine, OrderChange } from '../../src/payments/order-news.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { line, note } from '../blocks.ts';
import type { NewsLines } from '../looks.ts';
import type { Block } from '../model.ts';
import type { Voice } from '../voice.ts';

/** So many lines are named; of more, how many. */
const MOST_NAMED = 5;

type OrdersChanged = Extract<RequestNews, { kind: 'orders-changed' }>;

/** What orders say since they were sent, and what the request asks for now. */
export function ordersChanged({ changed, before, amount }: OrdersChanged, voice: Voice): NewsLines {
  const say = voice.words.orders;
  const isOver = amount.minor === 0;
  const [first, ...others] = changed.orders.flatMap((change) => changeLines(change, amount.currency, voice));
  return [
    first ?? line(say.over),
    ...others,
    ...(isOver ? [line(say.over)] : amount.minor === before.minor ? [] : [note(say.next)]),
  ];
}

function changeLines(change: OrderChange, currency: PaymentRequest['amount']['currency'], voice: Voice) {
  const say = voice.words.orders;
  const money = (minor: number) => voice.money({ minor, currency });
  const { reference, what, before, after, added, removed, paid } = change;
  const named = (lines: ChangedLine[]) => {
    const shown = lines.slice(0, MOST_NAMED).map((one) => `${one.description} (${money(one.amount)})`);
    return [...shown, ...(lines.length > MOST_NAMED ? [say.more(lines.length - MOST_NAMED)] : [])].join(', ');
  };
  return [
    line(say.changed[what](reference, money(before), money(after)), what === 'closed' ? undefined : 'attention'),
    ...(added.length > 0 ? [line(say.added(named(added)))] : []),
    ...(removed.length > 0 ? [line(say.removed(named(removed)))] : []),
    ...(paid ? [line(say.paidElsewhere(money(paid)))] : []),
  ];
}

/** That an order is being changed, or that another amount is asked for than the customer was sent. */
export function revisionBlocks({ state, changing, revised, amount }: PaymentRequest, voice: Voice): Block[] {
  const say = voice.words.orders;
  if (state !== 'open' && state !== 'expired') return [];
  if (changing) return [line(say.changing, 'attention')];
  if (!revised) return [];
  const value = voice.money({ minor: revised.from, currency: amount.currency });
  return [{ kind: 'facts', facts: [{ label: say.was, value }] }, line(say.notSent, 'attention')];
}
