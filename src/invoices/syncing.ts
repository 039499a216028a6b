import type { Company } from '../company/index.ts';
import { ahead } from '../kernel/ahead.ts';
import { Outage } from '../kernel/refusal.ts';
import type { Job } from '../promises/jobs.ts';
import type { SyncingHouse } from './house.ts';
import { BATCHES_AHEAD, createKeeping } from './keeping.ts';
import type { Source, SourceAccount, SyncState } from './ports.ts';

const EVERY_MS = 60_000;
const FAILURES_KEPT = 20;

/**
 * Keeps up with every account of every source: at first with all that there is, then with what changed since the last
 * look that came to its end. What a look took over before it died is the same when it is told again.
 */
export function createSyncing(house: SyncingHouse): Job {
  const { store, sources, clock, log } = house;
  const keep = createKeeping(house);
  /** Under way in this process; another's is not waited for, and does no harm. */
  const looking = new Set<string>();

  async function look(source: Source, account: SourceAccount, company: Company): Promise<void> {
    const name = `${source.system}/${account.id}`;
    const before = await store.syncStates.get(company.id, name);
    const startedAt = clock.now();
    const counts = { added: 0, changed: 0, same: 0, failed: 0 };
    const seen = before?.seenUntil && { seenUntil: before.seenUntil };
    let state: SyncState = {
      companyId: company.id,
      account: name,
      name: `${source.name} · ${account.name}`,
      ...seen,
      startedAt,
      ...counts,
      failures: [],
    };
    await store.syncStates.put(state);
    try {
      const batches = source.changes(account, before?.seenUntil, company);
      for await (const kept of ahead(batches, BATCHES_AHEAD, (batch) => keep(company, batch))) {
        const { added, changed, same, refused } = kept;
        state = {
          ...state,
          ...{ added: state.added + added, changed: state.changed + changed, same: state.same + same },
          failed: state.failed + refused.length,
          failures: [...state.failures, ...refused].slice(0, FAILURES_KEPT),
        };
        await store.syncStates.put(state);
      }
      await store.syncStates.put({ ...state, seenUntil: startedAt, endedAt: clock.now() });
      log.info('a source was looked through', { account: name, added: state.added, changed: state.changed });
    } catch (error) {
      const outage = error instanceof Outage ? (error.code ?? error.message) : 'unexpected';
      log.warn('a source could not be looked through', { account: name, error });
      await store.syncStates.put({ ...state, endedAt: clock.now(), outage });
      if (!(error instanceof Outage)) throw error;
    }
  }

  return {
    /** Whoever changes an order and calls the customer finds it changed here. */
    get every() {
      return Math.min(EVERY_MS, ...sources.map(({ everyMs }) => everyMs));
    },
    atStart: true,
    async run() {
      // The environment names the sources and the number that texts come from: they are of one company.
      const [sender] = sources.length > 0 ? house.textSenders.all : [];
      const company = sender && (await store.companies.byTextSender(sender));
      if (!company) return;
      for (const source of sources) {
        for (const account of await source.accounts()) {
          const name = `${source.system}/${account.id}`;
          if (looking.has(name)) continue;
          looking.add(name);
          // One that fails in a way of its own keeps no other from being looked at.
          await look(source, account, company)
            .catch((error: unknown) => log.error('an account of a source failed', { account: account.id, error }))
            .finally(() => looking.delete(name));
        }
      }
    },
  };
}
