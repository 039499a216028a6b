import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { refundedOf } from '../../src/payments/given-back.ts';
import type { CheckoutEvent, Dispute, MoneyBackEvent, Refund } from '../../src/payments/payment.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { settle } from '../../src/payments/settle.ts';
import { freshRequest, minutesAfter, momentAt, NOON } from '../fixtures/requests.ts';

const cad = (minor: number) => ({ minor, currency: 'CAD' }) as const;
const paid: CheckoutEvent = {
  ...{ kind: 'payment-succeeded', companyId: 'com_garage', requestId: 'pay_1', paymentId: 'pi_1' },
  ...{ amount: cad(12_550), at: NOON },
};
const refund = (minutes: number, status: Refund['status'], minor = 5000, id = 're_1'): MoneyBackEvent => ({
  ...{ kind: 'refund-changed', paymentId: 'pi_1', at: minutesAfter(minutes) },
  refund: { id, amount: cad(minor), status, at: minutesAfter(1) },
});
const dispute = (minutes: number, status: Dispute['status'], more: Partial<Dispute> = {}): MoneyBackEvent => ({
  ...{ kind: 'dispute-changed', paymentId: 'pi_1', at: minutesAfter(minutes) },
  dispute: { id: 'du_1', amount: cad(12_550), status, reason: 'duplicate', at: minutesAfter(1), ...more },
});
const then = (request: PaymentRequest, event: CheckoutEvent | MoneyBackEvent): PaymentRequest =>
  settle(request, event, momentAt(event.at)) ?? request;
const having = (...events: (CheckoutEvent | MoneyBackEvent)[]) => events.reduce(then, freshRequest({ outbox: [] }));
const news = (request: PaymentRequest) => request.outbox.flatMap((item) => (item.kind === 'news' ? [item.news] : []));
const told = (request: PaymentRequest) =>
  news(request)
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'payment-paid');
const back = (request: PaymentRequest) => refundedOf(request, { id: 'pi_1', amount: cad(12_550) });

describe('a refund', () => {
  test('is told once, with how much and why, and is kept with the request, which stays paid', () => {
    const once = having(paid, refund(2, 'succeeded'));
    expect(once.state).toBe('paid');
    expect(news(once).at(-1)).toEqual({
      ...{ kind: 'payment-refunded', amount: cad(5000), total: cad(5000), whole: cad(12_550), paymentId: 'pi_1' },
      at: minutesAfter(1),
    });
    expect(back(once)).toEqual({ amount: cad(5000), at: minutesAfter(1), full: false });
    expect(settle(once, refund(2, 'succeeded'), momentAt(NOON))).toBeUndefined();
  });

  test('in two equal parts is two refunds; in all of it nothing is left', () => {
    const parts = having(paid, refund(2, 'succeeded'), refund(3, 'pending', 5000, 're_2'));
    expect(back(parts)).toMatchObject({ amount: cad(10_000), full: false });
    expect(news(parts).at(-1)).toMatchObject({ amount: cad(5000), total: cad(10_000) });
    expect(back(then(parts, refund(4, 'succeeded', 2550, 're_3')))).toMatchObject({ amount: cad(12_550), full: true });
  });

  test('that comes to nothing days later gives nothing back, and that is told', () => {
    const failed = having(paid, refund(2, 'succeeded'), refund(9, 'failed'));
    expect(told(failed)).toEqual(['payment-refunded', 'refund-failed']);
    expect(back(failed)).toBeUndefined();
  });

  test('of another currency is kept, and not added to what it is not', () => {
    const odd: MoneyBackEvent = {
      ...{ kind: 'refund-changed', paymentId: 'pi_1', at: minutesAfter(2) },
      refund: { id: 're_9', amount: { minor: 100, currency: 'USD' }, status: 'succeeded', at: minutesAfter(1) },
    };
    const both = having(paid, refund(2, 'succeeded'), odd);
    expect(both.refunds).toHaveLength(2);
    expect(back(both)).toMatchObject({ amount: cad(5000) });
  });

  test('whatever the order and the repetitions: the same is given back, and nothing is told twice', () => {
    const events = [
      paid,
      refund(2, 'pending'),
      refund(3, 'succeeded'),
      refund(3, 'pending', 2550, 're_2'),
      refund(3, 'succeeded', 2550, 're_2'),
      refund(9, 'failed', 2550, 're_2'),
    ];
    const schedule = fc
      .array(fc.constantFrom(...events), { maxLength: 12 })
      .chain((repeats) => fc.shuffledSubarray([...events, ...repeats], { minLength: events.length + repeats.length }));
    fc.assert(
      fc.property(schedule, (order) => {
        const end = having(...order);
        expect(end.state).toBe('paid');
        expect(back(end)).toMatchObject({ amount: cad(5000), full: false });
        expect(end.refunds.map(({ id, status }) => `${id} ${status}`).sort()).toEqual([
          're_1 succeeded',
          're_2 failed',
        ]);
        const kinds = news(end).map((one) => `${one.kind} ${'amount' in one ? one.amount.minor : ''}`);
        expect(new Set(kinds).size).toBe(kinds.length);
        expect(kinds).toEqual(expect.arrayContaining(['payment-refunded 5000', 'refund-failed 2550']));
      }),
    );
  });
});

describe('a dispute', () => {
  test('is told once, with the reason and until when to answer', () => {
    const dueBy = minutesAfter(10_000);
    const once = having(paid, dispute(2, 'open', { dueBy }));
    expect(news(once).at(-1)).toEqual({
      ...{ kind: 'payment-disputed', status: 'open', amount: cad(12_550), reason: 'duplicate', dueBy },
      ...{ paymentId: 'pi_1', at: minutesAfter(2) },
    });
    expect(once.disputes).toMatchObject([{ id: 'du_1', status: 'open', dueBy }]);
    expect(settle(once, dispute(2, 'open', { dueBy }), momentAt(NOON))).toBeUndefined();
  });

  test('that was answered asks for no answer any more, and says nothing', () => {
    const answered = having(paid, dispute(2, 'open', { dueBy: minutesAfter(99) }), dispute(3, 'open'));
    expect(told(answered)).toEqual(['payment-disputed']);
    expect(answered.disputes[0]?.dueBy).toBeUndefined();
  });

  test('that began as a question is told again when it takes the money, and how it ends', () => {
    const end = having(paid, dispute(2, 'inquiry'), dispute(5, 'open'), dispute(9, 'lost'));
    expect(told(end)).toEqual(['payment-disputed', 'payment-disputed', 'dispute-closed']);
  });

  test('that is lost and appealed is open again', () => {
    const appealed = having(paid, dispute(2, 'open'), dispute(5, 'lost'), dispute(9, 'open'));
    expect(appealed.disputes).toMatchObject([{ status: 'open' }]);
  });

  test('whatever the order and the repetitions, has the same end, told once', () => {
    const events = [paid, dispute(2, 'inquiry'), dispute(5, 'open'), dispute(5, 'open'), dispute(9, 'won')];
    const schedule = fc
      .array(fc.constantFrom(...events), { maxLength: 8 })
      .chain((repeats) => fc.shuffledSubarray([...events, ...repeats], { minLength: events.length + repeats.length }));
    fc.assert(
      fc.property(schedule, (order) => {
        const end = having(...order);
        expect(end.disputes).toMatchObject([{ status: 'won' }]);
        expect(told(end).filter((kind) => kind === 'dispute-closed')).toHaveLength(1);
        expect(told(end).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
