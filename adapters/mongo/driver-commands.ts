import mongoose, { type Connection } from 'mongoose';
import { type Commands, READ } from './commands.ts';
import { brokenIndexes } from './outage.ts';
import type { Stored } from './translation.ts';

/** The driver's own, which repeat what may be repeated when a connection was cut or a server lost its rank. */
export function driverCommands(connection: Connection): Commands {
  const documents = (collection: string) => connection.collection<Stored>(collection);
  return {
    /** The driver's cursors are for what comes in several batches, and cost as much again as the round trip itself. */
    async find(collection, filter, wanted) {
      const byCursor = () =>
        documents(collection)
          .find(filter, { ...READ, ...wanted })
          .toArray();
      const { db } = connection;
      // Without a limit there may be more than one batch.
      if (!db || wanted.limit === 0) return byCursor();
      const find = { find: collection, filter, ...READ, ...wanted, batchSize: wanted.limit, singleBatch: true };
      const answer = db.command(find).catch((error: unknown) => {
        // The driver repeats a read whose connection was cut, and never a command.
        if (error instanceof mongoose.mongo.MongoNetworkError) return undefined;
        throw error;
      });
      return (await answer)?.cursor.firstBatch ?? byCursor();
    },
    async insert(collection, [first, ...others]) {
      if (!first) return [];
      const all = documents(collection);
      try {
        if (others.length === 0) await all.insertOne(first);
        else await all.insertMany([first, ...others], { ordered: false });
        return [];
      } catch (error) {
        const broken = brokenIndexes(error);
        if (!broken) throw error;
        return broken;
      }
    },
    async replace(collection, filter, document) {
      return (await documents(collection).replaceOne(filter, document)).matchedCount === 1;
    },
    async update(collection, filter, change, upsert) {
      const { matchedCount, upsertedCount } = await documents(collection).updateOne(filter, change, { upsert });
      return matchedCount + upsertedCount === 1;
    },
    async remove(collection, filter) {
      await documents(collection).deleteMany(filter);
    },
  };
}
