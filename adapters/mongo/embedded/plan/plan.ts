import type { Clause } from '../query/filter.ts';
import type { KeyPattern } from '../values/index-keys.ts';
import { type Bounds, boundsOf, endOf, type Interval, intersect, startOf, turned } from './bounds.ts';
import { implies } from './partial.ts';

/** What planning needs to know of an index. `arrays`: the paths at which a document had an array. */
export type IndexShape = {
  name: string;
  pattern: KeyPattern;
  unique: boolean;
  conditions: Clause[];
  arrays: ReadonlySet<string>;
};

export type Range = { start: Buffer; end: Buffer };

/**
 * Which keys of which index to read, in which direction, and what of the filter is still to be asked of each document.
 * `single`: each range starts with the only key that is in it, and no two documents have that key.
 */
export type Plan<I extends IndexShape> = {
  index: I | undefined;
  ranges: Range[];
  single: boolean;
  residual: Clause[];
  sorted: boolean;
  backward: boolean;
};

/** More key ranges than this, from `$in` times `$in`, and the last field is left to the filter. */
const MAX_RANGES = 500;
const EVERYTHING: Range = { start: Buffer.alloc(0), end: Buffer.from([0xff]) };

function arrayOf(path: string, arrays: ReadonlySet<string>): string | undefined {
  for (const array of arrays) if (path === array || path.startsWith(`${array}.`)) return array;
  return undefined;
}

/** What a query asks of each field, worked out once however many indexes have the field. */
class Asked {
  readonly #byPath: Map<string, Clause[]>;
  readonly #bounds = [new Map<string, FieldBounds | undefined>(), new Map<string, FieldBounds | undefined>()] as const;

  constructor(clauses: Clause[]) {
    this.#byPath = Map.groupBy(clauses, ({ path }) => path);
  }

  /** The bounds of one field from all that is asked of it, and the clauses that they answer completely. */
  of(path: string, single: boolean): FieldBounds | undefined {
    const known = this.#bounds[single ? 1 : 0];
    if (!known.has(path)) known.set(path, this.#work(path, single));
    return known.get(path);
  }

  #work(path: string, single: boolean): FieldBounds | undefined {
    const known = (this.#byPath.get(path) ?? [])
      .map((clause) => ({ clause, bounds: boundsOf(clause) }))
      .filter((each): each is { clause: Clause; bounds: Bounds } => each.bounds !== undefined)
      // An empty array has a key of its own kind, and null may be met inside of one: not from the keys of an array.
      .filter((each) => !single || each.bounds.exact || each.clause.operator === '$regex');
    if (known.length === 0) return undefined;
    // Two elements of an array may each meet one of two bounds, and neither both: use one bound alone.
    const used = single ? [known.find((each) => each.clause.operator === '$eq') ?? known[0]!] : known;
    const bounds = used.map((each) => each.bounds.intervals).reduce(intersect);
    return {
      bounds,
      arePoints: bounds.every((each) => each.point),
      answered: used.filter((each) => each.bounds.exact).map((each) => each.clause),
    };
  }
}

type FieldBounds = { bounds: Interval[]; arePoints: boolean; answered: Clause[] };
/** `ranges`: how many there are; `fields`: what makes them, in the order of the index. */
type Bounded = { ranges: number; fields: FieldBounds[]; points: number; single: number; bounded: number };

/** Walks an index's fields as long as they are points, up to and with the first that is a range. */
function boundIndex(index: IndexShape, asked: Asked): Bounded {
  const result: Bounded = { ranges: 1, fields: [], points: 0, single: 0, bounded: 0 };
  const arraysUsed = new Set<string>();
  for (const path of index.pattern.names) {
    const array = arrayOf(path, index.arrays);
    // Two fields below one array: the matching values may belong to different elements.
    if (array !== undefined && arraysUsed.has(array)) break;
    const field = asked.of(path, array !== undefined);
    if (!field || field.bounds.length * result.ranges > MAX_RANGES) break;
    if (array !== undefined) arraysUsed.add(array);
    result.ranges *= field.bounds.length;
    result.fields.push(field);
    result.bounded++;
    if (!field.arePoints) return result;
    if (field.bounds.length === 1 && result.single === result.points && array === undefined) result.single++;
    result.points++;
  }
  return result;
}

/** The ranges of keys that the bounds of an index's fields make. */
function rangesOf(index: IndexShape, { fields }: Bounded): Range[] {
  const join = (prefix: Buffer, bytes: Buffer) => Buffer.concat([prefix, bytes]);
  let prefixes = [Buffer.alloc(0)];
  for (const [i, { bounds, arePoints }] of fields.entries()) {
    const intervals = index.pattern.directions[i]! < 0 ? bounds.map(turned).reverse() : bounds;
    if (!arePoints) {
      return prefixes.flatMap((prefix) =>
        intervals.map((each) => ({ start: join(prefix, startOf(each)), end: join(prefix, endOf(each)) })),
      );
    }
    prefixes = prefixes.flatMap((prefix) => intervals.map((each) => join(prefix, each.low)));
  }
  return prefixes.map((prefix) => ({ start: prefix, end: join(prefix, EVERYTHING.end) }));
}

/** The direction in which an index gives the wanted order, or undefined if it does not. */
function orderOf(index: IndexShape, sort: KeyPattern, bounded: Bounded): 1 | -1 | undefined {
  const { names, directions } = index.pattern;
  const fixed = new Set(names.slice(0, bounded.single));
  const wanted = sort.paths
    .map((_, i) => ({ path: sort.names[i]!, direction: sort.directions[i]! }))
    .filter(({ path }) => !fixed.has(path));
  if (wanted.length === 0) return 1;
  const from = names.indexOf(wanted[0]!.path);
  if (from < 0 || from > bounded.points || !names.slice(0, from).every((_, i) => isFixed(i, bounded))) return undefined;
  const turn = wanted[0]!.direction * directions[from]!;
  const inOrder = wanted.every(({ path, direction }, i) => {
    const at = from + i;
    return names[at] === path && direction * directions[at]! === turn && arrayOf(path, index.arrays) === undefined;
  });
  return inOrder ? (turn as 1 | -1) : undefined;
}

function isFixed(position: number, bounded: Bounded): boolean {
  // One range of keys, all its leading fields points: each of these has one value there, elements of arrays included.
  return position < bounded.points && (position < bounded.single || bounded.ranges <= 1);
}

/** Chooses the index that narrows most, and among those one that sorts; without any, the whole collection is read. */
export function planQuery<I extends IndexShape>(indexes: readonly I[], clauses: Clause[], sort?: KeyPattern): Plan<I> {
  const asked = new Asked(clauses);
  let best: { index: I; bounded: Bounded; order: 1 | -1 | undefined; single: boolean } | undefined;
  let bestScore = 0;
  for (const index of indexes) {
    const bounded = boundIndex(index, asked);
    const order = sort && orderOf(index, sort, bounded);
    const single = index.unique && bounded.points === index.pattern.paths.length;
    const score = bounded.points * 4 + (bounded.bounded - bounded.points) * 2 + (order ? 3 : 0) + (single ? 100 : 0);
    if (score <= bestScore || !implies(clauses, index.conditions)) continue;
    bestScore = score;
    best = { index, bounded, order, single };
  }
  if (!best) return { index: undefined, ranges: [], single: false, residual: clauses, sorted: !sort, backward: false };
  const { index, bounded, order, single } = best;
  const answered = new Set(bounded.fields.flatMap((field) => field.answered));
  return {
    ...{ index, single, ranges: rangesOf(index, bounded) },
    residual: clauses.filter((clause) => !answered.has(clause)),
    sorted: !sort || order !== undefined,
    backward: order === -1,
  };
}
