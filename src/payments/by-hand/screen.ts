import type { TaxPlace, Totals } from '../../invoices/index.ts';
import type { Currency, Money } from '../../kernel/money.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Showable } from '../../kernel/screen.ts';
import type { CustomerChoice } from '../screen.ts';

/** What one line can be for, in the order in which they are offered. */
export const HAND_KINDS = ['labour', 'part', 'fee', 'discount'] as const;
export type HandKind = (typeof HAND_KINDS)[number];

/** How many lines one can be made of: the form has a few fields for each. */
export const MOST_LINES = 10;

/** What a form's fields hold, as typed. */
export interface HandValues {
  /** A customer's id, or `new:` with a phone number or an e-mail address. */
  customer: string;
  name: string;
  reference: string;
  /** A place's taxes, as `TAX_PLACES` calls them; empty where it has yet to be said. */
  taxes: string;
  /** As many as are filled in, and one more. */
  lines: HandLine[];
}

export interface HandLine {
  what: string;
  kind: HandKind;
  /** Of hours or pieces; one where it is left empty. */
  quantity: string;
  /** For one, before taxes. */
  price: string;
}

/** `line`: the place of the line. */
export type HandProblems = Partial<Record<'customer' | 'name' | 'reference' | 'taxes' | 'lines', Refusal>> & {
  atLines?: Partial<Record<'what' | 'quantity' | 'price', Refusal>>[];
};

/** An invoice made by hand, where no system has it. */
export interface HandForm extends Showable {
  kind: 'hand-form';
  values: HandValues;
  /** The chosen customer as the type-ahead shows them, or what was typed instead. */
  customer?: CustomerChoice;
  places: TaxPlace[];
  problems: HandProblems;
  /** One made by hand with this number is there already: it is replaced. */
  replaces?: { reference: string; balance: Money };
  /** Present as soon as enough is filled in. */
  totals?: Totals;
  /** The company has another currency than when the form was opened. */
  currencyChanged?: { from: Currency; to: Currency };
  /** What the form carries unseen. */
  carried: string;
}
