import type { Announcing } from '../promises/outbox.ts';
import type { Attachment } from './attachment.ts';
import type { Head, HeadId } from './conversation.ts';
import type { AttachmentCame, CustomerReplied } from './news.ts';

/**
 * `fetch-attachment`: what came with it, by its place; `notify`: whoever wants to know of it is told; `forget`: the carrier
 * deletes it as well.
 */
export type IncomingErrand = 'fetch-attachment' | 'notify' | 'forget';

/** A customer's text message as it arrived, card numbers masked. One document each, so that none can crowd out another. */
export interface IncomingText extends Announcing<CustomerReplied | AttachmentCame, IncomingErrand> {
  /** The carrier's id: a repeated delivery finds this text. Unique in a company. */
  sid: string;
  phone: string;
  customer?: { id: string; name?: string };
  body: string;
  /** A payment card's number in it is masked. */
  masked?: boolean;
  /** It began in the text before. */
  split?: boolean;
  /** No word that counts, but the team is to look whether it is meant so. */
  soundsLikeStop?: boolean;
  /** How many pictures or files came with it. */
  media: number;
  /** What these are, in their order; none in texts from before they were looked at. */
  attachments: Attachment[];
  receivedAt: Date;
  /** It stops texts, or lets them come again. */
  said?: 'stop' | 'start';
  /** It asks for help, and was answered so by itself. */
  helped?: true;
  /** What heads the thread it is shown in. Unset: it opens a thread itself. */
  threadOf?: HeadId;
  /** It opens a thread after a quiet time: what heads the one before. */
  follows?: HeadId;
  /** The room that it would be in, by its name, if the app were there still. */
  insteadOf?: string;
}

/** What a text heads that opened a thread itself. */
export const headOf = ({ id, receivedAt, cards }: IncomingText): Head => ({
  kind: 'text',
  id,
  since: receivedAt,
  cards,
});

/** From here on a reader must know that a text is not of this moment. */
const LATE_MS = 10 * 60_000;

/** What is told of it. */
export function newsOf(text: IncomingText, now: Date): CustomerReplied {
  const { body, media, receivedAt: at, said, helped, masked, split, soundsLikeStop: isWeary } = text;
  const late = now.getTime() - at.getTime() > LATE_MS;
  return {
    ...{ kind: 'customer-replied', body, media, at },
    ...(late && { late }),
    ...(said && { said }),
    ...(helped && { helped }),
    ...(masked && { masked }),
    ...(split && { split }),
    ...(isWeary && { soundsLikeStop: isWeary }),
  };
}
