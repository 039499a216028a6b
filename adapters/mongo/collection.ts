import type { Schema } from 'mongoose';
import { mapGivingWay } from '../../src/kernel/ahead.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import type { Commands, Wanted } from './commands.ts';
import { brokenIndex, toOutage } from './outage.ts';
import { PAGE, pagesOf, type Range } from './pages.ts';
import type { Outdated } from './renewal.ts';
import { type Plain, plain, type Scope } from './scope.ts';
import { type Fields, type Stored, Translation, type Versions } from './translation.ts';
import type { Vault } from './vault.ts';

type Sort = Record<string, 1 | -1>;

/** Each document's own id is an index of this name on every server. */
const BY_ID = '_id_';
/** So few are deleted at once that nobody waits behind it: about 20 ms of the embedded store. */
const REMOVED_AT_ONCE = 200;

/** What every collection works with. */
export interface Database {
  commands: Commands;
  log: Log;
  /** By collection: whose indexes are built when connecting. */
  schemas: Map<string, Schema>;
  /** Of the collections whose indexes hold what is derived from documents, and was once derived in another way. */
  outdated: Outdated[];
  /** For secrets; absent where the database was opened without a key. */
  vault?: Vault;
}

/**
 * One collection of the store. Mongoose owns the schema and the connection; commands go past it, checked
 * by the schema's `Shape` on the way in: its queries and documents would double what each costs.
 */
export class Collection<T extends { id: string }> {
  readonly #commands: Commands;
  readonly #name: string;
  readonly #fields: string[];
  readonly #translation: Translation<T>;
  #hasOutdated = false;

  constructor(
    { commands, log, schemas, outdated }: Database,
    name: string,
    schema: Schema,
    versions: Versions<T> = {},
  ) {
    this.#commands = commands;
    this.#name = name;
    this.#translation = new Translation(name, schema, versions, log);
    if (this.#translation.outdated) {
      this.#hasOutdated = true;
      outdated.push(this.#outdated(this.#translation.outdated));
    }
    // What is outdated is asked for at every start: where nothing is, no document may be read for it.
    schemas.set(name, this.#translation.outdated ? schema.clone().index({ v: 1 }, { name: 'version' }) : schema);
    this.#fields = Object.keys(schema.paths);
  }

  /** Whether the indexes may still hold what an older version derived: until all of its documents are written anew. */
  get hasOutdated(): boolean {
    return this.#hasOutdated;
  }

  /** @throws Unreadable */
  one(scope: Scope): Promise<T | undefined> {
    return this.anywhere(scope);
  }

  /** As `one`, for the look-ups that find the company. */
  async anywhere(scope: Plain): Promise<T | undefined> {
    const [found] = await this.#find(plain(scope), 1);
    return found ? this.#translation.toCore(found) : undefined;
  }

  /** The first that can be read. */
  async first(scope: Scope, sort: Sort): Promise<T | undefined> {
    return (await this.many(scope, 1, sort))[0];
  }

  /**
   * As many as can be read: one that cannot is set aside, with its reason in the log, and holds up none behind it.
   * @param more conditions with operators, in our own words
   */
  async many(scope: Scope, limit: number, sort?: Sort, more: Fields = {}): Promise<T[]> {
    const filter = { ...plain(scope), ...more };
    const given: T[] = [];
    for (let skip = 0; ; skip += limit) {
      const found = await this.#find(filter, limit, sort, skip);
      given.push(...this.#translation.readable(found));
      if (given.length >= limit || found.length < limit) return given.slice(0, limit);
    }
  }

  /** Those of a company that have one of these values in a field whose values are unique in it. */
  async among(companyId: string, field: string, values: string[]): Promise<T[]> {
    return values.length === 0 ? [] : this.many({ companyId }, values.length, undefined, { [field]: { $in: values } });
  }

  /** Those of all companies in this range that can be read, page by page; `more` as for `pagesOf`. */
  async *inOrder(range: Range, more: () => Fields | undefined): AsyncGenerator<T> {
    const read = (filter: Fields) => this.#find(filter, PAGE, { [range.field]: 1, _id: 1 });
    for await (const page of pagesOf(read, range, more)) yield* this.#translation.readable(page);
  }

  /** Nothing but these fields of each, as they are stored: for sums, counts and searches. `more` as for `many`. */
  only(scope: Scope, projection: Record<string, 1>, more: Fields, limit = 0, sort?: Sort): Promise<Stored[]> {
    const filter = { ...plain(scope), ...more };
    return this.#read(filter, { projection, limit, ...(sort && { sort }) });
  }

  /** The ids of all documents, in their order. */
  async ids(): Promise<string[]> {
    const found = await this.#read({}, { projection: { _id: 1 }, sort: { _id: 1 }, limit: 0 });
    return found.map(({ _id }) => String(_id));
  }

  /** `false` when its id, or its key in the unique index `key`, is taken. @throws Outage for any other duplicate */
  async insert(document: T, ...keys: string[]): Promise<boolean> {
    return (await this.insertMany([document], ...keys)) === 1;
  }

  /**
   * Inserts those whose id, and whose key in the unique index `key`, is not taken; gives how many. @throws Outage for any other duplicate
   */
  async insertMany(documents: T[], ...keys: string[]): Promise<number> {
    if (documents.length === 0) return 0;
    const stored = await mapGivingWay(documents, (document) => this.#translation.toStore(document));
    const broken = await this.#attempt('write', () => this.#commands.insert(this.#name, stored));
    const other = broken.find((index) => ![BY_ID, ...keys].includes(index));
    if (other !== undefined)
      throw new Outage('mongo', `${this.#name} write`, { outcome: 'never', code: '11000', cause: other });
    return documents.length - broken.length;
  }

  /** Writes a document as its next revision if the stored one is still the one it was read as. */
  async replace(document: T & { companyId: string; revision: number }): Promise<boolean> {
    const { _id, companyId, revision, ...rest } = this.#translation.toStore(document);
    const next = { ...rest, companyId, revision: document.revision + 1 };
    return this.#attempt('replace', () => this.#commands.replace(this.#name, { _id, companyId, revision }, next));
  }

  /** As `replace`, where the field `kept` is not the core's and stays as it is. */
  async replaceAllBut(kept: string, document: T & { revision: number }): Promise<boolean> {
    const { _id, [kept]: _, ...fields } = this.#translation.toStore({ ...document, [kept]: [] });
    const next = { ...fields, revision: document.revision + 1 };
    return this.change(document.id, { revision: document.revision }, this.#becoming(next, kept));
  }

  /** Inserts a document, or overwrites the one with its id, but for what a newer version stored there. */
  async put(document: T & { companyId: string }): Promise<void> {
    const { _id, ...fields } = this.#translation.toStore(document);
    const write = () => this.change(_id, { companyId: document.companyId }, this.#becoming(fields), { upsert: true });
    // Two upserts of one id may both set out to insert; the loser finds it there the second time.
    if (!(await write()) && !(await write())) throw new Error(`${this.#name} has ${_id} of another company`);
  }

  /**
   * Changes the fields of the one document with this id that passes `filter`; `false` when none does, or when its new
   * key in one of the unique indexes `taken` is another's.
   */
  async change(
    _id: string,
    filter: Fields,
    update: Fields,
    { upsert = false, taken = [] }: { upsert?: boolean; taken?: string[] } = {},
  ): Promise<boolean> {
    const change = () => this.#commands.update(this.#name, { _id, ...filter }, update, upsert);
    return this.#unlessTaken(upsert ? [BY_ID, ...taken] : taken, change);
  }

  /** Deletes every document that passes `filter`, of whatever company. */
  async remove(filter: Fields): Promise<void> {
    for (;;) {
      const found = await this.#read(filter, { projection: { _id: 1 }, limit: REMOVED_AT_ONCE });
      if (found.length === 0) return;
      // What has come to be worth keeping meanwhile is kept.
      const these = { _id: { $in: found.map(({ _id }) => _id) }, ...filter };
      await this.#attempt('remove', () => this.#commands.remove(this.#name, these));
    }
  }

  /** The documents of older versions, and how one is written anew: `false` when it cannot be read. */
  #outdated(filter: Fields): Outdated {
    return {
      read: (limit, skip) => this.#find(filter, limit, undefined, skip),
      write: async (stored) => {
        const [document] = this.#translation.readable([stored]);
        if (!document) return false;
        const { _id, revision, ...fields } = this.#translation.toStore(document);
        // Whoever wrote it in between wrote it as it is today. The first versions of some had no revisions.
        const isFirst = stored.revision === undefined;
        const read = { revision: isFirst ? { $exists: false } : revision };
        await this.change(_id, read, this.#becoming(isFirst ? { ...fields, revision } : fields, 'revision'));
        return true;
      },
      over: () => {
        this.#hasOutdated = false;
      },
    };
  }

  #find(filter: Fields, limit: number, sort?: Sort, skip = 0): Promise<Stored[]> {
    return this.#read(filter, { limit, ...(sort && { sort }), ...(skip > 0 && { skip }) });
  }

  #read(filter: Fields, wanted: Wanted): Promise<Stored[]> {
    return this.#attempt('read', () => this.#commands.find(this.#name, filter, wanted));
  }

  /** The change of a stored document that makes it this one, and leaves alone what is unknown here, or `kept`. */
  #becoming({ v, ...fields }: Fields, kept?: string): Fields {
    const gone = this.#fields.filter((name) => name !== '_id' && name !== kept && !(name in fields));
    return {
      $set: fields,
      $max: { v },
      ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((name) => [name, ''])) } : {}),
    };
  }

  async #unlessTaken(keys: string[], write: () => Promise<boolean>): Promise<boolean> {
    return this.#attempt('write', () =>
      write().catch((error: unknown) => {
        const index = brokenIndex(error);
        if (index !== undefined && keys.includes(index)) return false;
        throw error;
      }),
    );
  }

  async #attempt<R>(operation: string, work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (error) {
      throw toOutage(`${this.#name} ${operation}`, error);
    }
  }
}
