import type { Company } from '../company/index.ts';
import { balanceOf, type Invoice, whyNotAsked } from '../invoices/index.ts';
import type { Tongue } from '../kernel/language.ts';
import { parseAmount, typedAmount } from '../kernel/money.ts';
import type { PaymentsHouse } from './house.ts';
import { parseReference, referenceKeyOf } from './reference.ts';
import type { FilledIn, QuickpayValues } from './screen.ts';

type Store = PaymentsHouse['store'];

/** Of one number in several departments. */
export const MOST_ALIKE = 10;

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
  const balance = balanceOf(invoice);
  return {
    values: { ...values, amount: typedAmount(balance, tongue) },
    filledIn: { invoiceId: invoice.id, minor: balance.minor },
  };
}

/** Enough to say what a reference was asked for before; what others were asked for as parts of those is none of them. */
const [MOST_ASKED, MOST_READ] = [5, 20];

/** What was asked for under a reference, the newest first. */
export const askedUnder = async ({ requests }: Pick<Store, 'requests'>, companyId: string, referenceKey: string) =>
  (await requests.byReference(companyId, referenceKey, MOST_READ))
    .filter(({ shareOf }) => !shareOf)
    .slice(0, MOST_ASKED);

/** The one invoice of a reference that is owed, and that nobody has paid here yet. */
async function owedUnder(store: Store, { id, currency }: Company, typed: string): Promise<Invoice | undefined> {
  const reference = parseReference(typed);
  if (!reference.ok) return undefined;
  const key = referenceKeyOf(reference.value);
  const [invoices, requests] = await Promise.all([
    store.invoices.byReference(id, key, MOST_ALIKE),
    askedUnder(store, id, key),
  ]);
  const [invoice, ...others] = invoices.filter((one) => !whyNotAsked(one) && one.currency === currency);
  // Where departments have the same number, which of them is meant is not guessed.
  return others.length > 0 || requests.some(({ state }) => state === 'paid') ? undefined : invoice;
}
