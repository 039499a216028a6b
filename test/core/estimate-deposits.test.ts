import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { balanceOf, totalAskedOf } from '../../src/invoices/invoice.ts';
import { totalsOf } from '../../src/invoices/totals.ts';
import type { InvoiceForm } from '../../src/screen.ts';
import { createEstimatesWorld, type EstimatesWorld, links } from '../fixtures/estimates-world.ts';
import { minutesAfter, NOON } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';

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

test('a deposit is paid so far on the invoice of its order, whose balance is less by it; what goes back of it is owed again', async () => {
  const { token } = await world.sent({ deposit: '100' });
  await world.say(token, 'all');
  const address = await world.app.estimates.deposit(token);
  const checkout = await world.app.startCheckout(address!.split('/p/')[1]!, 'fr');
  const paid = world.checkout.pay(checkout!.url)!;
  await world.app.checkoutTold(paid);
  await world.app.deliverDue();
  const balance = async () => balanceOf((await world.store.invoices.get(world.company.id, world.now.order.id))!).minor;
  const total = totalAskedOf(world.now.order);
  expect(await balance()).toBe(total - 10_000);
  await world.becomes({ closedAt: world.clock.now() });

  const visit = () => visitOf(world.marc, world.key());
  const form = (await screenOf(world.app.command(visit(), 'invoice', world.reference()))) as InvoiceForm;
  const values = { ...form.values, invoices: world.now.order.id };
  await screenOf(world.app.form(visit(), { form: 'invoice', values, state: form.carried }, 'sent'));
  await world.app.deliverDue();
  const asked = async () =>
    (await world.store.requests.byReference(world.company.id, world.reference(), 5)).find(
      ({ invoices }) => invoices.length > 0,
    )!;
  expect((await asked()).amount.minor).toBe(total - 10_000);
  const paper = await world.app.paper(links.tokenFor((await asked()).id), 'invoice');
  expect(paper?.payments).toMatchObject([{ amount: { minor: 10_000 } }]);
  const { balance: onPaper } = totalsOf({ ...paper!, payments: paper!.payments.map(({ amount }) => amount) });
  expect(onPaper).toBe(total - 10_000);

  const refund = { id: 're_1', amount: { minor: 4_000, currency: 'CAD' }, status: 'succeeded', at: NOON } as const;
  await world.app.checkoutTold({ kind: 'refund-changed', paymentId: paid.paymentId, at: NOON, refund });
  await world.app.deliverDue();
  expect(await balance()).toBe(total - 6_000);
  world.clock.at = minutesAfter(10);
  for (let turn = 0; turn < 3; turn += 1) await world.app.deliverDue();
  expect((await asked()).amount.minor).toBe(total - 6_000);
});
