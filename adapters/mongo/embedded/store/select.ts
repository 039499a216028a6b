import { type Plan, planQuery } from '../plan/plan.ts';
import { compileClauses, fieldsAsked, parseFilter } from '../query/filter.ts';
import type { Doc } from '../values/bson.ts';
import { keyPattern, sortKey } from '../values/index-keys.ts';
import type { Collection } from './collection.ts';
import type { Index } from './index.ts';
import type { Row } from './row.ts';

export type Selection = { filter: Doc; sort?: Doc; skip?: number; limit?: number };

/** Rows read at first when nothing says how many will be wanted. */
const FIRST_PAGE = 100;

export function planSelection(collection: Collection, { filter, sort }: Selection): Plan<Index> {
  const pattern = sort && Object.keys(sort).length > 0 ? keyPattern(sort) : undefined;
  return planQuery(collection.indexes, parseFilter(filter), pattern);
}

function* sortedRows(rows: Iterable<Row>, sort: Doc): Generator<Row> {
  const pattern = keyPattern(sort);
  const keyed = Array.from(rows, (row) => ({ row, key: sortKey(row.doc, pattern) }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  for (const { row } of keyed) yield row;
}

function* sliced(rows: Iterable<Row>, skip: number, limit: number): Generator<Row> {
  let at = 0;
  for (const row of rows) {
    if (at++ < skip) continue;
    yield row;
    if (at - skip >= limit) return;
  }
}

/** The matching documents, lazily: what is not asked for is not read, unless it must be sorted first. */
export function* select(collection: Collection | undefined, selection: Selection): Generator<Row> {
  if (!collection) {
    parseFilter(selection.filter);
    return;
  }
  const { sort, skip = 0, limit = Number.POSITIVE_INFINITY } = selection;
  const plan = planSelection(collection, selection);
  const matches = compileClauses(plan.residual);
  const asked = fieldsAsked(plan.residual);
  const decisive = plan.sorted && plan.residual.length === 0;
  const scanned = collection.scan(plan, Math.min(decisive ? skip + limit : FIRST_PAGE, FIRST_PAGE));
  const rows = plan.residual.length === 0 ? scanned : scanned.filter((row) => matches(row.part(asked)));
  yield* sliced(plan.sorted ? rows : sortedRows(rows, sort!), skip, limit);
}
