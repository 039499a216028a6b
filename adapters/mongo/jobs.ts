import type { Connection } from 'mongoose';
import type { Jobs } from '../../src/ports.ts';
import { Collection } from './collection.ts';
import { document, moment } from './schema.ts';

interface Job {
  /** The job's name. */
  id: string;
  due: Date;
}

const schema = document<Job>({ due: moment }, []);

/** Jobs belong to the whole installation: the one collection without companies. */
export function jobsIn(connection: Connection): Jobs {
  const collection = new Collection<Job>(connection, 'jobs', schema);
  return {
    // Not due: the filter does not match, the upsert sets out to insert, and the name is taken.
    claim: (name, now, next) =>
      collection.change(name, { due: { $lte: now } }, { $set: { due: next } }, { upsert: true }),
  };
}
