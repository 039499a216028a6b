import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { CheckoutEvent, UnreadableEvent } from '../../src/payments/payment.ts';
import type { Log } from '../../src/ports.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { freshRequest, garage, NOON } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
const error = jest.fn<Log['error']>();
beforeAll(async () => {
  world = await createWorld({ log: { ...silentLog, error } });
  await world.store.requests.insert(freshRequest());
});
afterAll(() => world.close());

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
  expect(await world.app.checkoutTold(paid(garage.id, 'pay_1'))).toEqual({ outcome: 'taken' });
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
    expect.objectContaining({ requestId: 'pay_lost' }),
  );
  expect(await world.app.checkoutTold(unreadable(garage.id))).toEqual({ outcome: 'unreadable' });
  expect(error).toHaveBeenLastCalledWith(
    expect.stringContaining('look it up there'),
    expect.objectContaining({ eventId: 'evt_7', why: 'the amount is null' }),
  );
});
