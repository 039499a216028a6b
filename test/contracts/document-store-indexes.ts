import { expect, test } from '@jest/globals';
import { type DocumentStoreRig, refusal } from './document-store-rig.ts';

/** What indexes bind, and how they and the collections are listed and dropped. */
export function indexesContract(rig: DocumentStoreRig): void {
  test('a unique index refuses a second document and says which key', async () => {
    const requests = rig.collection();
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
    const things = rig.collection();
    await things.createIndex({ phone: 1 }, { unique: true });
    await things.insertOne({ _id: 1 });
    expect(await refusal(things.insertOne({ _id: 2, phone: null }))).toMatchObject({ code: 11000 });
  });

  test('a partial unique index binds only the documents it holds', async () => {
    const links = rig.collection();
    await links.createIndex(
      { linkHash: 1 },
      { unique: true, partialFilterExpression: { linkHash: { $exists: true } } },
    );
    await links.insertMany([{ _id: 1 }, { _id: 2, linkHash: null }, { _id: 3, linkHash: 'h' }]);
    expect(await refusal(links.insertOne({ linkHash: 'h' }))).toMatchObject({ code: 11000 });
    await links.updateOne({ _id: 3 }, { $unset: { linkHash: '' } });
    await links.insertOne({ _id: 4, linkHash: 'h' });
    expect((await links.findOne({ linkHash: 'h' }))?._id).toBe(4);
  });

  test('a unique index over arrays binds documents to each other, not an array to itself', async () => {
    const things = rig.collection();
    await things.createIndex({ tags: 1 }, { unique: true });
    await things.insertOne({ _id: 1, tags: ['a', 'a', 'b'] });
    expect(await refusal(things.insertOne({ tags: ['c', 'b'] }))).toMatchObject({ code: 11000 });
    await things.insertOne({ _id: 2, tags: ['c'] });
    expect(await things.countDocuments({})).toBe(2);
  });

  test('indexes and collections are listed, made again without harm, and dropped', async () => {
    const things = rig.collection();
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
    const names = async () => (await rig.db.listCollections().toArray()).map((each) => each.name);
    expect(await names()).toContain(things.collectionName);
    await things.drop();
    expect(await names()).not.toContain(things.collectionName);
    expect(await things.find({}).toArray()).toEqual([]);
  });
}
