/** One e-mail as it was taken. */
export interface TakenMail {
  from: string;
  to: string[];
  /** As it came over the wire, dots taken back. */
  source: string;
  at: Date;
}

export interface SmtpRules {
  /** Nobody has these addresses, or their mailbox is full for now: the server's own word, such as `550 5.1.1 No such user`. */
  mailboxes: Map<string, string>;
  /** What each command answers instead, by its verb (`MAIL`, `DATA`, `AUTH`, `CONNECT`, or `END` for the letter itself). */
  answers: Map<string, string>;
  /** How long it thinks before each answer, in milliseconds. */
  slowMs: number;
  /** Takes the letter, and cuts the connection without a word. */
  losesAnswers: boolean;
  /** Bytes that one letter may have. */
  mostBytes: number;
}
