import type { Currency, Money } from '../kernel/money.ts';
import { type Announcing, type Fact, isErrand, type Moment, promising } from '../promises/outbox.ts';
import { type Line, type Tax, type Totals, totalsOf } from './totals.ts';

/** A document with lines, taxes, total and balance: closed (final) or open (may still change). */
export interface Invoice extends InvoiceContent, Announcing<Fact, 'changed'> {
  /** Where it comes from, as `sourceKeyOf` gives it: unique in a company. */
  source: string;
  /** `noAutomaticTexts`: nothing may go to them about it of itself; a member may ask. */
  customer: { id: string; name?: string; noAutomaticTexts?: true };
  /** Grows when what it says changes: what is asked for is pinned to one. */
  version: number;
  /** What its customer paid here, which its source knows nothing of; oldest first. */
  paidHere: PaidHere[];
  /** SHA-256 of its content, so that an edit is noticed and a repetition is not. */
  contentHash: string;
  createdAt: Date;
  /** When what it says changed last. */
  changedAt: Date;
}

/** What an invoice says, whoever says it. */
export interface InvoiceContent {
  /** As its customer calls it: a repair order's or an invoice's number. */
  reference: string;
  openedAt: Date;
  closedAt?: Date;
  voidedAt?: Date;
  /** What was worked on, as a customer says it: `Mazda CX-5 2021`. */
  vehicle?: string;
  /** What was done, in one line, for lists. */
  summary?: string;
  /** Who looks after it at the desk. */
  advisor?: string;
  /** Who is to pay: what a warranty or the company itself pays can be looked at, and is asked of nobody. */
  payer: 'customer' | 'warranty' | 'internal';
  currency: Currency;
  lines: Line[];
  taxes: Tax[];
  /** What was paid elsewhere, such as at the counter. */
  payments: PaidElsewhere[];
  /** What its source says that it comes to; absent for those made by hand. Where it differs, the difference is shown. */
  claimed?: Claimed;
}

/** In minor units. */
export interface PaidElsewhere {
  amount: number;
  at?: Date;
  method?: string;
}

/** In minor units. */
export interface PaidHere {
  /** The processor's own id: one payment is entered once. */
  paymentId: string;
  amount: number;
  at: Date;
  /** Its source counts it as well by now: what that says is owed is less it already. */
  counted?: true;
  /** Somebody entered it there before we did here. */
  byHand?: true;
}

/** In minor units. `balance` is what is asked for. */
export interface Claimed {
  total?: number;
  balance: number;
}

export type InvoiceState = 'open' | 'closed' | 'voided';

export const stateOf = ({ voidedAt, closedAt }: Pick<Invoice, 'voidedAt' | 'closedAt'>): InvoiceState =>
  voidedAt ? 'voided' : closedAt ? 'closed' : 'open';

/** Always from the lines. @throws RangeError on amounts that are not whole or too large to be exact */
export const totalsOfInvoice = ({ currency, lines, taxes, payments }: InvoiceContent): Totals =>
  totalsOf({ currency, lines, taxes, payments: payments.map(({ amount: minor }) => ({ minor, currency })) });

/**
 * What is left to pay: what its source says, and otherwise what its lines come to, less what was paid here. Where the
 * source counts that as well, somebody has entered it there: then nothing is left, and never less.
 */
export function balanceOf(invoice: InvoiceContent & { paidHere?: PaidHere[] }): Money {
  const owed = invoice.claimed ? invoice.claimed.balance : totalsOfInvoice(invoice).balance;
  const uncounted = (invoice.paidHere ?? []).filter(({ counted }) => !counted);
  const paid = uncounted.reduce((sum, { amount }) => sum + amount, 0);
  return { minor: paid === 0 ? owed : Math.max(owed - paid, Math.min(owed, 0)), currency: invoice.currency };
}

/** The invoice with a payment that was made here; undefined when it is entered already. Who asks for it as well is told. */
export const paidHere = (invoice: Invoice, payment: PaidHere, moment: Moment): Invoice | undefined =>
  invoice.paidHere.some(({ paymentId }) => paymentId === payment.paymentId)
    ? undefined
    : telling({ ...invoice, paidHere: [...invoice.paidHere, payment] }, moment);

/**
 * The invoice with so much left of a payment that was made here, in minor units: the rest went back. Undefined when that is
 * known, or its source counts the payment: what went back of it is for that to say.
 */
export function leftHere(invoice: Invoice, paymentId: string, amount: number, moment: Moment): Invoice | undefined {
  const known = invoice.paidHere.find((one) => one.paymentId === paymentId);
  if (!known || known.counted || known.amount === amount) return undefined;
  const all = invoice.paidHere.map((one) => (one === known ? { ...one, amount } : one));
  return telling({ ...invoice, paidHere: all }, moment);
}

/** The invoice with the promise to tell whoever asks for it that it is another now. */
export const telling = (invoice: Invoice, moment: Moment): Invoice =>
  invoice.outbox.some((item) => isErrand(item, 'changed')) ? invoice : promising(invoice, { name: 'changed' }, moment);

/**
 * What was paid here, and is known now to be among what its source says was paid: that has grown by as much, or where it
 * says of no payment, what it says is owed of the same has come down by just as much.
 */
export function countedIn(invoice: InvoiceContent & Pick<Invoice, 'paidHere'>, told: InvoiceContent): PaidHere[] {
  let grown = paidElsewhere(told) - paidElsewhere(invoice);
  const fallen = fallenIn(invoice, told);
  const [only, ...more] = invoice.paidHere.filter(({ counted }) => !counted);
  if (grown === 0 && only?.amount === fallen && more.length === 0) grown = fallen;
  return invoice.paidHere.map((payment) => {
    if (payment.counted || payment.amount > grown) return payment;
    grown -= payment.amount;
    return { ...payment, counted: true };
  });
}

const DAY_MS = 86_400_000;

/**
 * Whether its source counts a payment made here already, before we have entered it: somebody did so there. It has to be
 * told of after the payment, be of the same amount, and come on top of what was paid by the time it was asked for.
 * @param before what its source said was paid by then, in minor units
 */
export function isCountedBy(
  { payments, changedAt }: Pick<Invoice, 'payments' | 'changedAt'>,
  { amount, at }: Pick<PaidHere, 'amount' | 'at'>,
  before: number,
): boolean {
  // A source may know no more than the day.
  const isIt = (one: PaidElsewhere) => one.amount === amount && (one.at?.getTime() ?? 0) > at.getTime() - DAY_MS;
  return changedAt > at && payments.some(isIt) && paidElsewhere({ payments }) - before >= amount;
}

/** By how much less is owed of what comes to the same, in minor units. */
function fallenIn(invoice: InvoiceContent, told: InvoiceContent): number {
  const isSame = totalsOfInvoice(invoice).total === totalsOfInvoice(told).total;
  if (!isSame || !invoice.claimed || !told.claimed || invoice.claimed.total !== told.claimed.total) return 0;
  return invoice.claimed.balance - told.claimed.balance;
}

/** In minor units. */
export const paidElsewhere = ({ payments }: Pick<InvoiceContent, 'payments'>): number =>
  payments.reduce((sum, { amount }) => sum + amount, 0);

/** By how much its source's balance is above what its lines come to, in minor units; 0 where both agree. */
export function differenceOf(invoice: InvoiceContent): number {
  return invoice.claimed && invoice.lines.length > 0 ? invoice.claimed.balance - totalsOfInvoice(invoice).balance : 0;
}

/**
 * What it comes to in all, with taxes: its lines, and what its source has beyond them. Without lines, what its source says.
 * In minor units.
 */
export function totalAskedOf(invoice: InvoiceContent): number {
  const { claimed, lines } = invoice;
  if (lines.length > 0) return totalsOfInvoice(invoice).total + differenceOf(invoice);
  return claimed ? (claimed.total ?? claimed.balance + paidElsewhere(invoice)) : 0;
}

/** Why nobody is asked to pay it; undefined when somebody may be. */
export function whyNotAsked(
  invoice: InvoiceContent & { paidHere?: PaidHere[] },
): 'voided' | 'not-for-customer' | 'nothing-owed' | undefined {
  if (invoice.voidedAt) return 'voided';
  if (invoice.payer !== 'customer') return 'not-for-customer';
  return balanceOf(invoice).minor > 0 ? undefined : 'nothing-owed';
}
