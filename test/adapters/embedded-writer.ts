// A process of its own that writes to an embedded store and says what was acknowledged, one line each, until killed.
import { writeSync } from 'node:fs';
import mongoose from 'mongoose';
import { startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';

const [dataDir = '', round = '0', writers = '16', most = '1000000'] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const store = await startEmbeddedStore({
  dataDir,
  onFailure: (error) => {
    say(`failed ${error.message}`);
    process.exit(3);
  },
});
const client = await new mongoose.mongo.MongoClient(store.uri).connect();
const things = client
  .db()
  .collection<{ _id: string; revision: number; n: number; terms: string[]; text: string }>('things');
await things.createIndexes([{ key: { n: 1 } }, { key: { terms: 1 } }]);
say('ready');

async function write(writer: number): Promise<void> {
  for (let n = 0; n < Number(most); n++) {
    const _id = `${round}-${writer}-${n}`;
    await things.insertOne({ _id, revision: 1, n, terms: [`w${writer}`, `n${n}`], text: 'x'.repeat(500) });
    say(`${_id} 1`);
    await things.updateOne({ _id, revision: 1 }, { $set: { revision: 2, terms: [`w${writer}`, 'updated'] } });
    say(`${_id} 2`);
  }
}
// A write that fails says nothing: whether the store stopped is for onFailure to tell.
const ended = await Promise.allSettled(Array.from({ length: Number(writers) }, (_, writer) => write(writer)));
if (ended.some((each) => each.status === 'rejected')) await new Promise(() => undefined);
say('done');
await client.close();
await store.close();
