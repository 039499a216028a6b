import { describe, expect, test } from '@jest/globals';
import { closed, opened, pageOf, reserve, serves, suits } from '../../src/payments/checkout.ts';
import type { CheckoutEvent } from '../../src/payments/payment.ts';
import type { OpenCheckout, PaymentRequest } from '../../src/payments/request.ts';
import { pageEnded } from '../../src/payments/settle.ts';
import { freshRequest, minutesAfter, momentAt, NOON } from '../fixtures/requests.ts';

const at = minutesAfter(5);
const session = (sessionId: string) => ({
  sessionId,
  url: `https://checkout.example/${sessionId}`,
  expiresAt: minutesAfter(1440),
});
const page = (sessionId: string, more: Partial<OpenCheckout> = {}): OpenCheckout => ({
  ...{ attempt: 1, tongue: 'fr', balanceVersion: 1 },
  ...session(sessionId),
  ...more,
});
const closings = ({ outbox }: PaymentRequest) =>
  outbox.flatMap((item) => (item.kind === 'errand' && item.name === 'expire-checkout' ? [item.about] : []));
const given = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing changed');
  return value;
};

describe('the page to pay on', () => {
  const reserved = given(reserve(freshRequest(), { tongue: 'fr' }));

  test('is reserved once, whatever the language, each time under a number of its own', () => {
    expect(reserved.checkout).toEqual({ attempt: 1, tongue: 'fr', balanceVersion: 1 });
    expect(reserve(reserved, { tongue: 'en' })).toBeUndefined();
    expect(reserve(freshRequest({ checkoutAttempts: 3 }), { tongue: 'en' })?.checkout?.attempt).toBe(4);
  });

  test('is the one that was reserved, opened by whichever tab is first', () => {
    const open = given(opened(reserved, 1, session('cs_1'), momentAt(at)));
    expect(open.checkout).toEqual(page('cs_1'));
    expect(opened(open, 1, session('cs_1'), momentAt(at))).toBeUndefined();
  });

  test.each<[string, PaymentRequest]>([
    ['was cancelled, or ran out of time, meanwhile', closed(reserved, momentAt(at))],
    ['has another page meanwhile', { ...reserved, checkout: { attempt: 2, tongue: 'en', balanceVersion: 1 } }],
    ['was given another page under the same number', { ...reserved, checkout: page('cs_1') }],
  ])('is closed again, once, when its request %s: nobody was given its address', (_, request) => {
    const next = given(opened(request, 1, session('cs_9'), momentAt(at)));
    expect([next.checkout, closings(next)]).toEqual([request.checkout, ['cs_9']]);
    expect(opened(next, 1, session('cs_9'), momentAt(at))).toBeUndefined();
  });

  test('is given up while it is only reserved, and kept until it is known to be closed once it is opened', () => {
    expect(closed(reserved, momentAt(at)).checkout).toBeUndefined();
    const closing = closed(freshRequest({ checkout: page('cs_1') }), momentAt(at));
    expect([closing.checkout, closings(closing)]).toEqual([page('cs_1'), ['cs_1']]);
    expect(closings(closed(closing, momentAt(at)))).toEqual(['cs_1']);
    const over = given(pageEnded(closing, 'cs_1', 'closed', momentAt(at)));
    expect([over.checkout, closings(over)]).toEqual([undefined, []]);
  });

  test('is another one for another balance, unless somebody can pay on the old one', () => {
    const changed = { ...reserved, balanceVersion: 2 };
    expect(pageOf(changed)).toBeUndefined();
    expect(reserve(changed, { tongue: 'fr' })?.checkout).toEqual({ attempt: 2, tongue: 'fr', balanceVersion: 2 });
    expect(reserve({ ...changed, checkout: page('cs_1') }, { tongue: 'fr' })).toBeUndefined();
  });

  test.each<[string, Partial<OpenCheckout>, boolean, boolean]>([
    ['as it should be', {}, true, true],
    ['in another language', { tongue: 'en' }, false, true],
    ['with nine minutes left', { expiresAt: minutesAfter(9) }, false, true],
    ['out of time', { expiresAt: NOON }, false, false],
    ['for another balance', { balanceVersion: 2 }, false, false],
  ])('%s, suits the customer, and serves where no better one can be had, or not', (_, more, suitable, serving) => {
    const open = page('cs_1', more);
    expect(suits(open, freshRequest(), { tongue: 'fr' }, NOON)).toBe(suitable);
    expect(serves(open, freshRequest(), { tongue: 'fr' }, NOON)).toBe(serving);
  });
});

describe('a page that ended', () => {
  const paid: Extract<CheckoutEvent, { kind: 'payment-succeeded' }> = {
    ...{ kind: 'payment-succeeded', companyId: 'com_garage', requestId: 'pay_1', paymentId: 'pi_1' },
    ...{ amount: { minor: 12_550, currency: 'CAD' }, at },
  };

  test('with a payment is the payment, taken as its event would be, and nothing is left to close', () => {
    const next = given(pageEnded(freshRequest({ checkout: page('cs_1') }), 'cs_1', paid, momentAt(at)));
    expect(next).toMatchObject({ state: 'paid', payments: [{ id: 'pi_1' }] });
    expect([next.checkout, closings(next)]).toEqual([undefined, []]);
    expect(pageEnded(next, 'cs_1', paid, momentAt(at))).toBeUndefined();
  });

  test('leaves a later page alone', () => {
    const request = freshRequest({ checkout: page('cs_2') });
    expect(pageEnded(request, 'cs_1', 'closed', momentAt(at))).toBeUndefined();
    expect(pageEnded(closed(request, momentAt(at)), 'cs_1', 'closed', momentAt(at))).toBeUndefined();
  });
});
