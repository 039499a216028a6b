import { balanceOf, type Invoice, stateOf, whyNotAsked } from '../invoices/index.ts';
import type { ChangedLine, OrderChange, OrderEnd } from './order-news.ts';
import type { SentContent } from './papers.ts';
import { creditsOf } from './parts.ts';
import type { AskedInvoice, PaymentRequest } from './request.ts';

type Asking = Pick<PaymentRequest, 'customer' | 'payments' | 'shares'>;

/** What its customer paid of an order through this request, as far as it is entered there, in minor units. */
const enteredBy = (request: Omit<Asking, 'customer'>, { paidHere }: Invoice): number => {
  const credits = creditsOf(request);
  return paidHere
    .filter(({ paymentId }) => credits.some(({ id }) => id === paymentId))
    .reduce((sum, { amount }) => sum + amount, 0);
};

/** What an order comes to for this request, in minor units: what is owed by now, and what this request brought of it. */
const askedOf = (invoice: Invoice, request: Omit<Asking, 'customer'>): number =>
  balanceOf(invoice).minor + enteredBy(request, invoice);

/** Why nothing more is asked for an order that was asked for; undefined while something is, or was paid of it here. */
export function endOf(invoice: Invoice, request: Asking): OrderEnd | undefined {
  if (invoice.customer.id !== request.customer.id) return 'of-another';
  const why = whyNotAsked(invoice);
  if (why !== 'nothing-owed') return why;
  if (enteredBy(request, invoice) > 0) return undefined;
  return invoice.payments.length > 0 || invoice.paidHere.length > 0 ? 'settled' : 'nothing-owed';
}

/** Whether another amount is asked for it than was sent, or none. */
export const isStale = (asked: AskedInvoice, invoice: Invoice, request: Asking): boolean =>
  endOf(invoice, request) !== undefined || askedOf(invoice, request) !== asked.amount;

/** As it would be asked for now, with what the request that asks for it brought already. */
export const askedNow = (
  invoice: Invoice,
  request: Omit<Asking, 'customer'> = { payments: [], shares: [] },
): AskedInvoice => ({
  id: invoice.id,
  reference: invoice.reference,
  version: invoice.version,
  amount: askedOf(invoice, request),
  ...(stateOf(invoice) === 'open' && { isOpen: true }),
  ...(invoice.customer.noAutomaticTexts && { noAutomaticTexts: true }),
});

/** What is worth telling of an order since it was sent; undefined when there is nothing. */
export function changeOf(
  asked: AskedInvoice,
  invoice: Invoice,
  request: Asking,
  [before, after]: [SentContent | undefined, SentContent | undefined],
): OrderChange | undefined {
  const end = endOf(invoice, request);
  const about = { reference: asked.reference, before: asked.amount };
  if (end) return { ...about, what: end, after: 0, added: [], removed: [] };
  const [added, removed] = [beyond(after, before), beyond(before, after)];
  const paid = (after?.paid ?? 0) - (before?.paid ?? 0);
  const isSame = added.length === 0 && removed.length === 0 && askedOf(invoice, request) === asked.amount;
  const isFinal = asked.isOpen && stateOf(invoice) === 'closed';
  if (isSame && !isFinal) return undefined;
  return {
    ...about,
    ...{ what: isSame ? 'closed' : 'changed', after: askedOf(invoice, request), added, removed },
    ...(paid > 0 && { paid }),
  };
}

/** The lines of one that are not in the other, each as often as it is not. */
function beyond(one: SentContent | undefined, other: SentContent | undefined): ChangedLine[] {
  const rest = (other?.lines ?? []).map(nameOf);
  return (one?.lines ?? []).flatMap((line) => {
    const at = rest.indexOf(nameOf(line));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0 ? [] : [{ description: line.description, amount: line.amount }];
  });
}

const nameOf = ({ description, amount }: ChangedLine): string => `${amount} ${description}`;
