import type { AuditRows, SealKeeper, SealSender } from './audit/ports.ts';
import type { AccountChecks, Accounts } from './company/accounts.ts';
import type { Files } from './company/files.ts';
import type { Founding } from './company/founding.ts';
import type { Installations } from './company/installations.ts';
import type { Letterheads } from './company/letterhead.ts';
import type { Chat as ChatOf, Companies, Members, Pictures } from './company/ports.ts';
import type { Replies } from './company/saved-replies.ts';
import type { Tickets } from './company/tickets.ts';
import type { Conversations, EarlyWords, IncomingTexts, OutgoingTexts, Sms } from './conversations/ports.ts';
import type { Customers, OptOuts } from './customers/ports.ts';
import type { KeptPapers, Mail, MailAllowances, OutgoingMails, Printer } from './documents/ports.ts';
import type { Estimates } from './estimates/ports.ts';
import type { DisputeFiles, EvidenceTaker } from './evidence/ports.ts';
import type { Invoices, Sheets, Source, SourceCustomers, SyncStates } from './invoices/ports.ts';
import type { Surroundings } from './kernel/ports.ts';
import type { KeptTotals } from './ledger/ports.ts';
import type { Message } from './messages.ts';
import type { Morning } from './mornings/morning.ts';
import type { Mailboxes } from './notifications/ports.ts';
import type { Checkout, Drafts, Requests } from './payments/ports.ts';
import type { PayingOut, PayoutRows, Payouts } from './payouts/ports.ts';
import type { Incidents, PrivacyOrders } from './privacy/ports.ts';
import type { AnnouncingDocuments, Jobs } from './promises/ports.ts';
import type { OutgoingRefunds } from './refunds/ports.ts';
import type { Tasks } from './tasks/ports.ts';

export type * from './audit/ports.ts';
export type { AccountChecks, Accounts, AccountVendor, StripeOwn, TwilioOwn } from './company/accounts.ts';
export type { Installation, Installations } from './company/installations.ts';
export type { Companies, Members, Pictures } from './company/ports.ts';
export type { Replies } from './company/saved-replies.ts';
export type { Ticket, Tickets } from './company/tickets.ts';
export type * from './conversations/ports.ts';
export type * from './customers/ports.ts';
export type * from './documents/ports.ts';
export type * from './estimates/ports.ts';
export type * from './evidence/ports.ts';
export type * from './invoices/ports.ts';
export type { Documents } from './kernel/change.ts';
export type { Clock, Log } from './kernel/ports.ts';
export type * from './ledger/ports.ts';
export type { Message } from './messages.ts';
export type * from './notifications/ports.ts';
export type * from './payments/ports.ts';
export type * from './payouts/ports.ts';
export type * from './privacy/ports.ts';
export type * from './promises/ports.ts';
export type * from './refunds/ports.ts';
export type * from './tasks/ports.ts';

/** Where messages are shown. */
export type Chat = ChatOf<Message>;

/**
 * What the core needs of the world. Every method may throw `Outage`; nothing else is expected.
 * `outcome: 'unclear'` means the vendor may have done it: the caller looks (`find`) before it asks again.
 */
export interface Ports extends Surroundings {
  store: Store;
  /** By platform; only the configured ones. */
  chats: Partial<Record<'slack' | 'teams', Chat>>;
  sms: Sms;
  checkout: Checkout;
  payingOut: PayingOut;
  evidence: EvidenceTaker;
  /** Where invoices come from by themselves; none where they are brought in, or written, by people. */
  sources: readonly Source[];
  sheets: Sheets;
  /** Absent where there is no browser to print with. */
  printer?: Printer;
  /** Absent where no mail server is configured. */
  mail?: Mail;
  pictures: Pictures;
  accountChecks: AccountChecks;
  /** Absent where there is no place outside of the database. */
  sealKeeper?: SealKeeper;
  /** Absent where the operator has named no mailbox for it. */
  sealSender?: SealSender;
}

/**
 * Each operation is one atomic document write or one indexed read, and carries the company. Look-ups of one document
 * throw `Unreadable` when it is there and cannot be read; lists leave it out.
 */
export interface Store {
  companies: Companies;
  foundings: AnnouncingDocuments<Founding>;
  installations: Installations;
  tickets: Tickets;
  accounts: Accounts;
  members: Members;
  letterheads: Letterheads;
  files: Files;
  replies: Replies;
  customers: Customers;
  optOuts: OptOuts;
  invoices: Invoices;
  sourceCustomers: SourceCustomers;
  syncStates: SyncStates;
  drafts: Drafts;
  requests: Requests;
  conversations: Conversations;
  texts: IncomingTexts;
  outgoingTexts: OutgoingTexts;
  earlyWords: EarlyWords;
  papers: KeptPapers;
  mails: OutgoingMails;
  mailAllowances: MailAllowances;
  outgoingRefunds: OutgoingRefunds;
  tasks: Tasks;
  disputeFiles: DisputeFiles;
  payouts: Payouts;
  payoutRows: PayoutRows;
  dayTotals: KeptTotals;
  mailboxes: Mailboxes;
  mornings: AnnouncingDocuments<Morning>;
  estimates: Estimates;
  audit: AuditRows;
  privacyOrders: PrivacyOrders;
  incidents: Incidents;
  jobs: Jobs;
}
