import type { PaymentsHouse } from '../payments/index.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import type { KeptPapers, Mail, MailAllowances, MailSubjects, OutgoingMails, Printer } from './ports.ts';

/** What documents work with. */
export type DocumentsHouse = PaymentsHouse & {
  store: { papers: KeptPapers; mails: OutgoingMails; mailAllowances: MailAllowances };
  /** Absent where there is nothing to print with: then papers are only read on the page. */
  printer?: Printer;
  /** Absent where no mail server is configured. */
  mail?: Mail;
  mailSubjects: MailSubjects;
  wake(kind: 'mails', mail: OutgoingMail): void;
};
