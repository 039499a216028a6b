import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';

const { dataDir } = workerData as { dataDir: string };
enableCompileCache(join(dataDir, 'compile-cache'));
const { serveStore } = await import('./serve-store.ts');
await serveStore(dataDir);
flushCompileCache();
