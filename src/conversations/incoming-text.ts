import type { Announcing } from '../promises/outbox.ts';
import type { TextNews } from './news.ts';

/** A customer's text message as it arrived, card numbers masked. One document each, so that none can crowd out another. */
export interface IncomingText extends Announcing<TextNews, never> {
  /** The carrier's id: a repeated delivery finds this text. Unique in a company. */
  sid: string;
  phone: string;
  customer?: { id: string; name?: string };
  body: string;
  /** A payment card's number in it is masked. */
  masked?: boolean;
  /** How many pictures or files came with it. */
  media: number;
  receivedAt: Date;
  /** It stops texts, or lets them come again. */
  said?: 'stop' | 'start';
  /** The payment request in whose thread it is shown, or the customer's first text. Unset: it opens a thread itself. */
  threadOf?: { kind: 'request' | 'text'; id: string };
}
