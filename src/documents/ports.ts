import type { Documents } from '../kernel/change.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { KeptPaper } from './kept-paper.ts';
import type { Letter } from './letter.ts';
import type { MailAllowance } from './mail-allowance.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import type { Paper } from './paper.ts';

/** Prints papers as PDF. */
export interface Printer {
  /**
   * Gives the PDF. Papers of one company are never drawn where another's were. Throws `Outage`: `no` when more wait than
   * can be held, `never` when there is no browser to print with.
   */
  print(companyId: string, paper: Paper): Promise<Uint8Array>;
  /** Ends what prints; nothing is left running. */
  close(): Promise<void>;
}

/** E-mail. */
export interface Mail {
  /**
   * Hands a letter to the mail server, or says that nobody has this address, or that the server wants no such letter.
   * There is no way to look whether one arrived: sent again under the same id it is known to be the same. Throws `Outage`
   * when it may go out later.
   */
  send(letter: Letter): Promise<'sent' | 'address-refused' | 'refused'>;
}

/** What was sent to customers, as it was. */
export interface KeptPapers {
  /** `false`: it is kept already, and stays as it is. */
  insert(paper: KeptPaper): Promise<boolean>;
  get(companyId: string, id: string): Promise<KeptPaper | undefined>;
}

export type OutgoingMails = AnnouncingDocuments<OutgoingMail>;

export interface MailAllowances extends Documents<MailAllowance> {
  /** Deletes those of every company from which nothing was taken since. */
  forget(before: Date): Promise<void>;
}
