import { CommandError } from '../errors.ts';
import { HEADER_BYTES, ProtocolError } from '../frames.ts';
import { type Doc, decode, decodeInsert } from '../values/bson.ts';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Flags a receiver may ignore; bits 2 to 15 must be understood. */
const REQUIRED_FLAGS = 0xffff;

/** A request as it came: the command, and how its answer must be addressed. */
export type Request = { id: number; legacy: boolean; silent: boolean; command: Doc };

function sizedPart(message: Buffer, at: number, end: number, least: number): Buffer {
  const size = at + 4 <= end ? message.readInt32LE(at) : -1;
  if (size < least || at + size > end) throw new ProtocolError('a section does not fit its message');
  return message.subarray(at, at + size);
}

function firstField(document: Buffer): string {
  const stop = document.indexOf(0, 5);
  return document.toString('latin1', 5, Math.max(stop, 5));
}

function readBody(document: Buffer): Doc {
  return firstField(document) === 'insert' ? decodeInsert(document) : decode(document);
}

/** The documents of a section of kind 1, under the name of the command field they stand for. */
function readSequence(section: Buffer, keepBytes: boolean): { name: string; documents: unknown[] } {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new ProtocolError('a document sequence without a name');
  const documents: unknown[] = [];
  for (let at = nameEnd + 1; at < section.length; ) {
    const document = sizedPart(section, at, section.length, 5);
    documents.push(keepBytes ? document : decode(document));
    at += document.length;
  }
  return { name: section.toString('latin1', 4, nameEnd), documents };
}

function readMessage(message: Buffer): { flags: number; command: Doc } {
  if (message.length < HEADER_BYTES + 4) throw new ProtocolError('a message without flags');
  const flags = message.readUInt32LE(HEADER_BYTES);
  if ((flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME)) !== 0) throw new ProtocolError('unknown flags');
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  let body: Buffer | undefined;
  const sections: Buffer[] = [];
  for (let at = HEADER_BYTES + 4; at < end; ) {
    const kind = message[at];
    const part = sizedPart(message, at + 1, end, 5);
    if (kind === 0 && !body) body = part;
    else if (kind === 1) sections.push(part);
    else throw new ProtocolError('an unknown kind of section');
    at += 1 + part.length;
  }
  if (!body) throw new ProtocolError('a message without a command');
  const command = readBody(body);
  for (const section of sections) {
    const { name, documents } = readSequence(section, 'insert' in command);
    if (Object.hasOwn(command, name)) throw new CommandError('BadValue', `'${name}' is given twice`);
    command[name] = documents;
  }
  return { flags, command };
}

/** The handshake of drivers that do not know yet whom they speak to. */
function readLegacyQuery(message: Buffer): Doc {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const namespace = message.toString('latin1', HEADER_BYTES + 4, Math.max(nameEnd, HEADER_BYTES + 4));
  if (!namespace.endsWith('.$cmd')) throw new ProtocolError('a legacy query of something else than a command');
  const command = decode(sizedPart(message, nameEnd + 9, message.length, 5));
  return { ...command, $db: namespace.slice(0, -'.$cmd'.length) };
}

/** @throws ProtocolError, or whatever BSON that cannot be read throws */
export function readRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === OP_QUERY) return { id, legacy: true, silent: false, command: readLegacyQuery(message) };
  if (operation !== OP_MSG) throw new ProtocolError(`unknown operation ${operation}`);
  const { flags, command } = readMessage(message);
  return { id, legacy: false, silent: (flags & MORE_TO_COME) !== 0, command };
}

/** @param body the answer's BSON, in pieces */
export function writeReply({ id, legacy }: Request, body: Buffer[]): Buffer {
  const size = body.reduce((total, piece) => total + piece.length, 0);
  const head = Buffer.alloc(HEADER_BYTES + (legacy ? 20 : 5));
  head.writeInt32LE(head.length + size, 0);
  head.writeInt32LE(id, 8);
  head.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  if (legacy) head.writeInt32LE(1, HEADER_BYTES + 16);
  return Buffer.concat([head, ...body], head.length + size);
}
