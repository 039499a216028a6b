import type { RequestNews } from '../../../src/payments/news.ts';
import type { OrderChange } from '../../../src/payments/order-news.ts';
import { cad } from '../../specimens/people.ts';

export const BATTERY = [{ description: 'Batterie', amount: 22_995 }];

type OrdersChanged = Extract<RequestNews, { kind: 'orders-changed' }>;

/** What can become of an order that was sent, and of several at once. */
export function orderNews(at: Date): Record<string, OrdersChanged> {
  const same = { reference: 'RO4830', before: 12550, after: 0, added: [], removed: [] };
  const told = (changes: OrderChange[], after = 0): OrdersChanged => ({
    ...{ kind: 'orders-changed', before: cad(12550), amount: cad(after), changed: { orders: changes }, at },
  });
  const ended = (what: OrderChange['what']) => told([{ ...same, what }]);
  const work = Array.from({ length: 7 }, (_, index) => ({ description: `Vidange ${index + 1}`, amount: 1_000 }));
  const changed: OrderChange = { ...same, what: 'changed', after: 36000, added: BATTERY, removed: work, paid: 500 };
  return {
    'order-changed': told([changed], 36000),
    'order-closed': told([{ ...same, what: 'closed', after: 12550 }], 12550),
    'order-settled': ended('settled'),
    'order-voided': ended('voided'),
    'order-without-cost': ended('nothing-owed'),
    'order-not-for-customer': ended('not-for-customer'),
    'order-of-another': ended('of-another'),
    'one-of-two-voided': told([{ ...same, what: 'voided' }, changed], 36000),
  };
}
