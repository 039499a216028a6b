import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRandom } from '../../sandbox/stand-in.ts';
import { countedIn } from '../../src/payments/parts.ts';
import type { Payment } from '../../src/payments/payment.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { MoneyBooks } from '../fixtures/money-books.ts';
import { type Came, leftOf } from '../fixtures/processor-books.ts';
import { createWorld, type World } from '../fixtures/world.ts';

/** `EVENTS=100000 SEED=...` for a long run, and for one that failed. */
const EVENTS = Number(process.env.EVENTS) || 800;
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

/** What the product keeps of a request, against what the processor has; empty where they agree. */
async function differences(books: MoneyBooks, asked: PaymentRequest): Promise<object[]> {
  const request = await world.store.requests.get(world.company.id, asked.id);
  if (!request) return [{ gone: asked.reference }];
  const came = [...books.processor.came].filter(([, { requestId }]) => requestId === asked.id);
  const { payments, refunds, refundOrders, reference } = request;
  const kept = {
    payments: inOrder(payments.map(({ id, amount }) => `${id} ${amount.minor}`)),
    refunds: inOrder(refunds.map((one) => `${one.paymentId} ${one.id} ${one.amount.minor} ${one.status}`)),
    paid: toldOf('payment-paid', request),
    unexpected: toldOf('payment-unexpected', request),
    counted: payments.reduce((sum, one) => sum + (one.unexpected ? 0 : one.amount.minor), 0),
    isPaid: request.state === 'paid',
    underWay: refundOrders.filter(({ state }) => state === 'asked' || state === 'ordered').length,
    tooMuch: came.filter(([, one]) => leftOf(one) < 0).length,
    ordered: inOrder(
      refundOrders.flatMap(({ id, state }) => (['pending', 'succeeded', 'failed'].includes(state) ? [id] : [])),
    ),
  };
  const unexpected = payments.filter((one) => one.unexpected).length;
  const counted = balanced(asked.amount.minor, payments, books);
  const truth = {
    payments: paymentsOf(came),
    refunds: refundsOf(came),
    paid: payments.length - unexpected,
    unexpected,
    counted,
    isPaid: counted === asked.amount.minor,
    underWay: 0,
    tooMuch: 0,
    ordered: inOrder(came.flatMap(([, { back }]) => [...back.values()].flatMap(({ orderId }) => orderId ?? []))),
  };
  const isSame = JSON.stringify(kept) === JSON.stringify(truth);
  return isSame ? [] : [{ reference, kept, truth }];
}

/** What of the refunds was told in the room more than once, or not at all. */
function untold(books: MoneyBooks, asked: PaymentRequest): object[] {
  const all = [...books.processor.came.values()]
    .filter(({ requestId }) => requestId === asked.id)
    .flatMap(({ back }) => [...back.values()]);
  const told = toldOf('payment-refunded', asked);
  const [least, most] = [all.filter(live).length, all.length];
  return told < least || told > most ? [{ reference: asked.reference, told, least, most }] : [];
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
    expect(requests.flatMap((request) => untold(books, request))).toEqual([]);
    expect(books.wrong).toEqual([]);
    // It was about something.
    const inParts = await Promise.all(requests.map(({ id }) => world.store.requests.get(world.company.id, id)));
    expect(inParts.filter((one) => one && countedIn(one).length > 1).length).toBeGreaterThan(0);
    expect(books.reminders).toBeGreaterThan(0);
    expect(books.processor.came.size).toBeGreaterThan(0);
    expect([...books.processor.came.values()].filter(({ back }) => back.size > 0).length).toBeGreaterThan(0);
  },
  60_000 + EVENTS * 60,
);
