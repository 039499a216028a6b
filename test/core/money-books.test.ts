import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRandom } from '../../sandbox/stand-in.ts';
import { countedIn } from '../../src/payments/parts.ts';
import type { Payment } from '../../src/payments/payment.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { MoneyBooks } from '../fixtures/money-books.ts';
import { type Came, leftOf } from '../fixtures/processor-books.ts';
import { createWorld, type World } from '../fixtures/world.ts';

/** `EVENTS=100000 SEED=...` for a long run, and for one that failed. */
const EVENTS = Number(process.env.EVENTS) || 700;
const seed = Number(process.env.SEED) || createRandom().seed;
/** Every how many events somebody else is asked for money. */
const ASKING = 25;
/** Every how many events the process is gone, and another one is there. */
const DYING = 400;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

/** What the room was told of a payment or a refund, by what it was told of. */
function toldOf(kind: string, { reference }: PaymentRequest): number {
  return world.chat.posted.filter(
    ({ versions: [first] }) => first?.kind === 'news' && first.reference === reference && first.news.kind === kind,
  ).length;
}

const live = ({ status }: { status: string }) => status === 'pending' || status === 'succeeded';
const inOrder = (all: string[]) => [...all].sort();
const paymentsOf = (came: [string, Came][]) => inOrder(came.map(([id, { minor }]) => `${id} ${minor}`));
const refundsOf = (came: [string, Came][]) =>
  inOrder(
    came.flatMap(([of, { back }]) => [...back].map(([id, { minor, status }]) => `${of} ${id} ${minor} ${status}`)),
  );

/**
 * What counts of what came, by the one rule of an independent ledger: in the order in which it was taken, a part as long as
 * no more than that is left, anything else only if it is all that is left; and nothing once it was cancelled.
 */
function balanced(asked: number, taken: Payment[], books: MoneyBooks): number {
  return taken.reduce((sum, { id, unexpected }) => {
    const came = books.processor.came.get(id);
    const left = asked - sum;
    const fits = came && (came.part ? came.minor <= left : came.minor === left) && left > 0;
    return fits && unexpected !== 'cancelled' ? sum + came.minor : sum;
  }, 0);
}

/**
 * What several payers paid of a request: no more than it asks for, each part whole or not at all, and known in the whole.
 * `whole`, `parts`: as they are kept.
 */
function misshared(whole: PaymentRequest, parts: PaymentRequest[]): object[] {
  const counted = (request: PaymentRequest) => countedIn(request).reduce((sum, { amount }) => sum + amount.minor, 0);
  const all = counted(whole) + parts.reduce((sum, part) => sum + counted(part), 0);
  const told = whole.shares.flatMap(({ id, payments }) => payments.map((one) => `${id} ${one.id}`));
  const known = parts.flatMap((part) => countedIn(part).map((one) => `${part.id} ${one.id}`));
  const isRight =
    all <= whole.amount.minor &&
    parts.every((part) => [0, part.amount.minor].includes(counted(part))) &&
    JSON.stringify(inOrder(told)) === JSON.stringify(inOrder(known)) &&
    (whole.state === 'cancelled' || (whole.state === 'paid') === (all === whole.amount.minor));
  return isRight
    ? []
    : [{ reference: whole.reference, asked: whole.amount.minor, all, told, known, state: whole.state }];
}

/** What the product keeps of a request, against what the processor has; empty where they agree. */
async function differences(books: MoneyBooks, asked: PaymentRequest): Promise<object[]> {
  const request = await world.store.requests.get(world.company.id, asked.id);
  if (!request) return [{ gone: asked.reference }];
  const came = [...books.processor.came].filter(([, { requestId }]) => requestId === asked.id);
  const { payments, refunds, refundOrders, reference } = request;
  const kept = {
    payments: inOrder(payments.map(({ id, amount }) => `${id} ${amount.minor}`)),
    refunds: inOrder(refunds.map((one) => `${one.paymentId} ${one.id} ${one.amount.minor} ${one.status}`)),
    counted: payments.reduce((sum, one) => sum + (one.unexpected ? 0 : one.amount.minor), 0),
    isPaid: request.state === 'paid',
    underWay: refundOrders.filter(({ state }) => state === 'asked' || state === 'ordered').length,
    tooMuch: came.filter(([, one]) => leftOf(one) < 0).length,
    ordered: inOrder(
      refundOrders.flatMap(({ id, state }) => (['pending', 'succeeded', 'failed'].includes(state) ? [id] : [])),
    ),
  };
  // What is left of one that several pay depends on the others: that is held for all of them together.
  const isShared = request.shares.length > 0;
  const counted = isShared ? kept.counted : balanced(asked.amount.minor, payments, books);
  const truth = {
    payments: paymentsOf(came),
    refunds: refundsOf(came),
    counted,
    isPaid: isShared ? kept.isPaid : counted === asked.amount.minor,
    underWay: 0,
    tooMuch: 0,
    ordered: inOrder(came.flatMap(([, { back }]) => [...back.values()].flatMap(({ orderId }) => orderId ?? []))),
  };
  const isSame = JSON.stringify(kept) === JSON.stringify(truth);
  return isSame ? [] : [{ reference, kept, truth }];
}

/** What of the payments and refunds under one reference was told in the room more than once, or not at all. */
function untold(books: MoneyBooks, family: PaymentRequest[]): object[] {
  const [first] = family;
  if (!first) return [];
  const all = [...books.processor.came.values()]
    .filter(({ requestId }) => family.some(({ id }) => id === requestId))
    .flatMap(({ back }) => [...back.values()]);
  const told = toldOf('payment-refunded', first);
  const [least, most] = [all.filter(live).length, all.length];
  const payments = family.flatMap((request) => request.payments);
  const unexpected = payments.filter((one) => one.unexpected).length;
  const news = { paid: toldOf('payment-paid', first), unexpected: toldOf('payment-unexpected', first) };
  const isTold = news.paid === payments.length - unexpected && news.unexpected === unexpected;
  return isTold && told >= least && told <= most ? [] : [{ reference: first.reference, told, least, most, ...news }];
}

test(
  `${EVENTS} events of money in any order: what came, what went back and what was told agree to the cent (SEED=${seed})`,
  async () => {
    const { reminders: _off, ...company } = (await world.store.companies.get(world.company.id))!;
    await world.store.companies.replace({ ...company, refundLimit: 20_000, leastPart: 2_000 });
    const { room: _, ...sophie } = { ...world.marc, id: 'U2', name: 'Sophie Roy', firstName: 'Sophie' };
    await world.store.members.put({ ...sophie, standing: 'administrator' });
    const books = new MoneyBooks(world, seed);
    for (let event = 0; event < EVENTS; event += 1) {
      if (event % ASKING === 0) await books.ask();
      if (event % DYING === DYING - 1) world.app = world.restart();
      await books.happen();
    }
    await books.end();
    const requests = [...books.asked.values()].map(({ request }) => request);
    const found = await Promise.all(requests.map((request) => differences(books, request)));
    expect(found.flat()).toEqual([]);
    expect(books.wrong).toEqual([]);
    const kept = (await Promise.all(requests.map(({ id }) => world.store.requests.get(world.company.id, id)))).flatMap(
      (request) => request ?? [],
    );
    const families = [...Map.groupBy(kept, ({ reference }) => reference).values()];
    expect(families.flatMap((family) => untold(books, family))).toEqual([]);
    const shared = kept.filter(({ shares }) => shares.length > 0);
    const partsOf = ({ id }: PaymentRequest) => kept.filter(({ shareOf }) => shareOf?.requestId === id);
    expect(shared.flatMap((whole) => misshared(whole, partsOf(whole)))).toEqual([]);
    // It was about something.
    expect(kept.filter((one) => countedIn(one).length > 1).length).toBeGreaterThan(0);
    const paidByOthers = shared.flatMap(({ shares }) => shares.flatMap(({ payments }) => payments));
    // Of few events, by chance, none may be that.
    if (EVENTS >= 2_000) expect(paidByOthers.length).toBeGreaterThan(0);
    expect(books.reminders).toBeGreaterThan(0);
    expect(books.processor.came.size).toBeGreaterThan(0);
    expect([...books.processor.came.values()].filter(({ back }) => back.size > 0).length).toBeGreaterThan(0);
  },
  60_000 + EVENTS * 60,
);
