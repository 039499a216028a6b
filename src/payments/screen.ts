import type { Reply } from '../company/index.ts';
import type { TextFailure } from '../conversations/index.ts';
import type { Contact } from '../customers/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Currency, Money } from '../kernel/money.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { Refused, Showable } from '../kernel/screen.ts';
import type { Way } from './line-ways.ts';

/** What a member is shown of quick payments and their requests. */
export type PaymentScreen =
  | QuickpayForm
  | QuickpayConfirmation
  | { kind: 'request-sent'; to: string; amount: Money; reference: string; shownIn: RoomId[] }
  | { kind: 'request-cancelling'; reference: string }
  | { kind: 'request-cancelled'; reference: string }
  | { kind: 'request-sent-again'; reference: string }
  | { kind: 'parts-changed'; reference: string; inFull: boolean }
  | { kind: 'not-sent' }
  | CounterForm
  | { kind: 'counter-done'; reference: string; shownIn: RoomId[] }
  | NameForm
  | RemindersForm
  | CancelForm
  | { kind: 'reminders-changed'; reference: string; nextAt?: Date }
  | { kind: 'name-corrected'; contact: string; name: string }
  | Refused;

/** As typed. */
export interface CancelValues {
  reason: string;
  /** The member's own words; needed where no reason fits. */
  note: string;
}

/** Why a request is cancelled. */
export interface CancelForm extends Showable {
  kind: 'cancel-form';
  values: CancelValues;
  problems: Partial<Record<keyof CancelValues, Refusal>>;
  requestId: string;
  amount: Money;
  reference: string;
}

/** A request's link, to copy, or as a code, to scan: for the member alone. */
export interface CounterForm extends Showable {
  kind: 'counter-form';
  values: Record<string, never>;
  what: 'link' | 'code';
  requestId: string;
  amount: Money;
  reference: string;
  url: string;
  /** Where the code's picture is: as secret as the link. */
  codeUrl: string;
}

/** What a member may do about the reminders of a request. */
export interface RemindersForm extends Showable {
  kind: 'reminders-form';
  /** `until`: the day of a promise, `YYYY-MM-DD`; may stay empty. */
  values: { deed: string; until: string };
  requestId: string;
  amount: Money;
  reference: string;
  /** Those that make sense as it stands. */
  deeds: ReminderDeedName[];
  /** When the next one goes. */
  nextAt?: Date;
  /** When one that is wanted now goes, where that is not at once. */
  soonest?: Date;
  /** The next one as the customer will read it, with `{link}` where the link will stand. */
  preview?: string;
  /** What is wrong with the day. */
  problem?: Refusal;
}
export type ReminderDeedName = 'now' | 'skip' | 'promised' | 'stop' | 'start';

/** What a customer is called. */
export interface NameForm extends Showable {
  kind: 'name-form';
  values: { name: string };
  requestId: string;
  /** Their number, or without one their address. */
  contact: string;
  /** What they were called when the form opened; comes back with it. */
  seen: string;
  problem?: Refusal;
  /** What somebody else called them meanwhile: asked about before it is replaced. */
  meanwhile?: string;
}

/**
 * What a form's fields hold, as typed. `customer`: an id, `new:` with a phone number or an e-mail address, or `find:`
 * with what was typed for a customer who has yet to be chosen.
 */
export interface QuickpayValues {
  customer: string;
  /** Asked while nobody known by name is chosen; may stay empty. */
  name: string;
  /** The id of whom `name` is now the name of, as a member answered; otherwise they keep their own. */
  renames?: string;
  /** Asked where no text can go to who is chosen; empty where none is to go by e-mail instead. */
  email?: string;
  amount: string;
  /** What the amount was first asked for in; absent in what an earlier version opened or kept. */
  currency?: Currency;
  reference: string;
  /** A saved reply's id. */
  reply: string;
  /** The member's own words instead of the saved reply; may stay empty. */
  message: string;
  /** `auto`: the customer's language, or the company's. */
  language: Tongue | 'auto';
}

export interface QuickpayForm extends Showable {
  kind: 'quickpay-form';
  values: QuickpayValues;
  /** The chosen customer as the type-ahead shows them, or what was typed instead. */
  customer?: CustomerChoice;
  problems: Partial<Record<keyof QuickpayValues, Refusal>>;
  /**
   * What was typed behind the command and can be read in more than one way, with the ways where there are few: the fields
   * hold only what is sure.
   */
  unclear?: { typed: string; ways: Way[] };
  /** It was opened on a message: whether that says anything that could be filled in or offered. */
  onMessage?: 'found' | 'nothing';
  /** What the message says and nobody may guess from: offered at its field. */
  offered?: Offered;
  warnings: Warning[];
  /** What can be sent, and is chosen from. */
  replies: Reply[];
  /** What is owed under this reference, while no amount is typed. */
  proposal?: Money;
  /** What the form filled in as the amount; comes back with it. */
  filledIn?: FilledIn;
  /** What the chosen customer owes, while no reference is typed. */
  owed: { reference: string; balance: Money }[];
  /** Present as soon as enough is filled in. */
  preview?: Preview | MailPreview;
  mail?: MailOffer;
  /** How the company writes: decides the examples and the standard language. */
  tongue: Tongue;
}

/** An invoice's balance, filled in as the amount; `minor`: in minor units of the company's currency. */
export interface FilledIn {
  invoiceId: string;
  minor: number;
}

/** What a message says, to choose from; comes back with the form. */
export interface Offered {
  customers: { id: string; phone: string; name?: string }[];
  amounts: Money[];
  references: string[];
}

/** `id`: what the form's `customer` then holds. `typed`: what nobody can be asked by, shown as it was typed. */
export type CustomerChoice = ({ id: string; name?: string } & Contact) | { id: string; typed: string };

/** The text message exactly as it will leave, but for the link, which is as long as the real one. */
export interface Preview {
  text: string;
  to: { name?: string } & Contact;
  tongue: Tongue;
  characters: number;
  segments: number;
  /** Characters that make every segment shorter; leaving them out would cost `segmentsWithout`. */
  costly: string[];
  segmentsWithout: number;
}

/** The e-mail that asks for a payment, or for the answer to an estimate, as it will read. */
export interface MailPreview {
  subject: string;
  /** With a link as long as the real one. */
  text: string;
  to: { name?: string } & Contact;
  tongue: Tongue;
  /** Whether its document comes along. */
  attached: boolean;
  estimate?: true;
}

/** Why it is offered to go by e-mail instead of by text, and the address that the customer is known by. */
export interface MailOffer {
  why: Untextable;
  known?: string;
}

/** Why no text can go to somebody. */
export type Untextable = 'opted-out' | 'not-textable';

/** Something to know before sending; sending is still possible. */
export type Warning =
  | { code: 'reference-paid'; requestId: string; amount: Money; at: Date }
  | { code: 'reference-requested'; requestId: string; amount: Money; to: string; by: string; at: Date }
  /** By whom and when it is cancelled. */
  | { code: 'reference-cancelling'; requestId: string; amount: Money; to: string; by: string; at: Date }
  | { code: 'reference-of-another-customer'; name: string }
  /** What was last texted there could not arrive, and nothing else will. */
  | { code: 'number-not-reached'; requestId: string; why: TextFailure; at: Date }
  | { code: 'amount-differs'; balance: Money }
  /** The company has another currency than when the amount was first asked for. */
  | { code: 'currency-changed'; from: Currency; to: Currency }
  /** Whose number it is, is known by another name; `revision`: of the customer. */
  | { code: 'name-differs'; customerId: string; revision: number; known: string; typed: string }
  /** Looks like a variable in the member's own words, and is none. */
  | { code: 'message-as-typed'; typed: string };

/** What tells that a member had this warning before their eyes: another request's is another warning. */
export function traceOf(warning: Warning): string {
  if (warning.code === 'currency-changed') return [warning.code, warning.from, warning.to].join(':');
  if (warning.code !== 'name-differs')
    return 'requestId' in warning ? `${warning.code}:${warning.requestId}` : warning.code;
  const { code, customerId, revision, typed } = warning;
  return [code, customerId, revision, encodeURIComponent(typed).slice(0, TRACE_LENGTH)].join(':');
}

/** Of a name in a trace: a form carries little unseen. */
const TRACE_LENGTH = 200;

export interface QuickpayConfirmation extends Showable {
  kind: 'quickpay-confirmation';
  /** The draft, and the warnings that stand beside it; comes back with its buttons. */
  draftId: string;
  amount: Money;
  reference: string;
  preview: Preview | MailPreview;
  warnings: Warning[];
}
