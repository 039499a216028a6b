import { Binary, BSONRegExp, deserialize, ObjectId, serialize } from 'bson';
import { CommandError } from '../errors.ts';

export type Doc = { [field: string]: unknown };

/** MongoDB's limits: nesting of a stored document, and its size in bytes. */
const MAX_DEPTH = 100;
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

// Binary keeps its subtype, and a regular expression its options: JavaScript's RegExp cannot hold all of MongoDB's.
const READING = { promoteBuffers: false, bsonRegExp: true };

export function decode(bytes: Uint8Array): Doc {
  return deserialize(bytes, READING);
}

/** An insert's documents stay bytes, so that they are stored as they came, without a second encoding. */
export function decodeInsert(bytes: Uint8Array): Doc {
  return deserialize(bytes, { ...READING, fieldsAsRaw: { documents: true } });
}

export function encode(doc: Doc): Uint8Array {
  const bytes = serialize(doc, { ignoreUndefined: true });
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new CommandError('BSONObjectTooLarge', `the document has ${bytes.length} bytes, over the limit of 16 MiB`);
  }
  return bytes;
}

export function isPlain(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** A field of a document, never something inherited such as `constructor`. */
export function own(doc: Doc, field: string): unknown {
  return Object.hasOwn(doc, field) ? doc[field] : undefined;
}

/** Whether an object is a set of operators (`{ $gt: 1 }`) rather than a value. */
export function isOperators(value: unknown): value is Doc {
  if (!isPlain(value)) return false;
  for (const key in value) return key.startsWith('$');
  return false;
}

function typeName(value: unknown): string {
  if (value === null || typeof value !== 'object') return typeof value;
  return '_bsontype' in value ? String(value._bsontype) : (value.constructor?.name ?? 'object');
}

function checkField(field: string, where: string): void {
  if (field.startsWith('$') || field.includes('.') || field === '__proto__') {
    throw new CommandError('BadValue', `the field name '${field}'${where} is not supported by the embedded store`);
  }
}

/**
 * Refuses what could not be compared or updated exactly: Decimal128, integers beyond 53 bits, code, timestamps,
 * regular expressions as values, field names with `$` or dots.
 */
export function checkStorable(value: unknown, path = '', depth = 0): void {
  if (depth > MAX_DEPTH) throw new CommandError('Overflow', `the document is nested deeper than ${MAX_DEPTH} levels`);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return;
  if (Array.isArray(value)) {
    for (const item of value) checkStorable(item, path, depth + 1);
  } else if (isPlain(value)) {
    for (const field of Object.keys(value)) {
      checkField(field, path && ` in '${path}'`);
      checkStorable(value[field], path ? `${path}.${field}` : field, depth + 1);
    }
  } else if (!(value instanceof Date || value instanceof ObjectId || value instanceof Binary)) {
    const hint = typeName(value) === 'Long' ? ' (an integer beyond 53 bits)' : '';
    throw new CommandError('BadValue', `the embedded store does not hold a ${typeName(value)}${hint}, at '${path}'`);
  }
}

export function isPattern(value: unknown): value is BSONRegExp {
  return value instanceof BSONRegExp;
}
