import type { Company } from '../company/index.ts';
import { contactOf } from '../customers/index.ts';
import type { PaymentsHouse } from './house.ts';
import { isMeantAsPhone } from './line-phone.ts';
import { choiceOf, isMeantAsEmail, payerOf, readContact } from './payer.ts';
import { NEW } from './quickpay-values.ts';
import type { CustomerChoice } from './screen.ts';

const CHOICES = 20;

/** Whom what was typed may mean: customers, and a number or an address that is nobody's yet. */
export async function searchCustomers(
  { customers }: Pick<PaymentsHouse['store'], 'customers'>,
  company: Company,
  text: string,
): Promise<CustomerChoice[]> {
  const found = await customers.search(company.id, text, CHOICES);
  const choices = found.map((known) => choiceOf(payerOf(known)));
  const typed = readContact(text, company);
  if (typed.ok && !found.some((known) => contactOf(known) === contactOf(typed.value)))
    return [choiceOf(typed.value), ...choices];
  // What is refused is offered, too: chosen, it says why.
  const isMeant = choices.length === 0 && (isMeantAsPhone(text) || isMeantAsEmail(text));
  return isMeant ? [{ id: `${NEW}${text.trim()}`, typed: text.trim() }] : choices;
}
