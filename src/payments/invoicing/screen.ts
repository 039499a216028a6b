import type { Reply } from '../../company/index.ts';
import type { InvoiceState } from '../../invoices/index.ts';
import type { Tongue } from '../../kernel/language.ts';
import type { Money } from '../../kernel/money.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Showable } from '../../kernel/screen.ts';
import type { HandForm } from '../by-hand/screen.ts';
import type { CustomerChoice, MailOffer, MailPreview, PaymentScreen, Preview, Warning } from '../screen.ts';

/** What `/invoice` answers. */
export type InvoiceScreen = InvoiceForm | HandForm | PaymentScreen;

/** Which of a customer's invoices are listed; `owed`: those that money can be asked for. */
export const LISTED = ['all', 'owed', 'open', 'closed', 'voided'] as const;
export type Listed = (typeof LISTED)[number];

/** What a form's fields hold, as typed. */
export interface InvoiceValues {
  /** A customer's id, `of:` with an invoice's, or `find:` with what was typed for one who has yet to be chosen. */
  customer: string;
  /** Chosen among several that were found: takes the place of `customer`. */
  who: string;
  /** What is looked for among the customer's invoices. */
  find: string;
  listed: Listed;
  /** The ids of those that are to be sent, joined by commas. */
  invoices: string;
  /** Asked where no text can go to the customer; empty where none is to go by e-mail instead. */
  email: string;
  /** A saved reply's id; empty for the one that fits what is chosen. */
  reply: string;
  /** The member's own words instead of the saved reply; may stay empty. */
  message: string;
  /** `auto`: the customer's language, or the company's. */
  language: Tongue | 'auto';
}

/** A customer's invoices, some of which are chosen to be sent. */
export interface InvoiceForm extends Showable {
  kind: 'invoice-form';
  values: InvoiceValues;
  /** The chosen customer as the type-ahead shows them, or what was typed instead. */
  customer?: CustomerChoice;
  /** Who was found by what was typed, where there are several. */
  candidates: Candidate[];
  /** Newest first, ten at most, and those that are chosen and stand elsewhere in the list. */
  rows: InvoiceRow[];
  /** The pages after and before this one, as the field's buttons carry them. */
  more?: string;
  back?: string;
  problems: InvoiceProblems;
  warnings: InvoiceWarning[];
  /** What can be sent, and is chosen from. */
  replies: Reply[];
  /** What is asked for in all, where several are chosen. */
  total?: Money;
  /** Present as soon as enough is chosen. */
  preview?: Preview | MailPreview;
  mail?: MailOffer;
  /** What the text is written in. */
  tongue: Tongue;
  /** What the form carries unseen. */
  carried: string;
}

export type InvoiceProblems = Partial<Record<'customer' | 'email' | 'invoices' | 'reply' | 'message', Refusal>>;

/** Somebody who may be meant: by themselves, or by an invoice of theirs. */
export interface Candidate {
  /** What the form's `customer` holds once they are chosen. */
  id: string;
  name?: string;
  phone?: string;
  email?: string;
  reference?: string;
  /** Whose invoice it is. */
  of?: string;
}

export interface InvoiceRow {
  id: string;
  reference: string;
  state: InvoiceState;
  balance: Money;
  openedAt: Date;
  /** What was done, and on what. */
  summary?: string;
  vehicle?: string;
  /** Whose it is, where the telephone is another's in the household. */
  owner?: string;
  /** Why nobody is asked to pay it. */
  why?: 'voided' | 'not-for-customer' | 'nothing-owed';
  /** What its lines come to, where its source asks for another amount. */
  ours?: Money;
  /** Where its document is looked at as its customer would get it. */
  preview: string;
}

/** Something to know before sending. `reference`: of which invoice, where it is about one. */
export interface InvoiceWarning {
  reference?: string;
  warning: Warning | InvoiceChanged;
}

/** It says something else than when the form was shown. */
export interface InvoiceChanged {
  code: 'invoice-changed';
  state: InvoiceState;
  balance: Money;
}
