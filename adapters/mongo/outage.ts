import mongoose from 'mongoose';
import { Outage } from '../../src/kernel/refusal.ts';

const { MongoBulkWriteError, MongoError, MongoServerError, MongoServerSelectionError, MongoWriteConcernError } =
  mongoose.mongo;

const DUPLICATE_KEY = 11000;
const MAX_TIME_EXPIRED = 50;

/** The name of the unique index a write broke; undefined for every other failure. */
export function brokenIndex(error: unknown): string | undefined {
  if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) return undefined;
  return indexIn(error.message);
}

/** `keyPattern` is younger than this wording, and not every compatible server sends it. */
const indexIn = (message: string): string => / index: (\S+)/.exec(message)?.[1] ?? 'unknown';

/** The unique index that each refused insert broke; undefined when any was refused for another reason. */
export function brokenIndexes(error: unknown): string[] | undefined {
  if (error instanceof MongoBulkWriteError) return indexesIn([error.writeErrors].flat());
  const broken = brokenIndex(error);
  return broken === undefined ? undefined : [broken];
}

/** As `brokenIndexes`, of what a server answers. */
export function indexesIn(refused: { code: number; errmsg?: string }[]): string[] | undefined {
  const areKeys = refused.length > 0 && refused.every(({ code }) => code === DUPLICATE_KEY);
  return areKeys ? refused.map(({ errmsg }) => indexIn(errmsg ?? '')) : undefined;
}

function outcomeOf(error: unknown): Outage['outcome'] {
  if (error instanceof MongoServerSelectionError) return 'no';
  if (!(error instanceof MongoServerError) || error instanceof MongoWriteConcernError) return 'unclear';
  if (error.code === DUPLICATE_KEY) return 'never';
  return error.code === MAX_TIME_EXPIRED || error.hasErrorLabel('RetryableWriteError') ? 'unclear' : 'no';
}

/** Mongoose's own words for a connection that is not there (yet, or any more); its other errors have other names. */
const isUnconnected = (error: unknown): boolean =>
  error instanceof mongoose.Error && ['MongooseError', 'MongooseServerSelectionError'].includes(error.name);

/** What the store throws for a failure: `Outage` when the server is away or refuses, the error itself when it is a defect of ours. */
export function toOutage(operation: string, error: unknown): unknown {
  if (!(error instanceof MongoError) && !isUnconnected(error)) return error;
  const code = error instanceof MongoServerError ? (error.codeName ?? error.code) : (error as Error).name;
  return new Outage('mongo', operation, {
    cause: error,
    outcome: error instanceof MongoError ? outcomeOf(error) : 'no',
    code: String(code),
  });
}
