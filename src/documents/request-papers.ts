import {
  type AskedInvoice,
  countedIn,
  creditOf,
  creditsOf,
  type PaperAbout,
  type Payment,
  type PaymentRequest,
  type Refund,
  receiptOf,
  shareOf,
} from '../payments/index.ts';
import { creditedIn } from './credit-note.ts';
import type { Paper, PaperPayment } from './paper.ts';
import { bareLine, notesOn, pageHead, partyOf, type Stationery } from './stationery.ts';

/** A paper of a request: what is asked for, or the receipt of one payment; of one of its invoices, where it has any. */
export interface PaperName {
  about: PaperAbout;
  invoiceId?: string;
}

/** By whoever paid: an invoice says all that was paid of it, and a receipt what was before it. */
const paymentsOf = creditsOf;

/** Of a quick payment, and of a refund, there is one; otherwise one for each invoice that it is about. */
export function papersAbout(request: PaymentRequest, about: PaperAbout): PaperName[] {
  const { invoices } = request;
  if (invoices.length === 0 || isCredit(about)) return [{ about }];
  const payment = paymentsOf(request).find(({ id }) => receiptOf(id) === about);
  // A part may have paid some of them alone.
  const paid = invoices.filter(({ id }) => !payment || shareOf(request, payment, id) > 0);
  return paid.map(({ id: invoiceId }) => ({ about, invoiceId }));
}

/** The receipts of each payment, oldest first: a later one changes the place of none. */
export const receiptsOf = (request: PaymentRequest): PaperName[] =>
  countedIn(request).flatMap(({ id }) => papersAbout(request, receiptOf(id)));

/** Which papers there are of a request as it stands now: what is asked for, the receipts of each payment, and credit notes. */
export const papersOf = (request: PaymentRequest): PaperName[] => [
  ...papersAbout(request, 'invoice'),
  ...receiptsOf(request),
  ...creditedIn(request).flatMap(({ id }) => papersAbout(request, creditOf(id))),
];

const isCredit = (about: PaperAbout): boolean => about.startsWith('credit:');

/** The refund that a credit note is for; undefined for any other paper, and where nothing went back. */
export const creditedBy = (request: PaymentRequest, { about }: PaperName): Refund | undefined =>
  creditedIn(request).find(({ id }) => creditOf(id) === about);

/** The payment of a receipt, and those before it; for the invoice all of them. */
function paidBy(request: PaymentRequest, { about }: PaperName): Payment[] {
  const payments = paymentsOf(request);
  return about === 'invoice'
    ? payments
    : payments.slice(0, payments.findIndex(({ id }) => receiptOf(id) === about) + 1);
}

/**
 * The id of a paper, by all that it depends on in the request: what is asked for, what was paid by then, and whether it
 * is known how. Undefined for the receipt of no payment, and for an invoice that is none of the request's.
 */
export function paperId(request: PaymentRequest, name: PaperName): string | undefined {
  // What is credited is said once and for all, whatever is paid or given back afterwards.
  if (isCredit(name.about)) return creditedBy(request, name) && [request.id, name.about].join('/');
  const payments = paidBy(request, name);
  if (name.about !== 'invoice' && payments.length === 0) return undefined;
  if ((name.invoiceId !== undefined || request.invoices.length > 0) && !askedOf(request, name)) return undefined;
  return idWith(request, name, payments);
}

const idWith = (request: PaymentRequest, { about, invoiceId }: PaperName, payments: Payment[]): string => {
  const paid = payments.map(({ method }) => (method ? 'm' : 'p')).join('');
  return [request.id, invoiceId ? `${about}:${invoiceId}` : about, askIn(request, invoiceId), paid].join('/');
};

/** Which of its asks it belongs to. Of a later one, what was kept before it came to be asked for is another. */
function askIn({ balanceVersion, invoices }: PaymentRequest, invoiceId: string | undefined): string {
  const asked = invoices.find(({ id }) => id === invoiceId);
  return [balanceVersion, ...(balanceVersion > 1 && asked ? [asked.version, asked.amount] : [])].join('.');
}

/** Under which an invoice is kept as it was sent. */
export const pinnedId = (request: PaymentRequest, invoiceId: string): string =>
  idWith(request, { about: 'invoice', invoiceId }, []);

const askedOf = ({ invoices }: PaymentRequest, { invoiceId }: PaperName): AskedInvoice | undefined =>
  invoices.find(({ id }) => id === invoiceId);

/** The letterhead that was pinned for a paper; undefined where the company had none by then. */
export const letterheadFor = (request: PaymentRequest, name: PaperName): string | undefined =>
  name.about === 'invoice' ? request.letterhead : (paidBy(request, name).at(-1)?.letterhead ?? request.letterhead);

/**
 * What a paper of a quick payment says. Its amount is asked for as a whole, with the taxes in it: which of it is tax is
 * known to nobody here, so none is broken down.
 */
export function paperOf(request: PaymentRequest, name: PaperName, stationery: Stationery): Paper {
  const { tongue, customer, amount, reference, shareOf } = request;
  const payments = paidBy(request, name);
  const isReceipt = name.about !== 'invoice';
  return {
    ...pageHead(reference, tongue, stationery),
    kind: isReceipt ? 'receipt' : 'invoice',
    issuedAt: isReceipt ? (payments.at(-1)?.at ?? request.createdAt) : request.createdAt,
    customer: partyOf(customer),
    currency: amount.currency,
    lines: [bareLine(reference, amount.minor, tongue, stationery, shareOf && { ...amount, minor: shareOf.total })],
    taxes: [],
    taxesIncluded: true,
    payments: payments.map((payment, index) => paid(payment, isReceipt && index === payments.length - 1)),
    ...(isReceipt ? {} : notesOn('invoice', tongue, stationery)),
  };
}

/**
 * What a paper of one invoice says once something was paid: all that it said when it was sent, and the payment, of
 * which as much is its own as was asked for it.
 */
export function paidPaperOf(request: PaymentRequest, name: PaperName, pinned: Paper, stationery: Stationery): Paper {
  const asked = askedOf(request, name);
  if (!asked) throw new Error(`${request.id} asks for no such invoice`);
  const payments = paidBy(request, name);
  const isReceipt = name.about !== 'invoice';
  const all = [
    ...pinned.payments,
    ...payments.flatMap((payment, index) => {
      const minor = shareOf(request, payment, asked.id);
      const now = isReceipt && index === payments.length - 1;
      return minor > 0 ? [{ ...paid(payment, now), amount: { ...payment.amount, minor } }] : [];
    }),
  ];
  if (!isReceipt) return { ...pinned, payments: all };
  const { footnote: _, terms: __, paymentTerms: ___, validUntil: ____, ...said } = pinned;
  const { issuer } = pageHead(said.number, request.tongue, stationery);
  return { ...said, kind: 'receipt', issuer, issuedAt: payments.at(-1)?.at ?? said.issuedAt, payments: all };
}
const paid = ({ amount, at, method }: Payment, now: boolean): PaperPayment => ({
  amount,
  at,
  ...(method && { method }),
  ...(now && { now }),
});
