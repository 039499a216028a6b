import type { RoomId } from '../company/company.ts';
import type { News } from './news.ts';

/**
 * What a document that promises deliveries carries. The promise is written together with the change that
 * causes it, so neither can be lost without the other.
 */
export interface Announcing {
  id: string;
  companyId: string;
  /** Grows with every write; a write that read an older one does not match. */
  revision: number;
  /** Its card in each room. */
  cards: PostedCard[];
  /** Grows with every change a card shows; a card that shows less is behind. */
  appearance: number;
  outbox: OutboxItem[];
  /** The earliest `due` in the outbox; absent when it is empty. The index that delivery sweeps. */
  due?: Date;
}

export interface PostedCard {
  room: RoomId;
  /** The platform's id of the message, once it is known to be there. */
  messageId?: string;
  /** The `appearance` it shows. */
  shown: number;
}

export interface Promised {
  /** Travels with the message where the platform lets it, so that a lost answer can be looked up. */
  id: string;
  /** Not before. While it is being delivered: until when the deliverer has it for itself. */
  due: Date;
  attempts: number;
  /** Set before the vendor is called: from here on it may have arrived. */
  sendingSince?: Date;
}

export type OutboxItem = Promised &
  (
    | { kind: 'card'; room: RoomId }
    | { kind: 'news'; room: RoomId; news: News }
    | { kind: 'text'; textId: string }
    | { kind: 'expire-checkout'; sessionId: string }
    | { kind: 'expire-link' }
  );
