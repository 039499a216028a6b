import type { DayTotals, TotalsLine } from '../../src/ledger/day-totals.ts';
import type { KeptTotals } from '../../src/ports.ts';
import { documentsIn } from './announcing.ts';
import { Collection, type Database } from './collection.ts';
import { document, flag, moment, part, required, text, whole } from './schema.ts';

/** More than ten years. */
const MOST_DAYS = 4_000;

const counted = required(part<TotalsLine['asked']>({ count: whole, minor: whole }));

const schema = document<DayTotals>(
  {
    ...{ companyId: text, revision: whole, day: text, isOpen: flag },
    lines: [
      part<TotalsLine>({
        ...{ at: moment, asker: required(part<TotalsLine['asker']>({ id: text, name: text })), rooms: [String] },
        ...{ currency: text, asked: counted, open: counted, paid: counted, waits: [Number] },
      }),
    ],
  },
  [
    { name: 'day', keys: { companyId: 1, day: 1 } },
    { name: 'open-day', keys: { companyId: 1, isOpen: 1, day: 1 } },
  ],
);

export function dayTotalsIn(database: Database): KeptTotals {
  const collection = new Collection<DayTotals>(database, 'day-totals', schema);
  return {
    ...documentsIn(collection),
    since: (companyId, day) => collection.many({ companyId }, MOST_DAYS, { day: 1 }, { day: { $gte: day } }),
    openBefore: (companyId, day) =>
      collection.many({ companyId, isOpen: true }, MOST_DAYS, { day: 1 }, { day: { $lt: day } }),
  };
}
