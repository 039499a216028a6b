import type { Company } from '../company/index.ts';
import {
  type Consent,
  type Contact,
  type Customer,
  contactOf,
  findAll,
  hasOptedOut,
  makeAll,
  type Newcomer,
  withConsent,
} from '../customers/index.ts';
import { change, one } from '../kernel/change.ts';
import { parseEmail } from '../kernel/email.ts';
import type { KeepingHouse } from './house.ts';
import { type SourceCustomer, sourceKeyOf } from './source.ts';

/** Whose invoices they are that a source tells of. */
export function createOwners({ store, clock, newId }: Pick<KeepingHouse, 'store' | 'clock' | 'newId'>) {
  /** Who is reached as they are told to be, made where nobody is yet. */
  async function reachedAs({ id: companyId }: Company, told: SourceCustomer[]): Promise<Map<string, Customer>> {
    const here = await findAll(
      store.customers,
      companyId,
      told.flatMap((customer) => contactIn(customer) ?? []),
    );
    const now = clock.now();
    const consent: Consent[] = [{ level: 'transactional', source: 'import', proof: 'dealer system', at: now }];
    const newcomers = told.flatMap((customer): Newcomer[] => {
      const contact = contactIn(customer);
      if (!contact || customer.deleted || here.has(contactOf(contact))) return [];
      const { name, tongue } = customer;
      return [{ ...contact, ...(name && { name }), ...(tongue && { tongue }), companyId, consent, createdAt: now }];
    });
    return new Map([...here, ...(await makeAll({ store, newId }, companyId, newcomers))]);
  }

  /** Whoever wants no texts in one place gets none; what somebody here has written of them is not overwritten. */
  async function withWishes(known: Customer, { name, tongue, optedOut, deleted }: SourceCustomer): Promise<Customer> {
    const stops = (optedOut || deleted) && !hasOptedOut(known);
    if (!stops && (known.name || !name) && (known.tongue || !tongue)) return known;
    const changed = await change(
      one(store.customers, known.companyId, known.id),
      (customer) => {
        const named = {
          ...customer,
          ...(!customer.name && name && { name }),
          ...(!customer.tongue && tongue && { tongue }),
        };
        const stop: Consent = { level: 'none', source: 'import', proof: 'dealer system', at: clock.now() };
        return stops && !hasOptedOut(customer) ? withConsent(named, stop) : named;
      },
      known,
    );
    return changed ?? known;
  }

  /**
   * By the source's own number of a customer (`sourceKeyOf`): ours, made where nobody has that telephone number, or
   * without one that address, yet. Whom a source gives another number is whoever has that one: nothing more goes to the
   * old one, and what they wish counts for both. Who cannot be reached is left out.
   */
  return async function ownersOf(company: Company, told: SourceCustomer[]): Promise<Map<string, Customer>> {
    const bySource = new Map(told.map((customer) => [sourceKeyOf(customer.source), customer]));
    const links = await store.sourceCustomers.of(company.id, [...bySource.keys()]);
    const linked = new Map(links.map(({ source, customerId }) => [source, customerId]));
    const ours = await store.customers.byIds(company.id, [...new Set(linked.values())]);
    const byId = new Map(ours.map((customer) => [customer.id, customer]));
    const before = (source: string) => byId.get(linked.get(source) ?? '');
    const elsewhere = [...bySource].filter(([source, customer]) => !isStill(before(source), customer));
    const reached = await reachedAs(
      company,
      elsewhere.map(([, customer]) => customer),
    );
    for (const customer of reached.values()) byId.set(customer.id, customer);
    const owners = new Map<string, Customer>();
    for (const [source, customer] of bySource) {
      const last = before(source);
      const owner = isStill(last, customer) ? last : (reached.get(contactOf(contactIn(customer) ?? {})) ?? last);
      for (const id of new Set([last?.id, owner?.id])) {
        const meant = byId.get(id ?? '');
        if (meant) byId.set(meant.id, await withWishes(meant, customer));
      }
      const now = byId.get(owner?.id ?? '');
      if (now) owners.set(source, now);
    }
    const fresh = [...owners].filter(([source]) => !linked.has(source));
    await store.sourceCustomers.link(
      company.id,
      fresh.map(([source, { id: customerId }]) => ({ source, customerId })),
    );
    return owners;
  };
}

/** The first number, or without any the address; undefined where neither can be read. */
function contactIn({ phones: [phone], email }: SourceCustomer): Contact | undefined {
  if (phone) return { phone };
  const read = email === undefined ? undefined : parseEmail(email);
  return read?.ok ? { email: read.value } : undefined;
}

/** The source names no other number, and of who has none no other address. */
function isStill(known: Customer | undefined, customer: SourceCustomer): boolean {
  if (!known) return false;
  if (customer.phones.length > 0) return customer.phones.some((phone) => phone === known.phone);
  const contact = contactIn(customer);
  return known.phone !== undefined || !contact || contactOf(contact) === contactOf(known);
}
