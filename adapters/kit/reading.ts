/**
 * Reads what came over the wire: gives what it looks for, typed, and nothing else of it. A signature says who sent a
 * body, not what stands in it. @throws Unreadable where something else stands
 */
export type Reader<T> = (value: unknown, path?: string) => T;

/** What a reader gives. */
export type Read<R> = R extends Reader<infer T> ? T : never;

/** Something that cannot be read. The message says where, and never what stands there: it may be anybody's. */
export class Unreadable extends Error {
  readonly path: string;

  constructor(path: string, expected: string) {
    super(`${path} is not ${expected}`);
    this.path = path;
  }
}

const WHOLE = 'the body';

/** JSON may carry half of a letter (`\ud800`), which no address and no store takes: it is read as one that nobody knows. */
export const text: Reader<string> = (value, path = WHOLE) => {
  if (typeof value === 'string') return value.toWellFormed();
  throw new Unreadable(path, 'a text');
};

/** A text with something in it. */
export const word: Reader<string> = (value, path = WHOLE) => {
  if (typeof value === 'string' && value !== '') return value.toWellFormed();
  throw new Unreadable(path, 'a text with something in it');
};

/** Servers take no longer addresses than a few thousand letters, and an id has its place in many. */
const LONGEST_ID = 1_000;

/** What names something of the vendor's, and may stand in an address: never a step up in it, nor longer than one. */
export const id: Reader<string> = (value, path = WHOLE) => {
  const read = word(value, path);
  if (read.length <= LONGEST_ID && !/^\.{1,2}$/.test(read)) return read;
  throw new Unreadable(path, 'an id');
};

export const flag: Reader<boolean> = (value, path = WHOLE) => {
  if (typeof value === 'boolean') return value;
  throw new Unreadable(path, 'true or false');
};

export const number: Reader<number> = (value, path = WHOLE) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Unreadable(path, 'a number');
};

export const oneOf =
  <const T extends string>(...words: T[]): Reader<T> =>
  (value, path = WHOLE) => {
    const found = words.find((known) => known === value);
    if (found !== undefined) return found;
    throw new Unreadable(path, words.join(' or '));
  };

/** What may be missing, or null. */
export const maybe =
  <T>(of: Reader<T>): Reader<T | undefined> =>
  (value, path) =>
    value === undefined || value === null ? undefined : of(value, path);

/** One or the other: what cannot be read as the first is read as the second. */
export const either =
  <T, U>(first: Reader<T>, second: Reader<U>): Reader<T | U> =>
  (value, path) => {
    try {
      return first(value, path);
    } catch (error) {
      if (error instanceof Unreadable) return second(value, path);
      throw error;
    }
  };

/** What counts only where it can be read. */
export const otherwise = <T, U>(of: Reader<T>, instead: U): Reader<T | U> => either(of, () => instead);
export const perhaps = <T>(of: Reader<T>): Reader<T | undefined> => otherwise(of, undefined);

/** Nothing that a person or a vendor means is nested deeper. */
const DEEPEST = 200;

/** Read later, by whoever knows what it can be: its texts are already such as `text` gives. */
export const anything: Reader<unknown> = (value, path = WHOLE) => wellFormed(value, path, DEEPEST);

function wellFormed(value: unknown, path: string, depth: number): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) throw new Unreadable(path, `less than ${DEEPEST} deep`);
  const inside = (item: unknown) => wellFormed(item, path, depth - 1);
  return Array.isArray(value)
    ? value.map(inside)
    : Object.fromEntries(Object.entries(value).map(([name, item]) => [name.toWellFormed(), inside(item)]));
}

export const list =
  <T>(of: Reader<T>): Reader<T[]> =>
  (value, path = WHOLE) => {
    if (!Array.isArray(value)) throw new Unreadable(path, 'a list');
    return value.map((item, at) => of(item, `${path}.${at}`));
  };

/** A list with something in it. */
export const some =
  <T>(of: Reader<T>): Reader<[T, ...T[]]> =>
  (value, path = WHOLE) => {
    const [first, ...more] = list(of)(value, path);
    if (first === undefined) throw new Unreadable(path, 'a list with something in it');
    return [first, ...more];
  };

/** Those in a list that can be read; none where something else stands. */
export const those =
  <T>(of: Reader<T>): Reader<T[]> =>
  (value) =>
    (Array.isArray(value) ? value : []).flatMap((item: unknown) => perhaps(of)(item) ?? []);

/** An object whose names are anybody's. */
export const table =
  <T>(of: Reader<T>): Reader<Record<string, T>> =>
  (value, path = WHOLE) =>
    Object.fromEntries(
      Object.entries(objectOf(value, path)).map(([name, item]) => [name.toWellFormed(), of(item, `${path}.*`)]),
    );

type Readers = Record<string, Reader<unknown>>;
type Optional<R extends Readers> = { [K in keyof R]: undefined extends Read<R[K]> ? K : never }[keyof R];
type Fields<R extends Readers> = { [K in Exclude<keyof R, Optional<R>>]: Read<R[K]> } & {
  [K in Optional<R>]?: Read<R[K]>;
};

/** An object with these fields; the others are left behind, and those that are missing are not there. */
export const fields =
  <R extends Readers>(readers: R): Reader<Fields<R>> =>
  (value, path = WHOLE) => {
    const object = objectOf(value, path);
    const read = Object.entries(readers).flatMap(([name, of]) => {
      const item = of(Object.hasOwn(object, name) ? object[name] : undefined, `${path}.${name}`);
      return item === undefined ? [] : [[name, item]];
    });
    return Object.fromEntries(read);
  };

function objectOf(value: unknown, path: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Unreadable(path, 'an object');
}
