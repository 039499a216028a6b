import { CommandError } from '../errors.ts';
import { isDiskFull } from '../store/failure.ts';
import type { Doc } from '../values/bson.ts';
import { aggregate } from './aggregate.ts';
import { type Command, checkRequest, type Pieces, type Store, textOf } from './command.ts';
import { getMore, killCursors } from './more.ts';
import { count, explain, find } from './read.ts';
import {
  create,
  createIndexes,
  drop,
  dropDatabase,
  dropIndexes,
  listCollections,
  listDatabases,
  listIndexes,
} from './schema.ts';
import { buildInfo, endSessions, hello, ping } from './session.ts';
import { insert, remove, update } from './write.ts';

const COMMANDS = new Map<string, Command>(
  Object.entries({
    ...{ hello, isMaster: hello, ismaster: hello, ping, endSessions, buildInfo, buildinfo: buildInfo },
    ...{ find, getMore, killCursors, count, aggregate, explain },
    ...{ insert, update, delete: remove },
    ...{ create, drop, dropDatabase, createIndexes, dropIndexes, listIndexes, listCollections, listDatabases },
  }),
);

function inMongoShape(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  if (isDiskFull(error)) return new CommandError('OutOfDiskSpace', 'the disk is full: nothing was written');
  return new CommandError('InternalError', `the embedded store failed: ${(error as Error).message}`);
}

export function failure(error: unknown): Doc {
  const { code, codeName, message, details } = inMongoShape(error);
  return { ok: 0, code, codeName, errmsg: message, ...details };
}

/**
 * Runs one command. Its answer, which it ends with, may be given away only after `journal.commit`; between its pieces,
 * there is one where it takes long, other commands may be run, and what they see of it is not on the disk yet.
 */
export function* inPieces(store: Store, request: Doc): Pieces {
  try {
    const name = Object.keys(request)[0] ?? '';
    const command = COMMANDS.get(name);
    if (!command) {
      throw new CommandError(
        'CommandNotFound',
        `no such command: '${name}' (the embedded store has only what Quittance needs)`,
      );
    }
    checkRequest(name, request, command);
    const given = command.run(store, request, textOf(request, '$db'));
    return { ...(isPieces(given) ? yield* given : given), ok: 1 };
  } catch (error) {
    return failure(error);
  }
}

const isPieces = (given: Doc | Pieces): given is Pieces => Symbol.iterator in given;

/** As `inPieces`, all at once. */
export function execute(store: Store, request: Doc): Doc {
  const pieces = inPieces(store, request);
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}
