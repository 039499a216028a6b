import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type EmbeddedStore, startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { type ConnectedStore, connectStore } from '../../adapters/mongo/store.ts';
import { type StoreProxy, startProxy } from '../contracts/store-proxy.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { AS_OPERATOR, type Rig, serve } from './web-rig.ts';

/** The store and the web edge together: each alone may keep its promise while the two say nothing true. */
let dataDir: string;
let server: EmbeddedStore;
let proxy: StoreProxy;
let connected: ConnectedStore;
let rig: Rig;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quittance-ready-'));
  server = await startEmbeddedStore({ dataDir });
  proxy = await startProxy(server.uri);
  connected = await connectStore({ uri: proxy.uri, log: silentLog });
  rig = await serve(() => undefined, { ready: connected.ready });
});
afterEach(async () => {
  proxy.trouble({ kind: 'none' });
  await says(200);
});
afterAll(async () => {
  await rig.close();
  await connected.close();
  await proxy.close();
  await server.close();
  await rm(dataDir, { recursive: true });
});

test('starting asks for its indexes a few at a time, so that a slow machine starts as well', () => {
  // Two more watch whether the server is there.
  expect(proxy.most()).toBeLessThanOrEqual(4 + 2);
});

async function asked(): Promise<[status: number, said: string]> {
  const answer = await fetch(`${rig.url}/readyz`, { headers: AS_OPERATOR });
  return [answer.status, await answer.text()];
}

/** What it says once it says so: an answer is believed for a second. */
async function says(status: number): Promise<string> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const [is, said] = await asked();
    if (is === status) return said;
    if (Date.now() > deadline) throw new Error(`/readyz never answered ${status}, but ${is}: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a store that is there and can be written to is ready', async () => {
  expect(await asked()).toEqual([200, 'ready']);
});

test('a store that is cut off is not ready, and stays so', async () => {
  proxy.trouble({ kind: 'away' });
  expect(await says(503)).toMatch(/^not ready: /);
  for (const end = Date.now() + 3_000; Date.now() < end; ) expect((await asked())[0]).toBe(503);
});

test('a store that does not answer is not ready', async () => {
  proxy.trouble({ kind: 'hangs' });
  expect(await says(503)).toBe('not ready: the store has not answered within 2 s');
});

test('a store that can be read and not written is not ready', async () => {
  proxy.trouble({ kind: 'read-only' });
  expect(await says(503)).toBe('not ready: mongo write failed: NotWritablePrimary');
});
