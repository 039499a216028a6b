import { change, one } from '../kernel/change.ts';
import type { NewId } from '../kernel/ids.ts';
import { type Contact, type Customer, withConsent } from './customer.ts';
import type { OptOuts } from './opt-outs.ts';
import type { Customers } from './ports.ts';

/** A number, or an address without one, that may belong to nobody yet, and how we came by it. */
export type Newcomer = Omit<Customer, 'id' | 'revision'>;

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
  { store, newId }: { store: { customers: Customers; optOuts: OptOuts }; newId: NewId },
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

/** New customers, of whom those get no texts whose number's owner wanted none before everything else of them was erased. */
export async function stillStopped(optOuts: OptOuts, companyId: string, made: Customer[]): Promise<Customer[]> {
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
