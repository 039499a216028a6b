import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CheckoutEvent } from '../../src/payments/payment.ts';
import { pageEnded, settle } from '../../src/payments/settle.ts';
import { isErrand } from '../../src/promises/outbox.ts';
import { freshRequest, minutesAfter, momentAt } from '../fixtures/requests.ts';
import { about, amount, at, card, closing, newsIn, page, paid, promisedBy, settled } from '../fixtures/settling.ts';

describe('a payment that succeeds', () => {
  test('settles the request and is told once, however often it is reported', () => {
    const once = settled(freshRequest(), paid('pi_1'));
    expect(once.state).toBe('paid');
    expect(newsIn(once)).toEqual(['payment-paid']);
    expect(settle(once, paid('pi_1'), momentAt(at))).toBeUndefined();
  });

  test('gets its method from a later report, without being told again', () => {
    const known = settled(settled(freshRequest(), paid('pi_1')), paid('pi_1', { method: card }));
    expect(known.payments).toEqual([{ id: 'pi_1', amount, at, method: card }]);
    expect(newsIn(known)).toEqual(['payment-paid']);
  });

  test('closes the page it could have been paid on a second time, and stops the text that waits', () => {
    const end = settled({ ...freshRequest(), checkout: page('cs_1') }, paid('pi_1'));
    expect(promisedBy(end)).toEqual(['card', 'expire-checkout', 'news', 'notify', 'paper', 'paper']);
    // Kept until it is known that nobody can pay there: it may be the one that was paid on, or not.
    expect(end.checkout).toEqual(page('cs_1'));
    const after = pageEnded(end, 'cs_1', 'closed', momentAt(at));
    expect(after?.checkout).toBeUndefined();
    expect(after && promisedBy(after)).toEqual(['card', 'news', 'notify', 'paper', 'paper']);
  });

  test('is credited after the link has expired', () => {
    const end = settled(freshRequest({ state: 'expired' }), paid('pi_1'));
    expect(end.state).toBe('paid');
    expect(end.outbox.find((item) => item.kind === 'news')).toMatchObject({
      news: { kind: 'payment-paid', late: true },
    });
  });

  test.each([
    ['already-paid', freshRequest({ state: 'paid' }), amount],
    ['cancelled', freshRequest({ state: 'cancelled' }), amount],
    ['wrong-amount', freshRequest(), { minor: 12_551, currency: 'CAD' }],
    ['wrong-amount', freshRequest(), { minor: 12_550, currency: 'USD' }],
  ] as const)('is kept and told as unexpected: %s', (why, request, paidAmount) => {
    const after = settled(request, paid('pi_9', { amount: paidAmount }));
    expect(after.state).toBe(request.state);
    expect(after.payments).toEqual([{ id: 'pi_9', amount: paidAmount, at, unexpected: why }]);
    expect(newsIn(after)).toEqual(['payment-unexpected']);
  });
});

describe('a payment that takes days', () => {
  const processing: CheckoutEvent = { ...about, kind: 'payment-processing', paymentId: 'pi_1', at };
  const failed: CheckoutEvent = { ...about, kind: 'payment-failed', paymentId: 'pi_1', at };

  test('waits, settled settles', () => {
    expect(settled(freshRequest(), processing).state).toBe('processing');
    expect(settled(settled(freshRequest(), processing), paid('pi_1')).state).toBe('paid');
  });

  test('closes the page it could be paid on beside it', () => {
    const waiting = settled(freshRequest({ checkout: page('cs_2') }), processing);
    expect(closing(waiting)).toEqual(['cs_2']);
  });

  test('that fails can be paid again, and its link still ends', () => {
    const open = settled(settled(freshRequest({ outbox: [] }), processing), failed);
    expect(open.state).toBe('open');
    expect(newsIn(open)).toEqual(['payment-processing', 'payment-failed']);
    expect(open.outbox.some((item) => isErrand(item, 'expire-link'))).toBe(true);
  });

  test('is not revived by a report that comes late, and its failure is told all the same', () => {
    const late = settled(settled(freshRequest({ outbox: [], checkout: page('cs_1') }), failed), processing);
    expect(late.state).toBe('open');
    expect(newsIn(late)).toEqual(['payment-failed']);
    // Whoever confirmed it left the page complete: asked before it is given out again, the processor says so.
    expect(pageEnded(late, 'cs_1', 'closed', momentAt(at))?.checkout).toBeUndefined();
  });

  test('keeps the request closed while another is under way', () => {
    const second: CheckoutEvent = { ...processing, paymentId: 'pi_2' };
    const both = settled(settled(freshRequest({ outbox: [] }), processing), second);
    const left = settled(both, failed);
    expect(left.state).toBe('processing');
    expect(newsIn(left)).toEqual(['payment-processing']);
    expect(settled(left, { ...failed, paymentId: 'pi_2' }).state).toBe('open');
  });

  test('opens the page again when it brings another amount than was asked for', () => {
    const odd = settled(settled(freshRequest(), processing), paid('pi_1', { amount: { minor: 1, currency: 'CAD' } }));
    expect(odd.state).toBe('open');
    expect(odd.payments).toMatchObject([{ unexpected: 'wrong-amount' }]);
  });

  test('that an older version knew to be under way can fail', () => {
    expect(settled(freshRequest({ state: 'processing' }), failed)).toMatchObject({
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
      const end = order.reduce(settled, freshRequest({ checkout: page('cs_1') }));
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

describe('a bank account mistyped, settled typed again: one payment intent, whatever order its events come in', () => {
  const of = (minutes: number) => ({ ...about, at: minutesAfter(minutes) });
  const mistyped: CheckoutEvent = { ...of(1), kind: 'payment-declined', reason: 'method-failed' };
  const confirmed: CheckoutEvent = { ...of(2), kind: 'payment-processing', paymentId: 'pi_1' };

  test('and then failing after all: it can be paid again, the failure is told once and is what the page says', () => {
    const ending: CheckoutEvent[] = [
      { ...of(9), kind: 'payment-declined', reason: 'refused-by-bank' },
      { ...of(9), kind: 'payment-failed', paymentId: 'pi_1' },
    ];
    for (const order of ordersOf([mistyped, confirmed, ...ending, confirmed])) {
      const end = order.reduce(settled, freshRequest({ outbox: [], checkout: page('cs_1') }));
      expect(end).toMatchObject({ state: 'open', declined: { reason: 'not-confirmed', at: minutesAfter(9) } });
      expect(pageEnded(end, 'cs_1', 'closed', momentAt(at))?.checkout).toBeUndefined();
      const news = newsIn(end);
      expect([news.filter((kind) => kind === 'payment-failed').length, news.length <= 2]).toEqual([1, true]);
    }
  });

  test('and then paid: credited once, and never said to have failed', () => {
    const ending = [paid('pi_1'), paid('pi_1', { method: card })];
    for (const order of ordersOf([mistyped, confirmed, ...ending, mistyped])) {
      const end = order.reduce(settled, freshRequest({ outbox: [] }));
      expect(end).toMatchObject({ state: 'paid', payments: [{ id: 'pi_1', method: card }] });
      expect(newsIn(end).filter((kind) => kind !== 'payment-processing')).toEqual(['payment-paid']);
    }
  });

  test('and not decided yet: nobody can pay a second time', () => {
    for (const order of ordersOf([mistyped, confirmed, mistyped, confirmed])) {
      const end = order.reduce(settled, freshRequest({ outbox: [] }));
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
    const newer = settled(freshRequest(), declined('expired-card', minutesAfter(6)));
    expect(settled(newer, declined('insufficient-funds', at)).declined).toEqual({
      reason: 'expired-card',
      at: minutesAfter(6),
    });
  });

  test('says nothing about a request that is paid', () => {
    expect(settle(freshRequest({ state: 'paid' }), declined('expired-card', at), momentAt(at))).toBeUndefined();
  });
});
