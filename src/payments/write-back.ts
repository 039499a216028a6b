import { createHash } from 'node:crypto';
import { type Invoice, isCountedBy, leftHere, paidHere, type Source, sourceKeyIn } from '../invoices/index.ts';
import { change, one } from '../kernel/change.ts';
import { Outage } from '../kernel/refusal.ts';
import { type Errand, type Outcome, unchanged } from '../promises/announcer.ts';
import { announcing, type Moment, momentOf, promising, redrawn } from '../promises/outbox.ts';
import { givenBack } from './given-back.ts';
import type { PaymentsHouse } from './house.ts';
import { paidOrdersOf } from './paid-orders.ts';
import { countedIn, creditsOf } from './parts.ts';
import type { Payment } from './payment.ts';
import type { AskedInvoice, PaymentRequest } from './request.ts';
import type { WriteBackFailure, WrittenBack } from './written-back.ts';

/** A system that takes a payment for so long not is said to be late. */
const LATE_AFTER_MS = 10 * 60_000;
const LATE_AGAIN_MS = 5 * 60_000;

/**
 * An invoice that the request was paid for is settled, each by itself, for as much of it as was asked: first here, so that
 * nobody asks for it again, then in the system that it came from.
 */
export const invoicePaid = (house: PaymentsHouse): Errand<PaymentRequest> => ({
  lane: 'sources',
  // Two at once would look for what the other is about to write.
  harmless: false,
  async keep(request, about) {
    const found = entryOf(request, about);
    if (!found) return unchanged;
    const { asked, payment } = found;
    const invoiceId = asked.id;
    const invoice = await enter(house, request, asked, payment);
    const entered = invoice?.paidHere.find(({ paymentId }) => paymentId === payment.id);
    const source = invoice && house.sources.find(({ system }) => system === sourceKeyIn(invoice.source).system);
    if (!invoice || !source?.settle) return unchanged;
    const moment = momentOf(house);
    // Somebody was faster there: a second entry would be one too many.
    const told = entered?.byHand
      ? ('settled' as const)
      : await writeBack(source, invoice, { asked, payment, request }).catch((error: unknown) => {
          if (!(error instanceof Outage)) throw error;
          house.log.warn('a payment is not written back', { paymentRequestId: request.id, invoiceId, error });
          if (error.outcome === 'never') return 'rejected' as const;
          const isLate = moment.now.getTime() - payment.at.getTime() > LATE_AFTER_MS;
          if (!isLate || asked.writtenBack) throw error;
          return 'not-now' as const;
        });
    return writtenBack(
      about,
      { system: source.name, at: moment.now, ...(told !== 'settled' && { why: told }) },
      moment,
    );
  },
  never: () => unchanged,
});

/**
 * Which payment of which order is entered: in the place of that order's amount, what the payment pays of it.
 * @param about the order, and where several payments were made, which one
 */
export function entryOf(request: PaymentRequest, about: string): { asked: AskedInvoice; payment: Payment } | undefined {
  const [orderId, paymentId] = about.split(' ');
  const asked = paidOrdersOf(request).find(({ id }) => id === orderId);
  const payment = creditsOf(request).find(({ id }) => paymentId === undefined || id === paymentId);
  if (!asked || !payment) return undefined;
  const share = payment.pays?.orders.find(({ id }) => id === orderId);
  if (!share) return { asked, payment };
  const { writtenBack: _, ...order } = asked;
  return { asked: { ...order, ...share }, payment };
}

async function enter(
  { store, wake, papers, ...house }: PaymentsHouse,
  request: PaymentRequest,
  { id, amount }: AskedInvoice,
  { id: paymentId, at }: Payment,
): Promise<Invoice | undefined> {
  const { companyId } = request;
  const before = (await papers.contents(request)).get(id)?.paid;
  const invoice = await change(one(store.invoices, companyId, id), (now) => {
    // An earlier part of the same request that is read back from there is nobody's entry.
    const ours = now.paidHere.filter(
      (one) => one.counted && [...request.payments, ...creditsOf(request)].some(({ id }) => id === one.paymentId),
    );
    const known = ours.reduce((sum, one) => sum + one.amount, before ?? 0);
    const byHand = before !== undefined && isCountedBy(now, { amount, at }, known);
    const entered = { paymentId, amount, at, ...(byHand && ({ counted: true, byHand } as const)) };
    return paidHere(now, entered, momentOf(house));
  });
  if (invoice) wake('invoices', invoice);
  return invoice;
}

/** What went back of a deposit is not paid on its order any more: all that is left of it counts. */
export const depositBack = (house: PaymentsHouse): Errand<PaymentRequest> => ({
  lane: 'sources',
  harmless: true,
  async keep(request, paymentId) {
    const payment = countedIn(request).find(({ id }) => id === paymentId);
    if (!payment || !request.depositOn) return unchanged;
    const left = payment.amount.minor - givenBack(request, paymentId, payment.amount).minor;
    const { store, wake } = house;
    const invoice = await change(one(store.invoices, request.companyId, request.depositOn.id), (now) =>
      leftHere(now, paymentId, left, momentOf(house)),
    );
    if (invoice) wake('invoices', invoice);
    return unchanged;
  },
  never: () => unchanged,
});

/** The same for one payment of one invoice, however often it is told; at most 40 characters (CDK). */
const keyOf = (payment: Payment, invoice: Invoice): string =>
  `qtt-${createHash('sha256').update(`${payment.id} ${invoice.id}`).digest('base64url').slice(0, 32)}`;

async function writeBack(
  source: Source,
  invoice: Invoice,
  { asked, payment, request }: { asked: AskedInvoice; payment: Payment; request: PaymentRequest },
): Promise<'settled' | WriteBackFailure> {
  const settled = await source.settle?.({
    source: sourceKeyIn(invoice.source),
    reference: invoice.reference,
    amount: { minor: asked.amount, currency: request.amount.currency },
    at: payment.at,
    key: keyOf(payment, invoice),
  });
  return settled ?? 'not-supported';
}

/** What became of it stands on the card; what somebody has to see to is told. */
function writtenBack(about: string, word: WrittenBack, moment: Moment): Outcome<PaymentRequest> {
  const [orderId, paymentId] = about.split(' ');
  const settled = <O extends { id: string }>(order: O): O =>
    order.id === orderId ? { ...order, writtenBack: word } : order;
  return (now) => {
    const { depositOn } = now;
    const ofPayment = (payment: Payment): Payment =>
      payment.id === paymentId && payment.pays
        ? { ...payment, pays: { orders: payment.pays.orders.map(settled) } }
        : payment;
    const payments = now.payments.map(ofPayment);
    const shares = now.shares.map((share) => ({ ...share, payments: share.payments.map(ofPayment) }));
    const orders = { invoices: now.invoices.map(settled), ...(depositOn && { depositOn: settled(depositOn) }) };
    const shown = redrawn({ ...now, ...(paymentId ? { payments, shares } : orders) }, moment);
    const asked = entryOf(now, about)?.asked;
    const { why, system, at } = word;
    if (!why || !asked) return shown;
    const amount = { minor: asked.amount, currency: now.amount.currency };
    const told = announcing(shown, { kind: 'not-written-back', amount, of: asked.reference, system, why, at }, moment);
    if (why !== 'not-now') return promising(told, { name: 'task-write-back', about }, moment);
    const again = new Date(moment.now.getTime() + LATE_AGAIN_MS);
    return promising(told, { name: 'invoice-paid', about }, moment, again);
  };
}
