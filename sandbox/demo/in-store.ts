/** What the demo does to the garage's data while the app runs. */
import { createLog } from '../../adapters/log.ts';
import { reachEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { connectStore } from '../../adapters/mongo/store.ts';
import type { Store } from '../../src/ports.ts';

/** Opens the store of the app, whether it runs or not, for as long as `work` takes. */
export async function inStore<T>(dataDir: string, work: (store: Store) => Promise<T>): Promise<T> {
  const embedded = await reachEmbeddedStore({ dataDir });
  const { store, close } = await connectStore({ ...embedded, log: createLog('error') });
  try {
    return await work(store);
  } finally {
    await close();
    await embedded.close();
  }
}
