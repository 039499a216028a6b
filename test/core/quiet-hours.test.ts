import { expect, test } from '@jest/globals';
import type { Occasion } from '../../src/payments/occasion.ts';
import { settle } from '../../src/payments/settle.ts';
import { freshRequest, garage, momentAt } from '../fixtures/requests.ts';
import { paid } from '../fixtures/settling.ts';

/** When a customer with this number, who has paid the garage in Montréal, is thanked. */
function thankedAt(phone: string, now: string): string | undefined {
  const occasion: Occasion = { ...momentAt(new Date(now)), company: { ...garage, thanks: true } };
  const request = freshRequest({ customer: { id: 'cus_1', phone, name: 'Julie Tremblay' } });
  const { outbox = [] } = settle(request, paid('pi_1'), occasion) ?? {};
  return outbox.find((item) => item.kind === 'errand' && item.name === 'thanks')?.due.toISOString();
}

test.each([
  ['in Montréal, at 20:59: at once', '+15145550188', '2026-11-24T01:59:00.000Z', '2026-11-24T01:59:00.000Z'],
  ['in Montréal, at 21:00: at 8 the next day', '+15145550188', '2026-11-24T02:00:00.000Z', '2026-11-24T13:00:00.000Z'],
  ['in Montréal, at 7:59: at 8', '+15145550188', '2026-11-24T12:59:00.000Z', '2026-11-24T13:00:00.000Z'],
  ['in Winnipeg, where it is 20:00: at once', '+12045550188', '2026-11-24T02:00:00.000Z', '2026-11-24T02:00:00.000Z'],
  ['in Winnipeg, where it is 7:30: at 8', '+12045550188', '2026-11-24T13:30:00.000Z', '2026-11-24T14:00:00.000Z'],
  ['in St. John’s, half an hour ahead', '+17095550188', '2026-11-24T01:00:00.000Z', '2026-11-24T11:30:00.000Z'],
  ['through the night in which clocks go back', '+15145550188', '2026-11-01T03:00:00.000Z', '2026-11-01T13:00:00.000Z'],
  [
    'on a Sunday as well: whoever paid waits for it',
    '+15145550188',
    '2026-11-29T17:00:00.000Z',
    '2026-11-29T17:00:00.000Z',
  ],
])('nobody is woken where they are by a text that nobody sends: %s', (_, phone, now, then) => {
  expect(thankedAt(phone, now)).toBe(then);
});
