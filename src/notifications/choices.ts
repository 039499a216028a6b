import { NOTIFICATIONS, type NotificationKind, type ToldKind } from '../conversations/index.ts';

/** What a member is told of in person: nothing, what is theirs, or all that they may see. */
export const SCOPES = ['none', 'own', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** By kind; one that is absent is as it is for everybody. */
export type Choices = Partial<Record<NotificationKind, Scope>>;

/** What comes to oneself alone is nobody else's. */
export function scopesOf(kind: NotificationKind): readonly Scope[] {
  // A morning is about all that they may see.
  if (kind === 'morning') return ['none', 'all'];
  return kind === 'assigned' || kind === 'mentioned' ? ['none', 'own'] : SCOPES;
}

/** Until somebody chooses: what only they can see to, and what no chat tells them by itself as a mention does. */
const DEFAULTS: Readonly<Record<NotificationKind, Scope>> = {
  ...{ 'new-text': 'none', assigned: 'own', mentioned: 'none' },
  ...{ paid: 'none', failed: 'own', disputed: 'none', morning: 'none' },
};

export const scopeOf = (choices: Choices, kind: ToldKind): Scope => {
  if (kind === 'role') return 'own';
  const chosen = choices[kind];
  return chosen && scopesOf(kind).includes(chosen) ? chosen : DEFAULTS[kind];
};

/** The kinds that they want to know all of. */
export const allOf = (choices: Choices): NotificationKind[] =>
  NOTIFICATIONS.filter((kind) => scopeOf(choices, kind) === 'all');
