import { beforeEach, expect, test } from '@jest/globals';
import type { ProcessorEvent } from '../../src/payments/payment.ts';
import type { Checkout } from '../../src/ports.ts';

/** A processor to try an implementation with. */
export interface Processor {
  checkout: Checkout;
  /** The customer pays at this address by card; rejects when nobody can pay there any more. */
  pay(url: string): Promise<void>;
  /** The customer pays by bank debit, which is settled by `settle`, paid unless told. */
  payByDebit(url: string): Promise<void>;
  settle(url: string, paid?: boolean): Promise<void>;
  /** The next call ends in a server error, before or after the work. */
  failOnce(worked: boolean): void;
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
    expect(await processor.checkout.look(sessionId)).toBe('open');
    expect(await processor.checkout.close(sessionId)).toBe('closed');
    await expect(processor.pay(url)).rejects.toThrow();
    expect(await processor.checkout.close(sessionId)).toBe('closed');
    expect(await processor.checkout.look(sessionId)).toBe('closed');
  });

  test('a page that was paid on cannot be closed: it says what was paid, when and how, as the events do', async () => {
    const { url, sessionId } = await processor.checkout.open(ask({ requestId: 'pay_2' }));
    const start = processor.now();
    await processor.pay(url);
    const [told] = await since(new Date(start.getTime() - 1000));
    expect(told).toMatchObject({ kind: 'payment-succeeded', requestId: 'pay_2', method: { kind: 'card' } });
    expect(await processor.checkout.close(sessionId)).toEqual(told);
    expect(await processor.checkout.look(sessionId)).toEqual(told);
  });

  test('a page where a debit is under way is neither open nor closed; a debit that came to nothing leaves it closed', async () => {
    const { url, sessionId } = await processor.checkout.open(ask());
    await processor.payByDebit(url);
    const underWay = { kind: 'payment-processing', companyId: 'com_1', requestId: 'pay_1', at: expect.any(Date) };
    expect(await processor.checkout.close(sessionId)).toMatchObject(underWay);
    await processor.settle(url, false);
    expect(await processor.checkout.look(sessionId)).toBe('closed');
    const paid = await processor.checkout.open(ask());
    await processor.payByDebit(paid.url);
    await processor.settle(paid.url);
    expect(await processor.checkout.look(paid.sessionId)).toMatchObject({ kind: 'payment-succeeded' });
  });

  test('a page whose time has run out is closed', async () => {
    const { sessionId, expiresAt } = await processor.checkout.open(ask());
    processor.pass(expiresAt.getTime() - processor.now().getTime() + 1000);
    expect(await processor.checkout.look(sessionId)).toBe('closed');
  });

  test('a page the processor never made is an outage, not a silence', async () => {
    for (const asking of ['look', 'close'] as const) {
      const answer = processor.checkout[asking]('cs_test_nowhere');
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
}
