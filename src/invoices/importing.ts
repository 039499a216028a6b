import type { Company, FileId } from '../company/index.ts';
import { ahead } from '../kernel/ahead.ts';
import { Outage } from '../kernel/refusal.ts';
import type { Job } from '../promises/jobs.ts';
import type { ImportingHouse } from './house.ts';
import { BATCHES_AHEAD, createKeeping } from './keeping.ts';
import type { SheetTold, SyncState } from './ports.ts';

/** The account of what people bring in files: one file of a company at a time. */
const ACCOUNT = 'csv';
/** One that has stood still for so long was being taken over by a process that is gone. */
const STILL_MS = 120_000;
const EVERY_MS = 60_000;
/** Of the lines that were not taken over, so many are kept with why: they are mended, and the file is brought again. */
export const LINES_NAMED = 50;

/** Takes over files of invoices in the background, a few hundred lines at a time; again is harmless. */
export function createImporting(house: ImportingHouse) {
  const { store, clock, log, sheets } = house;
  const keep = createKeeping(house);
  /** In this process. */
  const running = new Set<string>();

  const of = (companyId: string): Promise<SyncState | undefined> => store.syncStates.get(companyId, ACCOUNT);

  const isMoving = ({ endedAt, file }: SyncState): boolean =>
    !endedAt && file !== undefined && clock.now().getTime() - file.movedAt.getTime() < STILL_MS;

  /** It stood still, or was brought at the same moment by another process, and another file is in its place. */
  async function isReplaced({ companyId, startedAt, file }: SyncState): Promise<boolean> {
    const now = await of(companyId);
    return now?.file?.id !== file?.id || now?.startedAt.getTime() !== startedAt.getTime();
  }

  /** From its first line: what was taken over before is the same when it is told again. */
  async function bring(company: Company, { file, ...before }: SyncState): Promise<void> {
    const kept = file && (await store.files.get(company.id, file.id));
    if (!file || !kept) return;
    const sheet = await sheets.read(kept.bytes, company, file.told);
    let state: SyncState = { ...before, file, ...{ added: 0, changed: 0, same: 0, failed: 0 }, failures: [] };
    for await (const kept of ahead(sheet.batches(), BATCHES_AHEAD, (batch) => keep(company, batch))) {
      const { added, changed, same, refused } = kept;
      state = {
        ...state,
        ...{ added: state.added + added, changed: state.changed + changed, same: state.same + same },
        failed: state.failed + refused.length,
        failures: [...state.failures, ...refused].slice(0, LINES_NAMED),
        file: { ...file, movedAt: clock.now() },
      };
      if (await isReplaced(state)) return;
      await store.syncStates.put(state);
    }
    const now = clock.now();
    await store.syncStates.put({ ...state, endedAt: now, seenUntil: now });
    log.info('a file of invoices was taken over', { added: state.added, changed: state.changed, failed: state.failed });
  }

  async function bringOnce(company: Company, state: SyncState): Promise<void> {
    // One that has only just ended keeps no other waiting.
    const which = `${company.id} ${state.startedAt.getTime()}`;
    if (running.has(which)) return;
    running.add(which);
    try {
      await bring(company, state);
    } catch (error) {
      if (!(error instanceof Outage)) log.error('a file of invoices was not taken over', { error });
      else log.warn('a file of invoices is taken over later', { error });
    } finally {
      running.delete(which);
    }
  }

  const job: Job = {
    every: EVERY_MS,
    atStart: true,
    async run() {
      for (const sender of house.textSenders.all) {
        const company = await store.companies.byTextSender(sender);
        const state = company && (await of(company.id));
        if (company && state?.file && !state.endedAt && !isMoving(state)) await bringOnce(company, state);
      }
    },
  };

  return {
    job,
    of,
    isMoving,
    /** Writes down that a file is to be taken over, and sets out; a process that dies leaves it to the next. */
    async begin(company: Company, id: FileId, told: SheetTold, rows: number): Promise<SyncState> {
      const now = clock.now();
      const state: SyncState = {
        ...{ companyId: company.id, account: ACCOUNT, name: 'CSV', startedAt: now },
        ...{ added: 0, changed: 0, same: 0, failed: 0, failures: [] },
        file: { id, told, rows, movedAt: now },
      };
      await store.syncStates.put(state);
      void bringOnce(company, state);
      return state;
    },
  };
}
