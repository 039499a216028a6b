import { afterAll, beforeAll, describe } from '@jest/globals';
import { indexesContract } from './document-store-indexes.ts';
import { readsContract } from './document-store-reads.ts';
import { DocumentStoreRig } from './document-store-rig.ts';
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
  });
}
