import mongoose, { type IndexDefinition, type IndexOptions, type Schema } from 'mongoose';

/**
 * What a required field of each kind is declared with; an optional one is the bare `String`, `Number`, `Date`,
 * `Boolean` or `Buffer`. No fraction is ever stored: an amount is in minor units, a rate in thousandths of a percent
 * (Quebec's sales tax of 9.975 % is 9975), and a name says so where it can be mistaken (`rateThousandths`).
 */
export const text = { type: String, required: true } as const;
export const whole = { type: Number, required: true } as const;
/** A `Uint8Array` for the core. A document with all that is in it may have 16 MB (MongoDB's limit). */
export const bytes = { type: Buffer, required: true } as const;
export const moment = { type: Date, required: true } as const;
export const flag = { type: Boolean, required: true } as const;

/** Stored for the indexes, never given out. */
export const hidden = <S>(type: S) => ({ type, required: true, select: false }) as const;

/** A list that may be missing: it is read as missing, and not as empty. */
export const optionalList = <S>(type: S) => ({ type: [type], required: false, default: undefined }) as const;

type KeysOf<T> = T extends unknown ? keyof T : never;

/** A declaration for every field of `T`, of every branch where it is a union: one that is forgotten does not compile. */
type Fields<T> = Record<KeysOf<T>, unknown>;

/** An index has a name of its own, because a broken unique one is recognised by it. */
export interface Index {
  name: string;
  keys: IndexDefinition;
  options?: Pick<IndexOptions, 'unique' | 'partialFilterExpression'>;
}

const STRICT = { strict: 'throw', id: false, minimize: false, versionKey: false } as const;

/** The schema of an object inside a document. */
export function part<T>(fields: Fields<T>): Schema {
  return new mongoose.Schema(fields as Record<string, typeof String>, { ...STRICT, _id: false });
}

export const required = <S>(type: S) => ({ type, required: true }) as const;

/** The schema of a whole document, whose `id` is stored as `_id`. `more`: what is stored besides the core's own fields. */
export function document<T>(
  fields: Omit<Fields<T>, 'id'>,
  indexes: Index[],
  more: Record<string, unknown> = {},
): Schema {
  const all = { _id: text, ...fields, ...more } as Record<string, typeof String>;
  const schema = new mongoose.Schema(all, STRICT);
  for (const { name, keys, options } of indexes) schema.index(keys, { name, ...options });
  return schema;
}
