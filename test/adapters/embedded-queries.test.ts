import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Query } from 'mingo';
import { compileFilter } from '../../adapters/mongo/embedded/query/filter.ts';
import { type Doc, encode } from '../../adapters/mongo/embedded/values/bson.ts';
import { keyPattern, sortKey } from '../../adapters/mongo/embedded/values/index-keys.ts';
import { engineOf, openStore, sent, temporaryFolder } from './embedded-rig.ts';

const store = openStore(temporaryFolder());
const { run, find } = engineOf(store);
afterAll(() => store.journal.close());

const text = fc.constantFrom('', 'a', 'ab', 'abc', 'b', 'B', 'é', 'z\u0000', '\uffee', '\u{1f600}');
const number = fc.constantFrom(-2, -0.5, 0, 1, 1.5, 2, 3, 2 ** 40, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
const oddNumber = fc.constantFrom(Number.NaN, -0);
const date = fc.constantFrom(...[0, 5, 1000, -70].map((ms) => new Date(ms)));
const scalar = fc.oneof(text, number, oddNumber, date, fc.boolean());
const nullable = fc.oneof({ weight: 5, arbitrary: scalar }, { weight: 1, arbitrary: fc.constant(null) });

const document = fc.record(
  {
    a: nullable,
    b: nullable,
    c: fc.record({ d: nullable }, { requiredKeys: [] }),
    tags: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
    list: fc.array(fc.record({ k: scalar, n: number }, { requiredKeys: [] }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const documents = fc.array(document, { maxLength: 25 });

const path = fc.constantFrom('a', 'b', 'c.d', 'tags', 'list.k', 'list.n');
const condition = fc.oneof(
  scalar,
  fc.record({ $eq: scalar }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 2 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.constantFrom({ $regex: '^a' }, { $regex: '^ab?' }, { $regex: '^a', $options: 'i' }, { $regex: 'b' }),
);
const nullCondition = fc.constantFrom<unknown>(
  null,
  { $in: [null, 'a'] },
  { $ne: null },
  { $gte: null },
  { $not: { $gt: 1 } },
);
const flat = (conditions: fc.Arbitrary<unknown>) =>
  fc.dictionary(path, conditions, { maxKeys: 3, noNullPrototype: true });
const filters = (conditions: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 4, arbitrary: flat(conditions) },
    { weight: 1, arbitrary: fc.record({ $or: fc.array(flat(conditions), { minLength: 1, maxLength: 2 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ $and: fc.array(flat(conditions), { minLength: 1, maxLength: 3 }), a: conditions }),
    },
  );
const anyFilter = filters(fc.oneof({ weight: 6, arbitrary: condition }, { weight: 1, arbitrary: nullCondition })).map(
  sent,
);

const direction = fc.constantFrom(1, -1);
const order = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c.d', 'tags'), direction), {
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((pairs) => Object.fromEntries(pairs) as Doc);

const INDEXES: Doc[] = [
  { key: { a: 1 } },
  { key: { a: 1, b: -1 } },
  { key: { b: -1, 'c.d': 1, a: 1 } },
  { key: { tags: 1 } },
  { key: { a: 1, tags: -1, b: 1 } },
  { key: { 'list.k': 1, 'list.n': -1 } },
  { key: { b: 1 }, partialFilterExpression: { b: { $gt: 0 } } },
  { key: { a: -1, b: -1 }, partialFilterExpression: { b: { $exists: true } } },
  { key: { 'c.d': 1, a: 1 }, partialFilterExpression: { 'c.d': { $gte: '' } } },
].map((spec, i) => ({ ...spec, name: `index ${i}` }));
const someIndexes = fc.shuffledSubarray(INDEXES, { minLength: 1, maxLength: 3 });

let made = 0;
function collectionOf(docs: Doc[], indexes: Doc[], late: boolean): string {
  const name = `c${made++}`;
  run({ create: name });
  if (!late) run({ createIndexes: name, indexes });
  run({ insert: name, documents: docs.map((doc, _id) => encode({ _id, ...doc })) });
  if (late) run({ createIndexes: name, indexes });
  return name;
}

function ids(docs: Doc[]): unknown[] {
  return docs.map((doc) => doc._id).sort((a, b) => Number(a) - Number(b));
}

describe('whatever the indexes', () => {
  test('a filter finds what a full scan finds', () => {
    fc.assert(
      fc.property(
        documents,
        someIndexes,
        fc.array(anyFilter, { minLength: 5, maxLength: 10 }),
        fc.boolean(),
        (docs, indexes, asked, late) => {
          const name = collectionOf(docs, indexes, late);
          const all = find(name, {});
          for (const filter of asked) {
            expect([filter, ids(find(name, filter))]).toEqual([filter, ids(all.filter(compileFilter(filter)))]);
            expect(run({ count: name, query: filter }).n).toBe(all.filter(compileFilter(filter)).length);
          }
          run({ drop: name });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a filter finds what another implementation of the query language finds', () => {
    // Where the two agree: mingo sees no null inside a path of arrays, sorts by UTF-16.
    const plain = fc.oneof(fc.constantFrom('', 'a', 'ab', 'b', 'B'), number, date, fc.boolean());
    const docs = fc.array(
      fc.record(
        { a: plain, b: plain, c: fc.record({ d: plain }), tags: fc.array(plain, { maxLength: 3 }) },
        { requiredKeys: [] },
      ),
      { maxLength: 25 },
    );
    const shared = fc.oneof(
      plain,
      fc.record({ $gt: plain }),
      fc.record({ $gte: plain, $lt: plain }),
      fc.record({ $in: fc.array(plain, { maxLength: 3 }) }),
      fc.record({ $ne: plain }),
      fc.record({ $nin: fc.array(plain, { maxLength: 2 }) }),
      fc.record({ $exists: fc.boolean() }),
      fc.constantFrom({ $regex: '^a' }, { $regex: '^A', $options: 'i' }),
    );
    const paths = fc.constantFrom('a', 'b', 'c.d', 'tags');
    const filter = fc.dictionary(paths, shared, { maxKeys: 3 }).map(sent);
    fc.assert(
      fc.property(docs, someIndexes, fc.array(filter, { minLength: 5, maxLength: 10 }), (given, indexes, asked) => {
        const name = collectionOf(given, indexes, false);
        const all = find(name, {});
        for (const each of asked) {
          const query = new Query(each);
          expect([each, ids(find(name, each))]).toEqual([each, ids(all.filter((doc) => query.test(doc)))]);
        }
        run({ drop: name });
      }),
      { numRuns: 200 },
    );
  });

  test('a sorted, skipped and limited find is a piece of the whole in order', () => {
    const bounds = fc.record({ skip: fc.nat(5), limit: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(
        documents,
        someIndexes,
        fc.array(fc.tuple(anyFilter, order, bounds), { minLength: 4, maxLength: 8 }),
        (docs, indexes, asked) => {
          const name = collectionOf(docs, indexes, false);
          const all = find(name, {});
          for (const [filter, sort, { skip, limit }] of asked) {
            const matching = all.filter(compileFilter(filter));
            const found = find(name, filter, { sort, skip, limit });
            const pattern = keyPattern(sort);
            const keys = (list: Doc[]) => list.map((doc) => sortKey(doc, pattern).toString('hex'));
            expect([filter, sort, keys(found)]).toEqual([
              filter,
              sort,
              keys(matching)
                .sort()
                .slice(skip, skip + limit),
            ]);
            expect(new Set(ids(found)).size).toBe(found.length);
            expect(ids(matching)).toEqual(expect.arrayContaining(ids(found)));
          }
          run({ drop: name });
        },
      ),
      { numRuns: 200 },
    );
  });

  test('after updates and deletions the indexes still say what a full scan says', () => {
    const change = fc.oneof(
      fc.record({ $set: flat(scalar).filter((fields) => !('tags' in fields && 'list.k' in fields)) }),
      fc.record({ $addToSet: fc.record({ list: fc.record({ k: scalar, n: number }) }) }),
      fc.record({ $unset: fc.constantFrom<Doc>({ tags: '' }, { b: '' }, { 'c.d': '' }) }),
      fc.record({ a: scalar, tags: fc.array(scalar, { maxLength: 2 }) }),
    );
    const step = fc.record({ filter: anyFilter, change, remove: fc.boolean() });
    fc.assert(
      fc.property(
        documents,
        someIndexes,
        fc.array(step, { minLength: 1, maxLength: 6 }),
        anyFilter,
        (docs, indexes, steps, last) => {
          const name = collectionOf(docs, indexes, false);
          for (const { filter, change: u, remove } of steps) {
            if (remove) run({ delete: name, deletes: [{ q: filter, limit: 1 }] });
            else
              run({ update: name, updates: [{ q: filter, u, multi: '$set' in u && Object.keys(u.$set).length > 0 }] });
          }
          const all = find(name, {});
          for (const filter of [last, ...steps.map((each) => each.filter)]) {
            expect(ids(find(name, filter))).toEqual(ids(all.filter(compileFilter(filter))));
          }
          run({ drop: name });
        },
      ),
      { numRuns: 200 },
    );
  });
});
