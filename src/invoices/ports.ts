import type { FileId, SourceState } from '../company/index.ts';
import type { Currency, Money } from '../kernel/money.ts';
import type { Country } from '../kernel/phone.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { Invoice, InvoiceState } from './invoice.ts';
import type { SourceCustomer, SourceInvoice, SourceKey } from './source.ts';

export interface Invoices extends AnnouncingDocuments<Invoice> {
  /** Inserts those that are new by their source, and leaves the others as they are; gives how many were new. */
  insertMany(invoices: Invoice[]): Promise<number>;
  /** By `sourceKeyOf`, in any order. */
  bySources(companyId: string, sources: string[]): Promise<Invoice[]>;
  /** Newest first: departments may have the same number. `referenceKey` as `referenceKeyOf` gives it. */
  byReference(companyId: string, referenceKey: string, limit: number): Promise<Invoice[]>;
  /** A customer's, newest first. */
  ofCustomer(companyId: string, customerId: string, asked: ListedOf): Promise<Invoice[]>;
  /** Those of a customer that money can be asked for, newest first. */
  owedBy(companyId: string, customerId: string, limit: number): Promise<Invoice[]>;
  /**
   * Newest first, those whose reference or customer's name has a word that begins with each typed one; of one letter, or
   * of nothing, none.
   */
  search(companyId: string, typed: string, limit: number): Promise<Invoice[]>;
}

/** Which of our customers a source means by its own number of one. */
export interface SourceCustomers {
  /** By `sourceKeyOf`; those that are known. */
  of(companyId: string, sources: string[]): Promise<SourceLink[]>;
  /** Again is harmless; one that is there already stays as it is. */
  link(companyId: string, links: SourceLink[]): Promise<void>;
  /** Whoever it is in their system, they are nobody here. */
  unlink(companyId: string, customerId: string): Promise<void>;
}

export interface SourceLink {
  source: string;
  customerId: string;
}

/** How far each account of a source has been kept up with: for the next look, and for people to read. */
export interface SyncStates {
  get(companyId: string, account: string): Promise<SyncState | undefined>;
  all(companyId: string): Promise<SyncState[]>;
  put(state: SyncState): Promise<void>;
}

export interface SyncState extends SourceState {
  companyId: string;
  /** System and account, as in `SourceKey`: `cdk/sub-1.SERVICE`; `csv` for the file that somebody brought last. */
  account: string;
  /** Of a file: which it is, how it is read, and when a part of it was taken over last. */
  file?: BroughtFile;
}

export interface BroughtFile {
  id: FileId;
  told: SheetTold;
  rows: number;
  movedAt: Date;
}

/** What cannot be seen in a file: how it writes numbers, and in which order a day. */
export interface SheetTold {
  numbers?: 'fr' | 'en';
  days?: 'ymd' | 'dmy' | 'mdy';
}

/** A file as it was understood, before anything is taken over. */
export interface Sheet {
  /** What each field is called in the file. */
  columns: Partial<Record<SheetField, string>>;
  rows: number;
  /** What has to be known first: it can be read in two ways, or is not there. */
  unclear: ('numbers' | 'days' | 'reference' | 'amount' | 'customer' | 'empty' | 'not-csv')[];
  /** A few hundred at a time. */
  batches(): Iterable<SourceBatch>;
}

/** What a column of a file may say. */
export type SheetField =
  | ('reference' | 'name' | 'firstName' | 'lastName' | 'phone' | 'email' | 'language')
  | ('balance' | 'total' | 'paid' | 'opened' | 'closed' | 'status' | 'description');

/** Files that people bring invoices in. */
export interface Sheets {
  /** `told`: what cannot be seen in it. What cannot be read in it says so by its line; no file throws. */
  read(bytes: Uint8Array, home: SourceHome, told?: SheetTold): Promise<Sheet>;
}

export interface ListedOf {
  limit: number;
  /** All unless told. */
  states?: InvoiceState[];
  /** Those that come after this one in the list. */
  after?: Pick<Invoice, 'id' | 'openedAt'>;
}

/** A system that invoices come from, such as a dealer management system; each is an adapter of its own. */
export interface Source {
  /** As in `SourceKey`. */
  system: string;
  /** As people call it. */
  name: string;
  /** How often it can be asked for what changed, in milliseconds. */
  everyMs: number;
  /** What is kept up with by itself: a dealer's department, each with its own state. Throws `Outage`. */
  accounts(): Promise<SourceAccount[]>;
  /**
   * What changed in `account` from `since` on (all that there is, when it is absent), a few hundred at a time, so that
   * however much there is, little of it is held. Told again is harmless. Throws `Outage`.
   */
  changes(account: SourceAccount, since: Date | undefined, home: SourceHome): AsyncIterable<SourceBatch>;
  /**
   * Writes a payment back, once for its `key`: told again, it is looked for first. Gives why it will never be taken,
   * where it will not: then somebody has to see to it. Throws `Outage` when it may be taken later.
   */
  settle?(payment: SettledPayment): Promise<'settled' | SettleRefusal>;
}

export interface SourceAccount {
  /** As in `SourceKey`. */
  id: string;
  /** As people call it: `Service`, `Parts`. */
  name: string;
}

/** Whose money and phones they are: what a source leaves out is as the company has it. */
export interface SourceHome {
  currency: Currency;
  country: Country;
}

/**
 * What could not be taken over: its id or number, or its line, and why: `code`, or `code field` with the field as its source
 * calls it. The words are the catalogue's.
 */
export interface BatchFailure {
  id: string;
  why: string;
}

export interface SourceBatch {
  /** What it says of customers by itself, beside what stands in invoices: these come first. */
  customers: SourceCustomer[];
  invoices: SourceInvoice[];
  /** What could not be read; it holds up nothing else. */
  unreadable: BatchFailure[];
  /** How many there are in all, once the source has said. */
  total?: number;
}

export interface SettledPayment {
  source: SourceKey;
  /** The invoice's own number. */
  reference: string;
  /** Never above what is owed. */
  amount: Money;
  at: Date;
  /** Ours; at most 40 characters. */
  key: string;
  /** Such as `Visa •••• 4242`. */
  method?: string;
}

/** `above-owed`: more than the source says is owed; `closed`: nothing can be written to it any more. */
export type SettleRefusal = 'above-owed' | 'closed' | 'unknown' | 'not-supported';
