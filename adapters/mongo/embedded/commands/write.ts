import { ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import { select } from '../store/select.ts';
import { compileArrayFilters } from '../update/targets.ts';
import { applyUpdate, documentToInsert, isReplacement } from '../update/update.ts';
import { type Doc, decode, isPlain } from '../values/bson.ts';
import { type Command, checkOptions, docOf, docsOf, type Store, textOf } from './command.ts';

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

export const insert: Command = {
  options: ['documents', 'ordered', 'bypassDocumentValidation'],
  run: ({ catalog }, request, db) => {
    const name = textOf(request, 'insert');
    const documents = request.documents;
    if (!Array.isArray(documents) || !documents.every((each) => each instanceof Uint8Array)) {
      throw new CommandError('TypeMismatch', "'documents' must be an array of objects");
    }
    let n = 0;
    const writeErrors = eachWrite(documents as Uint8Array[], request.ordered, (bytes) => {
      const doc = decode(bytes);
      // A collection is asked for anew each time: a refused write may have made the one at hand out of date.
      const collection = catalog.ensure(db, name);
      const { _id = new ObjectId(), ...rest } = doc;
      if (Object.keys(doc)[0] === '_id') collection.insert(doc, bytes);
      else collection.insert({ _id, ...rest });
      n++;
    });
    return answer({ n }, writeErrors);
  },
};

export type Change = { before?: Doc; after?: Doc; modified: boolean; upserted?: unknown };

/** Changes the first match (in the order of `sort`), or inserts: `findAndModify` and `update` are both this. */
export function changeOne(store: Store, db: string, name: string, entry: Doc, sort?: Doc): Change | undefined {
  const update = updateOf(entry);
  const [row] = select(store.catalog.find(db, name), { filter: update.filter, ...(sort ? { sort } : {}), limit: 1 });
  if (row) {
    const after = applyUpdate(isReplacement(update.change) ? row.doc : row.copy(), update);
    return { before: row.doc, after, modified: store.catalog.ensure(db, name).replace(row, row.doc, after) };
  }
  if (!entry.upsert) return undefined;
  const inserted = documentToInsert(update);
  store.catalog.ensure(db, name).insert(inserted);
  return { after: inserted, modified: false, upserted: inserted._id };
}

function updateOf(entry: Doc) {
  const change = entry.u;
  const operators = !isReplacement(change);
  if (entry.arrayFilters !== undefined && !operators) {
    throw new CommandError('FailedToParse', 'arrayFilters have no meaning for a replacement');
  }
  const arrayFilters = compileArrayFilters(entry.arrayFilters === undefined ? [] : docsOf(entry, 'arrayFilters'));
  return { filter: docOf(entry, 'q'), change: change as Doc, arrayFilters };
}

function changeMany(store: Store, db: string, name: string, entry: Doc): Change[] {
  const update = updateOf(entry);
  if (isReplacement(update.change)) throw new CommandError('FailedToParse', 'a replacement is of one document');
  // All matches first: a changed document could be met again further along the index.
  const rows = [...select(store.catalog.find(db, name), { filter: update.filter })];
  if (rows.length === 0 && entry.upsert) return [changeOne(store, db, name, entry)!];
  return rows.map((row) => {
    const after = applyUpdate(row.copy(), update);
    return { after, modified: store.catalog.ensure(db, name).replace(row, row.doc, after) };
  });
}

export const update: Command = {
  options: ['updates', 'ordered', 'bypassDocumentValidation'],
  run: (store, request, db) => {
    const name = textOf(request, 'update');
    let [n, nModified] = [0, 0];
    const upserted: Doc[] = [];
    const writeErrors = eachWrite(docsOf(request, 'updates'), request.ordered, (entry, index) => {
      checkOptions('update.updates', entry, ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'sort']);
      const sort = isPlain(entry.sort) ? entry.sort : undefined;
      const changes = entry.multi
        ? changeMany(store, db, name, entry)
        : [changeOne(store, db, name, entry, sort)].filter((change) => change !== undefined);
      for (const change of changes) {
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
