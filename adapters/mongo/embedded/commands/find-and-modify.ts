import { CommandError } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { select } from '../store/select.ts';
import type { Doc } from '../values/bson.ts';
import { type Command, docOf, type Store, textOf } from './command.ts';
import { changeOne } from './write.ts';

function removeFirst({ catalog }: Store, db: string, name: string, filter: Doc, sort: Doc): Doc | undefined {
  const [row] = select(catalog.find(db, name), { filter, sort, limit: 1 });
  if (row) catalog.ensure(db, name).remove(row);
  return row?.doc;
}

/** One document found, changed and given back, as it was or (`new`) as it is. */
export const findAndModify: Command = {
  options: [
    ...['query', 'sort', 'fields', 'update', 'remove', 'new', 'upsert', 'arrayFilters'],
    'bypassDocumentValidation',
  ],
  run: (store, request, db) => {
    const name = textOf(request, Object.keys(request)[0]!);
    const [filter, sort] = [docOf(request, 'query'), docOf(request, 'sort')];
    const change = compileProjection(docOf(request, 'fields'));
    const shown = (doc: Doc | undefined) => (doc && change ? change(doc) : (doc ?? null));
    if (request.remove) {
      if (request.update || request.new || request.upsert) {
        throw new CommandError('FailedToParse', 'findAndModify either removes or updates');
      }
      const removed = removeFirst(store, db, name, filter, sort);
      return { lastErrorObject: { n: removed ? 1 : 0 }, value: shown(removed) };
    }
    const { arrayFilters, upsert } = request;
    const entry = { q: filter, u: request.update, upsert, ...(arrayFilters === undefined ? {} : { arrayFilters }) };
    const result = changeOne(store, db, name, entry, sort);
    if (!result) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
    const upserted = result.upserted === undefined ? {} : { upserted: result.upserted };
    return {
      lastErrorObject: { n: 1, updatedExisting: result.before !== undefined, ...upserted },
      value: shown(request.new ? result.after : result.before),
    };
  },
};
