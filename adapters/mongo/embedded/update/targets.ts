import { CommandError } from '../errors.ts';
import { type Doc, isPlain, own } from '../values/bson.ts';
import { isPosition } from '../values/index-keys.ts';

/** The parts of a path that an update may name. @throws BadValue for MongoDB's positional ones, among others */
export function partsOf(path: string): string[] {
  const parts = path.split('.');
  if (parts.some((part) => part.startsWith('$') || part === '' || part === '__proto__')) {
    throw new CommandError('BadValue', `the path '${path}' is not valid in an update`);
  }
  return parts;
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
