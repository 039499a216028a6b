import { expect, test } from '@jest/globals';
import { Outage } from '../../src/kernel/refusal.ts';
import { createReconciliation } from '../../src/payments/reconcile.ts';
import type { CheckoutEvent, PaymentRequest } from '../../src/payments/request.ts';
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

async function reconcile(told: (event: CheckoutEvent) => Promise<PaymentRequest | undefined>) {
  const checkout = new FakeCheckout();
  checkout.succeeded.push(event('pay_gone'), event('pay_1'), event('pay_known'));
  return createReconciliation({ checkout, log: silentLog } as unknown as Ports, told)(NOON);
}

test('a payment that belongs nowhere holds up no other', async () => {
  const found = await reconcile(async ({ requestId }) => {
    if (requestId === 'pay_gone') throw new Error('not here');
    return requestId === 'pay_1' ? request : undefined;
  });
  expect(found).toEqual([{ requestId: 'pay_1', reference: 'RO4821', amount, paymentId: 'pi_of_pay_1' }]);
});

test('a store that fails ends it, to be tried again as a whole', async () => {
  await expect(reconcile(() => Promise.reject(new Outage('store', 'change')))).rejects.toMatchObject({
    vendor: 'store',
  });
});
