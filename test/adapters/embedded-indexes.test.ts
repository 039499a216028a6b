import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Doc, encode } from '../../adapters/mongo/embedded/values/bson.ts';
import { engineOf, openStore, temporaryFolder } from './embedded-rig.ts';

const store = openStore(temporaryFolder());
const { run, find } = engineOf(store);
afterAll(() => store.journal.close());

type Planned = { stage: string; index?: string; detail: string[]; filtered: boolean };

function plan(name: string, query: Doc): Planned {
  const { queryPlanner } = run({ explain: { find: name, ...query } }) as { queryPlanner: Doc };
  const winning = queryPlanner.winningPlan as Doc & { inputStage?: Doc };
  return {
    stage: String(winning.stage),
    index: winning.inputStage?.indexName as string,
    detail: queryPlanner.sqlite as string[],
    filtered: queryPlanner.filtered as boolean,
  };
}

const SHAPES: [index: string, query: Doc][] = [
  ['_id_', { filter: { _id: 'pay_7' } }],
  ['_id_', { filter: { _id: 'pay_7', companyId: 'com_7', revision: 7 } }],
  ['_id_', { filter: { _id: { $in: ['pay_1', 'pay_2'] } } }],
  ['key', { filter: { companyId: 'com_1', key: 'k1' } }],
  ['link', { filter: { linkHash: 'h1' } }],
  ['reference', { filter: { companyId: 'com_1', reference: 'RO1' }, sort: { createdAt: -1 }, limit: 5 }],
  ['reference', { filter: { companyId: 'com_1', reference: 'RO1' }, sort: { createdAt: 1 }, limit: 5 }],
  ['due', { filter: { companyId: 'com_1', due: { $lte: new Date(1e12) } }, sort: { due: 1 }, limit: 10 }],
  ['phone', { filter: { companyId: 'com_1', phone: '+15145550101' } }],
  ['terms', { filter: { companyId: 'com_1', terms: 'tremblay' } }],
  ['terms', { filter: { companyId: 'com_1', terms: { $in: ['tremblay', 'roy'] } } }],
  ['terms', { filter: { companyId: 'com_1', terms: { $regex: '^trem' } }, limit: 20 }],
  ['name', { filter: { companyId: 'com_1', name: { $regex: '^Tr' } }, sort: { name: 1 }, limit: 20 }],
  [
    'recent',
    { filter: { companyId: 'com_1', createdAt: { $gt: new Date(1e12) } }, sort: { createdAt: -1 }, limit: 20 },
  ],
  ['recent', { filter: { companyId: 'com_1' }, sort: { createdAt: -1 }, limit: 20 }],
];

beforeAll(() => {
  const indexes = [
    { name: 'key', key: { companyId: 1, key: 1 }, unique: true },
    { name: 'link', key: { linkHash: 1 }, unique: true, partialFilterExpression: { linkHash: { $exists: true } } },
    { name: 'reference', key: { companyId: 1, reference: 1, createdAt: -1 } },
    { name: 'due', key: { companyId: 1, due: 1 }, partialFilterExpression: { due: { $exists: true } } },
    {
      name: 'phone',
      key: { companyId: 1, phone: 1 },
      unique: true,
      partialFilterExpression: { phone: { $exists: true } },
    },
    { name: 'terms', key: { companyId: 1, terms: 1 } },
    { name: 'name', key: { companyId: 1, name: 1 } },
    { name: 'recent', key: { companyId: 1, createdAt: -1 } },
  ];
  run({ createIndexes: 'things', indexes });
  const things = Array.from({ length: 2000 }, (_, i) => ({
    _id: `pay_${i}`,
    companyId: `com_${i % 10}`,
    key: `k${i}`,
    reference: `RO${i % 100}`,
    createdAt: new Date(1e12 + i),
    name: `${i % 3 ? 'Roy' : 'Tremblay'} ${i}`,
    terms: [i % 3 ? 'roy' : 'tremblay', String(i)],
    ...(i % 2 ? { linkHash: `h${i}`, due: new Date(1e12 + i) } : { phone: `+1514555${i}` }),
  }));
  run({ insert: 'things', documents: things.map((thing) => encode(thing)) });
});

describe('what the product asks', () => {
  test.each(SHAPES)('the index %s answers %j, in order, without reading the rest', (index, query) => {
    const planned = plan('things', query);
    expect(planned).toMatchObject({ stage: 'FETCH', index });
    for (const line of planned.detail) expect(line).toMatch(/^SEARCH /);
  });

  test.each(SHAPES.filter(([index]) => index !== '_id_'))(
    'by the keys of %s alone, no document is looked into for %j',
    (_index, query) => {
      expect(plan('things', query).filtered).toBe(false);
    },
  );

  test('a page out of ten thousand takes a small part of the time of them all', () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      encode({ _id: i, companyId: 'com_1', n: i, text: 'x'.repeat(300) }),
    );
    run({ createIndexes: 'many', indexes: [{ name: 'n', key: { companyId: 1, n: 1 } }] });
    run({ insert: 'many', documents: many });
    const time = (rest: Doc) => {
      const started = performance.now();
      find('many', { companyId: 'com_1' }, rest);
      return performance.now() - started;
    };
    const [all, page] = [time({ sort: { n: -1 } }), time({ sort: { n: -1 }, limit: 20 })];
    expect(page).toBeLessThan(all / 5);
  });
});

/** All that an index of the collection holds, as it lies in its table. */
function held(name: string, index: string): unknown[] {
  const { table } = store.catalog.find('test', name)!.indexes.find((one) => one.name === index)!;
  return store.journal.sql(`SELECT hex(key) AS key, seq FROM ${table}`).all();
}

describe('what a change moves', () => {
  const INDEXES = [
    { name: 'word', key: { company: 1, words: 1, placed: -1 } },
    { name: 'room', key: { 'cards.room': 1 } },
    { name: 'open', key: { words: 1, company: 1 }, partialFilterExpression: { open: { $exists: true } } },
    { name: 'full', key: { words: -1 }, partialFilterExpression: { words: { $exists: true } } },
    { name: 'one', key: { only: 1 }, unique: true, partialFilterExpression: { only: { $gt: 3 } } },
  ];
  const words = fc.oneof(
    fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
    fc.constantFrom('a', null, undefined, [null], [1, 'a'], [['a']]),
  );
  const thing = fc.record(
    {
      company: fc.constantFrom('x', 'y'),
      placed: fc.integer({ min: 0, max: 2 }),
      words,
      cards: fc.array(fc.record({ room: fc.constantFrom('r', 's'), shown: fc.nat(2) }), { maxLength: 3 }),
      open: fc.constant(true),
      only: fc.integer({ min: 0, max: 9 }),
    },
    { requiredKeys: [] },
  );

  const COMES_IN = [{ words: ['a'] }, { words: ['a', 'a'], open: true as const }];
  test('leaves in every index what one made anew would hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), thing, fc.boolean()), { maxLength: 12 }), (changes) => {
        const name = 'moved';
        run({ createIndexes: name, indexes: INDEXES });
        for (const [_id, to, isWhole] of changes) {
          const u = isWhole ? to : { $set: { placed: 0, ...to } };
          run({ update: name, updates: [{ q: { _id }, u, upsert: true }] });
        }
        const before = INDEXES.map((index) => held(name, index.name));
        run({ dropIndexes: name, index: '*' });
        run({ createIndexes: name, indexes: INDEXES });
        expect(before).toEqual(INDEXES.map((index) => held(name, index.name)));
        run({ drop: name });
      }),
      { examples: [[COMES_IN.map((to): [number, object, boolean] => [0, to, false])]] },
    );
  });

  test('of a long list of words, one other word moves two keys', () => {
    const many = Array.from({ length: 60 }, (_, i) => `w${i}`);
    run({ createIndexes: 'listed', indexes: INDEXES.slice(0, 1) });
    const write = (listed: string[]) =>
      run({
        update: 'listed',
        updates: [{ q: { _id: 1 }, u: { company: 'x', placed: 1, words: listed }, upsert: true }],
      });
    write(['paid', ...many]);
    const changes = () => Number(store.journal.sql('SELECT total_changes() AS n').get()!.n);
    const before = changes();
    write(['open', ...many]);
    expect(changes() - before).toBe(3);
  });
});

describe('a write that is refused for a key that is taken', () => {
  const known = () => store.catalog.find('test', 'taken')!;
  const insert = (thing: Doc) => run({ insert: 'taken', documents: [encode(thing)] });

  test('has nothing read anew, but what it would have made known', () => {
    const indexes = [
      { name: 'one', key: { only: 1 }, unique: true },
      { name: 'word', key: { words: 1 } },
    ];
    run({ createIndexes: 'taken', indexes });
    insert({ _id: 1, only: 1 });
    store.journal.commit();
    const before = known();
    expect(insert({ _id: 2, only: 1 }).writeErrors).toHaveLength(1);
    expect(known()).toBe(before);
    // What it is refused for comes after the words.
    run({ createIndexes: 'taken', indexes: [{ name: 'last', key: { last: 1 }, unique: true }] });
    insert({ _id: 3, only: 3, last: 1 });
    store.journal.commit();
    expect(insert({ _id: 4, only: 4, words: ['a', 'b'], last: 1 }).writeErrors).toHaveLength(1);
    expect([...known().indexes.find(({ name }) => name === 'word')!.arrays]).toEqual([]);
    insert({ _id: 4, only: 4, words: ['a', 'b'], last: 2 });
    expect([...known().indexes.find(({ name }) => name === 'word')!.arrays]).toEqual(['words']);
  });
});

describe('an index is left alone', () => {
  const NOT: [why: string, query: Doc][] = [
    ['a partial index does not hold them all', { filter: { due: { $lte: new Date() } }, sort: { due: 1 } }],
    ['the order would be that of elements', { filter: { companyId: 'com_1' }, sort: { terms: 1 } }],
    ['the directions differ', { filter: { companyId: 'com_1' }, sort: { reference: 1, createdAt: 1 } }],
    ['a field between is open', { filter: { companyId: 'com_1' }, sort: { createdAt: 1, name: 1 } }],
  ];
  test.each(NOT)('for a sort if %s', (_why, query) => {
    expect(plan('things', query).stage).toBe('SORT');
  });

  test('if a pattern is not anchored or is case-insensitive', () => {
    for (const condition of [
      { $regex: 'trem' },
      { $regex: '^trem', $options: 'i' },
      { $regex: '^(trem|roy)' },
      { $regex: '^a|b' },
    ]) {
      expect(plan('things', { filter: { name: condition } }).stage).toBe('COLLSCAN');
    }
  });
});

describe('refused instead of answered wrongly', () => {
  const REFUSED: [command: Doc, why: RegExp][] = [
    [{ find: 'things', filter: { $where: 'true' } }, /\$where/],
    [{ find: 'things', filter: { $text: { $search: 'x' } } }, /\$text/],
    [{ find: 'things', filter: { $expr: { $eq: ['$a', '$b'] } } }, /\$expr/],
    [{ find: 'things', filter: { at: { $near: [0, 0] } } }, /\$near/],
    [{ find: 'things', filter: { a: { $type: 'string' } } }, /\$type/],
    [{ find: 'things', filter: { a: { $size: 1 } } }, /\$size/],
    [{ find: 'things', filter: { a: { $regex: '(?<=a)b', $options: 'x' } } }, /option 'x'/],
    [{ find: 'things', filter: { a: { $regex: '\\Aroy' } } }, /regular expression/],
    [{ find: 'things', filter: {}, collation: { locale: 'fr' } }, /collation/],
    [{ find: 'things', filter: {}, hint: { a: 1 } }, /find\.hint/],
    [{ find: 'things', filter: {}, tailable: true }, /find\.tailable/],
    [{ find: 'things', filter: {}, sort: { score: { $meta: 'textScore' } } }, /'score' must be 1 or -1/],
    [{ find: 'things', filter: {}, projection: { a: 1, b: 0 } }, /mix/],
    [{ find: 'things', filter: {}, projection: { terms: { $slice: 1 } } }, /projection/],
    [{ find: 'things', filter: {}, startTransaction: true, autocommit: false }, /no transactions/],
    [{ find: 'things', filter: {}, readConcern: { level: 'snapshot' } }, /snapshot/],
    [{ aggregate: 'things', pipeline: [{ $lookup: { from: 'x' } }], cursor: {} }, /\$lookup/],
    [
      { aggregate: 'things', pipeline: [{ $sort: { a: 1 } }, { $group: { _id: 1, n: { $sum: 1 } } }], cursor: {} },
      /\$sort/,
    ],
    [{ aggregate: 'things', pipeline: [{ $limit: 1 }, { $match: {} }, { $count: 'n' }], cursor: {} }, /stage \$limit/],
    [{ aggregate: 'things', pipeline: [{ $group: { _id: '$a', n: { $sum: 1 } } }], cursor: {} }, /\$group/],
    [{ aggregate: 'things', pipeline: [], cursor: {} }, /pipeline/],
    [{ update: 'things', updates: [{ q: {}, u: { $rename: { a: 'b' } } }] }, /\$rename/],
    [{ update: 'things', updates: [{ q: {}, u: { $inc: { a: 1 } } }] }, /\$inc/],
    [{ update: 'things', updates: [{ q: {}, u: { $push: { tags: { $each: [1], $slice: -1 } } } }] }, /\$slice/],
    [{ update: 'things', updates: [{ q: {}, u: { $set: { 'a.$': 1 } } }] }, /'a\.\$' is not valid/],
    [{ update: 'things', updates: [{ q: {}, u: { $set: { a: 1 } }, arrayFilters: [] }] }, /arrayFilters/],
    [{ findAndModify: 'things', query: {}, remove: true }, /no such command/],
    [{ update: 'things', updates: [{ q: {}, u: [{ $set: { a: 1 } }] }] }, /pipeline/],
    [{ update: 'things', updates: [{ q: {}, u: { $set: { a: 1 } }, hint: {} }] }, /hint/],
    [
      { createIndexes: 'things', indexes: [{ name: 't', key: { at: 1 }, expireAfterSeconds: 60 }] },
      /expireAfterSeconds/,
    ],
    [{ createIndexes: 'things', indexes: [{ name: 't', key: { name: 'text' } }] }, /not supported/],
    [{ createIndexes: 'things', indexes: [{ name: 't', key: { at: '2dsphere' } }] }, /not supported/],
    [{ createIndexes: 'things', indexes: [{ name: 't', key: { a: 'hashed' } }] }, /not supported/],
    [{ createIndexes: 'things', indexes: [{ name: 't', key: { a: 1 }, sparse: true }] }, /sparse/],
    [{ createIndexes: 'things', indexes: [{ name: 't', key: { '$**': 1 } }] }, /not supported/],
    [{ createIndexes: 'things', indexes: [{ name: 't', key: { a: 1 }, collation: { locale: 'fr' } }] }, /collation/],
    [
      { createIndexes: 'things', indexes: [{ name: 't', key: { a: 1 }, partialFilterExpression: { a: { $ne: 1 } } }] },
      /\$ne/,
    ],
    [{ create: 'capped', capped: true, size: 100 }, /create\.capped/],
    [{ mapReduce: 'things' }, /no such command/],
    [{ saslStart: 1, mechanism: 'PLAIN' }, /no such command/],
  ];
  test.each(REFUSED)('%j', (command, why) => {
    const writes = 'update' in command;
    if (writes) expect(run(command)).toMatchObject({ n: 0, writeErrors: [{ errmsg: expect.stringMatching(why) }] });
    else expect(() => run(command)).toThrow(why);
  });

  test('values that it could not compare exactly', async () => {
    const { Decimal128, Long, Timestamp, Code, MaxKey } = await import('bson');
    for (const value of [
      Decimal128.fromString('1.1'),
      Long.MAX_VALUE,
      new Timestamp(1n),
      new Code('x'),
      new MaxKey(),
      /x/,
    ]) {
      const reply = run({ insert: 'odd', documents: [encode({ _id: 1, in: { side: value } })] });
      expect(reply).toMatchObject({
        n: 0,
        writeErrors: [{ errmsg: expect.stringMatching(/does not hold.*'in.side'/) }],
      });
      if (!(value instanceof RegExp)) expect(() => find('odd', { a: value })).toThrow(/does not compare/);
    }
    for (const bad of [{ 'a.b': 1 }, { $a: 1 }, { x: { $ref: 1 } }]) {
      expect(run({ insert: 'odd', documents: [encode({ _id: 1, ...bad })] })).toMatchObject({ n: 0 });
    }
  });
});
