import type { RoomId } from '../kernel/room-id.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { Conversation } from './conversation.ts';
import type { IncomingText } from './incoming-text.ts';
import type { ConsentWord } from './keywords.ts';
import type { OutgoingText, TextFailure, TextReport } from './outgoing-text.ts';
import type { ReceivedText } from './received-text.ts';

/** The most that the carrier takes in one text is 5 MB, and a channel beside texts 16. */
export const PICTURE_MOST_BYTES = 16_000_000;

/** Text messages, by the account of the company that is named. Phones are E.164. */
export interface Sms {
  /**
   * Gives the carrier's id, or why it will never go out. `about` comes back with every report of this text.
   * Throws `Outage` when it may go out later.
   */
  send(text: {
    from: string;
    to: string;
    body: string;
    /** The address of a picture that goes along with it; the carrier fetches it. */
    picture?: string;
    about: Pick<TextAddress, 'companyId' | 'textId'>;
  }): Promise<{ sid: string } | { failure: TextFailure }>;
  /**
   * What came with a customer's text, where it may be a picture and has at most `PICTURE_MOST_BYTES`; else why it is not
   * given. `place`: among all that came with it. Throws `Outage` when it may be had later.
   */
  attachment(of: {
    companyId: string;
    sid: string;
    place: number;
    ref?: string;
  }): Promise<{ type: string; bytes: Uint8Array } | { type?: string; not: 'a-picture' | 'small-enough' | 'there' }>;
  /**
   * Deletes a text, ours or a customer's, and what came with it; one that is not there is deleted. Throws `Outage` while it
   * cannot be: the carrier gives up no text before all of its own systems are done with it.
   */
  forget(companyId: string, sid: string): Promise<void>;
  /**
   * What customers sent since `since` to these numbers and messaging services, in the carrier's order: of a company's own
   * accounts, or without one, of the server's.
   */
  receivedSince(senders: string[], since: Date, companyId?: string): Promise<ReceivedText[]>;
  /** What the carrier says of a text now; undefined when it does not know it. */
  reportOn(companyId: string, sid: string): Promise<TextReport | undefined>;
  /** The carrier's id of a text to `to` with exactly this body, made since `since` and not among `known`. */
  find(text: {
    companyId: string;
    to: string;
    body: string;
    since: Date;
    known: string[];
  }): Promise<string | undefined>;
}

/** Which text a carrier's report is about. */
export interface TextAddress {
  companyId: string;
  textId: string;
  /** In the reports of texts that an earlier version sent, and kept inside of a request. */
  requestId?: string;
}

export interface Conversations extends AnnouncingDocuments<Conversation> {
  /** The one between the company's number or messaging service and a customer; a second one is not inserted. */
  between(companyId: string, sender: string, phone: string): Promise<Conversation | undefined>;
  /** All with this number: the company may have texted from others before. */
  ofPhone(companyId: string, phone: string, limit: number): Promise<Conversation[]>;
  /** The one that has a thread in this room under this message, as the platform calls it. */
  byThread(companyId: string, room: RoomId, messageId: string): Promise<Conversation | undefined>;
  /**
   * Those in which a customer has waited for an answer since `since` or later, who has waited longest first: in these
   * rooms, or in this member's hands.
   */
  waiting(
    companyId: string,
    by: { memberId: string; rooms: RoomId[] },
    since: Date,
    limit: number,
  ): Promise<Conversation[]>;
  /** Those that somebody has, by their ids, behind `after`. */
  assigned(companyId: string, after: string, limit: number): Promise<Conversation[]>;
}

export interface IncomingTexts extends AnnouncingDocuments<IncomingText> {
  bySid(companyId: string, sid: string): Promise<IncomingText | undefined>;
  /** The customer's first text that opened a thread of its own, newest such first. */
  latestThreadOf(companyId: string, phone: string): Promise<IncomingText | undefined>;
  /** What the customer wrote just before. */
  before(text: Pick<IncomingText, 'companyId' | 'phone' | 'receivedAt'>): Promise<IncomingText | undefined>;
  /** What they wrote last beside that text, which may be kept or not; newest first, at most `limit`. */
  latestBeside(text: Pick<IncomingText, 'companyId' | 'phone' | 'sid'>, limit: number): Promise<IncomingText[]>;
  /** What came from a number, newest first, not after `until`. */
  from(companyId: string, phone: string, until: Date, limit: number): Promise<IncomingText[]>;
  /** What the customer wrote last. */
  latestFrom(companyId: string, phone: string): Promise<IncomingText | undefined>;
}

export interface OutgoingTexts extends AnnouncingDocuments<OutgoingText> {
  /** What went to a number, newest first, not after `until`. */
  to(companyId: string, phone: string, until: Date, limit: number): Promise<OutgoingText[]>;
  /** The newest texts to a number, newest first. */
  latestTo(companyId: string, phone: string, limit: number): Promise<OutgoingText[]>;
  /**
   * Those that the carrier has and has not said the last word on, where it last spoke after `after` and not after
   * `until`; by that time, at most `limit`.
   */
  underWay(companyId: string, after: Date, until: Date, limit: number): Promise<OutgoingText[]>;
}

/**
 * What people said about being texted to numbers and messaging services that are no company's yet. It is kept by the
 * number, because there is no company to keep it by.
 */
export interface EarlyWords {
  keep(sender: string, said: ConsentWord): Promise<void>;
  /** In the order they were kept. */
  of(sender: string): Promise<ConsentWord[]>;
  drop(sender: string, said: ConsentWord[]): Promise<void>;
}
