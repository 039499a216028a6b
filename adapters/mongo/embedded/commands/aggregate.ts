import { CommandError, unsupported } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { group } from '../query/group.ts';
import { type Selection, select } from '../store/select.ts';
import { type Doc, encode, isPlain } from '../values/bson.ts';
import { keyPattern, sortKey } from '../values/index-keys.ts';
import { type Command, checkOptions, countOf, docOf, docsOf, textOf } from './command.ts';
import { countRows } from './read.ts';

function numberIn(stage: string, spec: unknown): number {
  const value = countOf({ [stage]: spec }, stage) ?? 0;
  if (stage === '$limit' && value === 0) throw new CommandError('BadValue', '$limit must be positive');
  return value;
}

const STAGES: Record<string, (docs: Doc[], spec: unknown) => Doc[]> = {
  $match: (docs, spec) => docs.filter(compileFilter(docOf({ $match: spec }, '$match'))),
  $sort: (docs, spec) => {
    const pattern = keyPattern(docOf({ $sort: spec }, '$sort'));
    const keyed = docs.map((doc) => ({ doc, key: sortKey(doc, pattern) }));
    return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ doc }) => doc);
  },
  $skip: (docs, spec) => docs.slice(numberIn('$skip', spec)),
  $limit: (docs, spec) => docs.slice(0, numberIn('$limit', spec)),
  $count: (docs, spec) => (docs.length > 0 ? [{ [textOf({ $count: spec }, '$count')]: docs.length }] : []),
  $group: group,
};

type Stage = { name: string; spec: unknown };

function stagesOf(request: Doc): Stage[] {
  return docsOf(request, 'pipeline').map((stage) => {
    const [name, ...others] = Object.keys(stage);
    if (!name || others.length > 0) throw new CommandError('BadValue', 'a pipeline stage has exactly one field');
    if (!STAGES[name]) throw unsupported(`the pipeline stage ${name}`);
    return { name, spec: stage[name] };
  });
}

/** The stages at the head of a pipeline that an index can help with, taken off it, in this order. */
function takeSelection(stages: Stage[]): Selection {
  const take = (name: string) => (stages[0]?.name === name ? stages.shift()!.spec : undefined);
  const filter = docOf({ filter: take('$match') }, 'filter');
  const sort = docOf({ sort: take('$sort') }, 'sort');
  const skip = numberIn('$skip', take('$skip') ?? 0);
  const limit = take('$limit');
  return { filter, sort, skip, limit: limit === undefined ? Number.POSITIVE_INFINITY : numberIn('$limit', limit) };
}

/** The one field that counts, if a stage is what drivers send for countDocuments: `{ _id: 1, n: { $sum: 1 } }`. */
function countingField(stage: Stage | undefined): string | undefined {
  if (stage?.name !== '$group' || !isPlain(stage.spec) || stage.spec._id !== 1) return undefined;
  const [name, ...others] = Object.keys(stage.spec).filter((field) => field !== '_id');
  const accumulator = name === undefined ? undefined : stage.spec[name];
  return others.length === 0 && isPlain(accumulator) && accumulator.$sum === 1 ? name : undefined;
}

export const aggregate: Command = {
  options: ['pipeline', 'cursor', 'allowDiskUse', 'bypassDocumentValidation'],
  run: (store, request, db) => {
    const name = textOf(request, 'aggregate');
    checkOptions('aggregate.cursor', docOf(request, 'cursor'), ['batchSize']);
    const stages = stagesOf(request);
    const selection = takeSelection(stages);
    const counting = stages.length === 1 ? countingField(stages[0]) : undefined;
    let docs: Doc[];
    if (counting === undefined) {
      const selected = Array.from(select(store.catalog.find(db, name), selection), (row) => row.doc);
      docs = stages.reduce((input, stage) => STAGES[stage.name]!(input, stage.spec), selected);
    } else {
      const n = countRows(store, db, name, selection);
      docs = n > 0 ? [{ _id: 1, [counting]: n }] : [];
    }
    const batchSize = countOf(docOf(request, 'cursor'), 'batchSize');
    return store.cursors.start(`${db}.${name}`, docs.values().map(encode), batchSize);
  },
};
