import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { FILTERS, PEOPLE, SORTS, UPDATES } from './document-store-cases.ts';

type Client = mongoose.mongo.MongoClient;
type Doc = mongoose.mongo.Document;
type Stored = mongoose.mongo.Document & { _id?: string | number | mongoose.mongo.ObjectId };
type Collection = mongoose.mongo.Collection<Stored>;

async function refusal(work: Promise<unknown>): Promise<Doc> {
  return work.then(
    () => {
      throw new Error('it was not refused');
    },
    (error: Doc) => error,
  );
}

/**
 * What Quittance needs of a store that speaks MongoDB's protocol, whoever makes it. Each collection is made anew.
 *
 * @param open starts the store, and gives its URI and how to end it
 */
export function documentStoreContract(
  name: string,
  open: () => Promise<{ uri: string; close(): Promise<void> }>,
): void {
  describe(`a document store (${name})`, () => {
    let store: { uri: string; close(): Promise<void> };
    let client: Client;
    let made = 0;
    const database = `quittance_contract_${process.pid}_${Date.now()}`;

    beforeAll(async () => {
      store = await open();
      client = await new mongoose.mongo.MongoClient(store.uri).connect();
    });
    afterAll(async () => {
      await client.db(database).dropDatabase();
      await client.close();
      await store.close();
    });

    function collection(): Collection {
      return client.db(database).collection<Stored>(`c${made++}`);
    }

    async function peopleWith(...indexes: mongoose.mongo.IndexDescription[]): Promise<Collection> {
      const people = collection();
      if (indexes.length > 0) await people.createIndexes(indexes);
      await people.insertMany(structuredClone(PEOPLE));
      return people;
    }

    test('a document comes back with the types it went in with', async () => {
      const things = collection();
      const { Binary, ObjectId } = mongoose.mongo;
      const thing = {
        _id: new ObjectId(),
        text: 'é\u{1f600}',
        whole: 12_550,
        large: 2 ** 52 + 1,
        part: 0.1,
        yes: true,
        nothing: null,
        at: new Date(1_700_000_000_000),
        whenever: new Date(-1),
        bytes: new Binary(Buffer.from([0, 255])),
        other: new ObjectId(),
        list: [1, 'two', [3], { four: 4 }, []],
        inside: { deeper: { still: '' } },
      };
      await things.insertOne(thing);
      expect(await things.findOne({ _id: thing._id })).toEqual(thing);
      expect(await things.findOne({ whenever: { $lt: new Date(0) } })).toEqual(thing);
      expect(await things.findOne({ other: thing.other, bytes: thing.bytes })).toEqual(thing);
    });

    test.each(FILTERS)('the filter %j finds %j', async (filter, ids) => {
      const people = await peopleWith();
      expect((await people.find(filter).toArray()).map((doc) => doc._id).sort()).toEqual(ids);
      expect(await people.countDocuments(filter)).toBe(ids.length);
    });

    test.each(FILTERS)('with indexes, the filter %j finds %j', async (filter, ids) => {
      const people = await peopleWith(
        { key: { city: 1, name: -1 } },
        { key: { terms: 1 } },
        { key: { city: 1, due: -1 }, partialFilterExpression: { due: { $exists: true } } },
        { key: { 'cars.make': 1, 'cars.year': -1 } },
        { key: { score: -1 } },
      );
      expect((await people.find(filter).toArray()).map((doc) => doc._id).sort()).toEqual(ids);
    });

    test.each(SORTS)('sorted by %j the order is %j', async (sort, ids) => {
      for (const people of [await peopleWith(), await peopleWith({ key: sort })]) {
        expect((await people.find({}).sort(sort).toArray()).map((doc) => doc._id)).toEqual(ids);
        const piece = await people.find({}).sort(sort).skip(2).limit(3).toArray();
        expect(piece.map((doc) => doc._id)).toEqual(ids.slice(2, 5));
      }
    });

    test('a projection keeps or leaves out fields', async () => {
      const people = await peopleWith();
      const one = async (projection: Doc) => people.findOne({ _id: 'b' }, { projection });
      expect(await one({ name: 1, 'cars.make': 1 })).toEqual({ _id: 'b', name: 'Bo', cars: [{ make: 'Kia' }] });
      expect(await one({ _id: 0, name: 1 })).toEqual({ name: 'Bo' });
      expect(Object.keys((await one({ cars: 0, terms: 0 })) ?? {})).toEqual(['_id', 'name', 'city', 'score', 'due']);
    });

    test.each(UPDATES)('from %j, the update %j makes %j', async (before, change, after, arrayFilters: Doc[] = []) => {
      const things = collection();
      await things.insertOne({ _id: 1, ...structuredClone(before) });
      const result = await things.updateOne({ _id: 1 }, change, arrayFilters.length > 0 ? { arrayFilters } : {});
      expect(result).toMatchObject({
        matchedCount: 1,
        modifiedCount: JSON.stringify(before) === JSON.stringify(after) ? 0 : 1,
      });
      expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, ...after });
    });

    test('the positional operator changes the element that the filter found', async () => {
      const things = collection();
      await things.insertOne({
        _id: 1,
        lines: [
          { sku: 'a', n: 1 },
          { sku: 'b', n: 1 },
        ],
      });
      await things.updateOne({ _id: 1, 'lines.sku': 'b' }, { $set: { 'lines.$.n': 5 } });
      await things.updateOne({ _id: 1, lines: { $elemMatch: { sku: 'a', n: 1 } } }, { $inc: { 'lines.$.n': 2 } });
      expect((await things.findOne({}))?.lines).toEqual([
        { sku: 'a', n: 3 },
        { sku: 'b', n: 5 },
      ]);
    });

    test('an update that cannot be done is refused and changes nothing', async () => {
      const things = collection();
      const before = { _id: 1, n: 'text', list: [1] };
      await things.insertOne({ ...before });
      const impossible: [change: Doc, code: number][] = [
        [{ $inc: { n: 1 } }, 14],
        [{ $push: { n: 1 } }, 2],
        [{ $set: { 'n.x': 1 } }, 28],
        [{ $set: { a: 1 }, $inc: { a: 1 } }, 40],
        [{ $set: { _id: 2 } }, 66],
      ];
      for (const [change, code] of impossible) {
        expect(await refusal(things.updateOne({ _id: 1 }, change))).toMatchObject({ code });
      }
      expect(await things.findOne({})).toEqual(before);
    });

    test('a conditional replacement has one winner, however many try', async () => {
      const requests = collection();
      await requests.createIndex({ companyId: 1, key: 1 }, { unique: true });
      await requests.insertOne({ _id: 'pay_1', companyId: 'com_1', key: 'k', revision: 7, by: null });
      const tries = Array.from({ length: 20 }, (_, i) =>
        requests.findOneAndReplace(
          { _id: 'pay_1', companyId: 'com_1', revision: 7 },
          { companyId: 'com_1', key: 'k', revision: 8, by: i },
        ),
      );
      const won = (await Promise.all(tries)).flatMap((found, i) => (found ? [i] : []));
      expect(won).toHaveLength(1);
      expect(await requests.findOne({})).toEqual({
        _id: 'pay_1',
        companyId: 'com_1',
        key: 'k',
        revision: 8,
        by: won[0],
      });
    });

    test('increments at the same time all count', async () => {
      const things = collection();
      const inc = () => things.updateOne({ _id: 'n' }, { $inc: { n: 1 } }, { upsert: true });
      await inc();
      await Promise.all(Array.from({ length: 50 }, inc));
      expect(await things.findOne({})).toEqual({ _id: 'n', n: 51 });
    });

    test('an upsert inserts what the filter and the update say, once', async () => {
      const things = collection();
      const change = { $set: { b: 2, 'c.d': 3 }, $setOnInsert: { born: true } };
      const first = await things.updateOne({ a: 1, at: { $exists: false } }, change, { upsert: true });
      expect(first).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
      expect(await things.findOne({ a: 1 })).toEqual({ _id: first.upsertedId, a: 1, b: 2, c: { d: 3 }, born: true });
      const again = await things.updateOne(
        { a: 1 },
        { $set: { b: 3 }, $setOnInsert: { born: false } },
        { upsert: true },
      );
      expect(again).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0 });
      expect(await things.find({}).toArray()).toEqual([{ _id: first.upsertedId, a: 1, b: 3, c: { d: 3 }, born: true }]);
    });

    test('findOneAnd… gives the document before or after, in the order asked, and null for none', async () => {
      const people = await peopleWith();
      const raise = { $inc: { score: 100 } };
      const sort = { name: -1 } as const;
      expect(await people.findOneAndUpdate({ city: 'Laval' }, raise, { sort, returnDocument: 'after' })).toMatchObject({
        _id: 'e',
        score: 105,
      });
      expect(await people.findOneAndUpdate({ _id: 'a' }, raise, { projection: { score: 1 } })).toEqual({
        _id: 'a',
        score: 1,
      });
      expect(await people.findOneAndDelete({ city: 'Laval' }, { sort })).toMatchObject({ _id: 'e' });
      expect(await people.findOneAndUpdate({ city: 'nowhere' }, raise)).toBeNull();
      const added = await people.findOneAndUpdate({ _id: 'new' }, raise, {
        upsert: true,
        returnDocument: 'after',
      });
      expect(added).toEqual({ _id: 'new', score: 100 });
    });

    test('a unique index refuses a second document and says which key', async () => {
      const requests = collection();
      await requests.createIndex({ companyId: 1, key: 1 }, { unique: true });
      await requests.insertOne({ companyId: 'com_1', key: 'k1' });
      await requests.insertOne({ companyId: 'com_2', key: 'k1' });
      const error = await refusal(requests.insertOne({ companyId: 'com_1', key: 'k1' }));
      expect(error).toMatchObject({ name: 'MongoServerError', code: 11000 });
      expect(error.message).toContain('companyId_1_key_1');
      await requests.insertOne({ companyId: 'com_1', key: 'k2' });
      expect(await refusal(requests.updateOne({ key: 'k2' }, { $set: { key: 'k1' } }))).toMatchObject({ code: 11000 });
      expect(await requests.countDocuments({ key: 'k1' })).toBe(2);
      expect(await refusal(requests.insertOne({ _id: (await requests.findOne({}))?._id }))).toMatchObject({
        code: 11000,
      });
    });

    test('in a unique index a missing field counts as null, and nulls are equal', async () => {
      const things = collection();
      await things.createIndex({ phone: 1 }, { unique: true });
      await things.insertOne({ _id: 1 });
      expect(await refusal(things.insertOne({ _id: 2, phone: null }))).toMatchObject({ code: 11000 });
    });

    test('a partial unique index binds only the documents it holds', async () => {
      const links = collection();
      await links.createIndex(
        { linkHash: 1 },
        { unique: true, partialFilterExpression: { linkHash: { $type: 'string' } } },
      );
      await links.insertMany([{ _id: 1 }, { _id: 2, linkHash: null }, { _id: 3, linkHash: 'h' }]);
      expect(await refusal(links.insertOne({ linkHash: 'h' }))).toMatchObject({ code: 11000 });
      await links.updateOne({ _id: 3 }, { $unset: { linkHash: '' } });
      await links.insertOne({ _id: 4, linkHash: 'h' });
      expect((await links.findOne({ linkHash: 'h' }))?._id).toBe(4);
    });

    test('a unique index over arrays binds documents to each other, not an array to itself', async () => {
      const things = collection();
      await things.createIndex({ tags: 1 }, { unique: true });
      await things.insertOne({ _id: 1, tags: ['a', 'a', 'b'] });
      expect(await refusal(things.insertOne({ tags: ['c', 'b'] }))).toMatchObject({ code: 11000 });
      await things.insertOne({ _id: 2, tags: ['c'] });
      expect(await things.countDocuments({})).toBe(2);
    });

    test('an ordered bulk stops at the first refusal, an unordered one goes on', async () => {
      const ids = [1, 1, 2, 2, 3].map((_id) => ({ _id }));
      const ordered = collection();
      const first = await refusal(ordered.insertMany(structuredClone(ids)));
      expect(first.writeErrors).toHaveLength(1);
      expect(await ordered.countDocuments({})).toBe(1);
      const unordered = collection();
      const all = await refusal(unordered.insertMany(structuredClone(ids), { ordered: false }));
      expect(all.writeErrors.map((each: Doc) => [each.index, each.code])).toEqual([
        [1, 11000],
        [3, 11000],
      ]);
      expect(await unordered.countDocuments({})).toBe(3);
    });

    test('a bulk of every kind of write counts each', async () => {
      const people = await peopleWith();
      const result = await people.bulkWrite([
        { insertOne: { document: { _id: 'z' } as Doc } },
        { updateOne: { filter: { _id: 'y' }, update: { $set: { n: 1 } }, upsert: true } },
        { updateMany: { filter: { city: 'Laval' }, update: { $set: { city: 'LAVAL' } } } },
        { replaceOne: { filter: { _id: 'a' }, replacement: { name: 'A' } } },
        { deleteOne: { filter: { _id: 'b' } } },
        { deleteMany: { filter: { city: 'LAVAL' } } },
      ]);
      const counts = { insertedCount: 1, upsertedCount: 1, matchedCount: 4, modifiedCount: 4, deletedCount: 4 };
      expect(result).toMatchObject(counts);
      expect(result.upsertedIds).toEqual({ 1: 'y' });
      expect(await people.findOne({ _id: 'a' })).toEqual({ _id: 'a', name: 'A' });
    });

    test('a cursor goes through everything in batches, once each, while others write', async () => {
      const things = collection();
      await things.createIndex({ n: 1 });
      await things.insertMany(Array.from({ length: 1000 }, (_, n) => ({ _id: n, n, text: 'x'.repeat(100) })));
      const seen: unknown[] = [];
      for await (const doc of things
        .find({ n: { $gte: 100 } })
        .sort({ n: 1 })
        .batchSize(7)) {
        seen.push(doc._id);
        if (seen.length === 50) await things.updateMany({}, { $set: { text: 'y' } });
      }
      expect(seen).toEqual(Array.from({ length: 900 }, (_, i) => i + 100));
    });

    test('a closed cursor and one that never was are refused', async () => {
      const things = collection();
      await things.insertMany(Array.from({ length: 20 }, (_, n) => ({ n })));
      const cursor = things.find({}).batchSize(5);
      await cursor.next();
      const id = cursor.id!;
      await cursor.close();
      for (const getMore of [id, mongoose.mongo.Long.fromNumber(123_456)]) {
        const more = client.db(database).command({ getMore, collection: things.collectionName });
        expect(await refusal(more)).toMatchObject({ code: 43 });
      }
    });

    test('an aggregation groups, sorts, counts and reshapes', async () => {
      const people = await peopleWith({ key: { city: 1 } });
      const byCity = await people
        .aggregate([
          { $match: { city: { $type: 'string' } } },
          {
            $group: {
              _id: '$city',
              n: { $sum: 1 },
              total: { $sum: '$score' },
              best: { $max: '$score' },
              first: { $min: '$name' },
            },
          },
          { $sort: { n: -1, _id: 1 } },
          { $limit: 2 },
        ])
        .toArray();
      expect(byCity).toEqual([
        { _id: 'Laval', n: 3, total: 12, best: 5, first: 'Cy' },
        { _id: 'Québec', n: 2, total: 3, best: 2, first: 'Al' },
      ]);
      const shaped = await people
        .aggregate([
          { $sort: { _id: 1 } },
          { $skip: 1 },
          { $limit: 1 },
          { $project: { _id: 0, who: '$name', city: 1 } },
        ])
        .toArray();
      expect(shaped).toEqual([{ who: 'Bo', city: 'Québec' }]);
      expect(await people.aggregate([{ $match: { city: 'Laval' } }, { $count: 'n' }]).toArray()).toEqual([{ n: 3 }]);
      const late = { $cond: [{ $gte: ['$score', 4] }, 1, 0] };
      expect(await people.aggregate([{ $group: { _id: null, late: { $sum: late } } }]).toArray()).toEqual([
        { _id: null, late: 4 },
      ]);
    });

    test('distinct values are those of all matching documents, elements of arrays included', async () => {
      const people = await peopleWith();
      expect((await people.distinct('terms')).sort()).toEqual(['al', 'bo', 'quebec', 'tremblay']);
      expect((await people.distinct('city', { score: { $gt: 2 } })).sort()).toEqual(['Laval']);
      expect(await people.estimatedDocumentCount()).toBe(PEOPLE.length);
    });

    test('indexes and collections are listed, made again without harm, and dropped', async () => {
      const things = collection();
      await things.insertOne({ a: 1 });
      await things.createIndex({ a: 1, b: -1 }, { unique: true });
      await things.createIndex({ a: 1, b: -1 }, { unique: true });
      await things.createIndex({ b: 1 });
      expect((await things.indexes()).map((index) => [index.name, index.key, index.unique === true])).toEqual([
        ['_id_', { _id: 1 }, false],
        ['a_1_b_-1', { a: 1, b: -1 }, true],
        ['b_1', { b: 1 }, false],
      ]);
      await things.dropIndex('a_1_b_-1');
      await things.insertOne({ a: 1 });
      await things.insertOne({ a: 1 });
      expect(await refusal(things.createIndex({ a: 1 }, { unique: true }))).toMatchObject({ code: 11000 });
      expect((await things.indexes()).map((index) => index.name)).toEqual(['_id_', 'b_1']);
      const names = async () => (await client.db(database).listCollections().toArray()).map((each) => each.name);
      expect(await names()).toContain(things.collectionName);
      await things.drop();
      expect(await names()).not.toContain(things.collectionName);
      expect(await things.find({}).toArray()).toEqual([]);
    });

    test('a mongoose model keeps its versions, times and indexes', async () => {
      const connection = await mongoose.createConnection(store.uri, { dbName: database }).asPromise();
      const schema = new mongoose.Schema(
        { ref: { type: String, unique: true }, amount: Number, lines: [{ sku: String, n: Number }] },
        { timestamps: true, optimisticConcurrency: true },
      );
      const Invoice = connection.model('Invoice', schema);
      await Invoice.init();
      const { _id } = await Invoice.create({ ref: 'RO1', amount: 5, lines: [{ sku: 'a', n: 1 }] });
      expect(await refusal(Invoice.create({ ref: 'RO1' }))).toMatchObject({ code: 11000 });
      const [mine, yours] = [await Invoice.findById(_id), await Invoice.findById(_id)];
      mine!.lines.push({ sku: 'b', n: 2 });
      await mine!.save();
      yours!.amount = 9;
      expect(await refusal(yours!.save())).toMatchObject({ name: 'VersionError' });
      const now = await Invoice.findById(_id).lean();
      expect(now).toMatchObject({ amount: 5, lines: [{ sku: 'a' }, { sku: 'b' }] });
      expect(now!.updatedAt.getTime()).toBeGreaterThanOrEqual(now!.createdAt.getTime());
      await connection.close();
    });
  });
}
