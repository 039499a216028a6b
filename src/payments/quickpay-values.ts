import type { Company } from '../company/index.ts';
import type { Tongue } from '../kernel/language.ts';
import { type Currency, MINOR_UNITS, typedAmount } from '../kernel/money.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Filled } from '../kernel/screen.ts';
import type { PaymentsHouse } from './house.ts';
import type { InMessage } from './in-message.ts';
import type { InThread } from './in-thread.ts';
import { isOffer, NEW, type Offers, offersOf, tracesOf } from './offers.ts';

export { NEW } from './offers.ts';

import type { QuickpayLine } from './quickpay-line.ts';
import { type CustomerChoice, type FilledIn, type QuickpayForm, type QuickpayValues, traceOf } from './screen.ts';

/** In the place of a customer's id: a name that is no one customer's. `NEW`: a number or an address that will be one. */
const FIND = 'find:';

/** What stands for the customer, as typed; undefined for one who was chosen. */
export const typedCustomer = (customer: string): string | undefined =>
  [NEW, FIND].filter((prefix) => customer.startsWith(prefix)).map((prefix) => customer.slice(prefix.length))[0];

/** The same as the form shows it, so that it stands in its field with its problem. */
export function typedChoice(customer: string): CustomerChoice | undefined {
  const typed = typedCustomer(customer);
  return typed ? { id: customer, typed } : undefined;
}

/** In the place of the id of whom a name is for: who is known keeps theirs. */
export const KEEPS = 'keeps';

/** In the place of a saved reply's id: none, but the member's own words. */
export const OWN = 'own';

export const EMPTY: QuickpayValues = {
  customer: '',
  name: '',
  amount: '',
  reference: '',
  reply: 'payment-request',
  message: '',
  language: 'auto',
};

/** The form's fields from what was typed behind the command, as far as it can be told apart. */
export async function valuesOfLine(
  store: PaymentsHouse['store'],
  company: Company,
  line: QuickpayLine,
): Promise<QuickpayValues> {
  const contact = line.phone ?? line.email;
  return {
    ...EMPTY,
    customer: contact ? contactIn(contact) : await customerNamed(store, company, line.customerText),
    name: contact ? (line.customerText ?? '') : '',
    amount: line.amount?.typed ?? '',
    currency: company.currency,
    reference: line.reference?.typed ?? '',
    message: line.message ?? '',
  };
}

/** The form's fields with whose thread it is and what is sure, as `tongue` writes it; the rest is offered. */
export function valuesInMessage({ sure }: InMessage, tongue: Tongue, whose: InThread | undefined): QuickpayValues {
  const phone = whose?.phone ?? sure.phone;
  return {
    ...EMPTY,
    customer: whose?.customer?.id ?? (phone ? `${NEW}${phone}` : ''),
    amount: sure.amount ? typedAmount(sure.amount, tongue) : '',
    reference: sure.reference ?? '',
  };
}

const contactIn = (contact: { ok: boolean; typed: string } & Partial<{ value: string }>): string =>
  `${NEW}${contact.value ?? contact.typed}`;

/** The customer whose name was begun, when there is just one; otherwise what was typed, to choose from. */
export async function customerNamed(
  store: Pick<PaymentsHouse['store'], 'customers'>,
  company: Company,
  text: string | undefined,
): Promise<string> {
  if (!text) return '';
  const [first, second] = await store.customers.search(company.id, text, 2);
  return first && !second ? first.id : `${FIND}${text}`;
}

/** Each keeps the text from being shown, and cannot be guessed. */
const URGENT: string[] = ['has-card-number', 'message-variable-unknown', 'reply-language-missing', 'reply-gone'];

/** Which problems a form says: all, those of what was typed, or those that cannot wait until it is submitted. */
export type Said = 'all' | 'typed' | 'urgent';

export function problemsToSay(
  problems: QuickpayForm['problems'],
  values: QuickpayValues,
  said: Said,
): QuickpayForm['problems'] {
  const isSaid = (field: keyof QuickpayValues, { code }: Refusal): boolean =>
    said === 'all' ||
    ((values[field] ?? '') !== '' && (said === 'typed' || field === 'customer' || URGENT.includes(code)));
  const found = Object.entries(problems) as [keyof QuickpayValues, Refusal][];
  return Object.fromEntries(found.filter(([field, refusal]) => isSaid(field, refusal)));
}

/**
 * What a form carries unseen: the warnings in it, the currency of its amount, what it filled in, what a message offers, and
 * whose address it asks for.
 */
export const stateOf = ({
  values: { currency },
  warnings,
  filledIn,
  offered,
  mail,
  customer,
}: Pick<QuickpayForm, 'values' | 'warnings' | 'filledIn' | 'offered' | 'mail' | 'customer'>): string =>
  [
    ...warnings.map(traceOf),
    ...(currency ? [`${ASKED_IN}${currency}`] : []),
    ...(filledIn ? [`${FILLED_IN}${filledIn.invoiceId}:${filledIn.minor}`] : []),
    ...(mail && customer ? [`${EMAIL_OF}${customer.id}`] : []),
    ...(offered ? tracesOf(offered) : []),
  ].join(',');

/** Whose address the form asked for: with another customer chosen since, it is nobody's. */
const EMAIL_OF = 'email-of:';

const FILLED_IN = 'filled-in:';
const ASKED_IN = 'asked-in:';

function currencyIn(traces: string[]): Currency | undefined {
  const code = traces.find((trace) => trace.startsWith(ASKED_IN))?.slice(ASKED_IN.length);
  return code !== undefined && Object.hasOwn(MINOR_UNITS, code) ? (code as Currency) : undefined;
}

function filledInOf(traces: string[]): FilledIn | undefined {
  const [invoiceId, minor] =
    traces
      .find((trace) => trace.startsWith(FILLED_IN))
      ?.split(':')
      .slice(1) ?? [];
  return invoiceId && minor ? { invoiceId, minor: Number(minor) } : undefined;
}

export interface ReadQuickpay {
  values: QuickpayValues;
  /** The warnings that stood before the member's eyes. */
  shown: string[];
  filledIn?: FilledIn;
  offers?: Offers;
}

/** The form's fields as typed, and what it carried. */
export function readQuickpay({ values, state }: Filled): ReadQuickpay {
  const traces = state.split(',').filter((trace) => trace !== '');
  const filledIn = filledInOf(traces);
  const { customer = '', name = '', renames, amount = '', reference = '', message = '', reply = '', language } = values;
  const currency = currencyIn(traces);
  const email = traces.includes(`${EMAIL_OF}${customer}`) ? (values.email ?? '') : '';
  return {
    values: {
      ...{ customer, name, amount, reference, message },
      ...(renames && renames !== KEEPS ? { renames } : {}),
      ...(email ? { email } : {}),
      ...(currency ? { currency } : {}),
      reply: reply === '' || reply === OWN ? EMPTY.reply : reply,
      language: language === 'fr' || language === 'en' ? language : 'auto',
    },
    shown: traces.filter(
      (trace) => ![FILLED_IN, ASKED_IN, EMAIL_OF].some((mark) => trace.startsWith(mark)) && !isOffer(trace),
    ),
    ...(traces.some(isOffer) ? { offers: offersOf(traces) } : {}),
    ...(filledIn ? { filledIn } : {}),
  };
}
