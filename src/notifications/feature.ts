import type { Feature } from '../feature.ts';
import { kindOf } from '../promises/deliver.ts';
import { createMailboxAnnouncer } from './announcer.ts';
import { createNotificationsDesk } from './desk.ts';

/** What members are told in person. */
export const notifications: Feature = {
  commands: [
    {
      name: 'notify',
      role: 'viewer',
      title: ({ notifications: say }) => say.title,
      help: ({ notifications: say }) => [say.help('/notify')],
      example: { fr: '/notify', en: '/notify' },
      description: {
        fr: 'Mes notifications\u00a0: ce qui m’est dit en message direct',
        en: 'My notifications: what I am told in direct messages',
      },
    },
  ],
  at(house) {
    const desk = createNotificationsDesk(house);
    return {
      commands: { notify: desk.open },
      forms: { notifications: { role: 'viewer', fill: desk.fill } },
      announcers: { mailboxes: kindOf(createMailboxAnnouncer(house)) },
    };
  },
};
