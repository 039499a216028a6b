import { companyOf } from '../company/index.ts';
import { type Announcer, type Errand, shownNowhere, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import type { PayoutsHouse } from './house.ts';
import { heard, type Payout } from './payout.ts';
import { readRows } from './reading.ts';
import { placeTask } from './task.ts';

/** What a payout promises: that it is looked at, and that somebody sees to it when it fails. */
export const createPayoutAnnouncer = (house: PayoutsHouse): Announcer<Payout, never> => ({
  ...shownNowhere,
  documents: house.store.payouts,
  errands: { read: reading(house), task: tasking(house) },
});

const reading = (house: PayoutsHouse): Errand<Payout> => ({
  lane: 'payouts',
  harmless: true,
  async keep(payout) {
    const told = await house.payingOut.find(payout.companyId, payout.id);
    if (!told) return unchanged;
    if ('unreadable' in told) {
      house.log.error('a payout cannot be read: look it up at the processor', { ...told });
      return unchanged;
    }
    const company = await companyOf(house.directory, payout);
    const rows = told.isSorted ? await readRows(house, company, told) : undefined;
    return (now) => heard(now, told, rows, momentOf(house)) ?? now;
  },
  never: () => unchanged,
});

const tasking = (house: PayoutsHouse): Errand<Payout> => ({
  lane: 'askers',
  harmless: true,
  async keep(payout) {
    if (payout.state === 'failed') await placeTask(house, await companyOf(house.directory, payout), payout);
    return unchanged;
  },
  never: () => unchanged,
});
