import { enableCompileCache, flushCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

const { dataDir } = workerData as { dataDir: string };
enableCompileCache();
const { serveStore } = await import('./serve-store.ts');
await serveStore(dataDir);
flushCompileCache();
