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
export function createTotals({ store, log }: Pick<FiguresHouse, 'store' | 'log'>) {
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

  /** Counts what the newest of a company's requests count as by now; gives whether there are more. */
  async function settle(companyId: string): Promise<boolean> {
    const owed = await store.requests.untallied(companyId, AT_ONCE);
    for (const day of new Set(owed.flatMap(({ days }) => days))) await remake(companyId, day);
    let marked = 0;
    for (const request of owed) if (await store.requests.markTallied(request)) marked += 1;
    return owed.length === AT_ONCE && marked > 0;
  }

  /** As `settle`, but one whose totals cannot be written waits for the next minute, and keeps nobody else. */
  async function hasMore(companyId: string): Promise<boolean> {
    try {
      return await settle(companyId);
    } catch (error) {
      log.error('the totals of a company wait for the next minute', { companyId, error });
      return false;
    }
  }

  /** So that nobody who looks waits for more than the last minute. In turns: whoever has years of them comes after the rest. */
  const keeping: Job = {
    every: MINUTE_MS,
    atStart: true,
    async run() {
      let left = await store.companies.ids();
      while (left.length > 0) {
        const more: string[] = [];
        for (const id of left) if (await hasMore(id)) more.push(id);
        left = more;
      }
    },
  };
  return { settle, keeping };
}

export type Totals = ReturnType<typeof createTotals>;
