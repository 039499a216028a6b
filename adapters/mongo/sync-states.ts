import type { SheetTold, SyncState } from '../../src/invoices/index.ts';
import type { SyncStates } from '../../src/ports.ts';
import { Collection, type Database } from './collection.ts';
import { document, moment, part, text, whole } from './schema.ts';

type Stored = SyncState & { id: string };

const schema = document<Stored>(
  {
    companyId: text,
    account: text,
    name: text,
    seenUntil: Date,
    startedAt: moment,
    endedAt: Date,
    added: whole,
    changed: whole,
    same: whole,
    failed: whole,
    failures: [part<SyncState['failures'][number]>({ id: text, why: text })],
    outage: String,
    file: part<NonNullable<SyncState['file']>>({
      id: text,
      told: part<SheetTold>({ numbers: String, days: String }),
      rows: whole,
      movedAt: moment,
    }),
  },
  [{ name: 'company', keys: { companyId: 1, account: 1 } }],
);
/** A dealer has a handful of departments. */
const MOST = 100;

export function syncStatesIn(database: Database): SyncStates {
  const collection = new Collection<Stored>(database, 'sync-states', schema);
  const plain = ({ id: _, ...state }: Stored): SyncState => state;
  return {
    async get(companyId, account) {
      const found = await collection.one({ companyId, account });
      return found && plain(found);
    },
    all: async (companyId) => (await collection.many({ companyId }, MOST, { account: 1 })).map(plain),
    put: (state) => collection.put({ ...state, id: `${state.companyId} ${state.account}` }),
  };
}
