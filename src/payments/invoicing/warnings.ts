import { balanceOf, type Invoice, stateOf } from '../../invoices/index.ts';
import { askedUnder } from '../balances.ts';
import type { PaymentsHouse } from '../house.ts';
import { asTypedIn, requestedBefore } from '../quickpay.ts';
import { notReached } from '../reach.ts';
import { referenceKeyOf } from '../reference.ts';
import type { PaymentRequest } from '../request.ts';
import type { InvoiceReading } from './reading.ts';
import type { InvoiceWarning } from './screen.ts';

type Store = PaymentsHouse['store'];

/**
 * What is to be known before invoices are sent: which of them say something else by now, and what each was asked for, or
 * paid for, before.
 * @param rival the request that kept this one from being stored
 */
export async function look(
  store: Store,
  { payer, untexted, chosen, changed, message }: InvoiceReading,
  rival?: PaymentRequest,
): Promise<InvoiceWarning[]> {
  const before = await Promise.all(chosen.map((invoice) => pastOf(store, invoice, rival)));
  return [
    ...[...notReached(payer, untexted), ...asTypedIn(message)].map((warning) => ({ warning })),
    ...changed.map((invoice) => ({ reference: invoice.reference, warning: changeOf(invoice) })),
    ...before.flat(),
  ];
}

const changeOf = (invoice: Invoice) =>
  ({ code: 'invoice-changed', state: stateOf(invoice), balance: balanceOf(invoice) }) as const;

async function pastOf(store: Store, invoice: Invoice, rival?: PaymentRequest): Promise<InvoiceWarning[]> {
  const { companyId, reference } = invoice;
  const earlier = await askedUnder(store, companyId, referenceKeyOf(reference));
  // What was paid for the invoice itself is in its balance already.
  const paid = earlier.find(({ state, invoices }) => state === 'paid' && !invoices.some(({ id }) => id === invoice.id));
  const waiting = earlier.filter(({ state }) => state === 'open' || state === 'processing' || state === 'cancelling');
  const other = waiting.find(({ id }) => id === rival?.id) ?? waiting[0];
  return [...(paid ? [paidBefore(paid)] : []), ...(other ? [requestedBefore(other)] : [])].map((warning) => ({
    reference,
    warning,
  }));
}

const paidBefore = ({ id: requestId, amount, payments, createdAt }: PaymentRequest) =>
  ({ code: 'reference-paid', requestId, amount, at: payments.at(-1)?.at ?? createdAt }) as const;
