import { CommandError, unsupported } from '../errors.ts';
import { compileClauses, parseFilter, type Test } from '../query/filter.ts';
import { type Doc, isPlain, own } from '../values/bson.ts';
import { isPosition } from '../values/index-keys.ts';

export type ArrayFilters = Map<string, Test>;

/** @param filters such as `[{ 'line.kind': 'part' }]`; each is about one identifier */
export function compileArrayFilters(filters: Doc[] | undefined): ArrayFilters {
  const compiled: ArrayFilters = new Map();
  for (const filter of filters ?? []) {
    const clauses = parseFilter(filter);
    const names = new Set(clauses.map((clause) => clause.path.split('.')[0]!));
    const [name] = names;
    if (names.size !== 1 || !name || compiled.has(name)) {
      throw unsupported('an array filter that is not about exactly one identifier of its own');
    }
    compiled.set(name, compileClauses(clauses));
  }
  return compiled;
}

/** The place of the first element that the filter matched in the array at `path`: what `$` stands for. */
export function matchedPosition(doc: Doc, filter: Doc, path: string): number {
  const about = parseFilter(filter).filter((clause) => clause.path === path || clause.path.startsWith(`${path}.`));
  if (about.length !== 1) {
    throw new CommandError('BadValue', `the positional operator needs exactly one condition on the array '${path}'`);
  }
  const array = path.split('.').reduce<unknown>((value, part) => (isPlain(value) ? own(value, part) : undefined), doc);
  const only = (item: unknown): Doc =>
    path.split('.').reduceRight<unknown>((value, part) => ({ [part]: value }), [item]) as Doc;
  const position = Array.isArray(array) ? array.findIndex((item) => about[0]!.test(only(item))) : -1;
  if (position < 0) throw new CommandError('BadValue', `the filter matched no element of the array '${path}'`);
  return position;
}

function selectElements(value: unknown, selector: string, path: string, filters: ArrayFilters): string[] {
  if (!Array.isArray(value))
    throw new CommandError('BadValue', `'${path}' is not an array, so ${selector} has no element`);
  const positions = value.map((_, i) => String(i));
  const name = selector.slice(2, -1);
  if (name === '') return positions;
  const test = filters.get(name);
  if (!test) throw new CommandError('BadValue', `no array filter found for identifier '${name}'`);
  return positions.filter((i) => test({ [name]: value[Number(i)] }));
}

/** A path with `$`, `$[]` and `$[name]` made into the paths of the elements they stand for. */
export function concretePaths(doc: Doc, path: string, filter: Doc, filters: ArrayFilters): string[][] {
  let reached: { value: unknown; parts: string[] }[] = [{ value: doc, parts: [] }];
  for (const part of path.split('.')) {
    reached = reached.flatMap(({ value, parts }) => {
      let names = [part];
      if (part === '$') names = [String(matchedPosition(doc, filter, parts.join('.')))];
      else if (part.startsWith('$[')) names = selectElements(value, part, parts.join('.'), filters);
      else if (part.startsWith('$') || part === '' || part === '__proto__') {
        throw new CommandError('BadValue', `the path '${path}' is not valid in an update`);
      }
      return names.map((name) => ({ value: childOf(value, name), parts: [...parts, name] }));
    });
  }
  return reached.map(({ parts }) => parts);
}

function childOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return isPosition(name) ? value[Number(name)] : undefined;
  return isPlain(value) ? own(value, name) : undefined;
}

/** The object or array that holds a path's last part, or undefined if it is not there and not to be made. */
export type Holder = { read(): unknown; write(value: unknown): void; remove(): void };

function notViable(parts: string[], at: number): CommandError {
  return new CommandError('PathNotViable', `cannot create field '${parts[at]}' of the path '${parts.join('.')}'`);
}

/** The largest gap an update may open in an array: MongoDB fills it with nulls too, up to its own limit. */
const MAX_PADDING = 10_000;

function assign(container: unknown[] | Doc, parts: string[], at: number, value: unknown): void {
  const name = parts[at]!;
  if (!Array.isArray(container)) {
    container[name] = value;
    return;
  }
  const position = Number(name);
  if (!isPosition(name) || position > container.length + MAX_PADDING) throw notViable(parts, at);
  while (container.length < position) container.push(null);
  container[position] = value;
}

/** @param make whether missing objects on the way are created, as `$set` does and `$unset` does not */
export function holderOf(doc: Doc, parts: string[], make: boolean): Holder | undefined {
  let container: unknown[] | Doc = doc;
  for (let at = 0; at < parts.length - 1; at++) {
    let next = childOf(container, parts[at]!);
    if (next === undefined) {
      if (!make) return undefined;
      next = {};
      assign(container, parts, at, next);
    }
    if (!Array.isArray(next) && !isPlain(next)) {
      if (make) throw notViable(parts, at + 1);
      return undefined;
    }
    container = next;
  }
  const last = parts.length - 1;
  const holder = container;
  return {
    read: () => childOf(holder, parts[last]!),
    write: (value) => assign(holder, parts, last, value),
    remove: () => {
      if (!Array.isArray(holder)) delete holder[parts[last]!];
      else if (childOf(holder, parts[last]!) !== undefined) assign(holder, parts, last, null);
    },
  };
}
