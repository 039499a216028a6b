import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createEstimatesWorld, type EstimatesWorld } from '../fixtures/estimates-world.ts';
import { minutesAfter } from '../fixtures/requests.ts';

let world: EstimatesWorld;
beforeAll(async () => {
  world = await createEstimatesWorld();
});
afterAll(() => world.close());
beforeEach(() => world.next());

test('the deposit on an order that was voided since cannot be paid any more', async () => {
  const { estimate, token } = await world.sent({ deposit: '100' });
  await world.say(token, 'all');
  await world.app.deliverDue();
  await world.becomes({ voidedAt: world.clock.now() });
  world.clock.at = minutesAfter(60);
  for (let turn = 0; turn < 5; turn += 1) await world.app.deliverDue();
  const { deposit } = await world.stored(estimate);
  const request = await world.store.requests.get(world.company.id, deposit!.requestId!);
  expect([request!.state, await world.app.estimates.deposit(token)]).toEqual(['cancelled', undefined]);
});

test('a newer edition approved: its deposit beside the first one', async () => {
  const { estimate, token } = await world.sent({ deposit: '100' });
  await world.say(token, 'all');
  await world.app.deliverDue();
  world.clock.at = minutesAfter(5);
  const second = await world.sent({ deposit: '150' });
  expect(second.estimate.id).not.toBe(estimate.id);
  await world.say(second.token, 'all');
  await world.app.deliverDue();
  const both = await Promise.all(
    [estimate, second.estimate].map(async (one) => {
      const { deposit } = await world.stored(one);
      const request = await world.store.requests.get(world.company.id, deposit!.requestId!);
      return [request!.state, request!.amount.minor];
    }),
  );
  expect(both).toEqual([
    ['cancelled', 10_000],
    ['open', 15_000],
  ]);
});

test('what was paid on an earlier edition counts: the newer one asks for the rest', async () => {
  const { token } = await world.sent({ deposit: '100' });
  await world.say(token, 'all');
  const address = await world.app.estimates.deposit(token);
  const checkout = await world.app.startCheckout(address!.split('/p/')[1]!, 'fr');
  await world.app.checkoutTold(world.checkout.pay(checkout!.url)!);
  await world.app.deliverDue();
  world.clock.at = minutesAfter(5);
  const second = await world.sent({ deposit: '150' });
  await world.say(second.token, 'all');
  await world.app.deliverDue();
  const { deposit } = await world.stored(second.estimate);
  expect(await world.store.requests.get(world.company.id, deposit!.requestId!)).toMatchObject({
    ...{ state: 'open', amount: { minor: 5_000 } },
  });
});
