/** What companies keep secret here: under keys that can be replaced, and none that is missing goes unnoticed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';
import { connectStore } from '../../adapters/mongo/store.ts';
import { createVault } from '../../adapters/mongo/vault.ts';
import { Unreadable } from '../../src/kernel/refusal.ts';
import { keys } from '../../src/variable-shapes.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { NOON } from '../fixtures/requests.ts';

const [LINKS, FIRST, SECOND] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

describe('a vault', () => {
  test('seals with its newest key, and opens what a former one has sealed', () => {
    const sealed = createVault(FIRST).seal('rk_live_1', 'com_1|stripe acct_1|secrets');
    const vault = createVault(SECOND, FIRST);
    expect(vault.open(sealed, 'com_1|stripe acct_1|secrets')).toBe('rk_live_1');
    expect([vault.keyOf(sealed), vault.keyOf(vault.seal('x', 'y')), createVault(SECOND).keyOf(sealed)]).toEqual([
      ...['former', 'newest', 'unknown'],
    ]);
    expect(() => createVault(SECOND).open(sealed, 'com_1|stripe acct_1|secrets')).toThrow('key that is not here');
  });

  test('marks as it did, whatever key seals', () => {
    const mark = createVault(LINKS).markOf('+15145550188', 'opt-out of com_1');
    expect(createVault(SECOND, FIRST, LINKS).markOf('+15145550188', 'opt-out of com_1')).toBe(mark);
  });

  test('opens nothing as another’s, nor what was changed or cut short', () => {
    const vault = createVault(FIRST);
    const sealed = vault.seal('rk_live_1', 'com_1|a');
    const [mark, iv, tag, text] = sealed.split('.') as [string, string, string, string];
    expect(vault.seal('rk_live_1', 'com_1|a')).not.toBe(sealed);
    expect(() => vault.open(sealed, 'com_2|a')).toThrow('not what was encrypted');
    const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
    for (const changed of [[mark, iv, short, text], [mark, iv, tag, `${text}AA`], [mark, iv, tag], [mark], ['']])
      expect(() => vault.open(changed.join('.'), 'com_1|a')).toThrow();
  });
});

test('keys are read in their order, each once', () => {
  const [one, other] = ['11', '22'].map((byte) => byte.repeat(32)) as [string, string];
  expect(keys.parse(`${one}, ${other}`)).toEqual([Buffer.from(one, 'hex'), Buffer.from(other, 'hex')]);
  for (const text of ['11', `${one},`, `${one},${one}`]) expect(keys.safeParse(text).success).toBe(false);
});

describe('the keys of a database', () => {
  let dataDir: string;
  let embedded: Awaited<ReturnType<typeof startEmbeddedStore>>;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'secrets-'));
    embedded = await startEmbeddedStore({ dataDir, onFailure: (error) => expect(error).toBeUndefined() });
  });
  afterAll(async () => {
    await embedded.close();
    await rm(dataDir, { recursive: true });
  });
  const connect = (secrets: Uint8Array[], isNew = false) =>
    connectStore({ uri: embedded.uri, line: embedded.line, log: silentLog, key: { bytes: LINKS, secrets, isNew } });
  const account = {
    ...{ companyId: 'com_1', account: 'acct_1', secretKey: 'rk_live_1', webhookSecret: 'whsec_1' },
    ...{ isLive: true, at: NOON },
  };
  const installation = {
    id: 'slack:T1' as const,
    name: 'Boréal',
    token: 'xoxb-1',
    botUser: 'U1',
    botId: 'B1',
    at: NOON,
  };
  const using = async <T>(secrets: Uint8Array[], work: (at: Awaited<ReturnType<typeof connect>>) => Promise<T>) => {
    const connected = await connect(secrets);
    try {
      return await work(connected);
    } finally {
      await connected.close();
    }
  };

  test('are replaced by one command, while what they sealed stays what it was; then the former one is not needed', async () => {
    await using([], async ({ store, reseal }) => {
      await store.accounts.keepStripe(account);
      await store.installations.keep(installation);
      expect(await reseal()).toBe(0);
    });
    for (const [keys, resealed] of [
      [[FIRST], 2],
      [[FIRST], 0],
      [[SECOND, FIRST], 2],
    ] as const)
      await using([...keys], async ({ store, reseal }) => {
        expect(await store.accounts.stripe('com_1')).toEqual([account]);
        expect(await reseal()).toBe(resealed);
        expect(await store.accounts.stripe('com_1')).toEqual([account]);
        expect(await store.installations.get('slack:T1')).toEqual(installation);
      });
    await using([SECOND], async ({ store }) => expect(await store.accounts.stripe('com_1')).toEqual([account]));
  });

  test('are all there, or no start is made; one that is lost takes what it sealed along, and nobody else steps in', async () => {
    await expect(connect([FIRST])).rejects.toThrow('2 secrets of companies in this database');
    await (await connect([FIRST], true)).close();
    await using([FIRST], async ({ store }) => {
      await expect(store.accounts.stripe('com_1')).rejects.toThrow(Unreadable);
      const anew = { ...account, secretKey: 'rk_live_2', at: new Date(NOON.getTime() + 1) };
      expect(await store.accounts.keepStripe({ ...anew, companyId: 'com_2' })).toBe(false);
      expect(await store.accounts.keepStripe(anew)).toBe(true);
      expect(await store.accounts.stripe('com_1')).toEqual([anew]);
    });
  });
});
