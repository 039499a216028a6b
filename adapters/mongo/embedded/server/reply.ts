import { serialize } from 'bson';
import { type Doc, isPlain } from '../values/bson.ts';

const OBJECT = 0x03;
const ARRAY = 0x04;

/** Stored documents stand in an answer as bytes; one look at the first of a list tells. */
function holdsBytes(value: unknown): value is Doc | unknown[] {
  if (Array.isArray(value)) return value[0] instanceof Uint8Array;
  return value instanceof Uint8Array || (isPlain(value) && Object.values(value).some(holdsBytes));
}

function element(type: number, name: string): Buffer {
  const head = Buffer.allocUnsafe(1 + Buffer.byteLength(name) + 1);
  head[0] = type;
  head.write(name, 1);
  head[head.length - 1] = 0;
  return head;
}

/** BSON of an answer, in pieces, with stored documents put in as they are instead of being read and written again. */
export function encodeReply(reply: Doc | unknown[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (const [name, value] of Object.entries(reply)) {
    if (value instanceof Uint8Array) {
      pieces.push(element(OBJECT, name), Buffer.from(value.buffer, value.byteOffset, value.length));
    } else if (holdsBytes(value)) {
      pieces.push(element(Array.isArray(value) ? ARRAY : OBJECT, name), ...encodeReply(value));
    } else {
      // A document of this one field, without its length and its end: the field itself.
      const whole = serialize({ [name]: value }, { ignoreUndefined: true });
      pieces.push(Buffer.from(whole.buffer, whole.byteOffset + 4, whole.length - 5));
    }
  }
  const length = Buffer.allocUnsafe(4);
  length.writeInt32LE(
    pieces.reduce((total, piece) => total + piece.length, 5),
    0,
  );
  return [length, ...pieces, Buffer.from([0])];
}
