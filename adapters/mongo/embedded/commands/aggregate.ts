import { unsupported } from '../errors.ts';
import { type Doc, encode } from '../values/bson.ts';
import { type Command, checkOptions, countOf, docOf, docsOf, textOf } from './command.ts';
import { countRows } from './read.ts';

/** What drivers send for `countDocuments`, behind what is counted. */
const COUNTING = JSON.stringify({ $group: { _id: 1, n: { $sum: 1 } } });
const NARROWING = ['$match', '$skip', '$limit'];

/** The stages before the one that counts, each once and in the order in which drivers send them. */
function narrowingIn(request: Doc): Doc {
  const pipeline = docsOf(request, 'pipeline');
  const [stages, last] = [pipeline.slice(0, -1), pipeline.at(-1)];
  const names = stages.flatMap((stage) => Object.keys(stage));
  const known = NARROWING.filter((name) => names.includes(name));
  const odd = names.find((name, place) => name !== known[place]);
  if (odd) throw unsupported(`the pipeline stage ${odd}`);
  if (JSON.stringify(last) !== COUNTING) throw unsupported(`a pipeline that ends with ${JSON.stringify(last)}`);
  return Object.assign({}, ...stages);
}

/** Counts, as drivers ask for it; the product asks for no other pipeline. */
export const aggregate: Command = {
  options: ['pipeline', 'cursor'],
  run: (store, request, db) => {
    const name = textOf(request, 'aggregate');
    checkOptions('aggregate.cursor', docOf(request, 'cursor'), ['batchSize']);
    const narrowing = narrowingIn(request);
    const n = countRows(store, db, name, {
      ...{ filter: docOf(narrowing, '$match'), sort: {} },
      skip: countOf(narrowing, '$skip') ?? 0,
      limit: countOf(narrowing, '$limit') ?? Number.POSITIVE_INFINITY,
    });
    const found = n > 0 ? [encode({ _id: 1, n })] : [];
    return store.cursors.start(`${db}.${name}`, found.values(), countOf(docOf(request, 'cursor'), 'batchSize'));
  },
};
