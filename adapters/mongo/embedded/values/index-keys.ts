import { CommandError } from '../errors.ts';
import { type Doc, isPlain, own } from './bson.ts';
import { EMPTY_ARRAY, encodeKey } from './key.ts';

/** `names`: the paths as they are written. */
export type KeyPattern = { names: string[]; paths: string[][]; directions: number[] };
export type KeyEntry = { key: Buffer; values: unknown[] };

/** How far a path has been followed: `settled` once no array stands in the way. */
type Reached = { value: unknown; at: number; settled: boolean };

/** @param spec such as `{ companyId: 1, due: -1 }` */
export function keyPattern(spec: Doc): KeyPattern {
  const directions = Object.entries(spec).map(([path, direction]) => {
    if (direction === 1 || direction === -1) return direction;
    throw new CommandError('BadValue', `'${path}' must be 1 or -1; other kinds of key are not supported`);
  });
  const names = Object.keys(spec);
  return { names, paths: names.map((path) => path.split('.')), directions };
}

export function isPosition(part: string): boolean {
  return /^(0|[1-9]\d{0,6})$/.test(part);
}

function follow(start: unknown, path: string[], from: number): Reached {
  let value = start;
  let at = from;
  for (; at < path.length; at++) {
    if (Array.isArray(value)) {
      if (!isPosition(path[at]!)) break;
      value = value[Number(path[at])];
    } else value = isPlain(value) ? own(value, path[at]!) : undefined;
  }
  return { value, at, settled: !Array.isArray(value) };
}

function enter(reached: Reached, array: unknown[], item: unknown, path: string[]): Reached {
  if (reached.settled) return reached;
  if (reached.value !== array) {
    throw new CommandError(
      'CannotIndexParallelArrays',
      `cannot index or sort parallel arrays (at '${path.join('.')}')`,
    );
  }
  if (reached.at === path.length) return { value: item, at: reached.at, settled: true };
  if (isPlain(item)) return follow(item, path, reached.at);
  return { value: null, at: path.length, settled: true };
}

function expand(reached: Reached[], paths: string[][], crossed: Set<string>): unknown[][] {
  const open = reached.findIndex((each) => !each.settled);
  if (open < 0) return [reached.map((each) => each.value ?? null)];
  const array = reached[open]!.value as unknown[];
  for (const [i, each] of reached.entries()) {
    if (!each.settled) crossed.add(paths[i]!.slice(0, each.at).join('.'));
  }
  const items = array.length > 0 ? array : [EMPTY_ARRAY];
  return items.flatMap((item) =>
    expand(
      reached.map((each, i) => enter(each, array, item, paths[i]!)),
      paths,
      crossed,
    ),
  );
}

/**
 * The keys under which MongoDB would index a document: one per element where a path crosses an array, a missing field
 * as null. `crossed` collects the paths of the arrays met.
 */
export function keysOf(doc: Doc, pattern: KeyPattern, crossed: Set<string> = new Set()): KeyEntry[] {
  const reached = pattern.paths.map((path) => follow(doc, path, 0));
  const tuples = expand(reached, pattern.paths, crossed);
  const entries = tuples.map((values) => ({ key: encodeKey(values, pattern.directions), values }));
  if (entries.length === 1) return entries;
  return [...new Map(entries.map((entry) => [entry.key.toString('latin1'), entry])).values()];
}

/** Where a document stands in a sort: its lowest key, as MongoDB takes the least (or, descending, greatest) element. */
export function sortKey(doc: Doc, pattern: KeyPattern): Buffer {
  return keysOf(doc, pattern).reduce<Buffer | undefined>(
    (lowest, { key }) => (lowest && Buffer.compare(lowest, key) <= 0 ? lowest : key),
    undefined,
  )!;
}
