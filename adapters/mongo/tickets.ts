import type { Ticket, Tickets } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, text } from './schema.ts';

type StoredTicket = Ticket & { usedAt?: Date };

const schema = document<StoredTicket>({ kind: text, about: text, until: moment, usedAt: Date }, [
  { name: 'until', keys: { until: 1 } },
]);

/** Belong to no company: whoever redeems one is not of one yet. */
export function ticketsIn(database: Database): Tickets {
  const collection = new Collection<StoredTicket>(database, 'tickets', schema);
  return {
    async issue(ticket) {
      if (!(await collection.insert(ticket))) throw new Error('two tickets have one hash');
    },
    async redeem(kind, id, now) {
      const unused = { kind, until: { $gt: now }, usedAt: { $exists: false } };
      if (!(await collection.change(id, unused, { $set: { usedAt: now } }))) return undefined;
      return (await collection.anywhere({ _id: id }))?.about;
    },
    forget: (before) => collection.remove({ until: { $lt: before } }),
  };
}
