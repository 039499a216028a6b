import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { storeContract } from './store.ts';
import type { Server } from './store-given.ts';

async function embedded(): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quittance-store-'));
  const { uri, close } = await startEmbeddedStore({ dataDir });
  return {
    uri,
    async close() {
      await close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** A server of somebody's: in a database of this run's own, which is dropped at the end. */
async function elsewhere(address: string): Promise<Server> {
  const database = `quittance_test_${randomBytes(6).toString('hex')}`;
  const uri = address.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${database}`);
  return { uri, close: async () => undefined };
}

const address = process.env.MONGODB_URI;
if (address) storeContract('the server of MONGODB_URI', () => elsewhere(address));
else storeContract('the embedded store', embedded);
