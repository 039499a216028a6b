export { hasCardNumber, maskCardNumbers } from './card-numbers.ts';
export type { ConversationsHouse, Threads } from './house.ts';
export type { NewsMessage } from './messages.ts';
export type { TextFailed } from './news.ts';
export type { OutgoingText, TextFailure, TextReport, TextState } from './outgoing-text.ts';
export { lastSpokenOf, textsUnderWay } from './outgoing-text.ts';
export type { TextAddress } from './ports.ts';
export { measure, plainly } from './segments.ts';
