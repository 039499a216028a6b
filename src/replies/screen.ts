import type { Reply } from '../company/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Showable } from '../kernel/screen.ts';
import type { CustomerChoice, Preview } from '../payments/index.ts';

/** What a member is shown of the company's saved replies. */
export type ReplyScreen = RepliesForm | ReplyForm;

/** All of them, to choose from. */
export interface RepliesForm extends Showable {
  kind: 'replies-form';
  /** `reply`: an id, or `new`. */
  values: { reply: string };
  replies: Reply[];
  /** Whether the reader may change them. */
  mayChange: boolean;
  /** What the company writes in; its own language first. */
  tongues: Tongue[];
  /** What has just been done to the one that is chosen, or was. */
  done?: { what: 'saved' | 'set-back' | 'deleted'; reply: Pick<Reply, 'purpose' | 'name'> };
  problem?: Refusal;
}

export interface ReplyValues {
  name: string;
  fr: string;
  en: string;
  /** Whom it is shown for: an id, or nobody in particular. */
  customer: string;
  /** `yes`: it is to be deleted, or set back. */
  remove: string;
}

/** One of them, as it is and as customers will read it. */
export interface ReplyForm extends Showable {
  kind: 'reply-form';
  values: ReplyValues;
  /** Its id and the revision that the member has seen; 0 before it was ever stored. */
  seen: { id: string; revision: number };
  /** Absent while it is new. */
  reply?: Reply;
  mayChange: boolean;
  tongues: Tongue[];
  problems: Partial<Record<keyof ReplyValues, Refusal>>;
  /** Whom it is shown for, and what they read; absent: for the member, as an example. */
  customer?: CustomerChoice & { reads: Tongue };
  /** By language, of what is filled in and can be sent. */
  previews: Partial<Record<Tongue, Preview>>;
  /** Somebody else changed or deleted it since the member saw it: how it stands now. */
  overtaken?: { by: string; at: Date; reply?: Reply };
}
