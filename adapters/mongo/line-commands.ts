import type { NetConnectOpts } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import mongoose from 'mongoose';
import { awaitedLater } from '../../src/kernel/ahead.ts';
import { type Commands, READ } from './commands.ts';
import { Line, type Reply } from './embedded/line.ts';
import { indexesIn } from './outage.ts';
import type { Fields, Stored } from './translation.ts';

const { MongoNetworkError, MongoServerError } = mongoose.mongo;

/** Documents of one answer where all are wanted. */
const BATCH = 10_000;

const batchOf = ({ cursor }: Reply): Stored[] => (cursor?.firstBatch ?? cursor?.nextBatch ?? []) as Stored[];

/** What one write did; throws what refused it. */
function writtenBy(reply: Reply): boolean {
  const [refused] = reply.writeErrors ?? [];
  if (refused) throw new MongoServerError({ message: refused.errmsg, ...refused });
  return reply.n === 1;
}

/** From so many documents on, an insert is done by the server in pieces, and has a line on which nobody stands behind it. */
const MANY = 25;
/** Documents that are encoded, and sent, at a stretch. */
const AT_ONCE = 50;

/**
 * Commands straight to the embedded server, on three lines: reads never stand behind a write, nor anything behind many.
 * @param name of the database
 */
export function lineCommands(address: NetConnectOpts, name: string): Commands & { close(): void } {
  const [reads, writes, many] = [new Line(address), new Line(address), new Line(address)];
  /** Whose connection was cut is asked once more: reading twice is harmless. */
  async function read(command: Fields): Promise<Reply> {
    const asked = { ...command, $db: name };
    return reads.run(asked).catch((error: unknown) => {
      if (!(error instanceof MongoNetworkError)) throw error;
      return reads.run(asked);
    });
  }
  const write = (command: Fields) => writes.run({ ...command, $db: name });
  const update = async (collection: string, filter: Fields, change: Fields, upsert: boolean) =>
    writtenBy(await write({ update: collection, updates: [{ q: filter, u: change, upsert }] }));
  return {
    async find(collection, filter, { limit, ...wanted }) {
      const found = { find: collection, filter, ...READ, ...wanted };
      if (limit > 0) return batchOf(await read({ ...found, limit, batchSize: limit, singleBatch: true }));
      let reply = await read({ ...found, batchSize: BATCH });
      const all = batchOf(reply);
      while (reply.cursor?.id) {
        reply = await read({ getMore: reply.cursor.id, collection, batchSize: BATCH });
        all.push(...batchOf(reply));
      }
      return all;
    },
    async insert(collection, documents) {
      const line = documents.length > MANY ? many : writes;
      const replies: Promise<Reply>[] = [];
      for (let from = 0; from < documents.length; from += AT_ONCE) {
        // Encoding all of them would be a long time in which nobody else is answered.
        if (from > 0) await setImmediate();
        const some = documents.slice(from, from + AT_ONCE);
        replies.push(awaitedLater(line.run({ insert: collection, documents: some, ordered: false, $db: name })));
      }
      const writeErrors = (await Promise.all(replies)).flatMap((reply) => reply.writeErrors ?? []);
      if (writeErrors.length === 0) return [];
      const broken = indexesIn(writeErrors);
      if (broken) return broken;
      const [refused] = writeErrors;
      throw new MongoServerError({ message: refused?.errmsg, ...refused });
    },
    replace: (collection, filter, document) => update(collection, filter, document, false),
    update,
    async remove(collection, filter) {
      await write({ delete: collection, deletes: [{ q: filter, limit: 0 }] });
    },
    close() {
      reads.close();
      writes.close();
      many.close();
    },
  };
}
