import {
  idOfLetterhead,
  type Letterhead,
  type Letterheads,
  type TaxNumber,
  type Words,
} from '../../src/company/letterhead.ts';
import { Collection, type Database } from './collection.ts';
import { document, part, required, text } from './schema.ts';

type StoredLetterhead = Letterhead & { id: string; companyId: string };

const words = required(part<Words>({ fr: String, en: String }));

const schema = document<StoredLetterhead>(
  {
    companyId: text,
    name: text,
    phone: text,
    address: [String],
    logo: String,
    taxNumbers: [part<TaxNumber>({ label: text, number: text })],
    numberLabel: words,
    footnotes: required(part<Letterhead['footnotes']>({ invoice: words, estimate: words })),
    paymentTerms: words,
    terms: words,
  },
  [],
);

export function letterheadsIn(database: Database): Letterheads {
  const collection = new Collection<StoredLetterhead>(database, 'letterheads', schema);
  return {
    async keep(companyId, letterhead) {
      const id = idOfLetterhead(companyId, letterhead);
      await collection.insert({ ...letterhead, id, companyId });
      return id;
    },
    async get(companyId, id) {
      const found = await collection.one({ companyId, _id: id });
      if (!found) return undefined;
      const { id: _id, companyId: _companyId, ...letterhead } = found;
      return letterhead;
    },
  };
}
