import type { Company } from '../company/index.ts';
import { hasCardNumber } from '../conversations/index.ts';
import { type Contact, type Customer, contactOf, find } from '../customers/index.ts';
import { parseEmail } from '../kernel/email.ts';
import { folded } from '../kernel/folded.ts';
import { parsePhone } from '../kernel/phone.ts';
import { type Answer, granted, type Refusal, refused } from '../kernel/refusal.ts';
import { asTyped } from '../kernel/typed.ts';
import type { PaymentsHouse } from './house.ts';
import { NEW, typedCustomer } from './quickpay-values.ts';
import type { CustomerChoice, QuickpayValues, Warning } from './screen.ts';

const NAME_LIMIT = 80;
/** What a list can give back of who was chosen in it (Slack: 150, with `new:` before it). */
const EMAIL_LIMIT = 120;
/** What comes along when a name is pasted: marks of direction and zero width, but for those that scripts and emoji need. */
const UNSEEN = /[\p{Cf}--[\u200c\u200d]]/gv;

/** Who is asked: a known customer, or a number or an address that will become one. */
export interface Payer extends Contact {
  known?: Customer;
  /** It goes by e-mail, to this address; otherwise by text. */
  email?: string;
  /** What they are asked by: another than `known.name` is what they are called from now on. */
  name?: string;
}

/** What was typed, unless a payment card number is in it: no such number is ever stored, logged or sent. */
export const unlessCard = <T>(typed: string, answer: Answer<T>): Answer<T> =>
  hasCardNumber(typed) ? refused({ code: 'has-card-number' }) : answer;

/** A customer's name as typed or pasted; empty for none. Refuses what is too long or cannot be read. */
export function readName(typed: string): Answer<string> {
  const name = asTyped(typed).replace(UNSEEN, '').trim().normalize('NFC');
  const isUnusable = name.length > NAME_LIMIT || /[\p{C}--[\u200c\u200d]]/v.test(name);
  return unlessCard(typed, isUnusable ? refused({ code: 'name-invalid' }) : granted(name));
}

/** Who was chosen. `name`: as it was typed beside them, and could be read. */
export async function readPayer(
  { customers }: Pick<PaymentsHouse['store'], 'customers'>,
  company: Company,
  { customer, renames }: Pick<QuickpayValues, 'customer' | 'renames'>,
  name: string,
): Promise<Answer<Payer>> {
  const typed = typedCustomer(customer);
  if (typed === undefined && customer !== '') {
    const known = await customers.get(company.id, customer);
    return known ? granted(payerOf(known, name, renames)) : refused({ code: 'customer-unknown' });
  }
  if (!typed || !customer.startsWith(NEW)) return refused({ code: 'customer-missing' });
  const contact = readContact(typed, company);
  if (!contact.ok) return unlessCard(typed, contact);
  const known = await find(customers, company.id, contact.value);
  const payer = known ? payerOf(known, name, renames) : name ? { name } : {};
  return granted({ ...payer, ...contact.value });
}

/** The number of whom was typed anew, where it can be read. */
export function phoneTyped({ customer }: Pick<QuickpayValues, 'customer'>, company: Company): string | undefined {
  const typed = customer.startsWith(NEW) ? typedCustomer(customer) : undefined;
  const contact = typed === undefined ? undefined : readContact(typed, company);
  return contact?.ok ? contact.value.phone : undefined;
}

/** An address, or a number: whether it can be texted is another question. */
export function readContact(typed: string, { country }: Company): Answer<Contact> {
  if (isMeantAsEmail(typed)) {
    if (typed.length > EMAIL_LIMIT) return refused({ code: 'email-too-long' });
    const email = parseEmail(typed);
    return unlessCard(typed, email.ok ? granted({ email: email.value }) : email);
  }
  const phone = parsePhone(typed, country, { textable: false });
  return phone.ok ? granted({ phone: phone.value }) : phone;
}

export const isMeantAsEmail = (typed: string): boolean => typed.includes('@');

/** Somebody known keeps their name, unless they had none, or a member said that it is the same person's. */
export function payerOf(known: Customer, typed = '', renames?: string): Payer {
  const isTaken = typed !== '' && (!known.name || (renames === known.id && isAnother(typed, known.name)));
  const name = isTaken ? typed : known.name;
  const { phone, email } = known;
  return { known, ...(phone ? { phone } : email ? { email } : {}), ...(name ? { name } : {}) };
}

/** That the number is somebody's who is called otherwise: nobody is called anew without a word. */
export function namedOtherwise({ known }: Payer, typed: string): Warning[] {
  if (!known?.name || typed === '' || !isAnother(typed, known.name)) return [];
  return [{ code: 'name-differs', customerId: known.id, revision: known.revision, known: known.name, typed }];
}

const wordsOf = (name: string): string[] =>
  folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** `julie` is how one writes Julie Tremblay in haste, and not another name. */
function isAnother(typed: string, known: string): boolean {
  const words = wordsOf(known);
  const said = wordsOf(typed);
  return said.length === 0 || said.some((word) => !words.includes(word));
}

/** That somebody wants no more texts, with who it is. */
export const optedOut = ({ name, ...contact }: Customer): Refusal => ({
  code: 'customer-opted-out',
  phone: contactOf(contact),
  ...(name ? { name } : {}),
});

/** The choice as the form shows it: a customer, or a new number or address. */
export const choiceOf = ({ known, ...payer }: Payer): CustomerChoice => {
  const name = known?.name ?? payer.name;
  // Somebody with a number who is to be written to: the address is what was chosen.
  const isChosen = known && !(payer.email && known.phone);
  const { phone, email } = payer;
  const contact = email ? { email } : { phone };
  return { id: isChosen ? known.id : `${NEW}${email ?? phone}`, ...contact, ...(name ? { name } : {}) };
};
