import type { Mentioned } from '../../src/conversations/notifying.ts';
import type { RoleChanged } from '../../src/notifications/role-changes.ts';
import type { NotificationsScreen } from '../../src/notifications/screen.ts';
import { line, notice } from '../blocks.ts';
import type { Looks, NewsLooks } from '../looks.ts';
import { isolated } from '../voice.ts';
import { notificationsForm } from './form.ts';
import { roleChanged } from './role.ts';

export const screens: Looks<NotificationsScreen> = {
  'notifications-form': notificationsForm,
  'notifications-saved': ({ tells }, { words: { notifications: say } }) => notice(tells ? say.saved : say.savedNone),
};

export const news: NewsLooks<Mentioned | RoleChanged> = {
  mentioned: ({ by, body }, { who }, { words: { notifications: say } }) => [
    line(say.mentioned(isolated(by), who)),
    { kind: 'quote', text: body },
  ],
  'role-changed': roleChanged,
};
