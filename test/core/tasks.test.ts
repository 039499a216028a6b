import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Dispute } from '../../src/payments/payment.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import type { Task } from '../../src/tasks/task.ts';
import { createOrdersWorld, type OrdersWorld } from '../fixtures/orders-world.ts';
import { quickpayOf, screenOf, visitOf } from '../fixtures/verbs.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const cad = (minor: number) => ({ minor, currency: 'CAD' as const });

let world: OrdersWorld;
/** Closed orders of the dealer's, each for one story. */
const orders = ['RO4835', 'RO4821', 'RO4824', 'RO4700', 'RO4722', 'RO4618'];
beforeAll(async () => {
  world = await createOrdersWorld();
  await world.sync();
}, 30_000);
afterAll(() => world.close());
afterEach(async () => {
  for (const task of await tasks()) await press('task.done', task);
  await deliver();
});

/** What one delivery promises is delivered as well. */
async function deliver(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await world.later(2_000);
}
const tasks = () => world.store.tasks.openIn(world.company.id, ['slack:T1/C1'], 50);
const of = async (request: PaymentRequest) => (await tasks()).filter(({ requestId }) => requestId === request.id);
const press = (action: string, { id }: Task, by = world.marc) =>
  screenOf(world.app.press(visitOf(by, `${action}:${id}`), { action, value: id }));
const card = (id: string) => {
  const posted = world.chat.posted.findLast(({ versions: [first] }) => first?.kind === 'task' && first.task.id === id);
  const shown = posted?.versions.at(-1);
  return shown?.kind === 'task' ? shown.task : undefined;
};
const said = () => world.chat.newsIn('slack:T1/C1').filter((kind) => kind === 'task-due');

/** An order of the dealer's, sent and paid. */
async function invoiced(): Promise<PaymentRequest> {
  const sent = await world.send(orders.pop() ?? '');
  await world.pay(sent);
  await deliver();
  return world.request(sent);
}
async function quick(): Promise<PaymentRequest> {
  const values = {
    ...{ customer: 'new:+15145550188', name: 'Julie Tremblay', amount: '125,50', reference: 'QP1' },
    ...{ reply: 'payment-request', message: '', language: 'auto' as const },
  };
  await quickpayOf(world.app, world.marc).send(values, [], 'view:quick');
  await deliver();
  const sent = (await world.store.requests.byKey(world.company.id, 'view:quick'))!;
  await world.pay(sent);
  return world.request(sent);
}
const paymentOf = ({ payments: [payment] }: PaymentRequest) => payment?.id ?? '';
const refunded = (request: PaymentRequest, status: 'succeeded' | 'failed') =>
  world.app.checkoutTold({
    ...{ kind: 'refund-changed', paymentId: paymentOf(request), at: world.clock.now() },
    refund: { id: `re_${request.id}`, amount: cad(5_000), status, at: world.clock.now() },
  });
async function disputed(request: PaymentRequest, status: Dispute['status'], dueBy?: Date) {
  await world.later(1_000);
  await world.app.checkoutTold({
    ...{ kind: 'dispute-changed', paymentId: paymentOf(request), at: world.clock.now() },
    dispute: {
      ...{ id: `du_${request.id}`, amount: cad(9_900), status, reason: 'not-made', at: world.clock.now() },
      ...(dueBy && { dueBy }),
    },
  });
  await deliver();
}
const inDays = (days: number) => new Date(world.clock.now().getTime() + days * DAY_MS);
async function hours(count: number) {
  for (let hour = 0; hour < count; hour += 1) {
    await world.later(HOUR_MS);
  }
}

describe('a refund that the dealer’s system cannot be told of', () => {
  test('is a task in the room, once, until somebody has done it', async () => {
    const request = await invoiced();
    await refunded(request, 'succeeded');
    await refunded(request, 'succeeded');
    await deliver();
    const [task, ...others] = await of(request);
    expect(others).toEqual([]);
    expect(card(task!.id)).toMatchObject({ kind: 'record-refund', system: 'CDK', amount: cad(5_000), state: 'open' });
    expect(await press('task.take', task!)).toMatchObject({ kind: 'task-changed', task: { owner: { id: 'U1' } } });
    expect(await press('task.done', task!)).toMatchObject({ task: { state: 'done', done: { by: 'Marc Gagnon' } } });
    await deliver();
    expect([card(task!.id)?.state, await of(request)]).toEqual(['done', []]);
    await hours(72);
    expect(said()).toEqual([]);
    await press('task.reopen', task!);
    expect(await of(request)).toHaveLength(1);
    await press('task.done', task!);
  });

  test('that comes to nothing is over where nobody has done it, and to be undone where somebody has', async () => {
    const [open, done] = [await invoiced(), await invoiced()];
    for (const request of [open, done]) await refunded(request, 'succeeded');
    await deliver();
    const [[first], [second]] = [await of(open), await of(done)];
    await press('task.done', second!);
    await world.later(1_000);
    for (const request of [open, done]) await refunded(request, 'failed');
    await deliver();
    expect(card(first!.id)?.state).toBe('over');
    expect(await of(open)).toEqual([]);
    expect(await of(done)).toMatchObject([{ kind: 'undo-refund', amount: cad(5_000) }]);
    expect(await press('task.done', first!)).toMatchObject({ task: { state: 'over' } });
    // Done and undone, it is not to be done once more beside that.
    expect(await press('task.reopen', second!)).toMatchObject({ task: { state: 'over', done: { by: 'Marc Gagnon' } } });
    expect(await of(done)).toMatchObject([{ kind: 'undo-refund' }]);
  });

  test('is said again on working days, to whoever sees to it, and not for ever', async () => {
    const request = await invoiced();
    await refunded(request, 'succeeded');
    await deliver();
    const [task] = await of(request);
    await press('task.take', task!);
    await hours(14 * 24);
    expect(said()).toHaveLength(5);
    const news = world.chat.posted.flatMap(({ versions: [first] }) =>
      first?.kind === 'news' && first.news.kind === 'task-due' ? [first] : [],
    );
    expect(news.every(({ asker }) => asker?.id === 'U1')).toBe(true);
    expect(await of(request)).toHaveLength(1);
  });

  test('of a quick payment is nobody’s task', async () => {
    const request = await quick();
    await refunded(request, 'succeeded');
    await deliver();
    expect(await of(request)).toEqual([]);
  });
});

describe('a dispute', () => {
  test('is answered before its last day: said three days and one day before, and over once it is decided', async () => {
    const request = await invoiced();
    await disputed(request, 'inquiry', inDays(6));
    await disputed(request, 'open', inDays(9));
    expect(await of(request)).toMatchObject([{ kind: 'answer-dispute', system: 'Stripe' }]);
    const before = said().length;
    await hours(8.5 * 24);
    expect(said().length - before).toBe(2);
    await disputed(request, 'won');
    expect(await of(request)).toEqual([]);
  });

  test('that is lost is entered where the invoice came from; no other company or room finds it', async () => {
    const request = await invoiced();
    await disputed(request, 'open', inDays(9));
    await disputed(request, 'lost');
    expect(await of(request)).toMatchObject([{ kind: 'record-dispute', system: 'CDK', amount: cad(9_900) }]);
    const [task] = await of(request);
    expect(await world.store.tasks.get('com_other', task!.id)).toBeUndefined();
    expect(await world.store.tasks.openIn('com_other', ['slack:T1/C1'], 50)).toEqual([]);
    expect(await world.store.tasks.openIn(world.company.id, ['slack:T1/C2'], 50)).toEqual([]);
  });
});
