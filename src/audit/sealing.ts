import type { Job } from '../promises/jobs.ts';
import { sealLine } from './file.ts';
import type { AuditHouse } from './house.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SENDING = 'send-audit-seals';

type Needs = Pick<AuditHouse, 'clock' | 'sealer' | 'log'> & {
  store: Pick<AuditHouse['store'], 'companies' | 'audit'>;
  auditing: Pick<AuditHouse['auditing'], 'enter'>;
};

/** What each company's log came to by now, signed. */
async function* sealsBy({ store, auditing, clock, sealer, log }: Needs): AsyncGenerator<string> {
  await auditing.enter();
  const at = clock.now();
  for (const companyId of await store.companies.ids()) {
    const last = await store.audit.last(companyId);
    if (!last) continue;
    yield sealLine(sealer, { companyId, seq: last.seq, hash: last.hash, at });
    log.info('an audit log was sealed', { companyId, rows: last.seq });
  }
}

/** Signs every day what each company's log came to, and writes it down outside of the database. */
export const sealing = ({ sealKeeper, ...house }: Needs & Pick<AuditHouse, 'sealKeeper'>): Job => ({
  every: DAY_MS,
  atStart: false,
  async run() {
    if (!sealKeeper) return;
    for await (const line of sealsBy(house)) await sealKeeper.keep(line);
  },
});

/** Sends it out of this server once a day: what did not go out is tried again every hour. */
export const sendingSeals = ({
  sealSender,
  ...house
}: Needs & Pick<AuditHouse, 'sealSender'> & { store: Pick<AuditHouse['store'], 'jobs'> }): Job => ({
  every: HOUR_MS,
  atStart: false,
  async run() {
    const { store, clock } = house;
    const sent = await store.jobs.seenUntil(SENDING);
    if (!sealSender || (sent && clock.now().getTime() - sent.getTime() < DAY_MS)) return;
    const lines = await Array.fromAsync(sealsBy(house));
    const at = clock.now();
    if (lines.length > 0) await sealSender.send(lines, at);
    await store.jobs.seen(SENDING, at);
  },
});
