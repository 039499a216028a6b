import { change, one } from '../kernel/change.ts';
import type { NewId } from '../kernel/ids.ts';
import { type Contact, type Customer, contactOf, withConsent } from './customer.ts';
import type { OptOuts } from './opt-outs.ts';
import type { Customers } from './ports.ts';

/** A number, or an address without one, that may belong to nobody yet, and how we came by it. */
export type Newcomer = Omit<Customer, 'id' | 'revision'>;

interface Making {
  store: { customers: Customers; optOuts: OptOuts };
  newId: NewId;
}

/** Whose number this is, or without a number whose address. */
export async function find(
  customers: Customers,
  companyId: string,
  { phone, email }: Contact,
): Promise<Customer | undefined> {
  if (phone) return customers.byPhone(companyId, phone);
  return email ? customers.byEmail(companyId, email) : undefined;
}

/**
 * The customer with this number, or without one with this address; a new one becomes a customer, once, however many
 * ask at the same moment. `isNew`: it was this call that made it, so that what stands in `newcomer` is what stands in
 * the store.
 */
export async function findOrMake(
  { store, newId }: Making,
  newcomer: Newcomer,
): Promise<{ customer: Customer; isNew: boolean }> {
  const known = await find(store.customers, newcomer.companyId, newcomer);
  if (known) return { customer: known, isNew: false };
  const made: Customer = { ...newcomer, id: newId('cus'), revision: 0 };
  const [fresh = made] = await stillStopped(store.optOuts, newcomer.companyId, [made]);
  if (await store.customers.insert(fresh)) return { customer: fresh, isNew: true };
  const faster = await find(store.customers, newcomer.companyId, newcomer);
  if (!faster) throw new Error('a customer is neither new nor known');
  return { customer: faster, isNew: false };
}

/** Who is known by these numbers, and without one by these addresses, each by `contactOf`. */
export async function findAll(
  customers: Customers,
  companyId: string,
  contacts: Contact[],
): Promise<Map<string, Customer>> {
  const of = (kind: keyof Contact) => [...new Set(contacts.flatMap((contact) => contact[kind] ?? []))];
  const [byPhone, byMailbox] = await Promise.all([
    customers.byPhones(companyId, of('phone')),
    customers.byMailboxes(companyId, of('email')),
  ]);
  return new Map([...byPhone, ...byMailbox].map((customer) => [contactOf(customer), customer]));
}

/** As `findOrMake`, of many whom nobody knew a moment ago, each by `contactOf`. Of several with one contact the first counts. */
export async function makeAll(
  { store, newId }: Making,
  companyId: string,
  newcomers: Newcomer[],
): Promise<Map<string, Customer>> {
  const missing = new Map<string, Customer>();
  for (const newcomer of newcomers) {
    const contact = contactOf(newcomer);
    if (!missing.has(contact)) missing.set(contact, { ...newcomer, id: newId('cus'), revision: 0 });
  }
  if (missing.size === 0) return missing;
  const made = await stillStopped(store.optOuts, companyId, [...missing.values()]);
  const added = await store.customers.insertMany(made);
  // Somebody may have been faster with one of them.
  if (added < made.length) return findAll(store.customers, companyId, made);
  return new Map(made.map((customer) => [contactOf(customer), customer]));
}

/** New customers, of whom those get no texts whose number's owner wanted none before everything else of them was erased. */
async function stillStopped(optOuts: OptOuts, companyId: string, made: Customer[]): Promise<Customer[]> {
  const phones = made.flatMap(({ phone }) => phone ?? []);
  const stopped = new Set(phones.length === 0 ? [] : await optOuts.among(companyId, phones));
  return made.map((customer) => {
    if (!customer.phone || !stopped.has(customer.phone)) return customer;
    const at = customer.createdAt;
    return withConsent(customer, { level: 'none', source: 'stopped-before', proof: '', at });
  });
}

/** The next e-mail to this customer is offered the same address. Of who has no number, it stays: it is who they are. */
export async function rememberEmail(customers: Customers, companyId: string, id: string, email: string): Promise<void> {
  await change(one(customers, companyId, id), (known) =>
    known.phone && known.email !== email ? { ...known, email } : undefined,
  );
}
