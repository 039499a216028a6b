import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type EmbeddedStore, startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { type ConnectedStore, connectStore } from '../../adapters/mongo/store.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { CannotStart, Outage } from '../../src/kernel/refusal.ts';
import { type StoreProxy, startProxy } from '../contracts/store-proxy.ts';
import * as sample from '../contracts/store-samples.ts';

const said: string[] = [];
const listen = (what: string) => void said.push(what);
const log = { info: listen, warn: listen, error: listen };

let dataDir: string;
let server: EmbeddedStore;
let proxy: StoreProxy;
const ways = {} as Record<'driver' | 'line', ConnectedStore>;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quittance-outage-'));
  server = await startEmbeddedStore({ dataDir });
  proxy = await startProxy(server.uri);
  ways.driver = await connectStore({ uri: proxy.uri, log });
  ways.line = await connectStore({ ...proxy, log });
});
afterEach(() => proxy.trouble({ kind: 'none' }));
afterAll(async () => {
  await Promise.all([ways.driver.close(), ways.line.close()]);
  await proxy.close();
  await server.close();
  await rm(dataDir, { recursive: true });
});

/** How a call ended, and after how many milliseconds. */
async function ending(call: () => Promise<unknown>): Promise<{ error: unknown; ms: number }> {
  const started = performance.now();
  const error = await call().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { error, ms: performance.now() - started };
}

async function eventually(works: () => Promise<void>, withinMs = 10_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while ((await ending(works)).error) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('a server that is away is said to be so within three seconds when connecting', async () => {
  const { error, ms } = await ending(() => connectStore({ uri: 'mongodb://127.0.0.1:9/x', log, foreign: true }));
  expect(error).toBeInstanceOf(CannotStart);
  expect(String(error)).toContain('nothing listens there');
  expect(ms).toBeLessThan(4_000);
});

describe.each(['driver', 'line'] as const)('through the %s', (way) => {
  let connected: ConnectedStore;
  beforeAll(() => {
    connected = ways[way];
  });

  describe('a server that is away', () => {
    test('is an outage for every read and write, and the store works again when it is back', async () => {
      const { store, ready } = connected;
      const request = sample.request(randomId('com'));
      await ready();
      proxy.trouble({ kind: 'away' });
      const ends = await Promise.all([
        ending(() => store.requests.insert(request)),
        ending(() => store.requests.replace(request)),
        ending(() => store.requests.get(request.companyId, request.id)),
        ending(() => store.customers.search(request.companyId, 'a', 5)),
        ending(() => store.members.put(sample.member(request.companyId))),
        ending(() => store.jobs.claim('job', sample.at(0), sample.at(1))),
        ending(() => Array.fromAsync(store.requests.due(sample.at(1)))),
      ]);
      for (const { error, ms } of ends) {
        expect(error).toBeInstanceOf(Outage);
        expect(ms).toBeLessThan(4_000);
      }
      await expect(ready()).rejects.toThrow(Outage);
      expect(said).toContain('the store is away');
      proxy.trouble({ kind: 'none' });
      await eventually(ready);
      expect(await store.requests.insert(request)).toBe(true);
      expect(said).toContain('the store is back');
    });

    test('that hangs is an outage whose end is unclear, within six seconds', async () => {
      const { store, ready } = connected;
      proxy.trouble({ kind: 'hangs' });
      const { error, ms } = await ending(() => store.requests.insert(sample.request(randomId('com'))));
      expect(error).toMatchObject({ vendor: 'mongo', operation: 'requests write', outcome: 'unclear' });
      expect(ms).toBeLessThan(6_000);
      proxy.trouble({ kind: 'none' });
      await eventually(ready);
    });
  });

  describe('a write whose request or answer is lost', () => {
    test.each(['request', 'answer'] as const)('an insert is there at most once when its %s is lost', async (what) => {
      const { requests } = connected.store;
      const request = sample.request(randomId('com'));
      proxy.trouble({ kind: 'loses', what, command: 'insert' });
      const first = await requests.insert(request).catch((error: unknown) => error);
      expect(first === true || first === false || first instanceof Outage).toBe(true);
      await eventually(connected.ready);
      await requests.insert(sample.request(request.companyId, { key: request.key, id: request.id }));
      expect(await requests.byKey(request.companyId, request.key)).toMatchObject({ id: request.id });
      expect(await requests.byReference(request.companyId, request.referenceKey, 5)).toHaveLength(1);
    });

    test.each(['request', 'answer'] as const)('a read is answered although its first %s is lost', async (what) => {
      const { requests } = connected.store;
      const request = sample.request(randomId('com'));
      await requests.insert(request);
      proxy.trouble({ kind: 'loses', what, command: 'find' });
      expect(await requests.get(request.companyId, request.id)).toEqual(request);
    });

    test.each(['request', 'answer'] as const)(
      'a replacement happens at most once when its %s is lost',
      async (what) => {
        const { requests } = connected.store;
        const request = sample.request(randomId('com'));
        await requests.insert(request);
        proxy.trouble({ kind: 'loses', what, command: 'update' });
        const first = await requests.replace({ ...request, message: 'first' }).catch((error: unknown) => error);
        if (first !== true) await eventually(connected.ready);
        // Whoever asks again reads first: the revision tells whether it happened.
        const seen = await requests.get(request.companyId, request.id);
        expect([0, 1]).toContain(seen?.revision);
        expect(seen?.message).toBe(seen?.revision === 1 ? 'first' : request.message);
      },
    );

    test.each(['request', 'answer'] as const)(
      'a founding leaves nothing half done when its %s is lost, and the member who tries again has a company',
      async (what) => {
        const { companies } = connected.store;
        const [workspace, textSender] = [sample.workspace(), sample.unlike('MG')];
        const founded = [sample.company({ textSender }), sample.company({ textSender })];
        proxy.trouble({ kind: 'loses', what, command: 'insert' });
        for (const company of founded) {
          await companies
            .found(company, { id: workspace, companyId: company.id })
            .catch(() => eventually(connected.ready));
        }
        const company = await companies.byWorkspace(workspace);
        expect(founded.map(({ id }) => id)).toContain(company?.id);
        expect(await companies.byTextSender(textSender)).toStrictEqual(company);
        const there = await Promise.all(founded.map(({ id }) => companies.get(id)));
        expect(there.filter((one) => one !== undefined)).toHaveLength(1);
      },
    );
  });
});
