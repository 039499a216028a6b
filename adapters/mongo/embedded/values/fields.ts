const HEADER = 4;
const [DOUBLE, STRING, OBJECT, ARRAY, BINARY, OBJECT_ID, BOOLEAN, DATE, NULL, INT, LONG] = [
  ...[1, 2, 3, 4, 5, 7, 8, 9, 10, 16, 18],
] as const;
/** Bytes of a value whose kind says how long it is. */
const FIXED = new Map<number | undefined, number>([
  ...([DOUBLE, DATE, LONG].map((kind) => [kind, 8]) as [number, number][]),
  ...([
    [OBJECT_ID, 12],
    [BOOLEAN, 1],
    [NULL, 0],
    [INT, 4],
  ] as [number, number][]),
]);
/** Bytes that a length stands for beyond those that it counts. */
const COUNTED = new Map<number | undefined, number>([
  [STRING, 4],
  [OBJECT, 0],
  [ARRAY, 0],
  [BINARY, 5],
]);

function sizeOf(kind: number | undefined, bytes: Buffer, at: number): number | undefined {
  const beyond = COUNTED.get(kind);
  return beyond === undefined ? FIXED.get(kind) : bytes.readInt32LE(at) + beyond;
}

/**
 * A document's own fields, each as it is stored (kind, name and value, see bsonspec.org), without looking into them: a
 * tenth of what decoding costs. Undefined where a value is of a kind that is not looked past here.
 */
export function fieldsIn(document: Uint8Array): Map<string, Buffer> | undefined {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  const fields = new Map<string, Buffer>();
  const end = bytes.length - 1;
  for (let at = HEADER; at < end; ) {
    const nameEnd = bytes.indexOf(0, at + 1);
    const size = sizeOf(bytes[at], bytes, nameEnd + 1);
    if (size === undefined) return undefined;
    const next = nameEnd + 1 + size;
    fields.set(bytes.toString('utf8', at + 1, nameEnd), bytes.subarray(at, next));
    at = next;
  }
  return fields;
}

/** A document of these fields of another, in its order. */
export function documentOf(fields: Iterable<Buffer>): Buffer {
  const pieces = [...fields];
  const document = Buffer.allocUnsafe(pieces.reduce((sum, piece) => sum + piece.length, HEADER + 1));
  document.writeInt32LE(document.length, 0);
  let at = HEADER;
  for (const piece of pieces) at += piece.copy(document, at);
  document[at] = 0;
  return document;
}

/** What `fieldsIn` gives of one document. */
type OwnFields = ReadonlyMap<string, Buffer> | undefined;

/** The names of the fields that differ; undefined where that is not seen without decoding. */
export function changedFields(one: OwnFields, other: OwnFields): Set<string> | undefined {
  if (!one || !other) return undefined;
  const names = new Set([...one.keys(), ...other.keys()]);
  for (const [name, field] of one) if (other.get(name)?.equals(field)) names.delete(name);
  return names;
}
