import type { Tongue } from '../kernel/language.ts';

/** An e-mail with papers, as the mail server is given it; its words are drawn by `cards/`. */
export interface Letter {
  /** The same however often it is sent. */
  id: string;
  to: string;
  tongue: Tongue;
  company: { name: string; phone: string };
  customer?: string;
  reference: string;
  /**
   * It asks for the payment, or with `estimate` for an answer, in the words of what it is about, or reminds of it in its
   * own; otherwise it brings the papers of one that is paid.
   */
  asks?: { message: string; reminds?: boolean; estimate?: true };
  /** Where the customer finds the same on the web. */
  url: string;
  /** One of the documents is of an order that was still open: it is an estimate, no invoice. */
  hasEstimate?: true;
  attachments: { name: string; bytes: Uint8Array }[];
}
