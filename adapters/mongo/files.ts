import {
  FILE_MOST_BYTES,
  type FileId,
  type Files,
  idOfFile,
  type Keeping,
  type KeptFile,
} from '../../src/company/files.ts';
import { Collection, type Database } from './collection.ts';
import { bytes, document, text } from './schema.ts';

type StoredFile = KeptFile & Keeping & { id: FileId; companyId: string };

const where = (field: keyof Keeping) => ({ partialFilterExpression: { [field]: { $exists: true } } });

const schema = document<StoredFile>({ companyId: text, type: text, bytes, owner: String, until: Date }, [
  { name: 'until', keys: { until: 1 }, options: where('until') },
  { name: 'owner', keys: { companyId: 1, owner: 1 }, options: where('owner') },
]);

export function filesIn(database: Database): Files {
  const collection = new Collection<StoredFile>(database, 'files', schema);

  /** `false` when there is none that has an end. */
  const stays = (companyId: string, id: FileId, until: Date | undefined): Promise<boolean> =>
    collection.change(
      id,
      { companyId, until: { $exists: true } },
      until ? { $max: { until } } : { $unset: { until: '' } },
    );

  const isThere = async (companyId: string, id: FileId): Promise<boolean> =>
    (await collection.only({ companyId, _id: id }, { _id: 1 }, {}, 1)).length > 0;

  return {
    async keep(companyId, file, { owner, until } = {}) {
      if (file.bytes.byteLength > FILE_MOST_BYTES) throw new RangeError(`a file has ${file.bytes.byteLength} bytes`);
      const id = idOfFile(companyId, file, owner);
      const kept = { ...file, id, companyId, ...(owner && { owner }), ...(until && { until }) };
      // What is there may be forgotten in the moment in which it is looked at: then it is not there the second time.
      for (;;) {
        if (await collection.insert(kept)) return id;
        if ((await stays(companyId, id, until)) || (await isThere(companyId, id))) return id;
      }
    },
    async get(companyId, id) {
      const found = await collection.one({ companyId, _id: id });
      return found && { type: found.type, bytes: found.bytes };
    },
    forgetOf: (companyId, owner, these) =>
      collection.remove({ companyId, owner, ...(these && { _id: { $in: these } }) }),
    forget: (before) => collection.remove({ until: { $lt: before } }),
  };
}
