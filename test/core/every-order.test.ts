import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { inEveryOrder } from '../fixtures/every-order.ts';
import { begin, type End, type Plot } from '../fixtures/till-model.ts';

// A document that somebody else wrote first is decided on again after a moment: here, at once.
beforeAll(() => {
  jest.spyOn(globalThis, 'setTimeout').mockImplementation((work) => {
    queueMicrotask(work as () => void);
    return 0 as unknown as NodeJS.Timeout;
  });
});
afterAll(() => void jest.restoreAllMocks());

/** Whatever happened: what was paid is taken and told once, what was cancelled is closed, and the rest can be paid. */
async function agrees({ request, news, paid, payable, press }: End): Promise<void> {
  const [payment] = paid;
  const made = payment?.paid?.kind === 'payment-succeeded';
  const unpaid = request.cancelled ? 'cancelled' : request.state === 'expired' ? 'expired' : 'open';
  const state = made ? 'paid' : payment ? 'processing' : unpaid;
  expect(request.state).toBe(state);
  const taken = request.payments.map(({ id, unexpected }) => [id, unexpected]);
  expect(taken).toEqual(made ? [[payment?.paid?.paymentId, undefined]] : []);
  const count = (kind: string) => news.filter((one) => one === kind).length;
  expect(count('payment-paid')).toBe(made ? 1 : 0);
  expect(count('request-cancelled')).toBe(state === 'cancelled' ? 1 : 0);
  if (state !== 'open') {
    expect([payable, request.checkout, await press()]).toEqual([[], undefined, undefined]);
    return;
  }
  const page = await press();
  expect(page?.status).toBe('open');
}

test.each<[string, Plot]>([
  [
    'three tabs in two languages, and a customer who pays wherever it is possible',
    { tabs: ['fr', 'en', 'fr'], pays: 'card' },
  ],
  [
    'two tabs in two languages, where the processor fails or its answers are lost',
    { tabs: ['fr', 'en'], pays: 'card', faults: 2 },
  ],
  [
    'two tabs in two languages beside an open page, and cancel',
    { tabs: ['fr', 'en'], opened: 'fr', pays: 'card', cancels: true },
  ],
  [
    'another language beside an open page, and cancel, where the processor fails',
    { tabs: ['en'], opened: 'fr', pays: 'card', cancels: true, faults: 2 },
  ],
  [
    'two tabs in two languages whose processes die, and cancel',
    { tabs: ['fr', 'en'], pays: 'card', cancels: true, deaths: 1 },
  ],
  [
    'a link whose time runs out beside an open page, and that is sent again',
    { tabs: ['en'], opened: 'fr', pays: 'card', runsOut: true },
  ],
  [
    'a debit that the bank makes or not, another language, and cancel',
    { tabs: ['en'], opened: 'fr', pays: 'debit', decides: true, cancels: true },
  ],
])('in every order: %s', async (_, plot) => {
  const states = await inEveryOrder(() => begin(plot, agrees));
  expect(states).toBeGreaterThan(100);
});
