import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { CheckoutEvent, MoneyBackEvent, UnreadableEvent } from '../../src/payments/payment.ts';
import type { Log } from '../../src/ports.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { freshRequest, garage, NOON } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
const error = jest.fn<Log['error']>();
beforeEach(async () => {
  error.mockClear();
  world = await createWorld({ log: { ...silentLog, error } });
  await world.store.requests.insert(freshRequest());
});
afterEach(() => world.close());

const paid = (companyId: string, requestId: string): CheckoutEvent => ({
  ...{ companyId, requestId, at: NOON, kind: 'payment-succeeded', paymentId: 'pi_1' },
  amount: { minor: 12_550, currency: 'CAD' },
});
const unreadable = (companyId: string): UnreadableEvent => ({
  ...{ companyId, requestId: 'pay_1', kind: 'unreadable', eventId: 'evt_7', type: 'charge.succeeded' },
  why: 'the amount is null',
});

test('a payment is credited once; told again, it is taken and brings nothing', async () => {
  expect(await world.app.checkoutTold(paid(garage.id, 'pay_1'))).toMatchObject({ credited: { state: 'paid' } });
  expect(await world.app.checkoutTold(paid(garage.id, 'pay_1'))).toEqual({ outcome: 'taken', changed: false });
});

test('what another store knows is not ours, readable or not, and no operator is called', async () => {
  expect(await world.app.checkoutTold(paid('com_other', 'pay_1'))).toEqual({ outcome: 'not-ours' });
  expect(await world.app.checkoutTold(unreadable('com_other'))).toEqual({ outcome: 'not-ours' });
  expect(error).not.toHaveBeenCalled();
});

test('ours, and not here or not readable: an operator is told what to look for', async () => {
  expect(await world.app.checkoutTold(paid(garage.id, 'pay_lost'))).toEqual({ outcome: 'request-missing' });
  expect(error).toHaveBeenLastCalledWith(
    expect.stringContaining('is not here'),
    expect.objectContaining({ paymentRequestId: 'pay_lost' }),
  );
  expect(await world.app.checkoutTold(unreadable(garage.id))).toEqual({ outcome: 'unreadable' });
  expect(error).toHaveBeenLastCalledWith(
    expect.stringContaining('look it up there'),
    expect.objectContaining({ eventId: 'evt_7', why: 'the amount is null' }),
  );
});

const refunded = (paymentId: string, id: string): MoneyBackEvent => ({
  ...{ kind: 'refund-changed', paymentId, at: NOON },
  refund: { id, amount: { minor: 550, currency: 'CAD' }, status: 'succeeded', at: NOON },
});

test('a refund made in the processor’s dashboard finds its request by the payment, and the room is told once', async () => {
  await world.app.checkoutTold(paid(garage.id, 'pay_1'));
  for (let times = 0; times < 2; times += 1) {
    expect(await world.app.checkoutTold(refunded('pi_1', 're_1'))).toMatchObject({ outcome: 'taken' });
  }
  await world.app.deliverDue();
  expect(world.chat.newsIn('slack:T1/C1').filter((kind) => kind === 'payment-refunded')).toHaveLength(1);
  expect(await world.store.requests.byPayment('pi_1')).toMatchObject({ refunds: [{ id: 're_1', paymentId: 'pi_1' }] });
});

test('a refund or a dispute of other software’s payment is not ours, readable or not', async () => {
  const unread: UnreadableEvent = {
    ...{ kind: 'unreadable', paymentId: 'pi_other', eventId: 'evt_8', type: 'refund.created' },
    why: 'the amount is null',
  };
  await world.app.checkoutTold(paid(garage.id, 'pay_1'));
  expect(await world.app.checkoutTold(refunded('pi_other', 're_2'))).toEqual({ outcome: 'not-ours' });
  expect(await world.app.checkoutTold(unread)).toEqual({ outcome: 'not-ours' });
  expect(error).not.toHaveBeenCalled();
  expect(await world.app.checkoutTold({ ...unread, paymentId: 'pi_1' })).toEqual({ outcome: 'unreadable' });
  expect(error).toHaveBeenLastCalledWith(expect.any(String), expect.objectContaining({ paymentRequestId: 'pay_1' }));
});

test('a refund that is told before its payment is taken by the next reconciliation', async () => {
  await world.store.requests.insert(freshRequest({ id: 'pay_2', key: 'view:2', linkHash: 'two', debt: 'two' }));
  const early = refunded('pi_2', 're_3');
  const payment: CheckoutEvent = { ...paid(garage.id, 'pay_2'), ...{ paymentId: 'pi_2' } } as CheckoutEvent;
  expect(await world.app.checkoutTold(early)).toEqual({ outcome: 'not-ours' });
  world.checkout.told.push(payment, early);
  expect(await world.app.reconcile(NOON)).toMatchObject({ found: [{ requestId: 'pay_2' }], others: 1, skipped: 0 });
  expect(await world.app.reconcile(NOON)).toEqual({ found: [], others: 0, skipped: 0 });
});
