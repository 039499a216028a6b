import type { Incidents } from '../../src/ports.ts';
import type { Incident } from '../../src/privacy/incident.ts';
import { documentsIn } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, text, whole } from './schema.ts';
import { ownTrailIn, trailFields, trailHidden, trailIndexes, unauditedIn } from './trail.ts';

const schema = document<Incident>(
  {
    ...trailFields,
    ...{ companyId: text, revision: whole, day: text, what: text, affected: text, measures: text },
    ...{ serious: Boolean, by: text, at: moment },
  },
  [...trailIndexes, { name: 'latest', keys: { companyId: 1, at: -1 } }],
  trailHidden,
);

export function incidentsIn(database: Database): Incidents {
  const collection = new Collection<Incident>(database, 'incidents', schema, { derive: (one) => unauditedIn(one) });
  return {
    ...documentsIn(collection),
    trail: ownTrailIn(collection),
    latest: (companyId, limit) => collection.many({ companyId }, limit, { at: -1 }),
  };
}
