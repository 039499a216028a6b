import { CommandError, unsupported } from '../errors.ts';
import type { Catalog } from '../store/catalog.ts';
import type { Journal } from '../store/journal.ts';
import { type Doc, isPlain } from '../values/bson.ts';
import type { Cursors } from './cursors.ts';

export type Store = { journal: Journal; catalog: Catalog; cursors: Cursors };

/** What takes long, done a piece at a time, so that others are answered in between; it ends with the answer. */
export type Pieces = Generator<undefined, Doc, void>;

/** A MongoDB command: the options it understands (any other is refused), and what it does. */
export type Command = {
  options: readonly string[] | 'any';
  run(store: Store, request: Doc, db: string): Doc | Pieces;
};

/** Options of every command that change no answer here: one node, always majority, always the newest state. */
const COMMON = [
  '$db',
  '$readPreference',
  '$clusterTime',
  'lsid',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
];
const TRANSACTION = ['txnNumber', 'autocommit', 'startTransaction'];

/** @throws IDLUnknownField for any option that is not in the list: ignoring one could change the answer */
export function checkOptions(what: string, given: Doc, known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    if (name === 'collation') throw unsupported('collation');
    throw new CommandError('IDLUnknownField', `BSON field '${what}.${name}' is not known to the embedded store`);
  }
}

export function checkRequest(name: string, request: Doc, command: Command): void {
  if (TRANSACTION.some((option) => option in request)) {
    throw new CommandError('IllegalOperation', 'the embedded store has no transactions; use a MongoDB replica set');
  }
  if (command.options !== 'any') checkOptions(name, request, [name, ...COMMON, ...command.options]);
  const { readConcern } = request;
  if (isPlain(readConcern) && readConcern.level === 'snapshot') throw unsupported("the read concern 'snapshot'");
}

export function textOf(request: Doc, option: string): string {
  const value = request[option];
  if (typeof value === 'string') return value;
  throw new CommandError('TypeMismatch', `'${option}' must be a string`);
}

export function docOf(request: Doc, option: string): Doc {
  const value = request[option] ?? {};
  if (isPlain(value)) return value;
  throw new CommandError('TypeMismatch', `'${option}' must be an object`);
}

export function docsOf(request: Doc, option: string): Doc[] {
  const value = request[option];
  if (Array.isArray(value) && value.every(isPlain)) return value;
  throw new CommandError('TypeMismatch', `'${option}' must be an array of objects`);
}

/** A count such as `limit`: undefined if it is absent. */
export function countOf(request: Doc, option: string): number | undefined {
  const value = request[option];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new CommandError('BadValue', `'${option}' must be a whole number, 0 or more`);
}

/** `limit: 0` is MongoDB's "no limit". */
export function limitOf(request: Doc): number {
  return countOf(request, 'limit') || Number.POSITIVE_INFINITY;
}
