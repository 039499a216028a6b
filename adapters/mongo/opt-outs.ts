import type { OptOuts } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, text } from './schema.ts';
import { createVault } from './vault.ts';

interface Mark {
  /** Made of the company and the number. */
  id: string;
  companyId: string;
}

const schema = document<Mark>({ companyId: text }, []);

export function optOutsIn(database: Database): OptOuts {
  const collection = new Collection<Mark>(database, 'opt-outs', schema);
  const { markOf } = database.vault ?? createVault(new Uint8Array(32));
  const mark = (companyId: string, phone: string) => markOf(phone, `opt-out of ${companyId}`);
  return {
    async keep(companyId, phone) {
      await collection.insert({ id: mark(companyId, phone), companyId });
    },
    async among(companyId, phones) {
      const byMark = new Map(phones.map((phone) => [mark(companyId, phone), phone]));
      const found = await collection.among(companyId, '_id', [...byMark.keys()]);
      return found.flatMap(({ id }) => byMark.get(id) ?? []);
    },
    drop: (companyId, phone) => collection.remove({ companyId, _id: mark(companyId, phone) }),
  };
}
