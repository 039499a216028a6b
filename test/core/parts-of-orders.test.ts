import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { job, WORK } from '../../sandbox/fortellis/work.ts';
import { balanceOf, countedIn, type Invoice } from '../../src/invoices/invoice.ts';
import { receiptOf } from '../../src/payments/papers.ts';
import { invoice } from '../contracts/store-samples.ts';
import { createOrdersWorld, type OrdersWorld } from '../fixtures/orders-world.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';

let world: OrdersWorld;
beforeAll(async () => {
  world = await createOrdersWorld();
  const company = (await world.store.companies.get(world.company.id))!;
  await world.store.companies.replace({ ...company, leastPart: 1_000 });
  await world.sync();
}, 30_000);
afterAll(() => world.close());

const books = () => world.cdk.dealer;
const typed = (minor: number) => (minor / 100).toFixed(2);
const owed = (...references: string[]) => references.map((one) => books().balance(one));
const settles = async () => {
  await world.sync();
  await world.later(3 * 60_000);
};

test('a part is written to each order for what it pays of it, and is no change of what is asked for', async () => {
  const [one = 0, other = 0] = owed('RO4700', 'RO4722');
  const sent = await world.send('RO4700', 'RO4722');
  await world.pay(sent, typed(one + 1_000));
  expect(owed('RO4700', 'RO4722')).toEqual([0, other - 1_000]);
  await settles();
  const invoices = await Promise.all([world.invoice('RO4700'), world.invoice('RO4722')]);
  expect(invoices.map((read) => balanceOf(read).minor)).toEqual([0, other - 1_000]);
  expect(await world.request(sent)).toMatchObject({ state: 'open', balanceVersion: 1, amount: { minor: one + other } });
  await world.pay(sent);
  await settles();
  const whole = await world.request(sent);
  expect([whole.state, ...owed('RO4700', 'RO4722')]).toEqual(['paid', 0, 0]);
  expect(whole.payments.map(({ pays }) => pays?.orders.map(({ amount }) => amount))).toEqual([
    [one, 1_000],
    [other - 1_000],
  ]);
  expect(world.chat.newsIn('slack:T1/C1')).toEqual(['payment-paid', 'payment-paid']);
  // Of the order that it paid nothing of, the second has no receipt.
  const receipts = whole.payments.map(({ id }) => receiptOf(id));
  const kept = await Promise.all([0, 1, 2, 3].map((place) => world.app.paper(world.token(whole), 'receipt', place)));
  expect(receipts).toHaveLength(2);
  expect(
    kept.map((paper) => paper && [paper.number, paper.payments.map(({ amount, now }) => [amount.minor, now])]),
  ).toEqual([
    ['RO4700', [[one, true]]],
    ['RO4722', [[1_000, true]]],
    [
      'RO4722',
      [
        [1_000, undefined],
        [other - 1_000, true],
      ],
    ],
    undefined,
  ]);
});

test('what an order comes to after a part is asked for, less that part; paid at the counter, nothing is left', async () => {
  const [before = 0] = owed('RO4840');
  const sent = await world.send('RO4840');
  await world.pay(sent, '20');
  books().addJob('RO4840', job(WORK[0]!, 'fr'));
  await settles();
  const more = await world.request(sent);
  expect([more.amount.minor - 2_000, more.state]).toEqual([books().balance('RO4840'), 'open']);
  expect(more.amount.minor).toBeGreaterThan(before);
  books().payAtCounter('RO4840');
  await settles();
  const settled = await world.request(sent);
  expect([settled.state, settled.payments.length, settled.amount.minor]).toEqual(['paid', 1, 2_000]);
});

test('with the rest paid at the counter, its customer owes nothing while an insurer still does; a refund to that is a task', async () => {
  const sent = await world.send('RO4821');
  const [balance = 0] = owed('RO4821');
  const values = { customer: 'new:+15145550142', name: 'Assurance Boréale', amount: '50' };
  await screenOf(world.app.form(visitOf(world.marc, 'share:1'), { form: 'share', values, state: sent.id }, 'sent'));
  await world.app.deliverDue();
  books().payAtCounter('RO4821', balance - 5_000);
  await settles();
  expect(await world.app.page(world.token(sent))).toMatchObject({ state: 'paid', soFar: { total: { minor: 5_000 } } });
  const [share] = (await world.request(sent)).shares;
  const theirs = (await world.store.requests.get(world.company.id, share!.id))!;
  await world.pay(theirs);
  await settles();
  expect([(await world.request(sent)).state, ...owed('RO4821')]).toEqual(['paid', 0]);
  const [payment] = (await world.request(theirs)).payments;
  const at = world.clock.now();
  await world.app.checkoutTold({
    ...{ kind: 'refund-changed', paymentId: payment!.id, at },
    refund: { id: 're_1', amount: { minor: 5_000, currency: 'CAD' }, status: 'succeeded', at },
  });
  await settles();
  expect(await world.store.tasks.openIn(world.company.id, ['slack:T1/C1'], 9)).toMatchObject([
    { kind: 'record-refund', requestId: theirs.id, system: 'CDK' },
  ]);
});

test('a payer’s page says of how much theirs is a part, whatever the order comes to by now', async () => {
  const sent = await world.send('RO4830');
  const values = { customer: 'new:+15145550143', name: 'Assurance Boréale', amount: '20' };
  await screenOf(world.app.form(visitOf(world.marc, 'share:2'), { form: 'share', values, state: sent.id }, 'sent'));
  await world.app.deliverDue();
  const [share] = (await world.request(sent)).shares;
  const theirs = (await world.store.requests.get(world.company.id, share!.id))!;
  const partOf = async () => (await world.app.page(world.token(theirs)))?.partOf?.minor;
  expect(await partOf()).toBe(sent.amount.minor);
  books().addJob('RO4830', job(WORK[0]!, 'fr'));
  await settles();
  const { amount } = await world.request(sent);
  expect(amount.minor).toBeGreaterThan(sent.amount.minor);
  expect(await partOf()).toBe(amount.minor);
});

test('where a source says of no payment, a part that somebody entered there counts once', () => {
  const content = (balance: number): Invoice => ({
    ...invoice('com_garage', { payments: [], lines: [], taxes: [] }),
    claimed: { balance },
    paidHere: [{ paymentId: 'pi_1', amount: 30_000, at: new Date(0) }],
  });
  const [entered] = countedIn(content(60_000), content(30_000));
  expect([entered?.counted, countedIn(content(60_000), content(60_000))[0]?.counted]).toEqual([true, undefined]);
  expect(balanceOf({ ...content(30_000), paidHere: [entered!] }).minor).toBe(30_000);
});
