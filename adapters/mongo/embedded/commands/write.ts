import { ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import type { Inserted } from '../store/collection.ts';
import { select } from '../store/select.ts';
import { applyUpdate, documentToInsert, isReplacement, type Update } from '../update/update.ts';
import { type Doc, decode, encode } from '../values/bson.ts';
import { type Command, checkOptions, docOf, docsOf, type Pieces, type Store, textOf } from './command.ts';

/** Each write by itself: a refused one is listed, and ends the command only if the writes are ordered. */
function eachWrite<T>(items: T[], ordered: unknown, write: (item: T, index: number) => void): Doc[] {
  const writeErrors: Doc[] = [];
  for (const [index, item] of items.entries()) {
    try {
      write(item, index);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (ordered !== false) break;
    }
  }
  return writeErrors;
}

function answer(counts: Doc, writeErrors: Doc[]): Doc {
  return writeErrors.length > 0 ? { ...counts, writeErrors } : counts;
}

/** So many at a time: about two milliseconds, in which nobody else is answered. */
const PIECE = 25;

function inserted(bytes: Uint8Array): Inserted {
  const doc = decode(bytes);
  if (Object.keys(doc)[0] === '_id') return { doc, bytes };
  const { _id = new ObjectId(), ...rest } = doc;
  return { doc: { _id, ...rest }, bytes: encode({ _id, ...rest }) };
}

/** All at once where nothing stands in the way, and else each by itself. */
function insertPiece({ catalog }: Store, db: string, name: string, piece: Uint8Array[], ordered: unknown): Doc[] {
  if (piece.length > 1) {
    try {
      catalog.ensure(db, name).insertMany(piece.map(inserted));
      return [];
    } catch (error) {
      // What is in the way is said of each.
      if (!(error instanceof CommandError)) throw error;
    }
  }
  return eachWrite(piece, ordered, (each) => {
    const { doc, bytes } = inserted(each);
    // A collection is asked for anew each time: a refused write may have made the one at hand out of date.
    catalog.ensure(db, name).insert(doc, bytes);
  });
}

function* insertInPieces(store: Store, request: Doc, db: string): Pieces {
  const name = textOf(request, 'insert');
  const { documents, ordered } = request;
  if (!Array.isArray(documents) || !documents.every((each) => each instanceof Uint8Array)) {
    throw new CommandError('TypeMismatch', "'documents' must be an array of objects");
  }
  const writeErrors: Doc[] = [];
  let n = 0;
  for (let from = 0; from < documents.length; from += PIECE) {
    if (from > 0) yield;
    const piece = (documents as Uint8Array[]).slice(from, from + PIECE);
    const refused = insertPiece(store, db, name, piece, ordered);
    writeErrors.push(...refused.map((each) => ({ ...each, index: Number(each.index) + from })));
    const [first] = refused;
    if (first && ordered !== false) return answer({ n: n + Number(first.index) }, writeErrors);
    n += piece.length - refused.length;
  }
  return answer({ n }, writeErrors);
}

export const insert: Command = {
  options: ['documents', 'ordered', 'bypassDocumentValidation'],
  run: insertInPieces,
};

const ID: ReadonlySet<string> = new Set(['_id']);

type Change = { modified: boolean; upserted?: unknown };

/** Changes the first match, or inserts. */
function changeOne(store: Store, db: string, name: string, { filter, change }: Update, upsert: boolean): Change[] {
  const [row] = select(store.catalog.find(db, name), { filter, limit: 1 });
  if (row) {
    const before = isReplacement(change) ? row.part(ID) : row.copy();
    return [{ modified: store.catalog.ensure(db, name).replace(row, applyUpdate(before, change)) }];
  }
  if (!upsert) return [];
  const inserted = documentToInsert({ filter, change });
  store.catalog.ensure(db, name).insert(inserted);
  return [{ modified: false, upserted: inserted._id }];
}

function changeMany(store: Store, db: string, name: string, update: Update, upsert: boolean): Change[] {
  if (isReplacement(update.change)) throw new CommandError('FailedToParse', 'a replacement is of one document');
  // All matches first: a changed document could be met again further along the index.
  const rows = [...select(store.catalog.find(db, name), { filter: update.filter })];
  if (rows.length === 0) return changeOne(store, db, name, update, upsert);
  return rows.map((row) => {
    const after = applyUpdate(row.copy(), update.change);
    return { modified: store.catalog.ensure(db, name).replace(row, after) };
  });
}

export const update: Command = {
  options: ['updates', 'ordered', 'bypassDocumentValidation'],
  run: (store, request, db) => {
    const name = textOf(request, 'update');
    let [n, nModified] = [0, 0];
    const upserted: Doc[] = [];
    const writeErrors = eachWrite(docsOf(request, 'updates'), request.ordered, (entry, index) => {
      checkOptions('update.updates', entry, ['q', 'u', 'multi', 'upsert']);
      const asked = { filter: docOf(entry, 'q'), change: entry.u as Doc };
      for (const change of (entry.multi ? changeMany : changeOne)(store, db, name, asked, entry.upsert === true)) {
        n++;
        if (change.modified) nModified++;
        if (change.upserted !== undefined) upserted.push({ index, _id: change.upserted });
      }
    });
    return answer({ n, nModified, ...(upserted.length > 0 ? { upserted } : {}) }, writeErrors);
  },
};

export const remove: Command = {
  options: ['deletes', 'ordered'],
  run: ({ catalog }, request, db) => {
    const name = textOf(request, 'delete');
    let n = 0;
    const writeErrors = eachWrite(docsOf(request, 'deletes'), request.ordered, (entry) => {
      checkOptions('delete.deletes', entry, ['q', 'limit']);
      const limit = entry.limit === 1 ? 1 : Number.POSITIVE_INFINITY;
      for (const row of [...select(catalog.find(db, name), { filter: docOf(entry, 'q'), limit })]) {
        catalog.ensure(db, name).remove(row);
        n++;
      }
    });
    return answer({ n }, writeErrors);
  },
};
