import { CommandError } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { rangeStatement, singleStatement } from '../store/scan.ts';
import { planSelection, type Selection, select } from '../store/select.ts';
import { type Doc, isPlain } from '../values/bson.ts';
import { type Command, checkOptions, countOf, docOf, limitOf, type Store, textOf } from './command.ts';

function selectionOf(request: Doc): Selection {
  return {
    filter: docOf(request, 'filter'),
    sort: docOf(request, 'sort'),
    skip: countOf(request, 'skip') ?? 0,
    limit: limitOf(request),
  };
}

/** The bytes of the answer: as they are stored, unless a projection changes them. */
function* project(rows: ReturnType<typeof select>, projection: Doc): Generator<Uint8Array> {
  const change = compileProjection(projection);
  for (const row of rows) yield change ? change(row.bytes) : row.bytes;
}

const FIND_OPTIONS = ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch'];

export const find: Command = {
  options: [...FIND_OPTIONS, 'allowDiskUse', 'noCursorTimeout'],
  run: ({ catalog, cursors }, request, db) => {
    const name = textOf(request, 'find');
    const rows = select(catalog.find(db, name), selectionOf(request));
    const items = project(rows, docOf(request, 'projection'));
    const batchSize = countOf(request, 'batchSize');
    return cursors.start(`${db}.${name}`, items, batchSize, request.singleBatch === true);
  },
};

export function countRows({ catalog }: Store, db: string, name: string, selection: Selection): number {
  const collection = catalog.find(db, name);
  const all =
    Object.keys(selection.filter).length === 0 && !selection.skip && selection.limit === Number.POSITIVE_INFINITY;
  if (collection && all) return collection.count();
  let count = 0;
  for (const _row of select(collection, selection)) count++;
  return count;
}

export const count: Command = {
  options: ['query', 'skip', 'limit'],
  run: (store, request, db) => ({
    n: countRows(store, db, textOf(request, 'count'), {
      filter: docOf(request, 'query'),
      skip: countOf(request, 'skip') ?? 0,
      limit: limitOf(request),
    }),
  }),
};

/** How a find would be answered, in MongoDB's shape (COLLSCAN, IXSCAN, SORT), with SQLite's own plan beside it. */
export const explain: Command = {
  options: ['verbosity'],
  run: ({ catalog, journal }, request, db) => {
    const query = request.explain;
    if (!isPlain(query) || !('find' in query)) throw new CommandError('BadValue', 'only a find can be explained');
    checkOptions('find', query, ['find', '$db', ...FIND_OPTIONS]);
    const collection = catalog.find(db, textOf(query, 'find'));
    if (!collection) return { queryPlanner: { winningPlan: { stage: 'EOF' } } };
    const plan = planSelection(collection, selectionOf(query));
    const { index, backward } = plan;
    const direction = backward ? 'backward' : 'forward';
    const scanned = index
      ? {
          stage: 'FETCH',
          inputStage: { stage: 'IXSCAN', indexName: index.name, keyPattern: index.spec.key, direction },
        }
      : { stage: 'COLLSCAN', direction };
    const text = plan.single ? singleStatement : rangeStatement;
    const statement = index
      ? text(collection.id, index, backward)
      : `SELECT seq, doc FROM c${collection.id} WHERE seq > ? ORDER BY seq LIMIT ?`;
    return {
      queryPlanner: {
        namespace: collection.namespace,
        winningPlan: plan.sorted ? scanned : { stage: 'SORT', inputStage: scanned },
        ranges: plan.ranges.length,
        filtered: plan.residual.length > 0,
        sqlite: journal
          .sql(`EXPLAIN QUERY PLAN ${statement}`)
          .all()
          .map((row) => String(row.detail)),
      },
    };
  },
};
