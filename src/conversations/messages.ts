import type { Asker, Company } from '../company/index.ts';
import type { Contact } from '../customers/index.ts';
import type { Fact } from '../promises/outbox.ts';
import type { Handling } from './conversation.ts';
import type { EarlierThread } from './earlier-thread.ts';
import type { IncomingText } from './incoming-text.ts';
import type { ShownAttachment, TextNews } from './news.ts';
import type { OutgoingText } from './outgoing-text.ts';

/** One piece of news in the thread of a customer. */
export interface NewsMessage<N extends Fact> {
  kind: 'news';
  news: N;
  company: Company;
  customer: { name?: string } & Contact;
  /** What it is about, where it is about one thing the customer owes. */
  reference?: string;
  /** Who is to notice it, where it waits for somebody. */
  asker?: Asker;
  /** What came with the text that is told, as it stands now. */
  attachments?: ShownAttachment[];
  /** The customer wants no more texts. */
  optedOut?: true;
}

/** A customer's text: a card of its own, or news in the thread it belongs to. A member's answer: a card in that thread. */
export type TextMessage =
  | {
      kind: 'incoming-text';
      text: IncomingText;
      company: Company;
      handling?: Handling;
      attachments?: ShownAttachment[];
      earlier?: EarlierThread;
      /** The room that it would be in, by its name, if the app were there still. */
      insteadOf?: string;
    }
  | { kind: 'conversation'; handling: Handling; company: Company; customer: { phone: string; name?: string } }
  | AnswerMessage
  | NewsMessage<TextNews>;

/** A member's answer and how it stands. */
export interface AnswerMessage {
  kind: 'answer';
  text: OutgoingText & Required<Pick<OutgoingText, 'answer'>>;
  company: Company;
  customer: { phone: string; name?: string };
  /** Where the picture is seen that goes along with it. */
  picture?: string;
  earlier?: EarlierThread;
  insteadOf?: string;
  /** Of the conversation that it heads. */
  handling?: Handling;
}
