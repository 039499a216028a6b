import type { Fields, Stored } from './translation.ts';

/** Of a `find`: at most `limit` documents, in one batch; `projection` where not all of their fields are wanted. */
export interface Wanted {
  limit: number;
  sort?: Record<string, 1 | -1>;
  skip?: number;
  projection?: Record<string, 1>;
}

/** Longer than any indexed read takes, shorter than a person or a webhook waits. */
export const READ = { maxTimeMS: 2_000 };

/**
 * The commands that documents need, to whichever server, on whatever way. They throw the driver's errors; of a unique
 * index that is broken, `replace` and `update` throw its error 11000.
 */
export interface Commands {
  find(collection: string, filter: Fields, wanted: Wanted): Promise<Stored[]>;
  /** All that can be. Gives the unique index that refused each of the others. */
  insert(collection: string, documents: Stored[]): Promise<string[]>;
  /** Writes the whole of the one document that passes the filter; `false` when none does. */
  replace(collection: string, filter: Fields, document: Fields): Promise<boolean>;
  /** Changes the one document that passes the filter, or inserts it where told so; `false` when nothing was done. */
  update(collection: string, filter: Fields, change: Fields, upsert: boolean): Promise<boolean>;
  /** Deletes all that pass the filter. */
  remove(collection: string, filter: Fields): Promise<void>;
}
