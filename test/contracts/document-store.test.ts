import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { documentStoreContract } from './document-store.ts';

documentStoreContract('embedded', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'quittance-'));
  const { uri, close } = await startEmbeddedStore({ dataDir });
  return {
    uri,
    close: async () => {
      await close();
      await rm(dataDir, { recursive: true });
    },
  };
});

const server = process.env.MONGODB_URI;
if (server) documentStoreContract('MONGODB_URI', async () => ({ uri: server, close: async () => undefined }));
