import type { Attachment } from './attachment.ts';
import type { ConversationNews } from './conversation.ts';
import type { AnswerFailed, TextFailure } from './outgoing-text.ts';

/** What is told of texts. */
export type TextNews = CustomerReplied | AttachmentCame | AnswerFailed | ConversationNews;

/**
 * A customer's text. `late`: it was found long after it was written, at `at`; `said`: it stops texts, or
 * lets them come again; `helped`: it asks for help, and was answered by itself; `masked`: a payment card's number in it is
 * masked; `split`: which began in the text before; `soundsLikeStop`: though it is no word that counts.
 */
export type CustomerReplied = {
  kind: 'customer-replied';
  body: string;
  media: number;
  at: Date;
  late?: boolean;
  said?: 'stop' | 'start';
  helped?: true;
  masked?: boolean;
  split?: boolean;
  soundsLikeStop?: boolean;
};

/** What came with a text that was told before it could be fetched. `place`: among what came. */
export type AttachmentCame = { kind: 'attachment-came'; place: number; at: Date };

/** What came with a text, as a room is shown it. `url`: of a picture that is kept. */
export type ShownAttachment = Pick<Attachment, 'type' | 'state'> & { url?: string };

/** A text of ours will not arrive; told by whatever it was sent for. */
export type TextFailed = { kind: 'text-failed'; reason: TextFailure; at: Date };
