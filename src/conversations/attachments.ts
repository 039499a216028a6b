import { announcing, type Moment, type PostedCard, promising, redrawn, withItem } from '../promises/outbox.ts';
import type { Attachment } from './attachment.ts';
import type { IncomingText } from './incoming-text.ts';
import type { ReceivedText } from './received-text.ts';

/** What fetching one comes to. */
export type Fetched = Pick<Attachment, 'state'> & Partial<Pick<Attachment, 'type' | 'file'>>;

/** So many are looked at, as many as the carrier takes in one text. */
export const MOST_ATTACHMENTS = 10;
/** For so long a text waits for its pictures, so that they stand under its words, before it is shown without them. */
const TOGETHER_MS = 6_000;
const SECOND_MS = 1_000;
/** After how long it is tried again, each time; after the last it is said that it was not to be had. */
const AGAIN_MS = [2, 10, 30, 120, 600, 1_800, 3_600, 7_200].map((seconds) => seconds * SECOND_MS);

/** A picture may come under a type that says nothing; whatever says that it is something else is taken at its word. */
const mayBePicture = (type: string): boolean => /^(image\/.*|application\/octet-stream|binary\/.*|)$/i.test(type);

/** What came with a text, as it is to be looked at. */
export const attachmentsOf = ({ media, attachments }: Pick<ReceivedText, 'media' | 'attachments'>): Attachment[] =>
  Array.from({ length: Math.min(media, MOST_ATTACHMENTS) }, (_, place) => {
    const { type = '', ref } = attachments?.[place] ?? {};
    return { type, ...(ref && { ref }), state: mayBePicture(type) ? 'waiting' : 'other' };
  });

/** The text with the fetching of each of its pictures promised. */
export const fetching = (text: IncomingText, moment: Moment): IncomingText =>
  text.attachments.reduce(
    (next, { state }, place) =>
      state === 'waiting' ? promising(next, { name: 'fetch-attachment', about: String(place) }, moment) : next,
    text,
  );

/** Until when a text is held back for its pictures; undefined when it need not be, or not any more. */
export function heldForPictures({ attachments, receivedAt }: IncomingText, now: Date): Date | undefined {
  const until = new Date(receivedAt.getTime() + TOGETHER_MS);
  return now < until && attachments.some(({ state }) => state === 'waiting') ? until : undefined;
}

/**
 * The text once one of its attachments was fetched, or never will be. A card of the text shows it; where the text is told
 * in a thread, it goes along with the words while these are still to be told everywhere, and is told by itself otherwise.
 */
export function fetched(text: IncomingText, place: number, what: Fetched, moment: Moment): IncomingText {
  const known = text.attachments[place];
  if (known?.state !== 'waiting') return text;
  const isTold =
    text.threadOf !== undefined && !text.cards.every((card) => hasCard(text, card) || isUntold(text, card));
  const next = withAttachment(text, place, { ...known, ...what, ...(isTold && { apart: true }) });
  const drawn = redrawn(next, moment, (card) => hasCard(text, card));
  if (!isTold) return heldForPictures(drawn, moment.now) ? drawn : released(drawn, moment);
  const told = { ...drawn, cards: drawn.cards.filter((card) => !hasCard(text, card)) };
  return { ...announcing(told, { kind: 'attachment-came', place, at: moment.now }, moment), cards: drawn.cards };
}

/** It opened its thread, or its card stands for what is told in a room that is no more. */
const hasCard = ({ threadOf, outbox }: IncomingText, { room, messageId }: PostedCard): boolean =>
  !threadOf || messageId !== undefined || outbox.some((item) => item.kind === 'card' && item.room === room);

/** Its words are still to be told in that room, and nobody has begun to. */
const isUntold = ({ outbox }: IncomingText, { room }: PostedCard): boolean =>
  outbox.some((item) => isReply(item) && 'room' in item && item.room === room && !item.sendingSince);

const isReply = (item: IncomingText['outbox'][number]) => item.kind === 'news' && item.news.kind === 'customer-replied';

/** Nothing holds its words back any more. */
const released = (text: IncomingText, { now }: Moment): IncomingText =>
  text.outbox.reduce(
    (next, item) =>
      isReply(item) && !item.sendingSince && item.due > now ? withItem(next, { ...item, due: now }) : next,
    text,
  );

/** The text once an attachment could not be fetched: it is tried again, or given up. */
export function notFetched(text: IncomingText, place: number, moment: Moment, retryAfterMs = 0): IncomingText {
  const known = text.attachments[place];
  if (known?.state !== 'waiting') return text;
  const tries = known.tries ?? 0;
  const wait = AGAIN_MS[tries];
  if (wait === undefined) return fetched(text, place, { state: 'unreachable' }, moment);
  const next = withAttachment(text, place, { ...known, tries: tries + 1 });
  const due = new Date(moment.now.getTime() + Math.max(wait, retryAfterMs));
  // An errand of its own, so that it holds up no other.
  return promising(next, { name: 'fetch-attachment', about: String(place) }, moment, due);
}

const withAttachment = (text: IncomingText, place: number, attachment: Attachment): IncomingText => ({
  ...text,
  attachments: text.attachments.map((other, at) => (at === place ? attachment : other)),
});
