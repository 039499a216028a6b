import mongoose, { type Connection, type Collection as Driver, type Schema } from 'mongoose';
import { brokenIndex, toOutage } from './outage.ts';
import { type Shape, shapeOf } from './shape.ts';

type Fields = Record<string, unknown>;
type Stored = Fields & { _id: string };
/** What fields must be equal to. */
type Plain = Record<string, string | boolean>;
/** Which documents; every look-up but those that find the company names it. */
type Scope = Plain & { companyId: string };
type Sort = Record<string, 1 | -1>;

/** Longer than any indexed read takes, shorter than a person or a webhook waits. */
const READ = { maxTimeMS: 2_000 };
/** Each document's own id is an index of this name on every server. */
const BY_ID = '_id_';

/** Types are gone at run time: an object in the place of a text would be an operator, and find what was not asked for. */
function plain(scope: Plain): Plain {
  for (const [field, value] of Object.entries(scope)) {
    if (typeof value !== 'string' && typeof value !== 'boolean') throw new TypeError(`${field} must be a plain value`);
  }
  return scope;
}

/**
 * One collection of the store. Mongoose owns the schema, the indexes and the connection; commands go straight to the
 * driver, checked by the schema's `Shape` on the way in: its queries and documents would double what each costs.
 */
export class Collection<T extends { id: string }> {
  readonly #connection: Connection;
  readonly #name: string;
  readonly #fields: string[];
  readonly #documents: Driver<Stored>;
  readonly #shape: Shape;
  readonly #derive: (document: T) => Fields;

  /** @param derive gives the hidden fields of the schema, which exist for the indexes */
  constructor(connection: Connection, name: string, schema: Schema, derive: (document: T) => Fields = () => ({})) {
    this.#connection = connection;
    this.#name = name;
    connection.model(name, schema, name);
    this.#documents = connection.collection<Stored>(name);
    this.#fields = Object.keys(schema.paths);
    this.#shape = shapeOf(schema);
    this.#derive = derive;
  }

  one(scope: Scope, sort?: Sort): Promise<T | undefined> {
    return this.anywhere(scope, sort);
  }

  /** As `one`, for the look-ups that find the company. */
  async anywhere(scope: Plain, sort?: Sort): Promise<T | undefined> {
    const [found] = await this.#find(plain(scope), 1, sort);
    return found ? this.#given(found) : undefined;
  }

  /** @param more conditions with operators, in our own words */
  async many(scope: Scope, limit: number, sort?: Sort, more: Fields = {}): Promise<T[]> {
    const found = await this.#find({ ...plain(scope), ...more }, limit, sort);
    return found.map((stored) => this.#given(stored));
  }

  /** The ids of all documents, in their order. */
  async ids(): Promise<string[]> {
    const found = await this.#attempt('read', () =>
      this.#documents.find({}, { ...READ, projection: { _id: 1 }, sort: { _id: 1 } }).toArray(),
    );
    return found.map(({ _id }) => String(_id));
  }

  /** `false` when its id, or its key in the unique index `key`, is taken. @throws Outage for any other duplicate */
  async insert(document: T, ...keys: string[]): Promise<boolean> {
    const stored = this.#stored(document);
    return this.#unlessTaken([BY_ID, ...keys], () => this.#documents.insertOne(stored).then(() => true));
  }

  /** Writes a document as its next revision if the stored one is still the one it was read as. */
  async replace(document: T & { companyId: string; revision: number }): Promise<boolean> {
    const { _id, companyId, revision, ...rest } = this.#stored(document);
    const next = { ...rest, companyId, revision: document.revision + 1 };
    const done = await this.#attempt('replace', () => this.#documents.replaceOne({ _id, companyId, revision }, next));
    return done.matchedCount === 1;
  }

  /** As `replace`, where the field `kept` is not the core's and stays as it is. */
  async replaceAllBut(kept: string, document: T & { revision: number }): Promise<boolean> {
    const { _id, ...fields } = this.#stored({ ...document, [kept]: [] });
    const names = this.#fields.filter((name) => name !== '_id' && name !== kept);
    const absent = names.filter((name) => !(name in fields));
    delete fields[kept];
    return this.change(
      document.id,
      { revision: document.revision },
      {
        $set: { ...fields, revision: document.revision + 1 },
        ...(absent.length > 0 ? { $unset: Object.fromEntries(absent.map((name) => [name, ''])) } : {}),
      },
    );
  }

  /** Inserts a document, or overwrites the one with its id. */
  async put(document: T & { companyId: string }): Promise<void> {
    const { _id, companyId, ...rest } = this.#stored(document);
    const write = () => this.#documents.replaceOne({ _id, companyId }, { ...rest, companyId }, { upsert: true });
    // Two upserts of one id may both set out to insert; the loser finds it there the second time.
    const done = await this.#unlessTaken([BY_ID], () => write().then(() => true));
    if (!done) await this.#attempt('put', write);
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
    return this.#unlessTaken(upsert ? [BY_ID, ...taken] : taken, async () => {
      const done = await this.#documents.updateOne({ _id, ...filter }, update, { upsert });
      return done.matchedCount + done.upsertedCount === 1;
    });
  }

  /**
   * Reads in one command. The driver's cursors are for what comes in several batches, and cost as much again as the
   * round trip itself: 180 µs of the main thread, this 105.
   */
  #find(filter: Fields, limit: number, sort?: Sort): Promise<Stored[]> {
    const wanted = { ...READ, limit, ...(sort && { sort }) };
    const byCursor = () => this.#documents.find(filter, wanted).toArray();
    return this.#attempt('read', async () => {
      const { db } = this.#connection;
      if (!db) return byCursor();
      const find = { find: this.#name, filter, ...wanted, batchSize: limit, singleBatch: true };
      const answer = db.command(find).catch((error: unknown) => {
        // The driver repeats a read whose connection was cut, and never a command.
        if (error instanceof mongoose.mongo.MongoNetworkError) return undefined;
        throw error;
      });
      return (await answer)?.cursor.firstBatch ?? byCursor();
    });
  }

  /** As it is stored. @throws TypeError when it is not what the schema says */
  #stored(document: T): Stored {
    const { id, ...rest } = document;
    return this.#shape.write({ _id: id, ...rest, ...this.#derive(document) }, this.#name) as Stored;
  }

  #given(stored: Fields): T {
    const { _id, ...rest } = this.#shape.read(stored);
    return { id: _id, ...rest } as unknown as T;
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
