import type { DisputeFile } from '../../src/evidence/dispute-file.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { announcing, everythingAnnounced } from './announcing-samples.ts';
import { acting, at } from './sample-parts.ts';

const marc = { id: 'U1', name: 'Marc', workspaceId: 'slack:T1' } as const;

/** Only what must be there. */
export const disputeFile = (companyId: string, more: Partial<DisputeFile> = {}): DisputeFile => ({
  ...announcing(companyId),
  ...{ id: `evi_${randomId('out').slice(4)}`, requestId: 'pay_1', disputeId: 'du_1', state: 'staging', edition: 1 },
  ...{ preparedBy: marc, key: 'press:1', at: at(1), ...more },
});

export const fullDisputeFile = (companyId: string): Required<DisputeFile> => ({
  ...disputeFile(companyId),
  ...acting(),
  ...everythingAnnounced(companyId, [] as never[], ['stage', 'submit']),
  ...{ fileId: 'file_1', why: 'closed', submittedBy: marc },
});
