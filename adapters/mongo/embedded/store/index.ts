import type { IndexShape } from '../plan/plan.ts';
import { compileClauses, parseFilter, type Test } from '../query/filter.ts';
import type { Doc } from '../values/bson.ts';
import { type KeyEntry, keyPattern, keysOf } from '../values/index-keys.ts';

/**
 * An index of a collection: a table of its own with one row per key, `(key BLOB, seq INTEGER)` in key order. The
 * primary index is the collection's own table, whose `id` column holds the key of `_id`.
 */
export type Index = IndexShape & {
  id: number;
  table: string;
  column: 'key' | 'id';
  spec: Doc;
  arrays: Set<string>;
  holds: Test;
};

export function primaryIndex(collection: number): Index {
  const spec = { v: 2, key: { _id: 1 }, name: '_id_' };
  return { ...indexFrom(0, spec, []), table: `c${collection}`, column: 'id', unique: true };
}

export function indexFrom(id: number, spec: Doc, arrays: string[]): Index {
  const conditions = parseFilter((spec.partialFilterExpression ?? {}) as Doc);
  return {
    id,
    name: String(spec.name),
    table: `i${id}`,
    column: 'key',
    spec,
    pattern: keyPattern(spec.key as Doc),
    unique: spec.unique === true,
    conditions,
    holds: compileClauses(conditions),
    arrays: new Set(arrays),
  };
}

/** A document's keys in an index: none if a partial index does not hold it. */
export function keysIn(index: Index, doc: Doc, crossed: Set<string>): KeyEntry[] {
  return index.holds(doc) ? keysOf(doc, index.pattern, crossed) : [];
}
