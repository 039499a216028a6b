import type { Letter } from '../../src/documents/index.ts';
import { words } from '../../src/i18n/index.ts';
import { firstNameIn } from '../../src/kernel/first-name.ts';
import { formatPhone } from '../../src/kernel/phone.ts';

/** An e-mail as it reads. */
export interface PresentedLetter {
  subject: string;
  paragraphs: Paragraph[];
}

interface Paragraph {
  text: string;
  /** A paragraph that leads somewhere: what its button says, and where it leads. */
  url?: string;
  label?: string;
  /** Small print. */
  quiet?: true;
}

/** What an e-mail with papers says, in the customer's language. */
export function presentLetter({ tongue, company, customer, reference, url }: Letter): PresentedLetter {
  const { letter: say } = words(tongue).mails;
  return {
    subject: oneLine(say.subject(reference, company.name)),
    paragraphs: [
      { text: say.greeting(firstNameIn(customer ?? '') ?? undefined) },
      { text: say.thanks(company.name, reference) },
      { text: say.link, url, label: say.open },
      { text: say.questions(company.name, formatPhone(company.phone, tongue)) },
      { text: say.why(company.name), quiet: true },
    ],
  };
}

/** What stands in a header is one line, whatever a name holds. */
const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');
