import type { Money } from '../../kernel/money.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Refused, Showable } from '../../kernel/screen.ts';
import type { PartTerms } from '../parts.ts';
import type { CustomerChoice, MailPreview, Preview } from '../screen.ts';

/** What a member is shown of a request that several payers pay. */
export type SharingScreen =
  | ShareForm
  | { kind: 'amount-shared'; to: string; amount: Money; reference: string }
  | { kind: 'share-ending'; to: string; reference: string }
  | Refused;

/** As typed. `customer`: as in a quick payment. */
export interface ShareValues {
  customer: string;
  name: string;
  amount: string;
}

/** Whom else a request is paid by, and how much of it. */
export interface ShareForm extends Showable {
  kind: 'share-form';
  values: ShareValues;
  customer?: CustomerChoice;
  problems: Partial<Record<keyof ShareValues, Refusal>>;
  requestId: string;
  reference: string;
  /** What the request asks for. */
  total: Money;
  /** What of it may be asked for here. */
  terms: PartTerms;
  /** Present as soon as enough is filled in. */
  preview?: Preview | MailPreview;
}
