import type { Company, Letterhead } from '../company/index.ts';
import { words } from '../i18n/index.ts';
import { localeOf } from '../kernel/language.ts';
import { type PaperName, type Payment, type PaymentRequest, receiptOf } from '../payments/index.ts';
import type { Paper, PaperPayment } from './paper.ts';

/** What the papers of a request are made with. */
export interface Stationery {
  letterhead: Letterhead;
  company: Pick<Company, 'language' | 'timeZone'>;
}

/** Money that settles the request; what came although it should not have is for the team to sort out. */
export const paymentsOf = ({ payments }: PaymentRequest): Payment[] => payments.filter(({ unexpected }) => !unexpected);

/** Which papers there are of a request as it stands now: the invoice, and the receipt of each payment. */
export const papersOf = (request: PaymentRequest): PaperName[] => [
  'invoice',
  ...paymentsOf(request).map(({ id }) => receiptOf(id)),
];

/** The payment of a receipt, and those before it; for the invoice all of them. */
function paidBy(request: PaymentRequest, name: PaperName): Payment[] {
  const payments = paymentsOf(request);
  return name === 'invoice' ? payments : payments.slice(0, payments.findIndex(({ id }) => receiptOf(id) === name) + 1);
}

/**
 * The id of a paper, by all that it depends on in the request: what is asked for, what was paid by then, and whether it
 * is known how. Undefined for the receipt of no payment.
 */
export function paperId(request: PaymentRequest, name: PaperName): string | undefined {
  const payments = paidBy(request, name);
  if (name !== 'invoice' && payments.length === 0) return undefined;
  const paid = payments.map(({ method }) => (method ? 'm' : 'p')).join('');
  return [request.id, name, request.balanceVersion, paid].join('/');
}

/** The letterhead that was pinned for a paper; undefined where the company had none by then. */
export const letterheadFor = (request: PaymentRequest, name: PaperName): string | undefined =>
  name === 'invoice' ? request.letterhead : (paidBy(request, name).at(-1)?.letterhead ?? request.letterhead);

/**
 * What a paper of a quick payment says. Its amount is asked for as a whole, with the taxes in it: which of it is tax is
 * known to nobody here, so none is broken down.
 */
export function paperOf(request: PaymentRequest, name: PaperName, { letterhead, company }: Stationery): Paper {
  const { tongue, customer, amount, reference } = request;
  const { name: issuer, phone, address, taxNumbers, numberLabel, footnotes, paymentTerms, terms } = letterhead;
  const payments = paidBy(request, name);
  const label = numberLabel[tongue];
  const notes = { footnote: footnotes.invoice[tongue], paymentTerms: paymentTerms[tongue], terms: terms[tongue] };
  return {
    kind: name === 'invoice' ? 'invoice' : 'receipt',
    language: localeOf(tongue, company.language),
    timeZone: company.timeZone,
    number: reference,
    ...(label ? { numberLabel: label } : {}),
    issuedAt: name === 'invoice' ? request.createdAt : (payments.at(-1)?.at ?? request.createdAt),
    issuer: { name: issuer, phone, address, taxNumbers },
    customer: { ...(customer.name ? { name: customer.name } : {}), phone: customer.phone },
    currency: amount.currency,
    lines: [
      {
        kind: 'sum',
        description: `${label || words(tongue).papers.reference} ${reference}`,
        amount: amount.minor,
        taxes: [],
      },
    ],
    taxes: [],
    taxesIncluded: true,
    payments: payments.map((payment, index) => paid(payment, name !== 'invoice' && index === payments.length - 1)),
    ...(name === 'invoice' ? present(notes) : {}),
  };
}

const paid = ({ amount, at, method }: Payment, now: boolean): PaperPayment => ({
  amount,
  at,
  ...(method && { method }),
  ...(now && { now }),
});

/** A text that the company has not written in this language is left out, never said in the other. */
const present = <T extends object>(texts: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as { [K in keyof T]?: NonNullable<T[K]> };
