import { type Company, companyOf } from '../company/index.ts';
import { balanceOf, type Invoice, sourceKeyIn } from '../invoices/index.ts';
import { change, one } from '../kernel/change.ts';
import { Outage } from '../kernel/refusal.ts';
import { type Errand, type Outcome, unchanged } from '../promises/announcer.ts';
import { announcing, type Moment, momentOf, redrawn } from '../promises/outbox.ts';
import { closed } from './checkout.ts';
import type { PaymentsHouse } from './house.ts';
import { asksForLess, composeLeft, composeRevised } from './message.ts';
import { askedNow, changeOf, endOf, isStale } from './order-change.ts';
import type { OrderChange } from './order-news.ts';
import type { SentContent } from './papers.ts';
import { creditsOf, isPartPaid, leftToPay, shareOf } from './parts.ts';
import { debtsOf, owing, referenceOfAll } from './reference.ts';
import type { AskedInvoice, PaymentRequest } from './request.ts';
import { cancelling, paidInFull } from './settle.ts';
import { sharesThatFit, tellingShares } from './sharing/steps.ts';
import { following, mayBePaid } from './waiting.ts';

/** An order is told to have changed once it has stood still for so many looks at its source. */
const LOOKS = 2;
const LEAST_MS = 2_000;

/** Until when an order is taken to be still changing. */
export const quietUntil = ({ sources }: Pick<PaymentsHouse, 'sources'>, invoice: Invoice, { now }: Moment): Date => {
  const source = sources.find(({ system }) => system === sourceKeyIn(invoice.source).system);
  return new Date(now.getTime() + Math.max(LEAST_MS, LOOKS * (source?.everyMs ?? 0)));
};

const OVER: PaymentRequest['state'][] = ['cancelled', 'cancelling'];

/**
 * An order that the request asks for says something else: nobody starts to pay for what it was, pages to pay on are closed,
 * and it is followed once it stands still. Undefined where that is known, or nobody is asked any more.
 */
export function noticed(request: PaymentRequest, invoice: Invoice, until: Date, moment: Moment) {
  const asked = request.invoices.find(({ id }) => id === invoice.id);
  if (!asked || OVER.includes(request.state)) return undefined;
  const isPaid = request.state === 'paid';
  const stale = !isPaid && isStale(asked, invoice, request);
  const isKnown = (asked.followed ?? asked.version) >= invoice.version;
  if (isKnown && (!stale || request.changing)) return undefined;
  const waiting = following(request, moment, until);
  if (!stale) return waiting;
  return redrawn(closed({ ...waiting, changing: request.changing ?? moment.now }, moment), moment);
}

/** Tells every request that asks for an invoice. */
export async function tellOf(house: PaymentsHouse, invoice: Invoice): Promise<void> {
  const { store, wake } = house;
  const { companyId } = invoice;
  for (const { id } of await store.requests.ofInvoice(companyId, invoice.id, MOST_ASKING)) {
    const moment = momentOf(house);
    const until = quietUntil(house, invoice, moment);
    const told = await change(one(store.requests, companyId, id), (now) => noticed(now, invoice, until, moment));
    if (told) wake('requests', told);
  }
}
const MOST_ASKING = 100;

/** The request's orders, as they are now; one that is there no more was taken out of the store by hand. */
export const ordersOf = async ({ store }: Pick<PaymentsHouse, 'store'>, { companyId, invoices }: PaymentRequest) =>
  (await Promise.all(invoices.map(({ id }) => store.invoices.get(companyId, id)))).flatMap((found) => found ?? []);

/** Looks at what became of the orders of a request, and has it ask for that. */
export const followOrders = (house: PaymentsHouse): Errand<PaymentRequest> => ({
  // What waits its turn behind the end of the link would wait for weeks.
  lane: 'orders',
  harmless: true,
  async keep(request) {
    const orders = await ordersOf(house, request);
    const moment = momentOf(house);
    if (request.state === 'paid') return afterwards(request, orders, moment);
    // Cancelled meanwhile: nobody is asked for anything, and who cancelled it stays.
    if (OVER.includes(request.state)) return unchanged;
    if (mayBePaid(request))
      return (now) => (mayBePaid(now) ? { ...now, followsLater: true } : following(now, moment, moment.now));
    const revised = asking(request, orders);
    await house.papers.pin(
      revised,
      orders.filter(({ id }) => revised.invoices.some((asked) => asked.id === id)),
    );
    const contents: Contents = [await house.papers.contents(request), await house.papers.contents(revised)];
    const company = await companyOf(house.directory, request);
    return (now) => (isSameAsk(now, request) ? followed(now, { orders, contents, company }, moment) : now);
  },
  never: () => unchanged,
});

type Contents = [Map<string, SentContent>, Map<string, SentContent>];

const isSameAsk = (now: PaymentRequest, seen: PaymentRequest): boolean =>
  now.balanceVersion === seen.balanceVersion && now.state === seen.state && !mayBePaid(now);

/** The request as it asks for what its orders say now: those that nothing is asked for any more are left out. */
function asking(request: PaymentRequest, orders: Invoice[]): PaymentRequest {
  const invoices = request.invoices.flatMap((asked): AskedInvoice[] => {
    const order = orders.find(({ id }) => id === asked.id);
    if (!order) return [asked];
    return endOf(order, request) ? [] : [askedNow(order, request)];
  });
  const minor = invoices.reduce((sum, { amount }) => sum + amount, 0);
  const kept = { ...request, invoices, amount: { ...request.amount, minor } };
  const debts = debtsOf(kept);
  const { debt, otherDebts, ...rest } = kept;
  const still = [...(debt === undefined ? [] : [debt]), ...otherDebts].filter((one) => debts.includes(one));
  return {
    ...rest,
    ...owing(still),
    ...(invoices.length > 0 && { reference: referenceOfAll(invoices) }),
    balanceVersion: request.balanceVersion + 1,
  };
}

interface Followed {
  orders: Invoice[];
  contents: Contents;
  company: Company;
}

/** Asks for what the orders come to now, tells what changed, and ends where there is nothing left to ask for. */
function followed(request: PaymentRequest, { orders, contents, company }: Followed, moment: Moment): PaymentRequest {
  const changes = request.invoices.flatMap((asked): OrderChange | OrderChange[] => {
    const order = orders.find(({ id }) => id === asked.id);
    const [before, after] = contents.map((content) => content.get(asked.id));
    return (order && changeOf(asked, order, request, [before, after])) ?? [];
  });
  const { changing: _, ...calm } = request;
  if (changes.length === 0) return redrawnIf(seenBy(calm, orders), request.changing !== undefined, moment);
  const now = asking(calm, orders);
  const before = request.amount;
  const news = {
    kind: 'orders-changed',
    before,
    amount: now.amount,
    changed: { orders: changes },
    at: moment.now,
  } as const;
  if (now.invoices.length === 0) {
    const why = changes.some(({ what }) => what === 'settled') ? 'settled' : 'voided';
    // What was asked for stays on it: it is what the end is about.
    const over: PaymentRequest = { ...calm, cancelled: { by: '', at: moment.now, why } };
    return announcing(cancelling(over, moment), news, moment);
  }
  const told = announcing(sharesThatFit(now, moment), news, moment);
  // What was paid of it in parts is all that it comes to by now.
  if (isPartPaid(now) && leftToPay(now).minor === 0) return paidInFull(told, moment);
  if (now.amount.minor === before.minor) return redrawn(told, moment);
  const revised = { from: calm.revised?.from ?? before.minor, at: moment.now, ...linesOf(changes) };
  const asks: PaymentRequest = { ...tellingShares(told, moment), revised };
  const message = asksForLess(asks) ? composeLeft(asks, company) : composeRevised(asks, company);
  return redrawn({ ...asks, message }, moment);
}

const linesOf = (changes: OrderChange[]) => ({
  added: changes.flatMap(({ added }) => added),
  removed: changes.flatMap(({ removed }) => removed),
});

const redrawnIf = (request: PaymentRequest, isNews: boolean, moment: Moment): PaymentRequest =>
  isNews ? redrawn(request, moment) : request;

/** What they say by now is known, though nothing of it is news. */
const seenBy = (request: PaymentRequest, orders: Invoice[]): PaymentRequest => ({
  ...request,
  invoices: request.invoices.map((asked) => {
    const order = orders.find(({ id }) => id === asked.id);
    return order ? { ...asked, followed: order.version } : asked;
  }),
});

/** An order that came to something else after it was paid: what is left of it is told, once for each of its versions. */
function afterwards(request: PaymentRequest, orders: Invoice[], moment: Moment): Outcome<PaymentRequest> {
  const isEntered = ({ id: orderId, paidHere }: Invoice) =>
    creditsOf(request).every(
      (payment) =>
        shareOf(request, payment, orderId) === 0 || paidHere.some(({ paymentId }) => paymentId === payment.id),
    );
  if (!orders.every(isEntered)) throw new Outage('orders', 'follow', { outcome: 'no', code: 'not-entered-yet' });
  return (now) => {
    const left = now.invoices.flatMap((asked) => {
      const order = orders.find(({ id }) => id === asked.id);
      const isNews = order && order.version > (asked.followed ?? asked.version) && !endOf(order, now);
      return isNews && balanceOf(order).minor > 0 ? [{ of: asked.reference, amount: balanceOf(order) }] : [];
    });
    return left.reduce(
      (told, { of, amount }) => announcing(told, { kind: 'left-to-pay', of, amount, at: moment.now }, moment),
      seenBy(now, orders),
    );
  };
}

/** The request as it is once what became of its orders is noticed: for who is about to pay. */
export async function upToDate(house: PaymentsHouse, request: PaymentRequest): Promise<PaymentRequest | undefined> {
  if (request.state !== 'open' && request.state !== 'expired') return request;
  for (const order of await ordersOf(house, request)) {
    if (!request.invoices.some((asked) => asked.id === order.id && isStale(asked, order, request))) continue;
    await tellOf(house, order);
  }
  return request.invoices.length === 0 ? request : house.store.requests.get(request.companyId, request.id);
}
