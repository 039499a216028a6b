import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { indexesContract } from './document-store-indexes.ts';
import { readsContract } from './document-store-reads.ts';
import { DocumentStoreRig, refusal } from './document-store-rig.ts';
import { writesContract } from './document-store-writes.ts';

/**
 * What Quittance needs of a store that speaks MongoDB's protocol, whoever makes it.
 *
 * @param open starts the store, and gives its URI and how to end it
 */
export function documentStoreContract(
  name: string,
  open: () => Promise<{ uri: string; close(): Promise<void> }>,
): void {
  describe(`a document store (${name})`, () => {
    const rig = new DocumentStoreRig();
    beforeAll(() => rig.start(open));
    afterAll(() => rig.stop());

    readsContract(rig);
    writesContract(rig);
    indexesContract(rig);

    test('a mongoose model keeps its versions, times and indexes', async () => {
      const connection = await mongoose.createConnection(rig.uri, { dbName: rig.database }).asPromise();
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
