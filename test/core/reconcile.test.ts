import { expect, test } from '@jest/globals';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Taken } from '../../src/payments/bookkeeping.ts';
import type { CheckoutEvent, MoneyBackEvent, UnreadableEvent } from '../../src/payments/payment.ts';
import { createReconciliation } from '../../src/payments/reconcile.ts';
import type { Ports } from '../../src/ports.ts';
import { FakeCheckout, silentLog } from '../fixtures/fakes.ts';
import { freshRequest, NOON } from '../fixtures/requests.ts';

const amount = { minor: 12_550, currency: 'CAD' } as const;
const event = (requestId: string): CheckoutEvent => ({
  ...{
    kind: 'payment-succeeded',
    companyId: 'com_garage',
    requestId,
    paymentId: `pi_of_${requestId}`,
    amount,
    at: NOON,
  },
});
const request = freshRequest();

const gone: UnreadableEvent = {
  ...{ kind: 'unreadable', companyId: 'com_garage', requestId: 'pay_2', eventId: 'evt_2', type: 'charge.succeeded' },
  why: 'the amount is null',
};

const refund: MoneyBackEvent = {
  ...{ kind: 'refund-changed', paymentId: 'pi_of_pay_1', at: NOON },
  refund: { id: 're_1', amount, status: 'succeeded', at: NOON },
};

async function reconcile(told: Parameters<typeof createReconciliation>[1]) {
  const checkout = new FakeCheckout();
  checkout.told.push(event('pay_gone'), gone, event('pay_1'), event('pay_elsewhere'), event('pay_known'), refund);
  return createReconciliation(
    { checkout, log: silentLog, store: { companies: { ids: async () => [] } } } as unknown as Ports,
    told,
  )(NOON);
}

test('a payment that belongs nowhere or cannot be read holds up no other, and is counted', async () => {
  const reconciled = await reconcile(async (event): Promise<Taken> => {
    const requestId = 'requestId' in event ? event.requestId : '';
    if (requestId === 'pay_gone') throw new Error('a defect');
    if (event.kind === 'unreadable') return { outcome: 'unreadable' };
    if (requestId === 'pay_elsewhere') return { outcome: 'not-ours' };
    if (requestId === 'pay_known') return { outcome: 'taken', changed: false };
    return { outcome: 'taken', changed: true, ...(requestId === 'pay_1' && { credited: request }) };
  });
  expect(reconciled).toEqual({
    found: [{ requestId: 'pay_1', reference: 'RO4821', amount, paymentId: 'pi_of_pay_1' }],
    others: 1,
    skipped: 2,
  });
});

test('a request that is not here is counted, too', async () => {
  expect(await reconcile(async () => ({ outcome: 'request-missing' }))).toEqual({ found: [], others: 0, skipped: 6 });
});

test('a store that fails ends it, to be tried again as a whole', async () => {
  await expect(reconcile(() => Promise.reject(new Outage('store', 'change')))).rejects.toMatchObject({
    vendor: 'store',
  });
});
