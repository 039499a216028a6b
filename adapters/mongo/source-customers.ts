import { createHash } from 'node:crypto';
import type { SourceLink } from '../../src/invoices/index.ts';
import type { SourceCustomers } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, text } from './schema.ts';

type StoredLink = SourceLink & { id: string; companyId: string };

const schema = document<StoredLink>({ companyId: text, source: text, customerId: text }, [
  { name: 'customer', keys: { companyId: 1, customerId: 1 } },
]);

/** One link for each, so that a second one is there already. */
const idOf = (companyId: string, source: string): string =>
  `src_${createHash('sha256')
    .update(JSON.stringify([companyId, source]))
    .digest('base64url')}`;

export function sourceCustomersIn(database: Database): SourceCustomers {
  const collection = new Collection<StoredLink>(database, 'source-customers', schema);
  return {
    async of(companyId, sources) {
      const found = await collection.among(
        companyId,
        '_id',
        sources.map((source) => idOf(companyId, source)),
      );
      return found.map(({ source, customerId }) => ({ source, customerId }));
    },
    unlink: (companyId, customerId) => collection.remove({ companyId, customerId }),
    async link(companyId, links) {
      await collection.insertMany(links.map((link) => ({ ...link, companyId, id: idOf(companyId, link.source) })));
    },
  };
}
