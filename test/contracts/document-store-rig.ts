import mongoose from 'mongoose';
import { PEOPLE } from './document-store-cases.ts';

export type Doc = mongoose.mongo.Document;
type Stored = mongoose.mongo.Document & { _id?: string | number | mongoose.mongo.ObjectId };
export type Collection = mongoose.mongo.Collection<Stored>;

export async function refusal(work: Promise<unknown>): Promise<Doc> {
  return work.then(
    () => {
      throw new Error('it was not refused');
    },
    (error: Doc) => error,
  );
}

/** A store under test, and collections made anew in a database that goes with it. */
export class DocumentStoreRig {
  readonly database = `quittance_contract_${process.pid}_${Date.now()}`;
  #store: { uri: string; close(): Promise<void> } | undefined;
  #client: mongoose.mongo.MongoClient | undefined;
  #made = 0;

  async start(open: () => Promise<{ uri: string; close(): Promise<void> }>): Promise<void> {
    this.#store = await open();
    this.#client = await new mongoose.mongo.MongoClient(this.#store.uri).connect();
  }

  async stop(): Promise<void> {
    await this.db.dropDatabase();
    await this.#client!.close();
    await this.#store!.close();
  }

  get uri(): string {
    return this.#store!.uri;
  }

  get db(): mongoose.mongo.Db {
    return this.#client!.db(this.database);
  }

  collection(): Collection {
    return this.db.collection<Stored>(`c${this.#made++}`);
  }

  async peopleWith(...indexes: mongoose.mongo.IndexDescription[]): Promise<Collection> {
    const people = this.collection();
    if (indexes.length > 0) await people.createIndexes(indexes);
    await people.insertMany(structuredClone(PEOPLE));
    return people;
  }
}
