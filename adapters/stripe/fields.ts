/** What came over the wire. The SDK's types promise more than a body keeps, signed or not. */
export type Fields = Readonly<Record<string, unknown>>;

/** Something of ours that cannot be read; the message says what stands there, for an operator. */
export class Unreadable extends Error {}

/** The fields of an object; none where something else stands. */
export const fieldsOf = (value: unknown): Fields => (isObject(value) ? value : {});

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text, unless it is empty; undefined where none stands. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.toWellFormed() : undefined;

/** The id of an object, which may stand for it or inside of it. Throws `Unreadable`. */
export function idOf(value: unknown, what: string): string {
  const id = isObject(value) ? value.id : value;
  if (typeof id !== 'string' || !/^\w{1,255}$/.test(id)) throw new Unreadable(`${what} is ${shown(value)}`);
  return id;
}

/** Seconds since 1970. Throws `Unreadable`. */
export function momentOf(value: unknown, what: string): Date {
  if (!Number.isSafeInteger(value) || Math.abs(Number(value)) > 1e11)
    throw new Unreadable(`${what} is ${shown(value)}`);
  return new Date(Number(value) * 1000);
}

/** A value for an operator to read, however large it is. */
export const shown = (value: unknown): string => (JSON.stringify(value) ?? 'missing').slice(0, 60);
