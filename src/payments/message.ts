import type { Company, ReplyId } from '../company/index.ts';
import { measure } from '../conversations/index.ts';
import { words } from '../i18n/index.ts';
import { firstNameIn } from '../kernel/first-name.ts';
import { localeOf, type Tongue } from '../kernel/language.ts';
import { formatMoney, type Money } from '../kernel/money.ts';
import { plainSpaces } from '../kernel/typed.ts';
import { TOKEN_LENGTH } from './links.ts';
import type { Preview } from './screen.ts';
import { filled, LINK } from './variables.ts';

/** What a text message that asks for a payment is made of. */
export interface MessageParts {
  company: Company;
  customer: { phone: string; name?: string };
  memberFirstName: string;
  tongue: Tongue;
  amount: Money;
  reference: string;
  reply: ReplyId;
  /** The member's own words instead of the reply; empty for none. */
  own: string;
  /** Whether nothing has ever been sent to this number: then it is told how to stop. */
  first: boolean;
}

/**
 * The text message with `{link}` where the link will stand. Whatever the member wrote, it says who is
 * writing and carries the link; a first text also says how to stop (Canadian anti-spam law, carrier rules).
 */
export function composeMessage(parts: MessageParts): string {
  const { company, tongue, own, reply, first } = parts;
  const catalogue = words(tongue);
  const body = fill(own.trim() || catalogue.replies[reply].text, parts);
  const signed = body.includes(company.name) ? body : catalogue.texts.signature(company.name) + body;
  const linked = signed.includes(LINK) ? signed : `${signed}\n${LINK}`;
  return first ? `${linked}\n${catalogue.texts.optOutLine}` : linked;
}

function fill(
  template: string,
  { company, customer, memberFirstName, tongue, amount, reference }: MessageParts,
): string {
  return filled(template, {
    'customer.firstName': firstNameIn(customer.name ?? '') ?? '',
    amount: plainSpaces(formatMoney(amount, localeOf(tongue, company.language))),
    reference,
    'company.name': company.name,
    'member.firstName': memberFirstName,
  });
}

export const linkUrl = (publicUrl: string, token: string): string => `${publicUrl}/p/${token}`;

export const withLink = (message: string, url: string): string => message.replaceAll(LINK, url);

/** The message as the customer will read it, measured with a link as long as the real one. */
export function previewOf(parts: MessageParts, publicUrl: string): Preview {
  const text = withLink(composeMessage(parts), linkUrl(publicUrl, 'x'.repeat(TOKEN_LENGTH)));
  const { characters, segments, costly, segmentsWithout } = measure(text);
  const { phone, name } = parts.customer;
  return {
    text,
    to: { phone, ...(name ? { name } : {}) },
    tongue: parts.tongue,
    characters,
    segments,
    costly,
    segmentsWithout,
  };
}
