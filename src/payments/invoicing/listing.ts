import type { Company } from '../../company/index.ts';
import { formatsFor } from '../../i18n/formats.ts';
import { balanceOf, type Invoice, stateOf, totalsOfInvoice, whyNotAsked } from '../../invoices/index.ts';
import { folded } from '../../kernel/folded.ts';
import type { Tongue } from '../../kernel/language.ts';
import { decimalOf } from '../../kernel/money.ts';
import { plainSpaces } from '../../kernel/typed.ts';
import type { PaymentsHouse } from '../house.ts';
import type { InvoiceValues, Listed } from './screen.ts';

export const PAGE = 10;
const READ_AT_ONCE = 200;
/** A customer with more has them looked for by reference. */
const MOST_READ = 2_000;

interface Page {
  invoices: Invoice[];
  hasMore: boolean;
}

/** A page of one customer's invoices, newest first, as the form narrows them down. `tongue`: of who typed. */
export async function listOf(
  store: PaymentsHouse['store'],
  company: Company,
  customerId: string,
  { find, listed }: Pick<InvoiceValues, 'find' | 'listed'>,
  { page, tongue }: { page: number; tongue: Tongue },
): Promise<Page> {
  const words = folded(plainSpaces(find)).split(/\s+/).filter(Boolean);
  const fits = (invoice: Invoice): boolean =>
    isListed(invoice, listed) && (words.length === 0 || hasAll(words, invoice, company, tongue));
  const wanted = (page + 1) * PAGE + 1;
  const found: Invoice[] = [];
  let after: Invoice | undefined;
  for (let read = 0; read < MOST_READ && found.length < wanted; read += READ_AT_ONCE) {
    const limit = words.length === 0 && listed === 'all' ? wanted : READ_AT_ONCE;
    const some = await store.invoices.ofCustomer(company.id, customerId, { limit, ...(after && { after }) });
    found.push(...some.filter(fits));
    after = some.at(-1);
    if (some.length < limit) break;
  }
  return { invoices: found.slice(page * PAGE, (page + 1) * PAGE), hasMore: found.length >= wanted };
}

const isListed = (invoice: Invoice, listed: Listed): boolean =>
  listed === 'all' || (listed === 'owed' ? !whyNotAsked(invoice) : stateOf(invoice) === listed);

/** Each typed word stands in what an invoice says: its number, what was done, its amounts and its dates. */
function hasAll(words: string[], invoice: Invoice, company: Company, tongue: Tongue): boolean {
  const { reference, summary, vehicle, advisor, currency, lines, openedAt, closedAt, customer } = invoice;
  const { money, day } = formatsFor(tongue, company);
  const total = { minor: totalsOfInvoice(invoice).total, currency };
  const amounts = [balanceOf(invoice), total].flatMap((amount) => [money(amount), decimalOf(amount)]);
  const dates = [openedAt, closedAt].flatMap((at) => (at ? [day(at), dateIn(at, company)] : []));
  const said = [reference, summary, vehicle, advisor, customer.name, ...lines.map(({ description }) => description)];
  const text = folded(plainSpaces([...said, ...amounts, ...dates].filter(Boolean).join(' ')));
  const close = text.replaceAll(/[\s,.-]/g, '');
  return words.every(
    (word) => text.includes(word) || (/\d/.test(word) && close.includes(word.replaceAll(/[,.$€-]/g, ''))),
  );
}

/** `2026-11-23`, where the company is. */
const dateIn = (at: Date, { timeZone }: Company): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
