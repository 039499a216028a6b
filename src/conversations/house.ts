import type { Asker, Chat, CompanyHouse, RoomId } from '../company/index.ts';
import type { Customers, OptOuts } from '../customers/index.ts';
import type { Seals } from '../kernel/ports.ts';
import type { Announcing, Moment } from '../promises/outbox.ts';
import type { Jobs } from '../promises/ports.ts';
import type { Conversation, Handling, Head, HeadId } from './conversation.ts';
import type { Wrote } from './handling.ts';
import type { IncomingText } from './incoming-text.ts';
import type { Notifying } from './notifying.ts';
import type { OutgoingText, TextAsk, TextSummary } from './outgoing-text.ts';
import type { Conversations, EarlyWords, IncomingTexts, OutgoingTexts, Sms } from './ports.ts';

/** What conversations work with. */
export type ConversationsHouse = CompanyHouse & {
  store: {
    customers: Customers;
    optOuts: OptOuts;
    conversations: Conversations;
    texts: IncomingTexts;
    outgoingTexts: OutgoingTexts;
    earlyWords: EarlyWords;
    jobs: Jobs;
  };
  sms: Sms;
  /** Addresses that nobody else can make. */
  links: Seals;
  subjects: Subjects;
  conversing: Conversing;
  /** Where messages of ours are opened, by chat. */
  chats: Partial<Record<'slack' | 'teams', Pick<Chat<never>, 'linkTo'>>>;
  notifying: Notifying;
  /** Starts delivering what a document just written promises, without waiting for the next sweep. */
  wake(kind: 'texts', text: IncomingText): void;
  wake(kind: 'outgoingTexts', text: OutgoingText): void;
  wake(kind: 'conversations', conversation: Conversation): void;
};

/** Whom a company texts with. */
export type Whom = Pick<Conversation, 'companyId' | 'phone'>;

/** What a conversation becomes; undefined when it is so already. */
export type Change = (conversation: Conversation, moment: Moment) => Conversation | undefined;

/** Conversations, as what heads their threads tells them, and what customers say finds them. */
export interface Conversing {
  /** The thread in which what a customer says now is shown, and its rooms; undefined when it opens one. */
  goingOn(whom: Whom): Promise<{ head: HeadId; rooms: RoomId[] } | undefined>;
  /**
   * Where something new is shown: in the thread that goes on; after a quiet time, or where none is open any more, in one that
   * follows it (`follows`), in the rooms that the company wants it in, or else in those of the one before.
   * `typedIn`: where a member writes, who has the first word in a new conversation.
   */
  forNew(whom: Whom, typedIn?: RoomId): Promise<Opening>;
  /** The thread that `head` opens, or which somebody else opened before, so that two at once open one. */
  open(whom: Whom, head: Head): Promise<Opening>;
  /**
   * `at`: one of the two texted the other; `head`: what heads a thread, with its cards as they now stand, of which that
   * in `room` was just seen to. Makes the conversation where there is none. Harmless when told again, or late.
   */
  tell(whom: Whom, what: Told): Promise<void>;
  of(whom: Whom): Promise<Conversation | undefined>;
  /** What the card of this head says of who has it; undefined where it says nothing. */
  handling(whom: Whom, head: HeadId): Promise<Handling | undefined>;
  /** Changes it and delivers what that promises; undefined when there is none. */
  change(whom: Whom, decide: Change): Promise<Conversation | undefined>;
}

/**
 * A thread with what heads it; without a head it is to be opened. `follows`: what heads the one before; `insteadOf`: the
 * room that it would be in, by its name, if the app were there still.
 */
export interface Opening {
  head?: HeadId;
  follows?: HeadId;
  insteadOf?: string;
  rooms: RoomId[];
}

/** What a conversation has to know. */
export interface Told {
  at: Date;
  head?: Head;
  room?: RoomId;
  /** Somebody wrote, which opens it again. */
  wrote?: Wrote;
}

/** What customers are texted about, and whose cards head threads: payment requests. They tell conversations of both. */
export interface Subjects {
  /** The newest of a number. Asked only where no conversation is kept yet: an earlier version told nobody of it. */
  latestHead(companyId: string, phone: string): Promise<Head | undefined>;
  /**
   * Who looks after what this customer has, as its source says: the advisor of what they brought last, and the
   * department that it is from.
   */
  lookedAfterBy(companyId: string, phone: string): Promise<string[]>;
  /** Who has its conversation has changed: its card says so. */
  redrawHeading(companyId: string, id: string): Promise<void>;
  /** With its cards, as it is now; undefined when it is gone. */
  heading(companyId: string, id: string): Promise<AskedFor | undefined>;
  /** Whether this number may be texted has changed: what is shown of it says so. */
  redraw(companyId: string, phone: string): Promise<void>;
  /** The customer with this number said something, then: nobody is reminded by itself of what they may have meant. */
  answered(companyId: string, phone: string, at: Date): Promise<void>;
  /** What a text is about; undefined when it is gone. */
  about(companyId: string, id: string): Promise<Subject | undefined>;
  /** What became of a text of ours, to whatever it is about. Harmless when it is told again, or late. */
  told(companyId: string, id: string, text: TextSummary): Promise<void>;
  /** A text that an earlier version sent and kept inside of what it is about. */
  earlierText(companyId: string, id: string, textId: string): Promise<EarlierText | undefined>;
  /**
   * Those of them that the carrier last spoke of after `after` and not after `until`, without saying its last word; by
   * that time.
   */
  earlierUnderWay(companyId: string, after: Date, until: Date): AsyncIterable<EarlierText>;
}

/** What somebody asked for. */
export type AskedFor = Announcing & { asker: Asker };

/** What a text is about, as it is now. */
export interface Subject {
  /** As people call it. */
  name: string;
  /** The words as they go out, with its link. */
  filled(words: string): string;
  /** The texts about it, as it has heard of them. */
  texts: TextSummary[];
  /** Nobody is to be asked any more. */
  isOver: boolean;
  /** From when on a text that reminds of it may go out; undefined when none is to go any more. */
  remindableFrom: Date | undefined;
}

export type EarlierText = TextAsk & TextSummary;
