import { randomId } from '../../src/kernel/ids.ts';
import type { Morning } from '../../src/mornings/morning.ts';
import type { Task } from '../../src/tasks/task.ts';
import { announcing, everythingAnnounced, taskDue } from './announcing-samples.ts';
import { fullBeginning } from './morning-samples.ts';
import { acting, at, CAD, ROOM, unlike } from './sample-parts.ts';

/** Only what must be there. */
export const morning = (companyId: string, more: Partial<Morning> = {}): Morning => ({
  ...announcing(companyId),
  ...{ id: unlike('mrn_'), dueOn: at(9), since: at(0), closed: [], cards: [{ room: ROOM, shown: 0 }], ...more },
});

export const fullMorning = (companyId: string): Required<Morning> => ({
  ...morning(companyId),
  ...everythingAnnounced(companyId, [], ['say', 'tell']),
  beginning: fullBeginning,
  closed: [{ room: ROOM, beginning: fullBeginning }],
});

/** Only what must be there. */
export const task = (companyId: string, more: Partial<Task> = {}): Task => ({
  ...announcing(companyId),
  ...{ id: randomId('tsk'), kind: 'record-refund', requestId: 'pay_1', reference: 'RO4821', customer: {} },
  ...{ amount: CAD(3), system: 'CDK', paymentId: 'pi_1', dueOn: at(9), state: 'open', reminded: 0, createdAt: at(0) },
  ...{ cards: [{ room: ROOM, shown: 0 }], ...more },
});

export const fullTask = (companyId: string): Required<Task> => ({
  ...task(companyId),
  ...everythingAnnounced(companyId, [taskDue], ['remind']),
  ...acting(),
  customer: { phone: '+15145550188', email: 'zoe@exemple.ca', name: 'Zoë O’Neil' },
  ...{ why: 'closed', owner: { id: 'U1', name: 'Marc', workspaceId: 'slack:T1' }, done: { by: 'Marc', at: at(8) } },
});
