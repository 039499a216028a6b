import { expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { FILTERS, PEOPLE, SORTS } from './document-store-cases.ts';
import { type Doc, type DocumentStoreRig, refusal } from './document-store-rig.ts';

/** Finding, ordering, projecting, counting and going through. */
export function readsContract(rig: DocumentStoreRig): void {
  test('a document comes back with the types it went in with', async () => {
    const things = rig.collection();
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
    const people = await rig.peopleWith();
    expect((await people.find(filter).toArray()).map((doc) => doc._id).sort()).toEqual(ids);
    expect(await people.countDocuments(filter)).toBe(ids.length);
  });

  test.each(FILTERS)('with indexes, the filter %j finds %j', async (filter, ids) => {
    const people = await rig.peopleWith(
      { key: { city: 1, name: -1 } },
      { key: { terms: 1 } },
      { key: { city: 1, due: -1 }, partialFilterExpression: { due: { $exists: true } } },
      { key: { 'cars.make': 1, 'cars.year': -1 } },
      { key: { score: -1 } },
    );
    expect((await people.find(filter).toArray()).map((doc) => doc._id).sort()).toEqual(ids);
  });

  test.each(SORTS)('sorted by %j the order is %j', async (sort, ids) => {
    for (const people of [await rig.peopleWith(), await rig.peopleWith({ key: sort })]) {
      expect((await people.find({}).sort(sort).toArray()).map((doc) => doc._id)).toEqual(ids);
      const piece = await people.find({}).sort(sort).skip(2).limit(3).toArray();
      expect(piece.map((doc) => doc._id)).toEqual(ids.slice(2, 5));
    }
  });

  test('a projection keeps or leaves out fields', async () => {
    const people = await rig.peopleWith();
    const one = async (projection: Doc) => people.findOne({ _id: 'b' }, { projection });
    expect(await one({ name: 1, 'cars.make': 1 })).toEqual({ _id: 'b', name: 'Bo', cars: [{ make: 'Kia' }] });
    expect(await one({ _id: 0, name: 1 })).toEqual({ name: 'Bo' });
    expect(Object.keys((await one({ cars: 0, terms: 0 })) ?? {})).toEqual(['_id', 'name', 'city', 'score', 'due']);
  });

  test('a cursor goes through everything in batches, once each, while others write', async () => {
    const things = rig.collection();
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
    const things = rig.collection();
    await things.insertMany(Array.from({ length: 20 }, (_, n) => ({ n })));
    const cursor = things.find({}).batchSize(5);
    await cursor.next();
    const id = cursor.id!;
    await cursor.close();
    for (const getMore of [id, mongoose.mongo.Long.fromNumber(123_456)]) {
      const more = rig.db.command({ getMore, collection: things.collectionName });
      expect(await refusal(more)).toMatchObject({ code: 43 });
    }
  });

  test('what is found is counted, also behind some of it and up to a number', async () => {
    const people = await rig.peopleWith({ key: { city: 1 } });
    const inLaval = { city: 'Laval' };
    const counted = [people.countDocuments(inLaval), people.countDocuments(inLaval, { skip: 1, limit: 1 })];
    expect(await Promise.all([...counted, people.countDocuments({ city: 'Gaspé' })])).toEqual([3, 1, 0]);
    expect(await people.estimatedDocumentCount()).toBe(PEOPLE.length);
  });
}
