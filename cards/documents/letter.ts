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
export function presentLetter(letter: Letter): PresentedLetter {
  const { tongue, company, customer, reference, url, asks, attachments, hasEstimate = false } = letter;
  if (asks) return presentRequest({ ...letter, asks });
  const { letter: say } = words(tongue).mails;
  // One invoice and one receipt, or other than that.
  const various = hasEstimate || attachments.length > 2;
  return {
    subject: oneLine(say.subject(reference, company.name, various)),
    paragraphs: [
      { text: say.greeting(firstNameIn(customer ?? '') ?? undefined) },
      { text: say.thanks(company.name, reference, various) },
      { text: say.link, url, label: say.open },
      { text: say.questions(company.name, formatPhone(company.phone, tongue)) },
      { text: say.why(company.name), quiet: true },
    ],
  };
}

/** What an e-mail that asks for a payment, or for an answer, says: the words of what it is about, but for how to stop its texts. */
function presentRequest(asking: Letter & Pick<Required<Letter>, 'asks'>): PresentedLetter {
  const { tongue, company, reference, url, asks, attachments } = asking;
  const { mails, texts, reminders, estimates } = words(tongue);
  const { letter } = mails;
  const say = asks.estimate ? estimates.mail : mails.request;
  return {
    subject: oneLine((asks.reminds ? reminders : say).subject(reference, company.name)),
    paragraphs: [
      { text: asks.message.replace(`\n${texts.optOutLine}`, '') },
      { text: say.pay, url, label: say.pay },
      ...(attachments.length > 0 ? [{ text: say.attached }] : []),
      { text: letter.questions(company.name, formatPhone(company.phone, tongue)) },
      { text: mails.request.why(company.name), quiet: true },
    ],
  };
}

/** What stands in a header is one line, whatever a name holds. */
const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');
