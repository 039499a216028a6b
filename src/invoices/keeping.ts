import type { Company } from '../company/index.ts';
import type { Customer } from '../customers/index.ts';
import { change, one } from '../kernel/change.ts';
import { momentOf } from '../promises/outbox.ts';
import type { KeepingHouse } from './house.ts';
import { countedIn, type Invoice, telling, totalsOfInvoice } from './invoice.ts';
import { createOwners } from './owners.ts';
import type { BatchFailure, SourceBatch } from './ports.ts';
import { hashOf, type SourceInvoice, sourceKeyOf } from './source.ts';

/** What became of a batch. */
export interface Kept {
  added: number;
  changed: number;
  same: number;
  /** What could not be taken over. */
  refused: BatchFailure[];
}

/**
 * Takes over what a source tells of customers and invoices: what is new is added, what says something else becomes its
 * next version, and what was told before changes nothing.
 */
export function createKeeping({ store, clock, newId, wake }: KeepingHouse) {
  const ownersOf = createOwners({ store, clock, newId });

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
    const sameOwner = (['id', 'name', 'noAutomaticTexts'] as const).every((of) => customer[of] === known.customer[of]);
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
    const owners = await ownersOf(company, [...invoices.map(({ customer }) => customer), ...customers]);
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
  return {
    id: owner?.id ?? sourceKeyOf(customer.source),
    ...(name && { name }),
    ...(customer.noAutomaticTexts && { noAutomaticTexts: true }),
  };
};

/** Amounts that are not whole, or too large to be exact. */
function whyUnsound({ content }: SourceInvoice): string | undefined {
  try {
    totalsOfInvoice(content);
    return Number.isSafeInteger(content.claimed?.balance ?? 0) ? undefined : 'amounts-not-exact';
  } catch (error) {
    if (error instanceof RangeError) return 'amounts-not-exact';
    throw error;
  }
}
