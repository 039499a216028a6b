import { balanceOf, type Invoice, stateOf, whyNotAsked } from '../invoices/index.ts';
import type { ChangedLine, OrderChange, OrderEnd } from './order-news.ts';
import type { SentContent } from './papers.ts';
import type { AskedInvoice, PaymentRequest } from './request.ts';

type Customer = Pick<PaymentRequest, 'customer'>;

/** Why nothing more is asked for an order that was asked for; undefined while something is. */
export function endOf(invoice: Invoice, { customer }: Customer): OrderEnd | undefined {
  if (invoice.customer.id !== customer.id) return 'of-another';
  const why = whyNotAsked(invoice);
  if (why !== 'nothing-owed') return why;
  return invoice.payments.length > 0 || invoice.paidHere.length > 0 ? 'settled' : 'nothing-owed';
}

/** Whether another amount is asked for it than was sent, or none. */
export const isStale = (asked: AskedInvoice, invoice: Invoice, request: Customer): boolean =>
  endOf(invoice, request) !== undefined || balanceOf(invoice).minor !== asked.amount;

/** As it would be asked for now. */
export const askedNow = (invoice: Invoice): AskedInvoice => ({
  id: invoice.id,
  reference: invoice.reference,
  version: invoice.version,
  amount: balanceOf(invoice).minor,
  ...(stateOf(invoice) === 'open' && { isOpen: true }),
  ...(invoice.customer.noAutomaticTexts && { noAutomaticTexts: true }),
});

/** What is worth telling of an order since it was sent; undefined when there is nothing. */
export function changeOf(
  asked: AskedInvoice,
  invoice: Invoice,
  request: Customer,
  [before, after]: [SentContent | undefined, SentContent | undefined],
): OrderChange | undefined {
  const end = endOf(invoice, request);
  const about = { reference: asked.reference, before: asked.amount };
  if (end) return { ...about, what: end, after: 0, added: [], removed: [] };
  const [added, removed] = [beyond(after, before), beyond(before, after)];
  const paid = (after?.paid ?? 0) - (before?.paid ?? 0);
  const isSame = added.length === 0 && removed.length === 0 && balanceOf(invoice).minor === asked.amount;
  const isFinal = asked.isOpen && stateOf(invoice) === 'closed';
  if (isSame && !isFinal) return undefined;
  return {
    ...about,
    ...{ what: isSame ? 'closed' : 'changed', after: balanceOf(invoice).minor, added, removed },
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
