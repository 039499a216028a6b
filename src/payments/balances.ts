import type { Company } from '../company/index.ts';
import type { Invoice } from '../invoices/index.ts';
import type { Tongue } from '../kernel/language.ts';
import { parseAmount, typedAmount } from '../kernel/money.ts';
import type { PaymentsHouse } from './house.ts';
import { parseReference, referenceKeyOf } from './reference.ts';
import type { FilledIn, QuickpayValues } from './screen.ts';

type Store = PaymentsHouse['store'];

/**
 * The fields with what is owed under their reference as the amount, written as `tongue` writes it. It is filled in once,
 * where none was typed, and leaves again with its reference unless it was changed: what a member typed stays.
 * @param before what the form filled in earlier
 */
export async function withBalance(
  store: Store,
  company: Company,
  values: QuickpayValues,
  tongue: Tongue,
  before?: FilledIn,
): Promise<{ values: QuickpayValues; filledIn?: FilledIn }> {
  const amount = parseAmount(values.amount, company.currency);
  const isOurs = before !== undefined && amount.ok && amount.value.minor === before.minor;
  if (!before && values.amount !== '') return { values };
  const invoice = await owedUnder(store, company, values.reference);
  if (before && before.invoiceId === invoice?.id) return { values, filledIn: before };
  if (values.amount !== '' && !isOurs) return { values };
  if (!invoice) return { values: { ...values, amount: '' } };
  const { id: invoiceId, balance } = invoice;
  return {
    values: { ...values, amount: typedAmount(balance, tongue) },
    filledIn: { invoiceId, minor: balance.minor },
  };
}

/** The open invoice of a reference that nobody has paid here yet. */
async function owedUnder(store: Store, { id, currency }: Company, typed: string): Promise<Invoice | undefined> {
  const reference = parseReference(typed);
  if (!reference.ok) return undefined;
  const key = referenceKeyOf(reference.value);
  const [invoice, requests] = await Promise.all([
    store.invoices.byReference(id, key),
    store.requests.byReference(id, key, 5),
  ]);
  const isOwed = invoice?.state === 'open' && invoice.balance.currency === currency && invoice.balance.minor > 0;
  return isOwed && !requests.some(({ state }) => state === 'paid') ? invoice : undefined;
}
