import type { Company } from '../../company/index.ts';
import type { Customer } from '../../customers/index.ts';
import { formatsFor } from '../../i18n/formats.ts';
import { balanceOf, type Invoice } from '../../invoices/index.ts';
import type { Tongue } from '../../kernel/language.ts';
import { parsePhone } from '../../kernel/phone.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { asTyped } from '../../kernel/typed.ts';
import { MOST_ALIKE } from '../balances.ts';
import type { PaymentsHouse } from '../house.ts';
import type { InThread } from '../in-thread.ts';
import { choiceOf, payerOf } from '../payer.ts';
import { parseReference, referenceKeyOf } from '../reference.ts';
import type { CustomerChoice } from '../screen.ts';
import type { Candidate } from './screen.ts';

type Store = PaymentsHouse['store'];

/** Before an invoice's id, in the place of a customer's. */
export const OF = 'of:';
/** Before what was typed for a customer who has yet to be chosen. */
export const FIND = 'find:';
const MOST = 10;
const OFFERED = 15;
/**
 * Words of a message that may be a reference: more digits than a year's day, and no more of them than one would write.
 * Bounded on both sides: without an end, a message of 40,000 letters and no digit held the process for a second.
 */
const LIKE_A_REFERENCE = /[\p{L}-]{0,20}\d[\p{L}\d-]{2,40}/gu;
const MOST_TRIED = 6;
/** What is typed for a customer stands in a field that takes no more (Slack). */
export const MOST_TYPED = 60;

/** Whose invoices are looked at. */
export interface Owner {
  /** As their invoices name them. */
  id: string;
  name?: string;
  /** Absent for somebody who cannot be reached: their invoices can be looked at alone. */
  known?: Customer;
  /** By which they were found. */
  invoice?: Invoice;
}

/** Who stands in the form's field; undefined when nobody does. */
export async function ownerOf(store: Store, companyId: string, chosen: string): Promise<Owner | undefined> {
  const invoice = chosen.startsWith(OF) ? await store.invoices.get(companyId, chosen.slice(OF.length)) : undefined;
  const id = invoice?.customer.id ?? chosen;
  const known = id === '' ? undefined : await store.customers.get(companyId, id);
  if (!known && !invoice) return undefined;
  const name = known?.name ?? invoice?.customer.name;
  return { id, ...(name && { name }), ...(known && { known }), ...(invoice && { invoice }) };
}

/** As the type-ahead shows them. */
export const choiceFor = ({ known, name, id, invoice }: Owner): CustomerChoice =>
  known ? choiceOf(payerOf(known)) : { id: `${OF}${invoice?.id}`, typed: name ?? id };

/** What was typed for a customer, as the field shows it; undefined where somebody is chosen. */
export const typedIn = (customer: string): CustomerChoice | undefined =>
  customer.startsWith(FIND)
    ? { id: customer, typed: customer.slice(FIND.length) }
    : customer.startsWith(OF)
      ? { id: customer, typed: customer.slice(OF.length) }
      : undefined;

/**
 * What the form's customer holds once these were found: whoever is meant without doubt, and otherwise what was typed.
 * Two departments may have one number; where both are of one customer, there is nobody to ask for.
 */
export function meant([first, ...others]: Candidate[], typed?: string): string {
  const asked = typed ?? first?.reference ?? '';
  const isOne = others.every(({ of }) => of !== undefined && of === first?.of);
  return first && isOne ? first.id : asked && `${FIND}${asked}`;
}

/**
 * What is wrong, as far as it is said by now: where several were found they are asked for, and what is only missing is
 * said once somebody wants to send (`late`).
 */
export function heldBack<P extends Record<string, Refusal>>(
  problems: P,
  { candidates, isSent, late }: { candidates: Candidate[]; isSent: boolean; late: readonly string[] },
): Partial<P> {
  const isSaid = (field: string, { code }: Refusal) =>
    isSent || (!late.includes(code) && !(field === 'customer' && candidates.length > 0));
  return Object.fromEntries(
    Object.entries(problems).filter(([field, refusal]) => isSaid(field, refusal)),
  ) as Partial<P>;
}

/** Who may be meant by a telephone number, a reference, or a name; or by a text with one of the first two in it. */
export async function candidatesFor(store: Store, company: Company, text: string): Promise<Candidate[]> {
  const typed = asTyped(text).trim();
  const phone = parsePhone(typed, company.country);
  const byPhone = phone.ok ? await store.customers.byPhone(company.id, phone.value) : undefined;
  if (byPhone) return [candidate(byPhone)];
  const invoices = await byReference(store, company.id, typed);
  if (invoices.length > 0) return invoices.map(candidateOf);
  const named = typed === '' ? [] : await store.customers.search(company.id, typed, MOST);
  return named.length > 0 ? named.map(candidate) : mentionedIn(store, company, typed);
}

/** Whose invoice, or telephone number, stands in a text. */
export async function mentionedIn(store: Store, company: Company, typed: string): Promise<Candidate[]> {
  for (const word of typed.match(LIKE_A_REFERENCE)?.slice(0, MOST_TRIED) ?? []) {
    const invoices = await byReference(store, company.id, word);
    if (invoices.length > 0) return invoices.map(candidateOf);
  }
  for (const [number] of typed.matchAll(/\+?\d[\d\s().-]{8,17}\d/g)) {
    const phone = parsePhone(number, company.country);
    const known = phone.ok ? await store.customers.byPhone(company.id, phone.value) : undefined;
    if (known) return [candidate(known)];
  }
  return [];
}

/** The same, on a message in a customer's thread: theirs alone, and they themselves where it names nothing of theirs. */
export async function mentionedTo(
  store: Store,
  company: Company,
  typed: string,
  whose: InThread | undefined,
): Promise<Candidate[]> {
  const found = await mentionedIn(store, company, typed);
  if (!whose?.customer) return found;
  const { id } = whose.customer;
  const own = found.filter((one) => one.of === id);
  return own.length > 0 ? own : [candidate(whose.customer)];
}

/** By its whole number, or by its digits alone, as one says it: `4821` is RO4821. */
async function byReference(store: Store, companyId: string, typed: string): Promise<Invoice[]> {
  const reference = parseReference(typed);
  if (!reference.ok) return [];
  const key = referenceKeyOf(reference.value);
  const found = await store.invoices.byReference(companyId, key, MOST_ALIKE);
  if (found.length > 0 || !/^\d{3,}$/.test(key)) return found;
  const like = await store.invoices.search(companyId, key, MOST_ALIKE);
  return like.filter(
    (invoice) => /^\p{L}+/u.exec(referenceKeyOf(invoice.reference))?.[0] + key === referenceKeyOf(invoice.reference),
  );
}

const candidate = ({ id, name, phone, email }: Customer): Candidate => ({
  id,
  ...(phone ? { phone } : email ? { email } : {}),
  ...(name && { name }),
});
const candidateOf = ({ id, reference, customer: { id: of, name } }: Invoice): Candidate => ({
  id: `${OF}${id}`,
  ...{ reference, of },
  ...(name && { name }),
});

/** What is offered as one types: customers, and invoices by their reference, each with whose it is. */
export async function offersFor(
  store: Store,
  company: Company,
  text: string,
  tongue: Tongue,
): Promise<(CustomerChoice | { id: string; label: string })[]> {
  const key = referenceKeyOf(text);
  const [exact, begun, customers] = await Promise.all([
    byReference(store, company.id, text),
    store.invoices.search(company.id, text, OFFERED),
    store.customers.search(company.id, text, OFFERED),
  ]);
  const like = begun.filter(({ reference }) => key !== '' && referenceKeyOf(reference).startsWith(key));
  const invoices = [...new Map([...exact, ...like].map((invoice) => [invoice.id, invoice])).values()];
  const { money } = formatsFor(tongue, company);
  return [
    ...invoices.map((invoice) => ({
      id: `${OF}${invoice.id}`,
      label: [invoice.reference, invoice.customer.name, money(balanceOf(invoice))].filter(Boolean).join(' · '),
    })),
    ...customers.map((known) => choiceOf(payerOf(known))),
  ].slice(0, OFFERED);
}
