import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CheckoutEvent } from '../../src/payments/payment.ts';
import type { PageEnd } from '../../src/payments/ports.ts';
import type { OpenCheckout, PaymentRequest } from '../../src/payments/request.ts';
import { pageEnded, settle } from '../../src/payments/settle.ts';
import { askForNewLink, cancel, expireLink, reportText, sendAgain, stateAt } from '../../src/payments/steps.ts';
import { isErrand, promising } from '../../src/promises/outbox.ts';
import { freshRequest, minutesAfter, momentAt, NOON } from '../fixtures/requests.ts';

const about = { companyId: 'com_garage', requestId: 'pay_1' };
const amount = { minor: 12_550, currency: 'CAD' } as const;
const at = minutesAfter(5);
const card = { kind: 'card', brand: 'visa', last4: '4242', wallet: 'apple-pay' } as const;
const paid = (paymentId: string, more: object = {}): CheckoutEvent => ({
  ...about,
  kind: 'payment-succeeded',
  paymentId,
  amount,
  at,
  ...more,
});
const then = (request: PaymentRequest, event: CheckoutEvent): PaymentRequest =>
  settle(request, event, momentAt(at)) ?? request;
/** What is promised, in no order: the kinds, and the names of errands. */
const promisedBy = ({ outbox }: PaymentRequest) =>
  outbox.map((item) => (item.kind === 'errand' ? item.name : item.kind)).sort();
const closing = ({ outbox }: PaymentRequest) =>
  outbox.flatMap((item) => (item.kind === 'errand' && item.name === 'expire-checkout' ? [item.about] : []));
const newsIn = (request: PaymentRequest): string[] =>
  request.outbox.flatMap((item) => (item.kind === 'news' ? [item.news.kind] : []));
const page = (sessionId: string): OpenCheckout => ({
  sessionId,
  url: `https://checkout.example/${sessionId}`,
  tongue: 'fr',
  balanceVersion: 1,
  attempt: 1,
  expiresAt: minutesAfter(1440),
});

describe('a payment that succeeds', () => {
  test('settles the request and is told once, however often it is reported', () => {
    const once = then(freshRequest(), paid('pi_1'));
    expect(once.state).toBe('paid');
    expect(newsIn(once)).toEqual(['payment-paid']);
    expect(settle(once, paid('pi_1'), momentAt(at))).toBeUndefined();
  });

  test('gets its method from a later report, without being told again', () => {
    const known = then(then(freshRequest(), paid('pi_1')), paid('pi_1', { method: card }));
    expect(known.payments).toEqual([{ id: 'pi_1', amount, at, method: card }]);
    expect(newsIn(known)).toEqual(['payment-paid']);
  });

  test('closes the page it could have been paid on a second time, and stops the text that waits', () => {
    const settled = then({ ...freshRequest(), checkout: page('cs_1') }, paid('pi_1'));
    expect(promisedBy(settled)).toEqual(['card', 'expire-checkout', 'news', 'paper', 'paper']);
    // Kept until it is known that nobody can pay there: it may be the one that was paid on, or not.
    expect(settled.checkout).toEqual(page('cs_1'));
    const after = pageEnded(settled, 'cs_1', 'closed', momentAt(at));
    expect(after?.checkout).toBeUndefined();
    expect(after && promisedBy(after)).toEqual(['card', 'news', 'paper', 'paper']);
  });

  test('is credited after the link has expired', () => {
    const settled = then(freshRequest({ state: 'expired' }), paid('pi_1'));
    expect(settled.state).toBe('paid');
    expect(settled.outbox.find((item) => item.kind === 'news')).toMatchObject({
      news: { kind: 'payment-paid', late: true },
    });
  });

  test.each([
    ['already-paid', freshRequest({ state: 'paid' }), amount],
    ['cancelled', freshRequest({ state: 'cancelled' }), amount],
    ['wrong-amount', freshRequest(), { minor: 12_551, currency: 'CAD' }],
    ['wrong-amount', freshRequest(), { minor: 12_550, currency: 'USD' }],
  ] as const)('is kept and told as unexpected: %s', (why, request, paidAmount) => {
    const after = then(request, paid('pi_9', { amount: paidAmount }));
    expect(after.state).toBe(request.state);
    expect(after.payments).toEqual([{ id: 'pi_9', amount: paidAmount, at, unexpected: why }]);
    expect(newsIn(after)).toEqual(['payment-unexpected']);
  });
});

describe('a payment that takes days', () => {
  const processing: CheckoutEvent = { ...about, kind: 'payment-processing', paymentId: 'pi_1', at };
  const failed: CheckoutEvent = { ...about, kind: 'payment-failed', paymentId: 'pi_1', at };

  test('waits, then settles', () => {
    expect(then(freshRequest(), processing).state).toBe('processing');
    expect(then(then(freshRequest(), processing), paid('pi_1')).state).toBe('paid');
  });

  test('closes the page it could be paid on beside it', () => {
    const waiting = then(freshRequest({ checkout: page('cs_2') }), processing);
    expect(closing(waiting)).toEqual(['cs_2']);
  });

  test('that fails can be paid again, and its link still ends', () => {
    const open = then(then(freshRequest({ outbox: [] }), processing), failed);
    expect(open.state).toBe('open');
    expect(newsIn(open)).toEqual(['payment-processing', 'payment-failed']);
    expect(open.outbox.some((item) => isErrand(item, 'expire-link'))).toBe(true);
  });

  test('is not revived by a report that comes late, and its failure is told all the same', () => {
    const late = then(then(freshRequest({ outbox: [], checkout: page('cs_1') }), failed), processing);
    expect(late.state).toBe('open');
    expect(newsIn(late)).toEqual(['payment-failed']);
    // Whoever confirmed it left the page complete: asked before it is given out again, the processor says so.
    expect(pageEnded(late, 'cs_1', 'closed', momentAt(at))?.checkout).toBeUndefined();
  });

  test('keeps the request closed while another is under way', () => {
    const second: CheckoutEvent = { ...processing, paymentId: 'pi_2' };
    const both = then(then(freshRequest({ outbox: [] }), processing), second);
    const left = then(both, failed);
    expect(left.state).toBe('processing');
    expect(newsIn(left)).toEqual(['payment-processing']);
    expect(then(left, { ...failed, paymentId: 'pi_2' }).state).toBe('open');
  });

  test('opens the page again when it brings another amount than was asked for', () => {
    const odd = then(then(freshRequest(), processing), paid('pi_1', { amount: { minor: 1, currency: 'CAD' } }));
    expect(odd.state).toBe('open');
    expect(odd.payments).toMatchObject([{ unexpected: 'wrong-amount' }]);
  });

  test('that an older version knew to be under way can fail', () => {
    expect(then(freshRequest({ state: 'processing' }), failed)).toMatchObject({
      state: 'open',
      declined: { reason: 'not-confirmed' },
    });
  });
});

test('whatever the order and the repetitions, one payment settles, every payment is kept and told once', () => {
  const events: CheckoutEvent[] = [
    paid('pi_1'),
    paid('pi_1', { method: card }),
    paid('pi_2'),
    { ...about, kind: 'payment-processing', paymentId: 'pi_1', at },
    { ...about, kind: 'payment-declined', reason: 'insufficient-funds', at },
    { ...about, kind: 'checkout-expired', sessionId: 'cs_1', at },
  ];
  const schedule = fc
    .array(fc.constantFrom(...events), { maxLength: 12 })
    .chain((repeats) => fc.shuffledSubarray([...events, ...repeats], { minLength: events.length + repeats.length }));
  fc.assert(
    fc.property(schedule, (order) => {
      const end = order.reduce(then, freshRequest({ checkout: page('cs_1') }));
      expect(end.state).toBe('paid');
      expect(end.payments.map(({ id }) => id).sort()).toEqual(['pi_1', 'pi_2']);
      expect(end.payments.filter(({ unexpected }) => !unexpected)).toHaveLength(1);
      const told = newsIn(end).filter((kind) => kind !== 'payment-processing');
      expect(told.sort()).toEqual(['payment-paid', 'payment-unexpected']);
    }),
  );
});

/** Every order of some things. */
function* ordersOf<T>(things: T[]): Generator<T[]> {
  if (things.length === 0) yield [];
  for (const [place, first] of things.entries()) {
    for (const rest of ordersOf(things.toSpliced(place, 1))) yield [first, ...rest];
  }
}

describe('a bank account mistyped, then typed again: one payment intent, whatever order its events come in', () => {
  const of = (minutes: number) => ({ ...about, at: minutesAfter(minutes) });
  const mistyped: CheckoutEvent = { ...of(1), kind: 'payment-declined', reason: 'method-failed' };
  const confirmed: CheckoutEvent = { ...of(2), kind: 'payment-processing', paymentId: 'pi_1' };

  test('and then failing after all: it can be paid again, the failure is told once and is what the page says', () => {
    const ending: CheckoutEvent[] = [
      { ...of(9), kind: 'payment-declined', reason: 'refused-by-bank' },
      { ...of(9), kind: 'payment-failed', paymentId: 'pi_1' },
    ];
    for (const order of ordersOf([mistyped, confirmed, ...ending, confirmed])) {
      const end = order.reduce(then, freshRequest({ outbox: [], checkout: page('cs_1') }));
      expect(end).toMatchObject({ state: 'open', declined: { reason: 'not-confirmed', at: minutesAfter(9) } });
      expect(pageEnded(end, 'cs_1', 'closed', momentAt(at))?.checkout).toBeUndefined();
      const news = newsIn(end);
      expect([news.filter((kind) => kind === 'payment-failed').length, news.length <= 2]).toEqual([1, true]);
    }
  });

  test('and then paid: credited once, and never said to have failed', () => {
    const ending = [paid('pi_1'), paid('pi_1', { method: card })];
    for (const order of ordersOf([mistyped, confirmed, ...ending, mistyped])) {
      const end = order.reduce(then, freshRequest({ outbox: [] }));
      expect(end).toMatchObject({ state: 'paid', payments: [{ id: 'pi_1', method: card }] });
      expect(newsIn(end).filter((kind) => kind !== 'payment-processing')).toEqual(['payment-paid']);
    }
  });

  test('and not decided yet: nobody can pay a second time', () => {
    for (const order of ordersOf([mistyped, confirmed, mistyped, confirmed])) {
      const end = order.reduce(then, freshRequest({ outbox: [] }));
      expect([end.state, newsIn(end)]).toEqual(['processing', ['payment-processing']]);
    }
  });
});

describe('a declined payment', () => {
  const declined = (reason: 'insufficient-funds' | 'expired-card', when: Date): CheckoutEvent => ({
    ...about,
    kind: 'payment-declined',
    reason,
    at: when,
  });

  test('shows its reason, the newest one', () => {
    const newer = then(freshRequest(), declined('expired-card', minutesAfter(6)));
    expect(then(newer, declined('insufficient-funds', at)).declined).toEqual({
      reason: 'expired-card',
      at: minutesAfter(6),
    });
  });

  test('says nothing about a request that is paid', () => {
    expect(settle(freshRequest({ state: 'paid' }), declined('expired-card', at), momentAt(at))).toBeUndefined();
  });
});

describe('the carrier reports on a text', () => {
  const request = freshRequest();
  const textId = request.texts[0]?.id ?? '';

  test('proof that it has the text ends the promise to send it', () => {
    const accepted = reportText(request, textId, { sid: 'SM1', state: 'queued' }, momentAt(at));
    expect(accepted?.outbox.some((item) => isErrand(item, 'text'))).toBe(false);
    expect(accepted?.texts[0]).toMatchObject({ sid: 'SM1', state: 'queued' });
  });

  test('states only move forward, whatever order they come in', () => {
    const delivered = reportText(request, textId, { sid: 'SM1', state: 'delivered' }, momentAt(at));
    expect(delivered?.texts[0]?.state).toBe('delivered');
    expect(reportText(delivered ?? request, textId, { sid: 'SM1', state: 'sent' }, momentAt(at))).toBeUndefined();
  });

  test('a failure is told once, with its reason', () => {
    const failed = reportText(request, textId, { sid: 'SM1', state: 'failed', failure: 'landline' }, momentAt(at));
    expect(failed && newsIn(failed)).toEqual(['text-failed']);
    expect(failed?.texts[0]?.reason).toBe('landline');
  });
});

describe('buttons on the card', () => {
  const cancelled = (request: PaymentRequest): PaymentRequest => {
    const answer = cancel(request, 'Marc', 'press:1', momentAt(at));
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  };

  test('cancel is final at once where no page to pay on was opened, and ends what was promised to the customer', () => {
    const over = cancelled(freshRequest({ checkout: { attempt: 1, tongue: 'fr', balanceVersion: 1 } }));
    expect(over).toMatchObject({ state: 'cancelled', cancelled: { by: 'Marc', at } });
    expect([promisedBy(over), newsIn(over), over.checkout, over.debt]).toEqual([
      ['card', 'news', 'paper'],
      ['request-cancelled'],
      undefined,
      undefined,
    ]);
    expect(cancelled(over)).toBe(over);
  });

  test('cancel closes the page to pay on, and is final and told when nothing was paid there', () => {
    const request = freshRequest({ checkout: page('cs_1') });
    const cancelling = cancelled(request);
    expect(cancelling).toMatchObject({ state: 'cancelling', cancelled: { by: 'Marc', at }, debt: request.debt });
    expect([promisedBy(cancelling), newsIn(cancelling)]).toEqual([['card', 'expire-checkout', 'paper'], []]);
    expect(cancelled(cancelling)).toBe(cancelling);
    const over = pageEnded(cancelling, 'cs_1', 'closed', momentAt(minutesAfter(6)));
    expect(over).toMatchObject({ state: 'cancelled', cancelled: { by: 'Marc', at } });
    expect([over && promisedBy(over), over && newsIn(over), over?.debt]).toEqual([
      ['card', 'news', 'paper'],
      ['request-cancelled'],
      undefined,
    ]);
    expect(over?.appearance).toBe(cancelling.appearance + 1);
  });

  test('cancel waits for every page that somebody may still pay on', () => {
    const cancelling = cancelled(freshRequest({ checkout: page('cs_2') }));
    const two = promising(cancelling, { name: 'expire-checkout', about: 'cs_1' }, momentAt(at));
    const one = pageEnded(two, 'cs_2', 'closed', momentAt(at));
    expect(one?.state).toBe('cancelling');
    expect(one && then(one, { ...about, kind: 'checkout-expired', sessionId: 'cs_1', at }).state).toBe('cancelled');
  });

  test.each<[string, (request: PaymentRequest) => PaymentRequest | undefined]>([
    ['the event', (request) => settle(request, paid('pi_1'), momentAt(at))],
    [
      'the page that is closed',
      (request) => pageEnded(request, 'cs_1', paid('pi_1') as Exclude<PageEnd, 'closed'>, momentAt(at)),
    ],
  ])('what was paid before cancel is paid, and everybody is told why it is not cancelled, by %s', (_, tell) => {
    const end = tell(cancelled(freshRequest({ checkout: page('cs_1') })));
    expect(end).toMatchObject({ state: 'paid', payments: [{ id: 'pi_1' }], cancelled: { by: 'Marc' } });
    expect(end?.payments[0]?.unexpected).toBeUndefined();
    expect(end?.outbox.find((item) => item.kind === 'news')).toMatchObject({
      news: { kind: 'payment-paid', by: 'Marc', late: false },
    });
    const after = end && (pageEnded(end, 'cs_1', paid('pi_1') as Exclude<PageEnd, 'closed'>, momentAt(at)) ?? end);
    expect(after && [newsIn(after), promisedBy(after)]).toEqual([['payment-paid'], ['card', 'news', 'paper', 'paper']]);
  });

  test('a debit that was begun before cancel goes its way, and its failure is the end', () => {
    const event = { ...about, paymentId: 'pi_1', at } as const;
    const waiting = then(cancelled(freshRequest({ checkout: page('cs_1') })), { ...event, kind: 'payment-processing' });
    expect([waiting.state, newsIn(waiting)]).toEqual(['processing', ['payment-processing']]);
    expect(then(waiting, paid('pi_1')).state).toBe('paid');
    const failed = then(waiting, { ...event, kind: 'payment-failed' });
    expect(failed.state).toBe('cancelling');
    const over = pageEnded(failed, 'cs_1', 'closed', momentAt(at)) ?? failed;
    expect(over.state).toBe('cancelled');
    expect(over.outbox.flatMap((item) => (item.kind === 'news' ? [item.news] : []))).toMatchObject([
      { kind: 'payment-processing', by: 'Marc' },
      { kind: 'payment-failed', by: 'Marc' },
      { kind: 'request-cancelled', by: 'Marc' },
    ]);
    expect(over.outbox.some((item) => isErrand(item, 'expire-link'))).toBe(false);
  });

  test.each(['paid', 'processing', 'cancelling', 'cancelled'] as const)(
    'a request that is %s cannot be cancelled or sent again',
    (state) => {
      const over = freshRequest({ state });
      expect(cancel(over, 'Marc', 'press:1', momentAt(at))).toMatchObject({ ok: false });
      expect(sendAgain(over, 'Marc', 'press:1', minutesAfter(99), momentAt(at))).toMatchObject({ ok: false });
    },
  );

  test('send again gives an expired request a new life and one more text, once per press', () => {
    const texts: PaymentRequest['texts'] = [{ id: 'txt_1', sid: 'SM1', state: 'sent', at: NOON }];
    const over = { state: 'expired', linkExpiresAt: NOON, newLinkAskedAt: NOON } as const;
    const expired = freshRequest({ ...over, texts, outbox: [] });
    const until = minutesAfter(1000);
    const answer = sendAgain(expired, 'Marc', 'press:1', until, momentAt(minutesAfter(5)));
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(answer.value).toMatchObject({ state: 'open', linkExpiresAt: until });
    expect(answer.value.newLinkAskedAt).toBeUndefined();
    expect(answer.value.texts).toHaveLength(2);
    expect(sendAgain(answer.value, 'Marc', 'press:1', until, momentAt(minutesAfter(6)))).toEqual({
      ok: true,
      value: answer.value,
    });
  });

  test('send again is refused while the first text still waits to leave: it must not arrive twice', () => {
    const answer = sendAgain(freshRequest(), 'Marc', 'press:1', minutesAfter(99), momentAt(minutesAfter(5)));
    expect(answer).toEqual({ ok: false, refusal: { code: 'text-waiting' } });
  });

  test('send again gives an expired request whose text still waits its time back, and no second text', () => {
    const waiting = freshRequest({ state: 'expired', linkExpiresAt: NOON });
    const answer = sendAgain(waiting, 'Marc', 'press:1', minutesAfter(99), momentAt(minutesAfter(5)));
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(answer.value).toMatchObject({ state: 'open', linkExpiresAt: minutesAfter(99) });
    expect(answer.value.texts).toHaveLength(1);
  });

  test('send again is refused while the last text has hardly left', () => {
    expect(sendAgain(freshRequest(), 'Marc', 'press:1', minutesAfter(99), momentAt(NOON))).toEqual({
      ok: false,
      refusal: { code: 'just-sent' },
    });
  });
});

describe('the end of a link', () => {
  test('comes at its time and not before', () => {
    const request = freshRequest({ linkExpiresAt: at, checkout: page('cs_1') });
    expect(expireLink(request, momentAt(NOON))).toBeUndefined();
    expect(stateAt(request, at)).toBe('expired');
    expect(expireLink(request, momentAt(at))).toMatchObject({ state: 'expired' });
  });

  test('lets the customer ask for a new link, once', () => {
    const expired = freshRequest({ state: 'expired' });
    const asked = askForNewLink(expired, momentAt(at));
    expect(asked && newsIn(asked)).toEqual(['link-asked-for']);
    expect(asked && askForNewLink(asked, momentAt(at))).toBeUndefined();
  });
});
