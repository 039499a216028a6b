import type { Job } from '../promises/jobs.ts';
import { sealLine } from './file.ts';
import type { AuditHouse } from './house.ts';

const DAY_MS = 86_400_000;

type Needs = Pick<AuditHouse, 'store' | 'clock' | 'sealer' | 'sealKeeper' | 'log'> & {
  auditing: Pick<AuditHouse['auditing'], 'enter'>;
};

/** Signs every day what each company's log came to, and writes it down outside of the database. */
export const sealing = ({ store, auditing, clock, sealer, sealKeeper, log }: Needs): Job => ({
  every: DAY_MS,
  atStart: false,
  async run() {
    if (!sealKeeper) return;
    await auditing.enter();
    const at = clock.now();
    for (const companyId of await store.companies.ids()) {
      const last = await store.audit.last(companyId);
      if (!last) continue;
      await sealKeeper.keep(sealLine(sealer, { companyId, seq: last.seq, hash: last.hash, at }));
      log.info('an audit log was sealed', { companyId, rows: last.seq });
    }
  },
});
