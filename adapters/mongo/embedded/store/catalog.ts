import { CommandError } from '../errors.ts';
import { type Doc, decode, encode } from '../values/bson.ts';
import { Collection } from './collection.ts';
import { type Index, indexFrom, primaryIndex } from './index.ts';
import type { Journal } from './journal.ts';

type CollectionRow = { id: number; db: string; name: string };
type IndexRow = { id: number; collection: number; spec: Uint8Array; arrays: string };

function checkName(db: string, name: string): void {
  if (!/^[^/\\. "$*<>:|?\0]{1,63}$/.test(db))
    throw new CommandError('InvalidNamespace', `invalid database name: '${db}'`);
  if (!/^[^$\0]{1,120}$/.test(name) || name.startsWith('system.') || name.startsWith('.') || name.endsWith('.')) {
    throw new CommandError('InvalidNamespace', `invalid collection name: '${name}'`);
  }
}

/** The collections of the file and their indexes, remembered until a rollback makes that doubtful. */
export class Catalog {
  readonly #journal: Journal;
  #known: Map<string, Collection> | undefined;

  constructor(journal: Journal) {
    this.#journal = journal;
    journal.onRollback(() => {
      this.#known = undefined;
    });
  }

  #load(): Map<string, Collection> {
    if (this.#known) return this.#known;
    const known = new Map<string, Collection>();
    const indexes = this.#journal.sql('SELECT * FROM indexes ORDER BY id').all() as IndexRow[];
    for (const { id, db, name } of this.#journal.sql('SELECT * FROM collections').all() as CollectionRow[]) {
      const own = indexes
        .filter((row) => row.collection === id)
        .map((row) => indexFrom(row.id, decode(row.spec), JSON.parse(row.arrays) as string[]));
      known.set(`${db}.${name}`, new Collection(this.#journal, id, db, name, [primaryIndex(id), ...own]));
    }
    this.#known = known;
    return known;
  }

  find(db: string, name: string): Collection | undefined {
    return this.#load().get(`${db}.${name}`);
  }

  list(db?: string): Collection[] {
    return [...this.#load().values()].filter((collection) => db === undefined || collection.db === db);
  }

  create(db: string, name: string): Collection {
    checkName(db, name);
    return this.#journal.write(() => {
      this.#journal.restructured();
      const inserted = this.#journal.sql('INSERT INTO collections (db, name) VALUES (?, ?)').run(db, name);
      const id = Number(inserted.lastInsertRowid);
      this.#journal.db.exec(
        `CREATE TABLE c${id} (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, doc BLOB NOT NULL)`,
      );
      const collection = new Collection(this.#journal, id, db, name, [primaryIndex(id)]);
      this.#load().set(collection.namespace, collection);
      return collection;
    });
  }

  /** The collection to write to, made if it is not there, as MongoDB does. */
  ensure(db: string, name: string): Collection {
    return this.find(db, name) ?? this.create(db, name);
  }

  drop(collection: Collection): void {
    this.#journal.write(() => {
      this.#journal.restructured();
      for (const index of collection.indexes.slice(1)) this.dropIndex(collection, index);
      this.#journal.db.exec(`DROP TABLE c${collection.id}`);
      this.#journal.run('DELETE FROM collections WHERE id = ?', collection.id);
      this.#load().delete(collection.namespace);
    });
  }

  /** @param spec already checked; the documents that are there are indexed. @throws DuplicateKey */
  createIndex(collection: Collection, spec: Doc): void {
    this.#journal.write(() => {
      this.#journal.restructured();
      const inserted = this.#journal
        .sql("INSERT INTO indexes (collection, spec, arrays) VALUES (?, ?, '[]')")
        .run(collection.id, encode(spec));
      const index = indexFrom(Number(inserted.lastInsertRowid), spec, []);
      const primaryKey = index.unique ? '(key)' : '(key, seq)';
      this.#journal.db.exec(
        `CREATE TABLE ${index.table} (key BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY ${primaryKey}) WITHOUT ROWID`,
      );
      collection.addIndex(index);
    });
  }

  dropIndex(collection: Collection, index: Index): void {
    this.#journal.write(() => {
      this.#journal.restructured();
      this.#journal.db.exec(`DROP TABLE ${index.table}`);
      this.#journal.run('DELETE FROM indexes WHERE id = ?', index.id);
      collection.indexes.splice(collection.indexes.indexOf(index), 1);
    });
  }
}
