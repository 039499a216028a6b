import type { IndexShape } from '../plan/plan.ts';
import { compileClauses, fieldsAsked, parseFilter, type Test } from '../query/filter.ts';
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
  /** The documents' own fields that its keys are made of, and those that say whether it holds one: undefined is any. */
  fields: ReadonlySet<string>;
  conditional: ReadonlySet<string> | undefined;
};

export function primaryIndex(collection: number): Index {
  const spec = { v: 2, key: { _id: 1 }, name: '_id_' };
  return { ...indexFrom(0, spec, []), table: `c${collection}`, column: 'id', unique: true };
}

export function indexFrom(id: number, spec: Doc, arrays: string[]): Index {
  const conditions = parseFilter((spec.partialFilterExpression ?? {}) as Doc);
  const pattern = keyPattern(spec.key as Doc);
  return {
    id,
    name: String(spec.name),
    table: `i${id}`,
    column: 'key',
    spec,
    pattern,
    unique: spec.unique === true,
    conditions,
    holds: compileClauses(conditions),
    fields: new Set(pattern.paths.map(([first = '']) => first)),
    conditional: fieldsAsked(conditions),
    arrays: new Set(arrays),
  };
}

/** A document's keys in an index: none if a partial index does not hold it. */
export function keysIn(index: Index, doc: Doc, crossed: Set<string>): KeyEntry[] {
  return index.holds(doc) ? keysOf(doc, index.pattern, crossed) : [];
}

/** Keys that a changed document no longer has in an index, and those that it has now. */
export interface MovedKeys {
  gone: KeyEntry[];
  come: KeyEntry[];
}

/** @param changed the document's own fields that differ */
export function movedKeys(
  index: Index,
  before: Doc,
  after: Doc,
  changed: ReadonlySet<string>,
  crossed: Set<string>,
): MovedKeys {
  const words = changedWords(index, before, after, changed);
  if (words) {
    const keys = (doc: Doc, some: string[]) =>
      some.length > 0 ? keysIn(index, { ...doc, [words.field]: some }, crossed) : [];
    return { gone: keys(before, words.gone), come: keys(after, words.come) };
  }
  const [old, current] = [keysIn(index, before, new Set()), keysIn(index, after, crossed)];
  return { gone: missing(old, current), come: missing(current, old) };
}

function missing(entries: KeyEntry[], others: KeyEntry[]): KeyEntry[] {
  const there = new Set(others.map(({ key }) => key.toString('latin1')));
  return entries.filter(({ key }) => !there.has(key.toString('latin1')));
}

/** Where nothing but words of one list came or went, only those have other keys: a list of search terms is long. */
function changedWords(index: Index, before: Doc, after: Doc, changed: ReadonlySet<string>) {
  const [field, ...others] = [...index.fields].filter((name) => changed.has(name));
  if (field === undefined || others.length > 0 || index.conditional?.has(field) !== false) return undefined;
  // What decides whether the index holds the document at all has changed: all of its keys came or went.
  if ([...(index.conditional ?? [])].some((name) => changed.has(name))) return undefined;
  if (index.pattern.paths.some((path) => path[0] === field && path.length > 1)) return undefined;
  const [old, current] = [before[field], after[field]];
  if (!areWords(old) || !areWords(current)) return undefined;
  const [was, is] = [new Set(old), new Set(current)];
  return { field, gone: old.filter((word) => !is.has(word)), come: current.filter((word) => !was.has(word)) };
}

const areWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
