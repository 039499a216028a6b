import { expect, test } from '@jest/globals';
import { UPDATES } from './document-store-cases.ts';
import { type Doc, type DocumentStoreRig, refusal } from './document-store-rig.ts';

/** Inserting, changing, replacing and removing, one by one, many at once and at the same time. */
export function writesContract(rig: DocumentStoreRig): void {
  test.each(UPDATES)('from %j, the update %j makes %j', async (before, change, after) => {
    const things = rig.collection();
    await things.insertOne({ _id: 1, ...structuredClone(before) });
    const result = await things.updateOne({ _id: 1 }, change);
    expect(result).toMatchObject({
      matchedCount: 1,
      modifiedCount: JSON.stringify(before) === JSON.stringify(after) ? 0 : 1,
    });
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, ...after });
  });

  test('an update that cannot be done is refused and changes nothing', async () => {
    const things = rig.collection();
    const before = { _id: 1, n: 'text', list: [1] };
    await things.insertOne({ ...before });
    const impossible: [change: Doc, code: number][] = [
      [{ $addToSet: { n: 1 } }, 2],
      [{ $set: { 'n.x': 1 } }, 28],
      [{ $set: { a: 1 }, $max: { a: 1 } }, 40],
      [{ $set: { _id: 2 } }, 66],
    ];
    for (const [change, code] of impossible) {
      expect(await refusal(things.updateOne({ _id: 1 }, change))).toMatchObject({ code });
    }
    expect(await things.findOne({})).toEqual(before);
  });

  test('a conditional replacement has one winner, however many try', async () => {
    const requests = rig.collection();
    await requests.createIndex({ companyId: 1, key: 1 }, { unique: true });
    await requests.insertOne({ _id: 'pay_1', companyId: 'com_1', key: 'k', revision: 7, by: null });
    const tries = Array.from({ length: 20 }, (_, i) =>
      requests.replaceOne(
        { _id: 'pay_1', companyId: 'com_1', revision: 7 },
        { companyId: 'com_1', key: 'k', revision: 8, by: i },
      ),
    );
    const won = (await Promise.all(tries)).flatMap(({ matchedCount }, i) => (matchedCount === 1 ? [i] : []));
    expect(won).toHaveLength(1);
    expect(await requests.findOne({})).toEqual({
      _id: 'pay_1',
      companyId: 'com_1',
      key: 'k',
      revision: 8,
      by: won[0],
    });
  });

  test('an upsert inserts what the filter and the update say, once', async () => {
    const things = rig.collection();
    const change = { $set: { b: 2, 'c.d': 3 }, $setOnInsert: { born: true } };
    const first = await things.updateOne({ a: 1, at: { $exists: false } }, change, { upsert: true });
    expect(first).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    expect(await things.findOne({ a: 1 })).toEqual({ _id: first.upsertedId, a: 1, b: 2, c: { d: 3 }, born: true });
    const again = await things.updateOne({ a: 1 }, { $set: { b: 3 }, $setOnInsert: { born: false } }, { upsert: true });
    expect(again).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0 });
    expect(await things.find({}).toArray()).toEqual([{ _id: first.upsertedId, a: 1, b: 3, c: { d: 3 }, born: true }]);
  });

  test('an ordered bulk stops at the first refusal, an unordered one goes on', async () => {
    const ids = [1, 1, 2, 2, 3].map((_id) => ({ _id }));
    const ordered = rig.collection();
    const first = await refusal(ordered.insertMany(structuredClone(ids)));
    expect(first.writeErrors).toHaveLength(1);
    expect(await ordered.countDocuments({})).toBe(1);
    const unordered = rig.collection();
    const all = await refusal(unordered.insertMany(structuredClone(ids), { ordered: false }));
    expect(all.writeErrors.map((each: Doc) => [each.index, each.code])).toEqual([
      [1, 11000],
      [3, 11000],
    ]);
    expect(await unordered.countDocuments({})).toBe(3);
  });

  test('a bulk of every kind of write counts each', async () => {
    const people = await rig.peopleWith();
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
}
