import type { Documents } from '../kernel/change.ts';
import type { MailWord } from '../payments/index.ts';
import type { AnnouncingDocuments } from '../promises/ports.ts';
import type { EvidencePack } from './evidence-pack.ts';
import type { KeptPaper } from './kept-paper.ts';
import type { Letter } from './letter.ts';
import type { MailAllowance } from './mail-allowance.ts';
import type { MailedKind, OutgoingMail } from './outgoing-mail.ts';
import type { Paper } from './paper.ts';

/** Prints papers as PDF. */
export interface Printer {
  /**
   * Gives the PDF. Papers of one company are never drawn where another's were. Throws `Outage`: `no` when more wait than
   * can be held, `never` when there is no browser to print with.
   */
  print(companyId: string, paper: Paper): Promise<Uint8Array>;
  /** The same of what shows a bank that a payment was owed and made. */
  printEvidence(companyId: string, pack: EvidencePack): Promise<Uint8Array>;
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

/** What an e-mail is about: it gives the words, and hears what became of them. */
export interface MailSubject {
  /**
   * What its letter says, but for the papers that go with it. `over`: nobody is to get it any more; undefined: it is about
   * nothing that is there.
   */
  letter(mail: OutgoingMail): Promise<LetterWords | 'over' | undefined>;
  /** Harmless when told again. */
  told(mail: OutgoingMail, word: MailWord): Promise<void>;
}

export type LetterWords = Pick<Letter, 'customer' | 'reference' | 'asks' | 'url'>;

export type MailSubjects = Record<MailedKind, MailSubject>;

/** What was sent to customers, as it was. */
export interface KeptPapers {
  /** `false`: it is kept already, and stays as it is. */
  insert(paper: KeptPaper): Promise<boolean>;
  get(companyId: string, id: string): Promise<KeptPaper | undefined>;
  /** It stands until then, and not after. */
  endAt(companyId: string, id: string, until: Date): Promise<void>;
  remove(companyId: string, id: string): Promise<void>;
  /** Deletes those of every company that were to stand until before. */
  forget(before: Date): Promise<void>;
  /** Those that were sent with a request, or an estimate. */
  of(companyId: string, requestId: string, limit: number): Promise<KeptPaper[]>;
}

export type OutgoingMails = AnnouncingDocuments<OutgoingMail>;

export interface MailAllowances extends Documents<MailAllowance> {
  /** Deletes those of every company from which nothing was taken since. */
  forget(before: Date): Promise<void>;
}
