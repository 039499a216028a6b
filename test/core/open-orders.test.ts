import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { job, WORK } from '../../sandbox/fortellis/work.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { createOrdersWorld, type OrdersWorld } from '../fixtures/orders-world.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';

const [, , , , BATTERY] = WORK;
/** Longer than an order has to stand still. */
const QUIET_MS = 3 * 60_000;

let world: OrdersWorld;
beforeAll(async () => {
  world = await createOrdersWorld();
  await world.sync();
}, 30_000);
afterAll(() => world.close());

const books = () => world.cdk.dealer;
const grow = (reference: string) => books().addJob(reference, job(BATTERY!, 'fr'));
const page = async (request: PaymentRequest) => (await world.app.page(world.token(request)))!;
const start = (request: PaymentRequest, ask?: number) => world.app.startCheckout(world.token(request), 'fr', ask);
/** The news of one request, in the order in which the room was told. */
const told = ({ reference }: PaymentRequest) =>
  world.chat.posted.flatMap(({ versions: [first] }) =>
    first?.kind === 'news' && 'reference' in first && first.reference === reference ? [first.news] : [],
  );
const kinds = (request: PaymentRequest) => told(request).map(({ kind }) => kind);
const open = () => books().orders.find(isFree)!.roNumber;
const isReached = (id: string): boolean =>
  books().customers.some(
    ({ customerId, mobile, optedOut, blockPhone, doNotContact, deleted }) =>
      customerId === id && mobile && !optedOut && !blockPhone && !doNotContact && !deleted && id !== '50012',
  );
/** Nobody has sent it yet, and it may still change. */
const sent = new Set(['RO4700', 'RO4722']);
function isFree({
  roNumber,
  closedAt,
  voidedAt,
  jobs,
  customerId,
  payments,
}: ReturnType<typeof books>['orders'][number]) {
  const isAskable = jobs.some(({ payType }) => payType === 'C') && payments.length === 0 && isReached(customerId);
  return !closedAt && !voidedAt && isAskable && !sent.has(roNumber) && books().balance(roNumber) < 500_000;
}
async function sendOpen(): Promise<{ reference: string; request: PaymentRequest }> {
  const reference = open();
  sent.add(reference);
  return { reference, request: await world.send(reference) };
}

describe('an open order that changes after it was sent', () => {
  test('can be paid by nobody for what it was, is told once it stands still, and asks again for what it is', async () => {
    const { reference, request } = await sendOpen();
    const before = request.amount.minor;
    const checkout = await start(request);
    expect(checkout).toBeDefined();
    grow(reference);
    await world.sync();
    const now = await world.request(request);
    expect([now.changing, now.checkout, kinds(request)]).toMatchObject([expect.any(Date), undefined, []]);
    expect(world.checkout.pay(checkout!.url)).toBeUndefined();
    expect(await start(request)).toBeUndefined();
    expect(await page(request)).toMatchObject({ state: 'to-pay', changing: true });

    await world.later(QUIET_MS);
    const after = books().balance(reference);
    const [news] = told(request);
    expect(news).toMatchObject({ kind: 'orders-changed', before: { minor: before }, amount: { minor: after } });
    expect(news).toMatchObject({
      changed: {
        orders: [
          {
            what: 'changed',
            added: expect.arrayContaining([{ description: 'BA-H6AGM', amount: 229_95 }]),
            removed: [],
          },
        ],
      },
    });
    const view = await page(request);
    expect(view).toMatchObject({ amount: { minor: after }, ask: 2, revised: { from: before } });
    expect(view.papers?.invoice.lines.map(({ description }) => description)).toContain('BA-H6AGM');
    // The page that stood open on the old amount leads nowhere but to the new one.
    expect(await start(request)).toBeUndefined();
    const asked = await start(request, 2);
    expect(world.checkout.session(asked!.url).ask.amount.minor).toBe(after);
    await world.app.checkoutTold(world.checkout.pay(asked!.url)!);
    await world.app.deliverDue();
    expect(books().balance(reference)).toBe(0);
    expect(kinds(request)).toEqual(['orders-changed', 'payment-paid']);
    await world.sync();
    await world.later(QUIET_MS);
    expect(kinds(request)).toEqual(['orders-changed', 'payment-paid']);
  });

  test('has its new amount sent by whoever presses the button, with a text that says both', async () => {
    const { reference, request } = await sendOpen();
    grow(reference);
    await world.sync();
    await world.later(QUIET_MS);
    const texts = world.sms.taken.length;
    await screenOf(
      world.app.press(visitOf(world.marc, `press:${reference}`), { action: 'request.send-again', value: request.id }),
    );
    await world.app.deliverDue();
    expect(world.sms.taken.slice(texts).map(({ body }) => body)).toEqual([
      expect.stringMatching(new RegExp(`${reference} a changé, .+\\$ au lieu de .+\\$ https`)),
    ]);
    expect((await world.request(request)).revised).toBeUndefined();
    expect(told(request).at(-1)).toMatchObject({ kind: 'request-sent-again', revised: true });
    // Whoever opens the link of that text reads what makes the difference.
    expect((await page(request)).revised?.added).toContainEqual({ description: 'BA-H6AGM', amount: 229_95 });
  });

  test('is told once, however often it is edited in a row', async () => {
    const { reference, request } = await sendOpen();
    for (let edit = 0; edit < 4; edit += 1) {
      grow(reference);
      await world.sync();
      await world.later(60_000);
    }
    expect(kinds(request)).toEqual([]);
    await world.later(QUIET_MS);
    expect(kinds(request)).toEqual(['orders-changed']);
    expect((await page(request)).amount.minor).toBe(books().balance(reference));
  });

  test('and back again, is as it was, and nobody is told', async () => {
    const { reference, request } = await sendOpen();
    const { length } = books().order(reference).jobs;
    grow(reference);
    await world.sync();
    books().removeJob(reference, length);
    await world.sync();
    await world.later(QUIET_MS);
    expect(kinds(request)).toEqual([]);
    expect(await start(request)).toBeDefined();
  });

  test('while the customer pays what it was: that counts, and what is left is told', async () => {
    const { reference, request } = await sendOpen();
    const checkout = await start(request);
    grow(reference);
    const paid = world.checkout.pay(checkout!.url)!;
    await world.sync();
    await world.app.checkoutTold(paid);
    await world.app.deliverDue();
    await world.later(QUIET_MS);
    expect(kinds(request)).toEqual(['payment-paid', 'left-to-pay']);
    expect(told(request).at(-1)).toMatchObject({ amount: { minor: books().balance(reference) } });
  });

  test('when Pay is pressed before anybody was told: what it is by now counts', async () => {
    const { reference, request } = await sendOpen();
    const invoice = await world.invoice(reference);
    await world.store.invoices.replace({ ...invoice, claimed: { balance: 1_00 }, version: invoice.version + 1 });
    expect(await start(request)).toBeUndefined();
    await world.later(QUIET_MS);
    expect((await page(request)).amount.minor).toBe(1_00);
  });

  test('and then is cancelled by a member: nothing of it is followed, and who cancelled it stays', async () => {
    const { reference, request } = await sendOpen();
    grow(reference);
    await world.sync();
    await screenOf(
      world.app.press(visitOf(world.marc, `cancel:${reference}`), { action: 'request.cancel', value: request.id }),
    );
    books().void(reference);
    await world.sync();
    await world.later(QUIET_MS);
    const { state, cancelled, amount } = await world.request(request);
    expect([state, cancelled?.by, cancelled?.why, amount]).toEqual([
      ...['cancelled', world.marc.name, undefined],
      request.amount,
    ]);
    expect(kinds(request)).toEqual(['request-cancelled']);
  });
});

describe('an order that ends after it was sent', () => {
  test('is closed for the same: the room is told, and the document is the invoice', async () => {
    const { reference, request } = await sendOpen();
    books().close(reference);
    await world.sync();
    await world.later(QUIET_MS);
    expect(told(request)).toMatchObject([{ kind: 'orders-changed', changed: { orders: [{ what: 'closed' }] } }]);
    const view = await page(request);
    expect([view.papers?.invoice.kind, view.revised]).toEqual(['invoice', undefined]);
    expect(await start(request, 2)).toBeDefined();
  });

  test('is closed for the same while a page to pay on is open: the room is told once that page is closed', async () => {
    const { reference, request } = await sendOpen();
    const checkout = await start(request);
    books().close(reference);
    await world.sync();
    await world.later(QUIET_MS);
    expect(kinds(request)).toEqual([]);
    const { sessionId } = world.checkout.session(checkout!.url);
    await world.checkout.close(request.companyId, sessionId);
    const about = { companyId: request.companyId, requestId: request.id, at: world.clock.at };
    await world.app.checkoutTold({ ...about, kind: 'checkout-expired', sessionId });
    await world.app.deliverDue();
    expect(told(request)).toMatchObject([{ kind: 'orders-changed', changed: { orders: [{ what: 'closed' }] } }]);
  });

  test.each([
    ['paid at the counter', 'settled', (reference: string) => books().payAtCounter(reference)],
    ['voided', 'voided', (reference: string) => books().void(reference)],
  ])('is %s: nobody pays it any more, and the request closes itself', async (_, what, end) => {
    const { reference, request } = await sendOpen();
    const checkout = await start(request);
    end(reference);
    await world.sync();
    await world.later(QUIET_MS);
    expect(world.checkout.pay(checkout!.url)).toBeUndefined();
    expect(told(request)).toMatchObject([
      { kind: 'orders-changed', amount: { minor: 0 }, changed: { orders: [{ what }] } },
    ]);
    expect(await page(request)).toMatchObject({ state: 'cancelled', ended: what });
    expect(await start(request)).toBeUndefined();
  });

  test('is one of two: the other is asked for alone', async () => {
    const [first, second] = ['RO4700', 'RO4722'];
    const request = await world.send(first, second);
    books().void(first);
    await world.sync();
    await world.later(QUIET_MS);
    const view = await page(request);
    expect([view.amount.minor, view.reference]).toEqual([books().balance(second), second]);
    expect(
      (await world.store.requests.byDebt(world.company.id, `${request.customer.phone} ${first}`))?.id,
    ).toBeUndefined();
  });
});

test('what was paid for one request is asked for by no other', async () => {
  const { reference, request } = await sendOpen();
  const other = { ...request, id: 'pay_other', key: 'key:other', linkHash: 'other', otherDebts: [] };
  const { debt: _, ...beside } = other;
  await world.store.requests.insert({ ...beside, outbox: [] });
  await world.pay(request);
  await world.later(QUIET_MS);
  expect(await world.request(beside)).toMatchObject({ state: 'cancelled', cancelled: { why: 'settled' } });
  expect(books().balance(reference)).toBe(0);
});
