import type { NewId } from '../kernel/ids.ts';
import type { Customer } from './customer.ts';
import type { Customers } from './ports.ts';

/** A number that may belong to nobody yet, and how we came by it. */
export type Newcomer = Omit<Customer, 'id' | 'revision'>;

/**
 * The customer with this number; a new number becomes one, once, however many ask at the same moment. `isNew`: it was
 * this call that made it, so that what stands in `newcomer` is what stands in the store.
 */
export async function findOrMake(
  { store, newId }: { store: { customers: Customers }; newId: NewId },
  newcomer: Newcomer,
): Promise<{ customer: Customer; isNew: boolean }> {
  const { companyId, phone } = newcomer;
  const known = await store.customers.byPhone(companyId, phone);
  if (known) return { customer: known, isNew: false };
  const fresh: Customer = { ...newcomer, id: newId('cus'), revision: 0 };
  if (await store.customers.insert(fresh)) return { customer: fresh, isNew: true };
  const faster = await store.customers.byPhone(companyId, phone);
  if (!faster) throw new Error('a customer is neither new nor known');
  return { customer: faster, isNew: false };
}
