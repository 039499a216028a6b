import { randomId } from '../../src/kernel/ids.ts';
import type { Mailbox } from '../../src/notifications/mailbox.ts';
import { announcing, everythingAnnounced, mentioned } from './announcing-samples.ts';
import { at, unlike } from './sample-parts.ts';

/** Only what must be there. */
export const mailbox = (companyId: string, more: Partial<Mailbox> = {}): Mailbox => ({
  ...announcing(companyId),
  ...{ id: randomId('ntf'), member: { workspaceId: 'slack:T1', id: unlike('U') } },
  ...{ choices: {}, held: [], pauses: [], heard: [], ...more },
});

export const fullMailbox = (companyId: string): Required<Mailbox> => ({
  ...mailbox(companyId),
  ...everythingAnnounced(companyId, [], ['tell-slack', 'tell-teams', 'reach-slack', 'reach-teams']),
  choices: {
    'new-text': 'none',
    assigned: 'own',
    mentioned: 'own',
    paid: 'all',
    failed: 'own',
    disputed: 'all',
    morning: 'all',
  },
  held: [
    {
      ...{ kind: 'mentioned', about: '+15145550188', id: 'ntf_1', since: at(1), count: 7 },
      latest: [
        {
          ...{ news: mentioned, customer: { phone: '+15145550188', email: 'zoe@exemple.ca', name: 'Zoë O’Neil' } },
          ...{ reference: 'RO4821', head: { kind: 'request', id: 'pay_1' } },
        },
      ],
    },
  ],
  pauses: [{ kind: 'paid', about: 'pay_1', until: at(3) }],
  heard: ['txt_1', 'cnv_1 assigned'],
  unreachableAt: at(2),
});
