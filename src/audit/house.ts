import type { PaymentsHouse } from '../payments/index.ts';
import type { Jobs } from '../promises/ports.ts';
import type { Auditing } from './entering.ts';
import type { AuditRows, SealKeeper, SealSender } from './ports.ts';
import type { Sealer } from './seal.ts';

/** What the audit log works with. */
export interface AuditHouse extends Pick<PaymentsHouse, 'clock' | 'log' | 'directory' | 'links' | 'publicUrl'> {
  store: Pick<PaymentsHouse['store'], 'companies' | 'members'> & { audit: AuditRows; jobs: Jobs };
  auditing: Auditing;
  sealer: Sealer;
  /** Absent where there is no place outside of the database. */
  sealKeeper?: SealKeeper;
  /** Absent where the operator has named no mailbox for it. */
  sealSender?: SealSender;
}
