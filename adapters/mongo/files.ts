import { FILE_MOST_BYTES, type FileId, type Files, idOfFile, type KeptFile } from '../../src/company/files.ts';
import { Collection, type Database } from './collection.ts';
import { bytes, document, text } from './schema.ts';

type StoredFile = KeptFile & { id: FileId; companyId: string };

const schema = document<StoredFile>({ companyId: text, type: text, bytes }, []);

export function filesIn(database: Database): Files {
  const collection = new Collection<StoredFile>(database, 'files', schema);
  return {
    async keep(companyId, file) {
      if (file.bytes.byteLength > FILE_MOST_BYTES) throw new RangeError(`a file has ${file.bytes.byteLength} bytes`);
      const id = idOfFile(companyId, file);
      await collection.insert({ ...file, id, companyId });
      return id;
    },
    async get(companyId, id) {
      const found = await collection.one({ companyId, _id: id });
      return found && { type: found.type, bytes: found.bytes };
    },
  };
}
