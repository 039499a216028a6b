import { Binary, ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import { type Doc, isPlain } from './bson.ts';

/**
 * Keys: byte strings whose `memcmp` order is MongoDB's order of values, mixed types included, so that a SQLite BLOB
 * column sorts and finds as a MongoDB index does. An encoding never is a prefix of another; 0xff never starts one.
 */
export const TYPE = {
  emptyArray: 0x0a, // an empty array is indexed as "undefined", which sorts before null
  null: 0x14,
  number: 0x1e,
  string: 0x3c,
  object: 0x46,
  array: 0x50,
  binary: 0x5a,
  objectId: 0x64,
  boolean: 0x6e,
  date: 0x78,
} as const;

export const EMPTY_ARRAY = Symbol('empty array');

let scratch = Buffer.allocUnsafe(4096);
let end = 0;

function reserve(count: number): void {
  if (end + count <= scratch.length) return;
  const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, end + count));
  scratch.copy(larger, 0, 0, end);
  scratch = larger;
}

function putByte(byte: number): void {
  reserve(1);
  scratch[end++] = byte;
}

// IEEE 754 with the sign turned: NaN lowest, -0 equal to 0, as MongoDB compares.
function putNumber(value: number): void {
  reserve(8);
  const at = end;
  end += 8;
  if (Number.isNaN(value)) {
    scratch.fill(0, at, end);
    return;
  }
  scratch.writeDoubleBE(value + 0, at);
  if (scratch[at]! & 0x80) invert(scratch, at, end);
  else scratch[at]! |= 0x80;
}

// UTF-8; NUL inside becomes 00 ff so that the terminator 00 00 sorts before any continuation, inverted or not.
function putString(text: string): void {
  const parts = text.includes('\0') ? text.split('\0') : [text];
  for (const [i, part] of parts.entries()) {
    reserve(part.length * 3 + 2);
    if (i > 0) {
      scratch[end++] = 0;
      scratch[end++] = 0xff;
    }
    end += scratch.write(part, end, 'utf8');
  }
}

function putObject(value: Doc): void {
  for (const [field, item] of Object.entries(value)) {
    putByte(typeOf(item));
    putString(field);
    putByte(0);
    putValue(item);
  }
  putByte(0);
}

function putBinary(value: Binary): void {
  const bytes = value.value();
  reserve(bytes.length + 5);
  scratch.writeUInt32BE(bytes.length, end);
  scratch[end + 4] = value.sub_type;
  scratch.set(bytes, end + 5);
  end += bytes.length + 5;
}

/** The place of a value's type in MongoDB's order. @throws BadValue for types the store does not hold. */
export function typeOf(value: unknown): number {
  if (value === null || value === undefined) return TYPE.null;
  if (typeof value === 'string') return TYPE.string;
  if (typeof value === 'number') return TYPE.number;
  if (typeof value === 'boolean') return TYPE.boolean;
  if (value === EMPTY_ARRAY) return TYPE.emptyArray;
  if (value instanceof Date) return TYPE.date;
  if (value instanceof ObjectId) return TYPE.objectId;
  if (Array.isArray(value)) return TYPE.array;
  if (value instanceof Binary) return TYPE.binary;
  if (isPlain(value)) return TYPE.object;
  const name = typeof value === 'object' && '_bsontype' in value ? String(value._bsontype) : typeof value;
  throw new CommandError('BadValue', `the embedded store does not compare values of type ${name}`);
}

function putValue(value: unknown): void {
  const type = typeOf(value);
  putByte(type);
  if (type === TYPE.string) {
    putString(value as string);
    putByte(0);
    putByte(0);
  } else if (type === TYPE.number) putNumber(value as number);
  else if (type === TYPE.date) putNumber((value as Date).getTime());
  else if (type === TYPE.boolean) putByte(value ? 1 : 0);
  else if (type === TYPE.objectId) {
    reserve(12);
    scratch.set((value as ObjectId).id, end);
    end += 12;
  } else if (type === TYPE.binary) putBinary(value as Binary);
  else if (type === TYPE.object) putObject(value as Doc);
  else if (type === TYPE.array) {
    for (const item of value as unknown[]) putValue(item);
    putByte(0);
  }
}

function invert(bytes: Uint8Array, from = 0, to = bytes.length): void {
  for (let i = from; i < to; i++) bytes[i]! ^= 0xff;
}

/** One compound key; a direction of -1 turns a field's order round. */
export function encodeKey(values: readonly unknown[], directions: readonly number[]): Buffer {
  end = 0;
  for (let i = 0; i < values.length; i++) {
    const start = end;
    putValue(values[i]);
    if (directions[i]! < 0) invert(scratch, start, end);
  }
  return Buffer.from(scratch.subarray(0, end));
}

const ASCENDING = [1];

export function encodeValue(value: unknown): Buffer {
  return encodeKey([value], ASCENDING);
}

/** The bytes every string that starts with `text` begins with. */
export function encodePrefix(text: string): Buffer {
  return encodeValue(text).subarray(0, -2);
}

export function inverted(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  invert(copy);
  return copy;
}

/** MongoDB's comparison of any two values. */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a === 'number' && typeof b === 'number') {
    if (a < b) return -1;
    if (a > b) return 1;
  }
  return Buffer.compare(encodeValue(a), encodeValue(b));
}

export function equalValues(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'string' || typeof b === 'string' || typeof a === 'boolean' || typeof b === 'boolean') return false;
  return compareValues(a, b) === 0;
}
