import { CommandError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { checkStorable, type Doc, encode } from '../values/bson.ts';
import { changedFields, fieldsIn } from '../values/fields.ts';
import type { KeyEntry } from '../values/index-keys.ts';
import { encodeValue } from '../values/key.ts';
import { type Index, keysIn, movedKeys } from './index.ts';
import type { Journal } from './journal.ts';
import type { Row } from './row.ts';
import { addRows } from './rows.ts';
import { scan } from './scan.ts';

function checkId(id: unknown): void {
  if (id === undefined || Array.isArray(id)) throw new CommandError('BadValue', "a document's _id cannot be an array");
}

function shown(value: unknown): string {
  return value === undefined ? 'null' : (JSON.stringify(value) ?? String(value));
}

/** A document with its encoding, which begins with `_id`. */
export interface Inserted {
  doc: Doc;
  bytes: Uint8Array;
}

/** Whether a change of these fields may change its keys. */
const isTouched = ({ fields, conditional }: Index, changed: ReadonlySet<string>): boolean =>
  !conditional || !changed.isDisjointFrom(fields) || !changed.isDisjointFrom(conditional);

export class Collection {
  readonly id: number;
  readonly db: string;
  readonly name: string;
  /** The primary index first. */
  readonly indexes: Index[];
  readonly #journal: Journal;

  constructor(journal: Journal, id: number, db: string, name: string, indexes: Index[]) {
    this.#journal = journal;
    this.id = id;
    this.db = db;
    this.name = name;
    this.indexes = indexes;
  }

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  scan(plan: Plan<Index>, expected: number): Generator<Row> {
    return scan(this.#journal, this.id, plan, expected);
  }

  count(): number {
    return Number(this.#journal.sql(`SELECT count(*) AS n FROM c${this.id}`).get()!.n);
  }

  /** @param bytes the document's encoding, if it is known and begins with `_id`. @throws DuplicateKey, BadValue */
  insert(doc: Doc, bytes?: Uint8Array): void {
    checkId(doc._id);
    checkStorable(doc);
    const stored = bytes ?? encode(doc);
    this.#journal.write(() => {
      const id = encodeValue(doc._id);
      const inserted = this.#journal.sql(`INSERT OR IGNORE INTO c${this.id} (id, doc) VALUES (?, ?)`).run(id, stored);
      if (Number(inserted.changes) === 0) throw this.#duplicate(this.indexes[0]!, [doc._id]);
      const seq = Number(inserted.lastInsertRowid);
      for (const index of this.indexes.slice(1)) this.#addKeys(index, this.#keys(index, doc), seq);
    });
  }

  /**
   * As `insert`, of many documents, all of them or none: that costs a third of inserting each.
   * @throws DuplicateKey, which says the key only of `insert`, and BadValue
   */
  insertMany(documents: Inserted[]): void {
    for (const { doc } of documents) {
      checkId(doc._id);
      checkStorable(doc);
    }
    this.#journal.write(() => {
      const last = Number(this.#journal.sql(`SELECT max(seq) AS seq FROM c${this.id}`).get()!.seq ?? 0);
      const rows = documents.flatMap(({ doc, bytes }, i) => [last + 1 + i, encodeValue(doc._id), bytes]);
      if (addRows(this.#journal, `c${this.id} (seq, id, doc)`, rows) < documents.length)
        throw this.#duplicate(this.indexes[0]!, []);
      for (const index of this.indexes.slice(1)) {
        const crossed = new Set<string>();
        const keys = documents.flatMap(({ doc }, i) =>
          keysIn(index, doc, crossed).flatMap(({ key }) => [key, last + 1 + i]),
        );
        this.#rememberArrays(index, crossed);
        if (addRows(this.#journal, `${index.table} (key, seq)`, keys) * 2 < keys.length)
          throw this.#duplicate(index, []);
      }
    });
  }

  /** @returns whether anything changed. @throws DuplicateKey, BadValue */
  replace(row: Row, after: Doc): boolean {
    checkStorable(after);
    const { _id, ...rest } = after;
    const bytes = encode({ _id, ...rest });
    if (Buffer.compare(bytes, row.bytes) === 0) return false;
    const changed = changedFields(row.fields, fieldsIn(bytes));
    const others = this.indexes.slice(1).filter((index) => !changed || isTouched(index, changed));
    this.#journal.write(() => {
      this.#journal.run(`UPDATE c${this.id} SET doc = ? WHERE seq = ?`, bytes, row.seq);
      for (const index of others) this.#moveKeys(index, row, after, changed);
    });
    return true;
  }

  remove(row: Row): void {
    this.#journal.write(() => {
      for (const index of this.indexes.slice(1)) this.#dropKeys(index, keysIn(index, row.doc, new Set()), row.seq);
      this.#journal.run(`DELETE FROM c${this.id} WHERE seq = ?`, row.seq);
    });
  }

  /** Fills a new index, within the write that makes it. */
  addIndex(index: Index): void {
    const all = { index: undefined, ranges: [], single: false, residual: [], sorted: true, backward: false };
    for (const row of this.scan(all, 1000)) this.#addKeys(index, this.#keys(index, row.doc), row.seq);
    this.indexes.push(index);
  }

  #keys(index: Index, doc: Doc): KeyEntry[] {
    const crossed = new Set<string>();
    const entries = keysIn(index, doc, crossed);
    this.#rememberArrays(index, crossed);
    return entries;
  }

  #rememberArrays(index: Index, crossed: Set<string>): void {
    if (crossed.isSubsetOf(index.arrays)) return;
    this.#journal.restructured();
    for (const path of crossed) index.arrays.add(path);
    this.#journal.run('UPDATE indexes SET arrays = ? WHERE id = ?', JSON.stringify([...index.arrays]), index.id);
  }

  #addKeys(index: Index, entries: KeyEntry[], seq: number): void {
    for (const { key, values } of entries) {
      const added = this.#journal.run(`INSERT OR IGNORE INTO ${index.table} (key, seq) VALUES (?, ?)`, key, seq);
      if (added === 0) throw this.#duplicate(index, values);
    }
  }

  #dropKeys(index: Index, entries: KeyEntry[], seq: number): void {
    for (const { key } of entries) this.#journal.run(`DELETE FROM ${index.table} WHERE key = ? AND seq = ?`, key, seq);
  }

  #moveKeys(index: Index, row: Row, after: Doc, changed = index.fields): void {
    const before = row.part(index.conditional && index.fields.union(index.conditional));
    const crossed = new Set<string>();
    const { gone, come } = movedKeys(index, before, after, changed, crossed);
    this.#rememberArrays(index, crossed);
    this.#dropKeys(index, gone, row.seq);
    this.#addKeys(index, come, row.seq);
  }

  #duplicate(index: Index, values: unknown[]): CommandError {
    const keyValue = Object.fromEntries(
      index.pattern.paths.map((path, i) => [path.join('.'), typeof values[i] === 'symbol' ? null : values[i]]),
    );
    const key = Object.entries(keyValue).map(([path, value]) => `${path}: ${shown(value)}`);
    return new CommandError(
      'DuplicateKey',
      `E11000 duplicate key error collection: ${this.namespace} index: ${index.name} dup key: { ${key.join(', ')} }`,
      { keyPattern: index.spec.key, keyValue },
    );
  }
}
