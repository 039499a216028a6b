export { answerIdOf, scheduledFor } from './answer.ts';
export { answerFormOf } from './answer-form.ts';
export { fitting } from './answer-words.ts';
export { type Turn, turnTo } from './answering-turn.ts';
export { roomsToAskIn } from './asked-in.ts';
export { hasCardNumber, maskCardNumbers } from './card-numbers.ts';
export type { Conversation, Handling, Head, HeadId, Thread } from './conversation.ts';
export { waitsSince } from './conversation.ts';
export { headIn } from './heads.ts';
export { createHolding } from './holding.ts';
export type { ConversationsHouse, Conversing, EarlierText, Opening, Subjects, Whom } from './house.ts';
export type { IncomingText } from './incoming-text.ts';
export { HOURS, type Later, type LaterValues, laterIn, NOT_LATER, readLater } from './later.ts';
export type { NewsMessage } from './messages.ts';
export type { TextFailed } from './news.ts';
export {
  NOTIFICATIONS,
  type Notification,
  type NotificationKind,
  type Notifying,
  notifying,
  type ToldKind,
} from './notifying.ts';
export type { OutgoingText, TextAsk, TextFailure, TextSummary, TextWord } from './outgoing-text.ts';
export { heardOf, lastSpokenOf, textsUnderWay, waitOf } from './outgoing-text.ts';
export { carriedPicture, type PickedPicture, pickedPicture } from './picked-picture.ts';
export type { AnswerForm } from './screen.ts';
export { measure, plainly } from './segments.ts';
export type { Texting } from './sending.ts';
