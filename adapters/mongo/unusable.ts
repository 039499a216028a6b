import mongoose from 'mongoose';
import { CannotStart } from '../../src/kernel/refusal.ts';
import { brokenIndex } from './outage.ts';

const { MongoServerError } = mongoose.mongo;

/** What the product needs of its server, in words for the operator. */
export const SERVERS = 'MongoDB 4.4 or newer, or MongoDB Atlas';

/** A server that answers and lacks what the product stands on. */
export class Lacking extends Error {}

/** What may be shown of an address: its hosts, never who signs in with what. */
const hostsOf = (uri: string): string => /^mongodb(?:\+srv)?:\/\/(?:[^/]*@)?([^/?@]+)/.exec(uri)?.[1] ?? 'its address';

const NO_NAME = /\b(?:ENOTFOUND|EAI_AGAIN|ENODATA|ESERVFAIL)\b/;
const NOT_MONGODB = /closed|Invalid (?:message|BSON|opcode)|ECONNRESET|SSL|TLS|certificate|wrong version number/i;

/** By MongoDB's own numbers for a refused command. */
const REFUSALS: Record<number, string> = {
  11: 'it does not know the user: correct the user and the password in MONGODB_URI',
  13: 'its user may not write there: give the user the role readWrite on the database that MONGODB_URI names',
  18: 'it refuses the user or the password: correct them in MONGODB_URI',
  59: `it does not know a command that is needed: set MONGODB_URI to ${SERVERS}`,
  85: 'it has another index of the same name or fields: drop that index, and start again',
  86: 'it has another index of the same name: drop that index, and start again',
  8000: 'it refuses the user or the password: correct them in MONGODB_URI',
  10107: 'it is not the primary of its replica set: name all members in MONGODB_URI, with replicaSet=',
  13435: 'it is not the primary of its replica set: name all members in MONGODB_URI, with replicaSet=',
  14031: 'its disk is full: make room on it',
};

/** The driver has two classes of this name. Its words hold no more of the address than a user or an option. */
const isUnread = ({ name }: Error): boolean => name === 'MongoParseError';
/** The words for a host that cannot be read: it may be a piece of the password, and is not repeated. */
const isUnreadHost = ({ name }: Error): boolean => name === 'MongoRuntimeError';
const LOOKS_LIKE =
  'it looks like mongodb://user:password@host:27017/quittance, with signs such as @ and / in a password percent-encoded';

/** Each server's own last word, and whether any of them was reached. */
function selectionOf(error: Error): { words: string; reached: boolean } {
  const { servers } = (error as { reason?: { servers?: Map<string, { type: string; error?: Error }> } }).reason ?? {};
  const all = [...(servers?.values() ?? [])];
  const words = all.map((server) => `${server.error?.message ?? ''} ${(server.error?.cause as Error)?.message ?? ''}`);
  return { words: words.join(' '), reached: all.some(({ type }) => type !== 'Unknown') };
}

function whyUnreached(error: Error): string {
  const { words, reached } = selectionOf(error);
  if (reached) return 'its replica set has no primary that can be reached: look at rs.status() on one of its members';
  if (/ECONNREFUSED/.test(words)) return 'nothing listens there: start it, or correct the host and the port';
  if (NO_NAME.test(words)) return 'its name is not known: correct the host, or look at the DNS of this machine';
  if (/wire version/.test(words)) return `it is of a version that is not served: it takes ${SERVERS}`;
  if (NOT_MONGODB.test(words))
    return 'what answers there does not speak as a MongoDB server does: correct the host and the port, or tls=';
  return 'it does not answer: look whether it runs, and whether its firewall lets this machine in (in Atlas: Network Access)';
}

function whyRefused(error: Error): string {
  if (error instanceof Lacking) return `${error.message}: set MONGODB_URI to ${SERVERS}`;
  const index = brokenIndex(error);
  if (index) return `it holds two documents that are one by the index ${index}: delete one of them`;
  const code = error instanceof MongoServerError ? Number(error.code) : undefined;
  if (code !== undefined && REFUSALS[code]) return REFUSALS[code];
  return error.name.includes('ServerSelection') ? whyUnreached(error) : `${error.name}: ${error.message}`;
}

/**
 * Why no store came of it: one sentence that says what to do, and nothing that must be kept secret.
 * @param uri of somebody's server; undefined for the embedded one
 */
export function explainServer(uri: string | undefined, error: Error): CannotStart {
  if (uri === undefined)
    return new CannotStart(`The database in DATA_DIR cannot be used: ${whyRefused(error)}.`, error);
  if (isUnread(error)) return new CannotStart(`MONGODB_URI cannot be read (${error.message}): ${LOOKS_LIKE}.`, error);
  if (isUnreadHost(error)) return new CannotStart(`MONGODB_URI cannot be read: ${LOOKS_LIKE}.`, error);
  const why = /\bquery(?:Srv|Txt)\b/.test(error.message)
    ? 'its name is not known: correct the host behind mongodb+srv://, or look at the DNS of this machine'
    : whyRefused(error);
  return new CannotStart(`The MongoDB server of MONGODB_URI (${hostsOf(uri)}) cannot be used: ${why}.`, error);
}
