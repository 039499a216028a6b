import { randomBytes } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { brokenIndex } from './outage.ts';
import { Lacking } from './unusable.ts';

const { MongoServerError } = mongoose.mongo;

interface Trial {
  _id: string;
  key?: string;
  list?: string[];
  partial?: string;
  revision?: number;
}

const isAbsent = (error: unknown): boolean => error instanceof MongoServerError && error.code === 26;

/** So many write at once that a server which reads first and writes then is found out. */
const RIVALS = 20;

/**
 * Tries what the product stands on, in a collection of its own that is gone afterwards. A server that takes the
 * commands and does something else would lose or double money without a word.
 * @throws Lacking for the first thing that the server does not do
 */
export async function probe(connection: Connection): Promise<void> {
  const trials = connection.collection<Trial>(`probe_${randomBytes(8).toString('hex')}`);

  /** The name of the unique index that an insert breaks; undefined when it breaks none. */
  const broken = (trial: Trial) =>
    trials.insertOne(trial).then(
      () => undefined,
      (error: unknown) => {
        const index = brokenIndex(error);
        if (index === undefined) throw error;
        return index;
      },
    );

  async function indexes(): Promise<void> {
    const partialFilterExpression = { partial: { $exists: true } };
    try {
      await trials.createIndexes([
        { name: 'key', key: { key: 1 }, unique: true },
        { name: 'list', key: { list: 1 }, unique: true },
        { name: 'partial', key: { partial: 1 }, unique: true, partialFilterExpression },
      ]);
    } catch (cause) {
      throw new Lacking('it has no partial and unique indexes', { cause });
    }
  }

  async function duplicates(): Promise<void> {
    const first = await broken({ _id: 'one', key: 'a', list: ['a', 'b'], partial: 'a' });
    const absent = await broken({ _id: 'two', key: 'b', list: ['c'] });
    const beside = await broken({ _id: 'three', key: 'c', list: ['d'] });
    if (first ?? absent ?? beside) throw new Lacking('its partial indexes hold what they should leave out');
    const same = { _id: 'four', key: 'd', list: ['e'] };
    const named = [
      await broken({ ...same, key: 'a' }),
      await broken({ ...same, partial: 'a' }),
      await broken({ ...same, _id: 'one' }),
    ];
    if (named.includes(undefined)) throw new Lacking('its unique indexes let the same value in twice');
    if (named.join() !== 'key,partial,_id_')
      throw new Lacking('it does not say which unique index a document would break');
    if ((await broken({ ...same, list: ['f', 'b'] })) !== 'list')
      throw new Lacking('its unique indexes do not look into lists');
  }

  async function rivals(): Promise<void> {
    await trials.insertOne({ _id: 'prize', key: 'prize', list: ['prize'], revision: 0 });
    const next = (rival: number) => ({ key: `prize ${rival}`, list: [`prize ${rival}`], revision: 1 });
    const wins = await Promise.all(
      Array.from({ length: RIVALS }, async (_, rival) => {
        const { matchedCount } = await trials.replaceOne({ _id: 'prize', revision: 0 }, next(rival));
        return matchedCount;
      }),
    );
    if (wins.reduce((all, one) => all + one, 0) !== 1)
      throw new Lacking('of several that change a document on one condition at once, more than one succeeds');
  }

  try {
    await indexes();
    await duplicates();
    await rivals();
  } finally {
    await trials.drop().catch((error: unknown) => {
      if (!isAbsent(error)) throw error;
    });
  }
}
