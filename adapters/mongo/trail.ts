import { type Act, type Acting, type Owing, owedBy, type Trail } from '../../src/kernel/act.ts';
import type { Collection } from './collection.ts';
import { type Index, moment, optionalList, part, text } from './schema.ts';
import type { Fields } from './translation.ts';

/** The fields of every document whose acts are entered in the audit log. */
export const trailFields = {
  acts: optionalList(part<Act>({ key: text, at: moment, action: text, by: text, before: String, after: String })),
  noted: optionalList(String),
} satisfies Record<keyof Acting, unknown>;

/** Stored for the index alone. */
export const trailHidden = { unaudited: { type: Date, select: false } };

const OWED = { unaudited: { $exists: true } };

/** Holds only the documents with acts that are still to be entered. */
export const trailIndex: Index = {
  name: 'unaudited',
  keys: { unaudited: 1, _id: 1 },
  options: { partialFilterExpression: OWED },
};

/** Of documents that carry their company: whoever waits for those of one waits for no other's. */
export const trailIndexes: Index[] = [
  trailIndex,
  { name: 'unaudited-of', keys: { companyId: 1, unaudited: 1 }, options: { partialFilterExpression: OWED } },
];

/** Later than any act: what is owed is owed whatever its time. */
const END = new Date(8_640_000_000_000_000);

/** Derived with every write, so that no write forgets it. `told`: the acts that the document itself tells. */
export function unauditedIn<T extends Acting>(document: T, told: (document: T) => Act[] = () => []): Fields {
  try {
    const [first] = owedBy(document, told(document));
    return first ? { unaudited: first.at } : {};
  } catch {
    // Nothing of it has been looked at yet: the schema, which comes after, says what is wrong with it.
    return { unaudited: new Date(0) };
  }
}

/** `scope`: what a document is found by beside its id. `owned`: those of a company, oldest first. */
export function trailIn<T extends Acting & { id: string; revision: number }>(
  collection: Collection<T>,
  told: (document: T) => Act[],
  scope: (document: T) => { companyId: string; filter: Fields },
  owned: (companyId: string, limit: number) => Promise<T[]>,
): Trail {
  /** As it was read: by the time it is entered, somebody may have written it. */
  const seen = new WeakMap<Owing, T>();
  function owingOf(document: T): Owing {
    const owing = { companyId: scope(document).companyId, id: document.id, acts: owedBy(document, told(document)) };
    seen.set(owing, document);
    return owing;
  }
  return {
    async *owed() {
      for await (const document of collection.inOrder(
        { field: 'unaudited', until: END, from: undefined },
        () => undefined,
      ))
        yield owingOf(document);
    },
    owedIn: async (companyId, limit) => (await owned(companyId, limit)).map(owingOf),
    async entered(owing) {
      const document = seen.get(owing);
      if (!document) return;
      const noted = told(document).map(({ key }) => key);
      await collection.change(
        document.id,
        { ...scope(document).filter, revision: document.revision },
        { ...(noted.length > 0 && { $set: { noted } }), $unset: { acts: '', unaudited: '' } },
      );
    },
  };
}

/** Of documents that carry their company. */
export const ownTrailIn = <T extends Acting & { id: string; companyId: string; revision: number }>(
  collection: Collection<T>,
  told: (document: T) => Act[] = () => [],
): Trail =>
  trailIn(
    collection,
    told,
    ({ companyId }) => ({ companyId, filter: { companyId } }),
    (companyId, limit) => collection.many({ companyId }, limit, { unaudited: 1 }, OWED),
  );
