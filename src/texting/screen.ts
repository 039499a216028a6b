import type { Reply } from '../company/index.ts';
import type { AnswerForm, Later, LaterValues, PickedPicture } from '../conversations/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Refused, Showable } from '../kernel/screen.ts';
import type { CustomerChoice } from '../payments/index.ts';

/** What a member is shown who texts a customer first. */
export type TextingScreen = TextForm | TextHeld | Refused;

/** What the form's fields hold, as typed. `customer`: as in a quick payment's form. */
export interface TextValues extends LaterValues {
  customer: string;
  /** Of a new customer; may stay empty. */
  name: string;
  /** A saved reply's id, or empty. */
  reply: string;
  /** The member's own words, instead of the reply. */
  message: string;
  /** `auto`: the customer's language, or the company's. */
  language: Tongue | 'auto';
}

/** Texts a customer. */
export interface TextForm extends Showable {
  kind: 'text-form';
  values: TextValues;
  /** Who is chosen, or what was typed instead. */
  customer?: CustomerChoice;
  problems: Partial<Record<'customer' | 'name' | 'message' | 'day' | 'picture', Refusal>>;
  /** Goes along with it. */
  picture?: PickedPicture;
  /** Whose number a message has, to choose from. */
  offered: { id: string; phone: string; name?: string }[];
  /** It was opened on a message that has no number. */
  foundNothing?: true;
  replies: Reply[];
  /** In which language it goes out. */
  tongue: Tongue;
  /** When it goes, where that is later. */
  later?: Later;
  /** Of who is chosen and can be texted: what was said lately, and the text as it will leave. */
  answer?: AnswerForm;
}

/** It goes out in a few seconds, or later, and stands in these rooms by then, by their names. */
export interface TextHeld extends Showable {
  kind: 'text-held';
  to: { phone: string; name?: string };
  rooms: string[];
  later?: Date;
}
