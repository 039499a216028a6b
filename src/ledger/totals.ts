import { Outage } from '../kernel/refusal.ts';
import type { Job } from '../promises/jobs.ts';
import { type DayTotals, dayTotalsId, linesOf } from './day-totals.ts';
import type { FiguresHouse } from './house.ts';

const MINUTE_MS = 60_000;
/** Requests that are looked at together: most are of the same days. */
const AT_ONCE = 500;
const TRIES = 40;

/**
 * The running totals. Each request says in every write of its own whether it counts as something else than it was last
 * counted as; its days are then made anew from all of their requests, and only then it is marked as counted. Whoever dies
 * in between leaves it to the next, and what is done twice, or by two at once, comes to the same.
 */
export function createTotals({ store }: Pick<FiguresHouse, 'store'>) {
  /** Makes a day anew. What was written before this is called is in it. */
  async function remake(companyId: string, day: string): Promise<void> {
    const id = dayTotalsId(companyId, day);
    for (let tries = 0; tries < TRIES; tries += 1) {
      // First: whoever writes the day after this has read its requests later, or finds it written.
      const kept = await store.dayTotals.get(companyId, id);
      const lines = linesOf(day, await store.requests.talliedOn(companyId, day));
      const made: DayTotals = {
        ...{ id, companyId, day, lines, revision: kept?.revision ?? 0 },
        isOpen: lines.some(({ open }) => open.count > 0),
      };
      if (await (kept ? store.dayTotals.replace(made) : store.dayTotals.insert(made))) return;
    }
    throw new Outage('store', 'totals', { outcome: 'no' });
  }

  /** Counts what a company's requests count as by now: the newest of it, or with `all` everything. */
  async function settle(companyId: string, { all } = { all: false }): Promise<void> {
    for (let isMore = true; isMore; ) {
      const owed = await store.requests.untallied(companyId, AT_ONCE);
      for (const day of new Set(owed.flatMap(({ days }) => days))) await remake(companyId, day);
      let marked = 0;
      for (const request of owed) if (await store.requests.markTallied(request)) marked += 1;
      isMore = all && owed.length === AT_ONCE && marked > 0;
    }
  }

  /** So that nobody who looks waits for more than the last minute. */
  const keeping: Job = {
    every: MINUTE_MS,
    atStart: true,
    async run() {
      for (const id of await store.companies.ids()) await settle(id, { all: true });
    },
  };
  return { settle, keeping };
}

export type Totals = ReturnType<typeof createTotals>;
