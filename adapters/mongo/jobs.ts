import type { Jobs } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment } from './schema.ts';

interface Job {
  /** The job's name. */
  id: string;
  due: Date;
}

const schema = document<Job>({ due: moment }, []);

/** Jobs belong to the whole installation: the one collection without companies. */
export function jobsIn(database: Database): Jobs {
  const collection = new Collection<Job>(database, 'jobs', schema);
  return {
    // Not due: the filter does not match, the upsert sets out to insert, and the name is taken.
    claim: (name, now, next) =>
      collection.change(name, { due: { $lte: now } }, { $set: { due: next } }, { upsert: true }),
  };
}
