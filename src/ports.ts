import type { Company, Member, Room, Workspace, WorkspaceId } from './company/company.ts';
import type { IncomingText } from './conversations/incoming-text.ts';
import type { Customer } from './customers/customer.ts';
import type { Invoice } from './invoices/invoice.ts';
import type { NewId } from './kernel/ids.ts';
import type { Tongue } from './kernel/language.ts';
import type { Money } from './kernel/money.ts';
import type { CheckoutEvent, Draft, PaymentRequest, TextFailure, UnreadableEvent } from './payments/request.ts';
import type { News } from './promises/news.ts';
import type { Announcing } from './promises/outbox.ts';

/**
 * What the core needs of the world. Every method may throw `Outage`; nothing else is expected.
 * `outcome: 'unclear'` means the vendor may have done it: the caller looks (`find`) before it asks again.
 */
export interface Ports {
  store: Store;
  /** By platform; only the configured ones. */
  chats: Partial<Record<'slack' | 'teams', Chat>>;
  sms: Sms;
  checkout: Checkout;
  clock: Clock;
  newId: NewId;
  log: Log;
}

/** What is shown in a room: a document's card, or one piece of news in its thread. Drawn by `cards/`. */
export type Message =
  | { kind: 'request'; request: PaymentRequest; company: Company }
  | { kind: 'incoming-text'; text: IncomingText; company: Company }
  | {
      kind: 'news';
      news: News;
      company: Company;
      customer: { phone: string; name?: string };
      reference?: string;
      requestId?: string;
    };

/** A room on one platform. */
export interface Chat {
  /**
   * Posts a message; `id` is put where `find` sees it. With `thread` it goes under that message, and
   * `wholeRoom` shows it in the room as well. Gives the platform's message id.
   */
  post(room: Room, id: string, message: Message, thread?: { messageId: string; wholeRoom: boolean }): Promise<string>;
  /**
   * Redraws a message in place; doing it twice is harmless. `id` is put where `find` sees it, as by `post`. Both throw
   * `RoomGone` when nothing can be said there.
   */
  update(room: Room, messageId: string, id: string, message: Message): Promise<void>;
  /** The message that carries `id`, posted since `since`, in the room or under `thread`; undefined when it did not arrive. */
  find(room: Room, id: string, since: Date, thread?: string): Promise<string | undefined>;
}

/** Text messages. Phones are E.164. */
export interface Sms {
  /**
   * Gives the carrier's id, or why it will never go out. `about` comes back with every report of this text.
   * Throws `Outage` when it may go out later.
   */
  send(text: {
    from: string;
    to: string;
    body: string;
    about: TextAddress;
  }): Promise<{ sid: string } | { failure: TextFailure }>;
  /** The carrier's id of a text to `to` with exactly this body, made since `since` and not among `known`. */
  find(text: { to: string; body: string; since: Date; known: string[] }): Promise<string | undefined>;
}

/** Which text of which document a carrier's report is about. */
export interface TextAddress {
  companyId: string;
  requestId: string;
  textId: string;
}

/** The payment processor's hosted page. */
export interface Checkout {
  /** Opens a payment page. The same key with the same arguments gives the same page. */
  open(ask: {
    key: string;
    companyId: string;
    companyName: string;
    requestId: string;
    reference: string;
    amount: Money;
    tongue: Tongue;
    /** Our page: where the customer comes back to, paid or not. */
    returnUrl: string;
  }): Promise<{ sessionId: string; url: string; expiresAt: Date }>;
  /** Closes it, so that nobody can pay there any more; already closed or paid is no error. */
  expire(sessionId: string): Promise<void>;
  /** Every payment of ours that has succeeded since `since`, for reconciliation; what cannot be read ends no list. */
  succeededSince(since: Date): AsyncIterable<CheckoutEvent | UnreadableEvent>;
}

export interface Clock {
  now(): Date;
}

export interface Log {
  info(what: string, details?: Record<string, unknown>): void;
  warn(what: string, details?: Record<string, unknown>): void;
  error(what: string, details?: Record<string, unknown>): void;
}

/**
 * Each operation is one atomic document write or one indexed read, and carries the company. Look-ups of one document
 * throw `Unreadable` when it is there and cannot be read; lists leave it out.
 */
export interface Store {
  companies: Companies;
  members: Members;
  customers: Customers;
  invoices: Invoices;
  drafts: Drafts;
  requests: Requests;
  texts: IncomingTexts;
  jobs: Jobs;
}

/** Documents that change by read, decide, write if nobody wrote in between. */
export interface Documents<T extends { id: string; companyId: string; revision: number }> {
  /** `false`: one with the same id or key is there already. */
  insert(document: T): Promise<boolean>;
  get(companyId: string, id: string): Promise<T | undefined>;
  /** Writes it as the next revision if the stored one is still `document.revision`; `false` when it is not. */
  replace(document: T): Promise<boolean>;
}

/** Documents whose outbox delivery drains. */
export interface AnnouncingDocuments<T extends Announcing> extends Documents<T> {
  /** Those of a company with something due at `now`, earliest first, at most `limit`. */
  due(companyId: string, now: Date, limit: number): Promise<T[]>;
}

/** The one place that is asked without a company: these look-ups find it. */
export interface Companies {
  get(id: string): Promise<Company | undefined>;
  ids(): Promise<string[]>;
  byWorkspace(id: WorkspaceId): Promise<Company | undefined>;
  /** By the number or messaging service its texts are sent from. */
  byTextSender(sender: string): Promise<Company | undefined>;
  /** Inserts a company and links its workspace; `false` when the workspace or the text sender is taken. */
  found(company: Company, workspace: Workspace): Promise<boolean>;
  /** Links one more workspace to a company; again is harmless. `false` when it belongs to another. */
  link(workspace: Workspace): Promise<boolean>;
  replace(company: Company): Promise<boolean>;
}

export interface Members {
  get(companyId: string, workspace: WorkspaceId, id: string): Promise<Member | undefined>;
  /** Inserts or overwrites: the platform's word is the truth. */
  put(member: Member): Promise<void>;
}

export interface Customers extends Documents<Customer> {
  byPhone(companyId: string, phone: string): Promise<Customer | undefined>;
  /** Customers whose name or phone has a word starting with each word of `text`; most recent first when it is empty. */
  search(companyId: string, text: string, limit: number): Promise<Customer[]>;
}

export interface Invoices {
  insert(invoice: Invoice): Promise<boolean>;
  /** `referenceKey` as `referenceKeyOf` gives it. */
  byReference(companyId: string, referenceKey: string): Promise<Invoice | undefined>;
  openOf(companyId: string, customerId: string, limit: number): Promise<Invoice[]>;
}

export interface Drafts {
  /** `false`: this command has been stored before. */
  insert(draft: Draft): Promise<boolean>;
  get(companyId: string, id: string): Promise<Draft | undefined>;
  byKey(companyId: string, key: string): Promise<Draft | undefined>;
}

export interface Requests extends AnnouncingDocuments<PaymentRequest> {
  /** The one that can be paid for this debt, as `debtOf` gives it; it keeps another with the same from being inserted. */
  byDebt(companyId: string, debt: string): Promise<PaymentRequest | undefined>;
  byKey(companyId: string, key: string): Promise<PaymentRequest | undefined>;
  /** Asked without a company: an unguessable link finds it. */
  byLink(linkHash: string): Promise<PaymentRequest | undefined>;
  /** Newest first. */
  byReference(companyId: string, referenceKey: string, limit: number): Promise<PaymentRequest[]>;
  latestFor(companyId: string, phone: string): Promise<PaymentRequest | undefined>;
}

export interface IncomingTexts extends AnnouncingDocuments<IncomingText> {
  bySid(companyId: string, sid: string): Promise<IncomingText | undefined>;
  /** The customer's first text that opened a thread of its own, newest such first. */
  latestThreadOf(companyId: string, phone: string): Promise<IncomingText | undefined>;
}

/** Work at a time, done by one process however many run. */
export interface Jobs {
  /** Takes the job if it is due, and puts it off until `next`; `false` when it is not due or somebody has it. */
  claim(name: string, now: Date, next: Date): Promise<boolean>;
}
