import type { NotificationKind } from '../conversations/index.ts';
import type { Showable } from '../kernel/screen.ts';
import type { Scope } from './choices.ts';

/** What a member is shown of how they are told. */
export type NotificationsScreen = NotificationsForm | (Showable & { kind: 'notifications-saved'; tells: boolean });

/** What they want to be told of, and how far. */
export interface NotificationsForm extends Showable {
  kind: 'notifications-form';
  values: Record<NotificationKind, Scope>;
  platform: 'slack' | 'teams';
  /** Since when their chat refuses to let the app speak to them. */
  unreachableAt?: Date;
}
