export { hasCardNumber, maskCardNumbers } from './card-numbers.ts';
export type { Conversation, Head, HeadId, Thread } from './conversation.ts';
export type { ConversationsHouse, Conversing, EarlierText, Subjects } from './house.ts';
export type { NewsMessage } from './messages.ts';
export type { TextFailed } from './news.ts';
export type { TextAsk, TextFailure, TextSummary, TextWord } from './outgoing-text.ts';
export { heardOf, lastSpokenOf, textsUnderWay } from './outgoing-text.ts';
export { measure, plainly } from './segments.ts';
export type { Texting } from './sending.ts';
