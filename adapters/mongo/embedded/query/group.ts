import { CommandError, unsupported } from '../errors.ts';
import { type Doc, isPlain } from '../values/bson.ts';
import { compareValues, encodeValue } from '../values/key.ts';
import { compileExpression } from './expression.ts';

/** Makes one value out of those of a group, in order; undefined stands for a missing one. */
type Accumulate = (values: unknown[]) => unknown;

/** The least or the greatest of what is there. */
function extreme(direction: number): Accumulate {
  return (values) =>
    values
      .filter((value) => value !== null && value !== undefined)
      .reduce<unknown>(
        (best, value) => (best === null || compareValues(value, best) * direction > 0 ? value : best),
        null,
      );
}

const ACCUMULATORS: Record<string, Accumulate> = {
  $sum: (values) => values.filter((value) => typeof value === 'number').reduce((total, value) => total + value, 0),
  $min: extreme(-1),
  $max: extreme(1),
};

function compileField(name: string, spec: unknown): (docs: Doc[]) => unknown {
  const [operator] = isPlain(spec) ? Object.keys(spec) : [];
  if (!isPlain(spec) || !operator || Object.keys(spec).length !== 1 || name.includes('.')) {
    throw new CommandError('BadValue', `the field '${name}' of $group must be one accumulator`);
  }
  const accumulate = ACCUMULATORS[operator];
  if (!accumulate) throw unsupported(`the accumulator ${operator}`);
  const expression = compileExpression(spec[operator]);
  return (docs) => accumulate(docs.map(expression));
}

/** `$group`: documents with equal `_id` expressions together, in the order in which the groups were first met. */
export function group(docs: Doc[], spec: unknown): Doc[] {
  if (!isPlain(spec) || !('_id' in spec)) throw new CommandError('BadValue', '$group needs an _id');
  const { _id, ...rest } = spec;
  const idOf = compileExpression(_id);
  const fields = Object.entries(rest).map(([name, item]) => [name, compileField(name, item)] as const);
  const groups = new Map<string, { id: unknown; docs: Doc[] }>();
  for (const doc of docs) {
    const id = idOf(doc) ?? null;
    const key = encodeValue(id).toString('latin1');
    const known = groups.get(key);
    if (known) known.docs.push(doc);
    else groups.set(key, { id, docs: [doc] });
  }
  return [...groups.values()].map(({ id, docs: members }) => ({
    _id: id,
    ...Object.fromEntries(fields.map(([name, accumulate]) => [name, accumulate(members)])),
  }));
}
