import type { Asker, MemberName } from '../company/index.ts';
import type { Contact } from '../customers/index.ts';
import type { RoomId } from '../kernel/room-id.ts';
import { type Errand, unchanged } from '../promises/announcer.ts';
import type { Announcing, Fact } from '../promises/outbox.ts';
import type { HeadId } from './conversation.ts';

/** What members can be told of in their own conversation with the app. */
export const NOTIFICATIONS = ['new-text', 'assigned', 'mentioned', 'paid', 'failed', 'disputed', 'morning'] as const;
export type NotificationKind = (typeof NOTIFICATIONS)[number];
/** `role`: what they are in the company has changed, which nobody chooses not to know. */
export type ToldKind = NotificationKind | 'role';

/** Something that happened, for the people whom it concerns. */
export interface Notification<N extends Fact = Fact> {
  companyId: string;
  kind: ToldKind;
  /** The same for the same thing that happened: told again, nobody hears of it twice. */
  key: string;
  /** What repeats of it are about: a customer's number, or a request. */
  about: string;
  news: N;
  customer: { name?: string } & Contact;
  /** What it is about, where it is about one thing the customer owes. */
  reference?: string;
  /** What heads the thread that it stands in. */
  head?: HeadId;
  /** Whose it is: they are told unless they want it otherwise. */
  concerned: Asker[];
  /** Where it stands: nobody else who wants to know is told of what stands in closed rooms alone. */
  rooms: RoomId[];
  /** Who did it, and knows. */
  by?: Pick<Asker, 'id' | 'workspaceId'>;
}

/** A colleague named somebody in a note to the team; told in person alone, as it stands in the thread already. */
export interface Mentioned {
  kind: 'mentioned';
  by: string;
  body: string;
  at: Date;
}

/** Tells people in person, each as they want it. */
export interface Notifying {
  /** Keeps it for everybody whom it is for, and delivers it. Harmless when told again. */
  tell(notification: Notification): Promise<void>;
  /** Those who want to know all of a kind, at most `limit`. */
  wanting(companyId: string, kind: NotificationKind, limit: number): Promise<MemberName[]>;
  /** The same for one person alone, of what was gathered for them. */
  tellOne(person: MemberName, notification: Notification): Promise<void>;
}

/**
 * The errand of a document that has people told. `of`: what to say of `about`; undefined where there is nothing any
 * more.
 */
export const notifying = <D extends Announcing>(
  house: { notifying: Notifying },
  of: (document: D, about: string) => Promise<Notification | undefined>,
): Errand<D> => ({
  lane: 'notifications',
  harmless: true,
  async keep(document, about) {
    const notification = await of(document, about);
    if (notification) await house.notifying.tell(notification);
    return unchanged;
  },
  never: () => unchanged,
});
