import type { Jobs } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment } from './schema.ts';

interface Job {
  /** The job's name. */
  id: string;
  due: Date;
  /** Until when what it looks at has been seen. */
  seenUntil?: Date;
}

const schema = document<Job>({ due: moment, seenUntil: Date }, []);

/** Jobs belong to the whole installation: the one collection without companies. */
export function jobsIn(database: Database): Jobs {
  const collection = new Collection<Job>(database, 'jobs', schema);
  return {
    // Not due: the filter does not match, the upsert sets out to insert, and the name is taken.
    claim: (name, now, next) =>
      collection.change(name, { due: { $lte: now } }, { $set: { due: next } }, { upsert: true }),
    async hold(name, until) {
      await collection.change(name, {}, { $max: { due: until } });
    },
    async seen(name, until) {
      const update = { $max: { seenUntil: until }, $setOnInsert: { due: new Date(0) } };
      await collection.change(name, {}, update, { upsert: true });
    },
    seenUntil: async (name) => (await collection.anywhere({ _id: name }))?.seenUntil,
  };
}
