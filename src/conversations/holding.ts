import { type Actor, type FileId, keepForGood } from '../company/index.ts';
import type { RoomId } from '../kernel/room-id.ts';
import { momentOf } from '../promises/outbox.ts';
import { heldAnswer } from './answer.ts';
import type { HeadId } from './conversation.ts';
import type { ConversationsHouse } from './house.ts';

/** In which thread a member's text stands, and the rooms that this is in. Without a head, it opens one in each. */
export interface Where {
  head?: HeadId;
  follows?: HeadId;
  insteadOf?: string;
  rooms: RoomId[];
}

/** What goes out, as the customer reads it, and as the member wrote it. */
export interface Held {
  words: string;
  typed: string;
  picture?: FileId | undefined;
}

/** `until`: when it goes; in a few seconds unless told. */
export type Hold = (actor: Actor, id: string, phone: string, held: Held, there: Where, until?: Date) => Promise<void>;

/** Writes a member's text, which goes out in a few seconds or at its time; once, however often it is asked for. */
export const createHolding =
  (house: Pick<ConversationsHouse, 'store' | 'wake' | 'clock' | 'newId'>): Hold =>
  async (actor, id, phone, { words, typed, picture }, { head, follows, insteadOf, rooms }, until) => {
    const { companyId, workspaceId } = actor;
    // Whatever the form kept for a while stays as long as what the customer was sent.
    const sent = picture && ((await keepForGood(house.store.files, companyId, picture, phone)) ?? picture);
    const by = { id: actor.id, name: actor.name, workspaceId };
    const about = {
      by,
      typed,
      rooms,
      ...(sent && { picture: sent }),
      ...(head && { threadOf: head }),
      ...(follows && { follows }),
      ...(insteadOf && { insteadOf }),
    };
    const text = heldAnswer({ id, companyId, phone, words }, about, momentOf(house), until);
    if (await house.store.outgoingTexts.insert(text)) house.wake('outgoingTexts', text);
  };
