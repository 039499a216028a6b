import type { Company } from '../company/index.ts';
import type { Customer } from '../customers/index.ts';
import { awaitedLater, createTurns, mapGivingWay } from '../kernel/ahead.ts';
import { change, one } from '../kernel/change.ts';
import { momentOf } from '../promises/outbox.ts';
import type { KeepingHouse } from './house.ts';
import { countedIn, type Invoice, telling, totalsOfInvoice } from './invoice.ts';
import { createOwners } from './owners.ts';
import type { BatchFailure, SourceBatch } from './ports.ts';
import { hashOf, type SourceInvoice, sourceKeyOf } from './source.ts';

/** Batches of one source that are under way at once: the store writes one while the next is being read. */
export const BATCHES_AHEAD = 3;

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
 * next version, and what was told before changes nothing. A batch may be brought while the one before is still under way.
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

  const [people, orders] = [createTurns(), createTurns()];
  /** Whether all of the last batch were. */
  let areNew = false;

  /** Of invoices that are not known: whoever was faster with one of them is told of it as of one that is. */
  async function add(company: Company, missing: Invoice[]): Promise<{ added: number; there: Invoice[] }> {
    const added = await store.invoices.insertMany(missing);
    if (added === missing.length) return { added, there: [] };
    const ours = new Set(missing.map(({ id }) => id));
    const all = await store.invoices.bySources(
      company.id,
      missing.map(({ source }) => source),
    );
    return { added, there: all.filter(({ id }) => !ours.has(id)) };
  }

  return async function keep(company: Company, { customers, invoices, unreadable }: SourceBatch): Promise<Kept> {
    const kept: Kept = { added: 0, changed: 0, same: 0, refused: [...unreadable] };
    const sound = invoices.filter((told) => {
      const why = whyUnsound(told);
      if (why) kept.refused.push({ id: told.content.reference, why });
      return !why;
    });
    // Told twice in one batch, the last word counts.
    const bySource = new Map(sound.map((told) => [sourceKeyOf(told.source), told]));
    const sources = [...bySource.keys()];
    // One batch after the other where two may name the same; the rest of one goes on beside the next.
    const persons = [...invoices.map(({ customer }) => customer), ...customers];
    const owned = awaitedLater(people([company.id], () => ownersOf(company, persons)));
    return orders(sources, async () => {
      const owners = await owned;
      // A source's first look tells of nothing that is here: what is found by trying is not asked for as well.
      const known = areNew ? [] : await store.invoices.bySources(company.id, sources);
      const isKnown = new Set(known.map(({ source }) => source));
      const ownerOf = (told: SourceInvoice) => owners.get(sourceKeyOf(told.customer.source));
      const unknown = [...bySource].filter(([source]) => !isKnown.has(source));
      const missing = await mapGivingWay(unknown, ([, told]) => fresh(company, told, ownerOf(told)));
      const { added, there } = await add(company, missing);
      kept.added = added;
      areNew = known.length + there.length === 0;
      for (const before of [...known, ...there]) {
        const told = bySource.get(before.source);
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
    });
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
