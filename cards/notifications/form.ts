import { NOTIFICATIONS, type NotificationKind } from '../../src/conversations/notifying.ts';
import { scopesOf } from '../../src/notifications/choices.ts';
import type { NotificationsForm } from '../../src/notifications/screen.ts';
import { line, note } from '../blocks.ts';
import type { Field, Form } from '../model.ts';
import type { Voice } from '../voice.ts';

const CHATS = { slack: 'Slack', teams: 'Teams' };

/** What somebody is told in person, kind by kind. */
export function notificationsForm({ values, platform, unreachableAt }: NotificationsForm, voice: Voice): Form {
  const { notifications: say } = voice.words;
  return {
    id: 'notifications',
    title: say.title,
    submit: say.submit,
    close: say.close,
    above: [
      ...(unreachableAt ? [line(say.unreachable[platform](voice.shortly(unreachableAt)), 'attention')] : []),
      note(say.about(CHATS[platform])),
    ],
    fields: NOTIFICATIONS.map((kind) => choiceOf(kind, values[kind], voice)),
    below: [],
    state: '',
  };
}

function choiceOf(kind: NotificationKind, value: string, { words: { notifications: say } }: Voice): Field {
  const { label, own } = say.kinds[kind];
  const labels = { none: say.none, own, all: kind === 'morning' ? own : say.all };
  return {
    ...{ kind: 'choice', id: kind, label, value },
    options: scopesOf(kind).map((scope) => ({ value: scope, label: labels[scope] })),
    ...(kind === 'mentioned' && { hint: say.mentionedHint }),
  };
}
