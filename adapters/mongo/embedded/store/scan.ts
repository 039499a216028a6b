import type { Plan, Range } from '../plan/plan.ts';
import type { Index } from './index.ts';
import type { Journal } from './journal.ts';
import { Row } from './row.ts';

type KeyedRow = { key: Uint8Array; seq: number; doc: Uint8Array };
type PlainRow = { seq: number; doc: Uint8Array };

const LARGEST_PAGE = 1000;

/**
 * The statement that reads one page of an index range. Pages resume after the last key instead of keeping a statement
 * open: an open one would hold its table against writes between two batches of a cursor.
 */
export function rangeStatement(collection: number, index: Index, backward: boolean): string {
  const { column } = index;
  const { from, doc } = rowsOf(collection, index);
  const [start, end, order] = backward ? ['<', '>=', ' DESC'] : ['>', '<', ''];
  return (
    `SELECT x.${column} AS key, x.seq AS seq, ${doc} AS doc FROM ${from} ` +
    `WHERE (x.${column}, x.seq) ${start} (?, ?) AND x.${column} ${end} ? ` +
    `ORDER BY x.${column}${order}, x.seq${order} LIMIT ?`
  );
}

/** The statement that reads the document of a key that only one can have: a sixth of the time of a range for a miss. */
export function singleStatement(collection: number, index: Index): string {
  const { from, doc } = rowsOf(collection, index);
  return `SELECT x.seq AS seq, ${doc} AS doc FROM ${from} WHERE x.${index.column} = ?`;
}

function rowsOf(collection: number, { table }: Index): { from: string; doc: string } {
  if (table === `c${collection}`) return { from: `${table} x`, doc: 'x.doc' };
  return { from: `${table} x JOIN c${collection} d ON d.seq = x.seq`, doc: 'd.doc' };
}

function* scanSingle(journal: Journal, text: string, { start }: Range) {
  const row = journal.sql(text).get(start) as PlainRow | undefined;
  if (row) yield new Row(row.seq, row.doc);
}

function* scanRange(journal: Journal, text: string, range: Range, backward: boolean, expected: number) {
  const statement = journal.sql(text);
  let [key, end]: Uint8Array[] = backward ? [range.end, range.start] : [range.start, range.end];
  let seq = -1;
  for (let page = expected; ; page = Math.min(page * 4, LARGEST_PAGE)) {
    const rows = statement.all(key!, seq, end!, page) as KeyedRow[];
    for (const row of rows) yield new Row(row.seq, row.doc);
    if (rows.length < page) return;
    key = rows.at(-1)!.key;
    seq = rows.at(-1)!.seq;
  }
}

function* scanAll(journal: Journal, collection: number, expected: number) {
  const statement = journal.sql(`SELECT seq, doc FROM c${collection} WHERE seq > ? ORDER BY seq LIMIT ?`);
  let seq = -1;
  for (let page = expected; ; page = Math.min(page * 4, LARGEST_PAGE)) {
    const rows = statement.all(seq, page) as PlainRow[];
    for (const row of rows) yield new Row(row.seq, row.doc);
    if (rows.length < page) return;
    seq = rows.at(-1)!.seq;
  }
}

/** The documents a plan leads to, each once, before the plan's residual filter. @param expected size of the first page */
export function* scan(journal: Journal, collection: number, plan: Plan<Index>, expected: number): Generator<Row> {
  const { index, backward } = plan;
  const first = Math.min(Math.max(expected, 1), LARGEST_PAGE);
  if (!index) {
    yield* scanAll(journal, collection, first);
    return;
  }
  const text = plan.single ? singleStatement(collection, index) : rangeStatement(collection, index, backward);
  // A document with several keys in the index is met once per key.
  const seen = index.arrays.size > 0 ? new Set<number>() : undefined;
  for (const range of backward ? plan.ranges.toReversed() : plan.ranges) {
    const rows = plan.single ? scanSingle(journal, text, range) : scanRange(journal, text, range, backward, first);
    for (const row of rows) {
      if (seen?.has(row.seq)) continue;
      seen?.add(row.seq);
      yield row;
    }
  }
}
