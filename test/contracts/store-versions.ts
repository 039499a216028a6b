import { describe, expect, test } from '@jest/globals';
import type { Document as Raw } from 'bson';
import { Collection } from '../../adapters/mongo/collection.ts';
import { driverCommands } from '../../adapters/mongo/driver-commands.ts';
import { bytes, document, text, whole } from '../../adapters/mongo/schema.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { Unreadable } from '../../src/kernel/refusal.ts';
import { sources } from '../sources.ts';
import { CHANGING, OTHERS } from './store-changing.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';

const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value);

/** What a newer version makes of a document: every object in it, however deep, has a field more. */
function fromTomorrow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromTomorrow);
  if (!isObject(value)) return value;
  const known = Object.entries(value).map(([name, item]) => [name, fromTomorrow(item)]);
  return { ...Object.fromEntries(known), fromTomorrow: { since: sample.at(1), list: [{ of: 'things' }] } };
}

/** The paths of all lists in it. */
function listsIn(value: unknown, path = ''): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    Array.isArray(item) ? [`${path}${name}`] : listsIn(item, `${path}${name}.`),
  );
}

interface Paper {
  id: string;
  companyId: string;
  revision: number;
  bytes: Uint8Array;
  rateThousandths: number;
  seal?: Uint8Array;
}
const paperSchema = document<Paper>(
  { companyId: text, revision: whole, bytes, rateThousandths: whole, seal: Buffer },
  [],
);

/** Made of what else a document says, whoever wrote it; and what is missing where nothing is owed to the audit log. */
const NEITHER = new Set('sought terms debts referenceKeys wanting acts noted former tallyDays beginnings'.split(' '));

/** Documents outlive versions: those of an older one are read, and what a newer one wrote is kept. */
export function describeVersions(given: () => Given): void {
  const raw = (name: string) => given().raw.collection<Raw & { _id: string }>(name);

  test('each collection says whether its documents are changed, and how', () => {
    const kept = sources.filter(({ path }) => /^adapters\/mongo\/[\w-]+\.ts$/.test(path));
    const known = kept.flatMap(({ source }) => Array.from(source.matchAll(/new Collection<\w+>\(\w+, '([\w-]+)'/g)));
    const said = [...CHANGING.map(({ collection }) => collection), ...Object.values(OTHERS).flat()];
    expect(said.toSorted()).toEqual(known.map(([, name]) => name).toSorted());
  });

  describe.each(CHANGING)('$collection', ({ collection, field, former, insert, touch }) => {
    const changed = (document: Raw | null) => {
      const { [field]: _, revision: __, terms: ___, ...rest } = document ?? {};
      return rest;
    };

    test('what a newer version stored is kept by a change, at every depth, its version too', async () => {
      const companyId = randomId('com');
      const _id = await insert(given().store, companyId);
      const { _id: __, ...before } = fromTomorrow(await raw(collection).findOne({ _id })) as Raw;
      await raw(collection).replaceOne({ _id }, { ...before, v: 9 });
      expect(await touch(given().store, companyId, _id)).not.toBe(false);
      const after = await raw(collection).findOne({ _id });
      expect(changed(after)).toStrictEqual(changed({ _id, ...before, v: 9 }));
      expect(after?.[field]).not.toStrictEqual(before[field]);
    });

    test('lists that an older version did not have are empty, and it is written back with them', async () => {
      const companyId = randomId('com');
      const _id = await insert(given().store, companyId);
      const lists = listsIn(await raw(collection).findOne({ _id })).filter((path) => path !== 'workspaces');
      const $unset = Object.fromEntries(['v', ...lists].map((path) => [path, '']));
      await raw(collection).updateOne({ _id }, { $unset, ...(former && { $set: former }) });
      expect(await touch(given().store, companyId, _id)).not.toBe(false);
      const after = await raw(collection).findOne({ _id });
      expect(after?.v).toBeGreaterThan(0);
      const lengthAt = (path: string) =>
        path.split('.').reduce((found, name) => found?.[name], after ?? undefined)?.length;
      expect(lists.filter((path) => !NEITHER.has(path) && lengthAt(path) !== 0)).toEqual([]);
    });
  });

  test('a null in the place of a field is its absence', async () => {
    const { requests } = given().store;
    const document = sample.request(randomId('com'));
    await requests.insert(document);
    await raw('requests').updateOne({ _id: document.id }, { $set: { seenAt: null, texts: null } });
    expect(await requests.get(document.companyId, document.id)).toStrictEqual(document);
  });

  test.each(['customers', 'requests'])(
    'what is outdated of the %s is found without reading the others',
    async (name) => {
      const explain = { find: name, filter: { v: { $in: [null, 1] } }, limit: 100 };
      const answer = await given().raw.db?.command({ explain, verbosity: 'queryPlanner' });
      expect(JSON.stringify(answer?.queryPlanner.winningPlan)).toMatch(/IXSCAN(?!.*COLLSCAN)/);
    },
  );

  describe('a document that cannot be read', () => {
    const SPOILT: [string, Raw, RegExp][] = [
      ['a field of another kind', { $set: { 'amount.minor': 'lots' } }, /requests.amount.minor must be a whole number/],
      ['a field that is missing', { $unset: { 'customer.id': '' } }, /requests.customer.id is missing/],
      ['a list that is none', { $set: { texts: 'none' } }, /requests.texts must be a list/],
      ['an item of another kind', { $set: { cards: [null] } }, /requests.cards.0 must be an object/],
    ];

    test.each(SPOILT)('(%s) says so, and why, to whoever asks for it', async (_, update, reason) => {
      const { requests } = given().store;
      const document = sample.request(randomId('com'));
      await requests.insert(document);
      await raw('requests').updateOne({ _id: document.id }, update);
      for (const asked of [
        requests.get(document.companyId, document.id),
        requests.byKey(document.companyId, document.key),
        requests.byLink(document.linkHash),
      ]) {
        const error = await asked.catch((failure: unknown) => failure);
        expect(error).toBeInstanceOf(Unreadable);
        expect(String(error)).toContain(document.id);
        expect(String(error)).toMatch(reason);
        // The log shows it: no value of it may stand there.
        expect(String(error)).not.toContain('lots');
      }
    });

    test('holds up no other: lists and sweeps go on behind it, and the log has its reason once', async () => {
      const { store, logged } = given();
      const companyId = randomId('com');
      const all = [1, 2, 3, 4, 5].map((ms) =>
        sample.request(companyId, { due: sample.at(ms), createdAt: sample.at(-ms) }),
      );
      for (const request of all) await store.requests.insert(request);
      const [first, second, third, fourth, fifth] = all.map(({ id }) => id) as [string, string, string, string, string];
      await raw('requests').updateMany({ _id: { $in: [first, second, fourth] } }, { $set: { state: 7 } });
      const due = await Array.fromAsync(store.requests.due(sample.at(9)));
      expect(due.filter((request) => request.companyId === companyId).map(({ id }) => id)).toEqual([third, fifth]);
      const found = await store.requests.byReference(companyId, 'RO4821', 1);
      expect(found.map(({ id }) => id)).toEqual([third]);
      expect((await store.requests.latestFor(companyId, '+15145550188'))?.id).toBe(third);
      for (const id of [first, second, fourth]) {
        const told = logged.filter((line) => line.includes(id));
        expect(told).toEqual([expect.stringMatching(/set aside.*requests.state must be a string/)]);
      }
    });

    test('and is itself again once it is mended', async () => {
      const { requests } = given().store;
      const document = sample.request(randomId('com'));
      await requests.insert(document);
      await raw('requests').updateOne({ _id: document.id }, { $set: { state: 7 } });
      await expect(requests.get(document.companyId, document.id)).rejects.toThrow(Unreadable);
      await raw('requests').updateOne({ _id: document.id }, { $set: { state: 'open' } });
      expect(await requests.get(document.companyId, document.id)).toStrictEqual(document);
    });
  });

  describe('a collection of its own', () => {
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    /** The second version kept the rate in percent, the third in thousandths of one. */
    const upgrades = [
      ({ percent, ...rest }: Raw) => ({ ...rest, rate: percent }),
      ({ rate, ...rest }: Raw) => {
        if (typeof rate !== 'number') throw new Error('no rate');
        return { ...rest, rateThousandths: Math.round(rate * 1000) };
      },
    ];
    const papers = () =>
      new Collection<Paper>(
        { commands: driverCommands(given().raw), log, schemas: new Map(), outdated: [] },
        'papers',
        paperSchema,
        { upgrades },
      );
    const paper = (): Paper => ({
      id: randomId('inv'),
      companyId: randomId('com'),
      revision: 0,
      bytes: Uint8Array.from({ length: 300 }, (_, i) => i % 256),
      rateThousandths: 9975,
    });

    test('keeps bytes as they are, none and many', async () => {
      for (const seal of [new Uint8Array(), new Uint8Array(3_000_000).fill(7), Buffer.from('a pooled piece')]) {
        const sealed = { ...paper(), seal };
        await papers().insert(sealed);
        const found = await papers().one({ companyId: sealed.companyId, _id: sealed.id });
        expect(Buffer.compare(found!.bytes, sealed.bytes)).toBe(0);
        expect(Buffer.compare(found!.seal!, seal)).toBe(0);
        expect(await papers().replace({ ...found!, rateThousandths: 5000 })).toBe(true);
      }
      await expect(papers().insert({ ...paper(), bytes: 'text' as never })).rejects.toThrow(
        'papers.bytes must be bytes',
      );
      await expect(papers().insert({ ...paper(), rateThousandths: 9.975 })).rejects.toThrow('must be a whole number');
    });

    test.each([
      ['the first', { percent: 9.975 }],
      ['the second', { rate: 9.975, v: 2 }],
      ['this', { rateThousandths: 9975, v: 3 }],
      ['a newer one', { rateThousandths: 9975, v: 4, rates: [1] }],
    ])('reads a document of %s version, and writes it as its own or newer', async (_, fields) => {
      const { id, rateThousandths: __, ...rest } = paper();
      const stored: Raw & { _id: string } = { _id: id, ...rest, ...fields };
      await raw('papers').insertOne(stored);
      const found = await papers().one({ companyId: rest.companyId, _id: id });
      expect(found?.rateThousandths).toBe(9975);
      await papers().replace({ ...found!, rateThousandths: 5000 });
      const { percent, rate, ...after }: Raw = (await raw('papers').findOne({ _id: id })) ?? {};
      expect([percent, rate]).toEqual([undefined, undefined]);
      expect(after).toMatchObject({ rateThousandths: 5000, v: Math.max(3, stored.v ?? 1) });
      expect(after.rates).toEqual(stored.rates);
    });

    test('a document that cannot be upgraded is set aside like any other', async () => {
      const { id, rateThousandths: _, ...rest } = paper();
      await raw('papers').insertOne({ _id: id, ...rest });
      await expect(papers().one({ companyId: rest.companyId, _id: id })).rejects.toThrow(
        /papers cannot be read.*no rate/,
      );
      expect(await papers().many({ companyId: rest.companyId }, 5)).toEqual([]);
    });
  });
}
