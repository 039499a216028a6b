import type { Company } from '../company/index.ts';
import { type Consent, type Customer, contactOf, hasOptedOut, type Newcomer, withConsent } from '../customers/index.ts';
import { change, one } from '../kernel/change.ts';
import { momentOf } from '../promises/outbox.ts';
import type { KeepingHouse } from './house.ts';
import { countedIn, type Invoice, telling, totalsOfInvoice } from './invoice.ts';
import type { SourceBatch } from './ports.ts';
import { hashOf, type SourceCustomer, type SourceInvoice, sourceKeyOf } from './source.ts';

/** What became of a batch. */
export interface Kept {
  added: number;
  changed: number;
  same: number;
  /** What could not be taken over, by number, with the reason for an operator. */
  refused: { id: string; why: string }[];
}

/**
 * Takes over what a source tells of customers and invoices: what is new is added, what says something else becomes its
 * next version, and what was told before changes nothing.
 */
export function createKeeping({ store, clock, newId, wake }: KeepingHouse) {
  /** By the source's own number of a customer: ours, made where nobody has that telephone number yet. */
  async function customersOf(company: Company, told: SourceCustomer[]): Promise<Map<string, Customer>> {
    const bySource = new Map(told.map((customer) => [sourceKeyOf(customer.source), customer]));
    const links = await store.sourceCustomers.of(company.id, [...bySource.keys()]);
    const linked = new Map(links.map(({ source, customerId }) => [source, customerId]));
    const reachable = [...bySource.values()].filter(({ phones, deleted }) => phones.length > 0 && !deleted);
    const phones = [...new Set(reachable.flatMap(({ phones: [phone] }) => phone ?? []))];
    const [ours, theirs] = await Promise.all([
      store.customers.byIds(company.id, [...new Set(linked.values())]),
      store.customers.byPhones(company.id, phones),
    ]);
    const known = new Map(ours.map((customer) => [customer.id, customer]));
    const byPhone = new Map(theirs.map((customer) => [contactOf(customer), customer]));
    await addMissing(company, reachable, byPhone);
    const found = new Map<string, Customer>();
    const fresh: { source: string; customerId: string }[] = [];
    for (const [source, customer] of bySource) {
      const before = known.get(linked.get(source) ?? '') ?? byPhone.get(customer.phones[0] ?? '');
      if (!before) continue;
      const now = await withWishes(before, customer);
      for (const map of [known, byPhone]) map.set(map === known ? now.id : contactOf(now), now);
      found.set(source, now);
      if (!linked.has(source)) fresh.push({ source, customerId: now.id });
    }
    await store.sourceCustomers.link(company.id, fresh);
    return found;
  }

  async function addMissing(company: Company, told: SourceCustomer[], byPhone: Map<string, Customer>): Promise<void> {
    const now = clock.now();
    const fresh = new Map<string, Customer>();
    for (const { phones, name, tongue } of told) {
      const [phone] = phones;
      if (!phone || byPhone.has(phone) || fresh.has(phone)) continue;
      const consent: Consent = { level: 'transactional', source: 'import', proof: 'dealer system', at: now };
      const newcomer: Newcomer = {
        ...{ companyId: company.id, phone, consent: [consent], createdAt: now },
        ...(name && { name }),
        ...(tongue && { tongue }),
      };
      fresh.set(phone, { ...newcomer, id: newId('cus'), revision: 0 });
    }
    const missing = [...fresh.values()];
    if (missing.length === 0) return;
    const added = await store.customers.insertMany(missing);
    // Somebody may have been faster with one of them.
    const there = added === missing.length ? missing : await store.customers.byPhones(company.id, [...fresh.keys()]);
    for (const customer of there) byPhone.set(contactOf(customer), customer);
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

  function fresh(company: Company, told: SourceInvoice, owner: Customer | undefined): Invoice {
    const now = clock.now();
    return {
      ...told.content,
      id: newId('inv'),
      companyId: company.id,
      revision: 0,
      source: sourceKeyOf(told.source),
      customer: customerOf(told, owner),
      version: 1,
      paidHere: [],
      ...{ cards: [], appearance: 0, outbox: [] },
      contentHash: hashOf(told.content),
      createdAt: now,
      changedAt: now,
    };
  }

  /** The next version of an invoice whose content is another; undefined when it is the same. */
  function next(known: Invoice, told: SourceInvoice, owner: Customer | undefined): Invoice | undefined {
    const contentHash = hashOf(told.content);
    const customer = customerOf(told, owner);
    const sameOwner = customer.id === known.customer.id && customer.name === known.customer.name;
    if (known.contentHash === contentHash && sameOwner) return undefined;
    const { id, companyId, revision, source, createdAt, cards, appearance, outbox, due } = known;
    const version = known.contentHash === contentHash ? known.version : known.version + 1;
    const kept = { id, companyId, revision, source, createdAt, version, contentHash, customer };
    const promised = { cards, appearance, outbox, ...(due && { due }) };
    const paidHere = countedIn(known, told.content);
    const changed: Invoice = { ...told.content, ...kept, ...promised, paidHere, changedAt: clock.now() };
    return telling(changed, momentOf({ clock, newId }));
  }

  return async function keep(company: Company, { customers, invoices, unreadable }: SourceBatch): Promise<Kept> {
    const kept: Kept = { added: 0, changed: 0, same: 0, refused: [...unreadable] };
    const owners = await customersOf(company, [...invoices.map(({ customer }) => customer), ...customers]);
    const sound = invoices.filter((told) => {
      const why = whyUnsound(told);
      if (why) kept.refused.push({ id: told.content.reference, why });
      return !why;
    });
    // Told twice in one batch, the last word counts.
    const bySource = new Map(sound.map((told) => [sourceKeyOf(told.source), told]));
    const known = new Map(
      (await store.invoices.bySources(company.id, [...bySource.keys()])).map((one) => [one.source, one]),
    );
    const ownerOf = (told: SourceInvoice) => owners.get(sourceKeyOf(told.customer.source));
    const missing = [...bySource]
      .filter(([source]) => !known.has(source))
      .map(([, told]) => fresh(company, told, ownerOf(told)));
    kept.added = await store.invoices.insertMany(missing);
    for (const [source, before] of known) {
      const told = bySource.get(source);
      if (!told) continue;
      const after = await change(
        one(store.invoices, company.id, before.id),
        (latest) => next(latest, told, ownerOf(told)),
        before,
      );
      if (!after || after.revision === before.revision) kept.same += 1;
      else {
        kept.changed += 1;
        wake('invoices', after);
      }
    }
    return kept;
  };
}

/** Whoever cannot be reached has no record here: their invoices are looked at, and not sent. */
const customerOf = ({ customer }: SourceInvoice, owner: Customer | undefined): Invoice['customer'] => {
  const name = customer.name ?? owner?.name;
  return { id: owner?.id ?? sourceKeyOf(customer.source), ...(name && { name }) };
};

/** Amounts that are not whole, or too large to be exact. */
function whyUnsound({ content }: SourceInvoice): string | undefined {
  try {
    totalsOfInvoice(content);
    return Number.isSafeInteger(content.claimed?.balance ?? 0) ? undefined : 'its balance is not a whole amount';
  } catch (error) {
    return error instanceof RangeError ? error.message : String(error);
  }
}
