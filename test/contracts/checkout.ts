import { beforeEach, expect, test } from '@jest/globals';
import type { ProcessorEvent } from '../../src/payments/payment.ts';
import type { Checkout, RefundAsk } from '../../src/ports.ts';

/** A processor to try an implementation with. */
export interface Processor {
  checkout: Checkout;
  /** The customer pays at this address by card; rejects when nobody can pay there any more. */
  pay(url: string): Promise<void>;
  /** The customer pays by bank debit, which is settled by `settle`, paid unless told. */
  payByDebit(url: string): Promise<void>;
  settle(url: string, paid?: boolean): Promise<void>;
  /** The next call that opens a page, or gives money back, ends in a server error, before or after the work. */
  failOnce(worked: boolean, what?: 'open' | 'refund'): void;
  /** The customer's bank takes a payment back. */
  dispute(paymentId: string): void;
  /** Nothing is left that refunds could be paid from. */
  empty(): void;
  /** Moves the processor's clock, in milliseconds. */
  pass(ms: number): void;
  now(): Date;
}

export type Ask = Parameters<Checkout['open']>[0];

export const ask = (changes: Partial<Ask> = {}): Ask => ({
  key: `pay_1:1:${Math.random()}`,
  companyId: 'com_1',
  companyName: 'Garage Boréal',
  requestId: 'pay_1',
  reference: 'RO4821',
  amount: { minor: 12_550, currency: 'CAD' },
  tongue: 'fr',
  returnUrl: 'https://pay.example.com/p/token',
  ...changes,
});

/** What every implementation of `Checkout` keeps. `start` gives a fresh processor. */
export function keepsTheCheckoutContract(start: () => Promise<Processor>): void {
  let processor: Processor;
  beforeEach(async () => {
    processor = await start();
  });

  const since = async (date: Date): Promise<ProcessorEvent[]> => {
    const events: ProcessorEvent[] = [];
    for await (const event of processor.checkout.toldSince(date)) events.push(event);
    return events;
  };

  const requestOf = (event: ProcessorEvent) => ('requestId' in event ? event.requestId : '');

  test('an opened page can be paid at its address and ends in the future', async () => {
    const { url, sessionId, expiresAt } = await processor.checkout.open(ask());
    expect(sessionId).not.toBe('');
    expect(expiresAt.getTime()).toBeGreaterThan(processor.now().getTime());
    await expect(processor.pay(url)).resolves.toBeUndefined();
  });

  test('the same key gives the same page, another key another one', async () => {
    const first = await processor.checkout.open(ask({ key: 'k1' }));
    expect(await processor.checkout.open(ask({ key: 'k1' }))).toEqual(first);
    expect((await processor.checkout.open(ask({ key: 'k2' }))).sessionId).not.toBe(first.sessionId);
  });

  test('a key whose first answer was a server error still opens a page', async () => {
    for (const worked of [true, false]) {
      const asked = ask();
      processor.failOnce(worked);
      const page = await processor.checkout.open(asked).catch(() => processor.checkout.open(asked));
      await expect(processor.pay(page.url)).resolves.toBeUndefined();
    }
  });

  test('nobody can pay on a page that was closed, and it says so ever after', async () => {
    const { url, sessionId } = await processor.checkout.open(ask());
    expect(await processor.checkout.look('com_1', sessionId)).toBe('open');
    expect(await processor.checkout.close('com_1', sessionId)).toBe('closed');
    await expect(processor.pay(url)).rejects.toThrow();
    expect(await processor.checkout.close('com_1', sessionId)).toBe('closed');
    expect(await processor.checkout.look('com_1', sessionId)).toBe('closed');
  });

  test('a page that was paid on cannot be closed: it says what was paid, when and how, as the events do', async () => {
    const { url, sessionId } = await processor.checkout.open(ask({ requestId: 'pay_2' }));
    const start = processor.now();
    await processor.pay(url);
    const [told] = await since(new Date(start.getTime() - 1000));
    expect(told).toMatchObject({ kind: 'payment-succeeded', requestId: 'pay_2', method: { kind: 'card' } });
    expect(await processor.checkout.close('com_1', sessionId)).toEqual(told);
    expect(await processor.checkout.look('com_1', sessionId)).toEqual(told);
  });

  test('a page where a debit is under way is neither open nor closed; a debit that came to nothing leaves it closed', async () => {
    const { url, sessionId } = await processor.checkout.open(ask());
    await processor.payByDebit(url);
    const underWay = { kind: 'payment-processing', companyId: 'com_1', requestId: 'pay_1', at: expect.any(Date) };
    expect(await processor.checkout.close('com_1', sessionId)).toMatchObject(underWay);
    await processor.settle(url, false);
    expect(await processor.checkout.look('com_1', sessionId)).toBe('closed');
    const paid = await processor.checkout.open(ask());
    await processor.payByDebit(paid.url);
    await processor.settle(paid.url);
    expect(await processor.checkout.look('com_1', paid.sessionId)).toMatchObject({ kind: 'payment-succeeded' });
  });

  test('a page whose time has run out is closed', async () => {
    const { sessionId, expiresAt } = await processor.checkout.open(ask());
    processor.pass(expiresAt.getTime() - processor.now().getTime() + 1000);
    expect(await processor.checkout.look('com_1', sessionId)).toBe('closed');
  });

  test('a page the processor never made is an outage, not a silence', async () => {
    for (const asking of ['look', 'close'] as const) {
      const answer = processor.checkout[asking]('com_1', 'cs_test_nowhere');
      await expect(answer).rejects.toMatchObject({ name: 'Outage', outcome: 'never' });
    }
  });

  test('every payment since a moment is found, with what it was for, and unpaid pages are not', async () => {
    const start = processor.now();
    await processor.checkout.open(ask({ requestId: 'pay_unpaid' }));
    for (const requestId of ['pay_a', 'pay_b']) {
      await processor.pay((await processor.checkout.open(ask({ requestId }))).url);
    }
    const found = await since(start);
    expect(found.map(requestOf).sort()).toEqual(['pay_a', 'pay_b']);
    expect(found[0]).toMatchObject({
      kind: 'payment-succeeded',
      companyId: 'com_1',
      amount: { minor: 12_550, currency: 'CAD' },
      method: { kind: 'card' },
    });
  });

  test('more payments than fit on one page of a listing are all found', async () => {
    const start = processor.now();
    const ids = Array.from({ length: 120 }, (_, number) => `pay_${number}`);
    for (const requestId of ids) await processor.pay((await processor.checkout.open(ask({ requestId }))).url);
    expect(new Set((await since(start)).map(requestOf))).toEqual(new Set(ids));
  });

  test('a debit settled days after its page was left is found from the moment it settled, and not before', async () => {
    const { url } = await processor.checkout.open(ask());
    await processor.payByDebit(url);
    expect(await since(new Date(0))).toEqual([]);
    processor.pass(4 * 86_400_000);
    const lately = new Date(processor.now().getTime() - 3_600_000);
    await processor.settle(url);
    expect(await since(lately)).toMatchObject([{ requestId: 'pay_1', method: { kind: 'bank-debit' } }]);
  });

  test('what was paid before the moment is left out', async () => {
    await processor.pay((await processor.checkout.open(ask())).url);
    processor.pass(60_000);
    expect(await since(processor.now())).toEqual([]);
  });

  /** A payment that came, and an order to give a part of it back. */
  async function paid(change: Partial<RefundAsk> = {}): Promise<RefundAsk> {
    const start = new Date(processor.now().getTime() - 1000);
    await processor.pay((await processor.checkout.open(ask())).url);
    const told = (await since(start)).find(({ kind }) => kind === 'payment-succeeded');
    if (told?.kind !== 'payment-succeeded') throw new Error('nothing was paid');
    const { paymentId, companyId, requestId } = told;
    const about = { orderId: `ref_${Math.random()}`.replace('.', ''), companyId, requestId, paymentId };
    return { ...about, amount: { minor: 5_000, currency: 'CAD' }, reason: 'too-much', ...change };
  }

  test('two equal parts of a payment are two refunds; each is made once, however often it is asked for', async () => {
    const asked = await paid();
    const first = await processor.checkout.refund(asked);
    expect(first).toMatchObject({ status: 'succeeded', amount: asked.amount, orderId: asked.orderId });
    expect(await processor.checkout.refund(asked)).toEqual(first);
    const second = await processor.checkout.refund({ ...asked, orderId: `${asked.orderId}b` });
    expect(second).toMatchObject({ status: 'succeeded' });
    expect('id' in second && 'id' in first && second.id !== first.id).toBe(true);
    const told = (await since(new Date(0))).filter(({ kind }) => kind === 'refund-changed');
    expect(told).toEqual(
      expect.arrayContaining([expect.objectContaining({ paymentId: asked.paymentId, refund: first })]),
    );
  });

  test('a refund whose answer was lost is made once, and found by its order, also when its key is long forgotten', async () => {
    for (const worked of [true, false]) {
      const asked = await paid();
      processor.failOnce(worked, 'refund');
      const made = await processor.checkout.refund(asked).catch(() => processor.checkout.refund(asked));
      expect(made).toMatchObject({ orderId: asked.orderId });
      processor.pass(2 * 86_400_000);
      expect(await processor.checkout.findRefund('com_1', asked.paymentId, asked.orderId)).toEqual(made);
      expect(await processor.checkout.findRefund('com_1', asked.paymentId, 'ref_never')).toBeUndefined();
    }
  });

  test('what cannot be given back is refused with why, and nothing is given', async () => {
    const asked = await paid();
    const whole = { minor: 12_550, currency: 'CAD' } as const;
    expect(await processor.checkout.refund({ ...asked, amount: { ...whole, minor: 12_551 } })).toEqual({
      refused: 'too-much',
    });
    await processor.checkout.refund({ ...asked, orderId: `${asked.orderId}all`, amount: whole });
    expect(await processor.checkout.refund({ ...asked, orderId: `${asked.orderId}more` })).toEqual({
      refused: 'already-refunded',
    });
    const disputed = await paid();
    processor.dispute(disputed.paymentId);
    expect(await processor.checkout.refund(disputed)).toEqual({ refused: 'disputed' });
    const poor = await paid();
    processor.empty();
    expect(await processor.checkout.refund(poor)).toEqual({ refused: 'balance' });
    for (const { paymentId, orderId } of [disputed, poor])
      expect(await processor.checkout.findRefund('com_1', paymentId, orderId)).toBeUndefined();
  });
}
