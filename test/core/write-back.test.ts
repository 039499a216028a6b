import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { garageLetterhead } from '../../sandbox/papers/garage.ts';
import { paperOfInvoice } from '../../src/documents/index.ts';
import { balanceOf, isCountedBy } from '../../src/invoices/index.ts';
import { plannedAt } from '../../src/payments/reminders/schedule.ts';
import { createOrdersWorld, type OrdersWorld } from '../fixtures/orders-world.ts';
import { NOON } from '../fixtures/requests.ts';

let world: OrdersWorld;
beforeAll(async () => {
  world = await createOrdersWorld();
  await world.sync();
}, 30_000);
afterAll(() => world.close());

const books = () => world.cdk.dealer;
const heard = () => world.chat.newsIn('slack:T1/C1');
const since = (before: string[]) => heard().slice(before.length);
const away = () => world.cdk.faults.add({ kind: 'server-error', operation: /^payments/ });

describe('what was paid', () => {
  test('is in the dealer’s system at once, and read back from there it is counted once', async () => {
    const owed = books().balance('RO4821');
    const sent = await world.send('RO4821');
    await world.pay(sent);
    expect(books().order('RO4821').payments).toMatchObject([{ amount: owed, code: 'CARD' }]);
    expect((await world.request(sent)).invoices).toMatchObject([{ writtenBack: { system: 'CDK' } }]);
    expect(balanceOf(await world.invoice('RO4821')).minor).toBe(0);
    await world.sync();
    const read = await world.invoice('RO4821');
    expect([balanceOf(read).minor, read.paidHere]).toMatchObject([0, [{ amount: owed, counted: true }]]);
    const stationery = { company: world.company, letterhead: garageLetterhead('fil_x') };
    const { payments } = paperOfInvoice(read, {}, 'fr', stationery);
    expect(payments.map(({ amount }) => amount.minor)).toEqual([owed]);
    expect(heard()).toEqual(['payment-paid']);
  });

  test('is there once when the answer was lost, and when who writes it dies on the way', async () => {
    world.cdk.faults.add({ kind: 'lost-after', times: 1, operation: 'payments.settle' });
    const sent = await world.send('RO4824');
    await world.pay(sent);
    expect((await world.request(sent)).invoices[0]?.writtenBack).toBeUndefined();
    await world.later(60_000);
    world.restart();
    await world.later(60_000);
    expect(books().order('RO4824').payments).toHaveLength(1);
    expect((await world.request(sent)).invoices).toMatchObject([{ writtenBack: { system: 'CDK' } }]);
  });

  test('of several orders is written to each, for what was asked for it', async () => {
    const [one, other] = [books().balance('RO4700'), books().balance('RO4722')];
    await world.pay(await world.send('RO4700', 'RO4722'));
    expect([books().balance('RO4700'), books().balance('RO4722')]).toEqual([0, 0]);
    expect(books().settlements.map(({ amount }) => amount)).toEqual(expect.arrayContaining([one, other]));
  });
});

test('somebody who enters it in the dealer’s system first has entered it: it is counted, and not written there again', async () => {
  const before = heard();
  const sent = await world.send('RO4830');
  const owed = books().balance('RO4830');
  const checkout = await world.app.startCheckout(world.token(sent), 'fr');
  const paid = world.checkout.pay(checkout!.url);
  await world.later(60_000);
  books().payAtCounter('RO4830', owed, 'CARD');
  await world.sync();
  await world.app.checkoutTold(paid!);
  await world.app.deliverDue();
  await world.sync();
  const invoice = await world.invoice('RO4830');
  expect(invoice.paidHere).toMatchObject([{ amount: owed, counted: true, byHand: true }]);
  expect(books().order('RO4830').payments).toHaveLength(1);
  expect([balanceOf(invoice).minor, since(before)]).toEqual([0, ['payment-paid']]);
});

test('what was paid at the counter before, or is another amount, is not it', () => {
  const at = NOON;
  const after = { changedAt: new Date(at.getTime() + 1) };
  const payment = { amount: 100_00, at };
  const one = (amount: number, day = at) => ({ amount, at: day });
  const week = new Date(at.getTime() - 7 * 86_400_000);
  expect(isCountedBy({ ...after, payments: [one(100_00)] }, payment, 0)).toBe(true);
  expect(isCountedBy({ ...after, payments: [one(50_00), one(100_00)] }, payment, 50_00)).toBe(true);
  expect(isCountedBy({ ...after, payments: [one(100_00)] }, payment, 100_00)).toBe(false);
  expect(isCountedBy({ ...after, payments: [one(120_00)] }, payment, 0)).toBe(false);
  expect(isCountedBy({ ...after, payments: [one(100_00, week)] }, payment, 0)).toBe(false);
  expect(isCountedBy({ changedAt: week, payments: [one(100_00)] }, payment, 0)).toBe(false);
});

describe('what cannot be written back is told, with what to do', () => {
  test('when it was taken at the counter as well: never above what is owed', async () => {
    const before = heard();
    const sent = await world.send('RO4618');
    books().payAtCounter('RO4618');
    await world.pay(sent);
    expect(since(before)).toEqual(['payment-paid', 'not-written-back']);
    expect((await world.request(sent)).invoices).toMatchObject([{ writtenBack: { why: 'above-owed' } }]);
    expect(books().balance('RO4618')).toBe(0);
    const tasks = world.chat.posted.flatMap(({ versions: [first] }) => (first?.kind === 'task' ? [first.task] : []));
    expect(tasks).toMatchObject([{ kind: 'record-payment', reference: 'RO4618', why: 'above-owed', system: 'CDK' }]);
  });

  test('when the system is away for ten minutes, once; and it is written when that is back', async () => {
    const before = heard();
    const sent = await world.send('RO4835');
    away();
    await world.pay(sent);
    for (let minute = 0; minute < 25; minute += 1) await world.later(60_000);
    expect(since(before)).toEqual(['payment-paid', 'not-written-back']);
    expect((await world.request(sent)).invoices).toMatchObject([{ writtenBack: { why: 'not-now' } }]);
    world.cdk.faults.clear();
    await world.later(10 * 60_000);
    expect(books().balance('RO4835')).toBe(0);
    expect((await world.request(sent)).invoices[0]?.writtenBack?.why).toBeUndefined();
    expect(since(before)).toHaveLength(2);
  });
});

test('about an order that CDK blocks nothing goes out of itself: no reminder, and no thanks', async () => {
  const company = (await world.store.companies.get(world.company.id))!;
  await world.store.companies.replace({ ...company, thanks: true });
  books().changeOrder('RO4840', (order) => {
    order.blockAutoMsg = true;
  });
  await world.sync();
  const sent = await world.send('RO4840');
  expect([sent.reminders?.days, plannedAt(sent)]).toEqual([[], undefined]);
  await world.pay(sent);
  expect(world.sms.taken.filter(({ body }) => body.includes('RO4840'))).toHaveLength(1);
});
