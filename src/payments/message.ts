import { type Company, filled, LINK, type Words } from '../company/index.ts';
import { measure, plainly } from '../conversations/index.ts';
import type { Contact } from '../customers/index.ts';
import { words } from '../i18n/index.ts';
import { firstNameIn } from '../kernel/first-name.ts';
import { localeOf, type Tongue } from '../kernel/language.ts';
import { formatMoney, type Money } from '../kernel/money.ts';
import { plainSpaces } from '../kernel/typed.ts';
import { isLive } from './given-back.ts';
import { TOKEN_LENGTH } from './links.ts';
import { countedIn, leftHere, sumOf } from './parts.ts';
import type { Refund } from './payment.ts';
import type { PaymentRequest } from './request.ts';
import type { MailPreview, Preview } from './screen.ts';

/** What a text message that asks for a payment is made of. */
export interface MessageParts {
  company: Pick<Company, 'name' | 'language' | 'foldsNames'>;
  customer: { name?: string } & Contact;
  memberFirstName: string;
  tongue: Tongue;
  amount: Money;
  reference: string;
  /** What the saved reply says, by language. */
  reply: Words;
  /** The member's own words instead of the reply; empty for none. */
  own: string;
  /** Whether nothing has ever been sent to this number: then it is told how to stop. */
  first: boolean;
  /** Nothing is asked for: neither amount nor link need be in it. */
  thanks?: boolean;
  /** It leads to an estimate: an answer is asked for, and no amount need be in it. */
  estimate?: boolean;
  /** It goes by e-mail: no letter is dear there. */
  byMail?: boolean;
}

/** What stands in for a message's variables; the link's place is only marked. */
type Values = Parameters<typeof filled>[1];
/** Whose letters may be replaced by plain ones: names are read all the same, and nobody's words are changed. */
const NAMES = ['customer.firstName', 'company.name', 'member.firstName'] as const;

/**
 * The text message with `{link}` where the link will stand. Whatever the member wrote, it says who is writing, how much
 * is asked for what, and carries the link; a first text also says how to stop (Canadian anti-spam law, carrier rules).
 * Names lose their costly letters where that alone keeps the text in the cheap alphabet (`ç` would triple its price),
 * unless the company wants them as they are.
 */
export function composeMessage(parts: MessageParts): string {
  const values = valuesOf(parts);
  return inCheapLetters((names) => compose(parts, { ...values, ...names }), values, parts);
}

const isCheap = (text: string): boolean => measure(text).encoding === 'gsm-7';

function compose({ tongue, own, reply, first, thanks, estimate }: MessageParts, values: Values): string {
  const { texts } = words(tongue);
  const body = filled(own.trim() || (reply[tongue] ?? ''), values);
  const signed = body.includes(values['company.name']) ? body : texts.signature(values['company.name']) + body;
  const linkLine = estimate ? texts.estimateLine : texts.linkLine;
  const asking = filled(signed.includes(LINK) ? texts.amountLine : linkLine, values);
  const isSaid = thanks || (signed.includes(LINK) && (estimate || signed.includes(values.amount)));
  const linked = isSaid ? signed : `${signed}\n${asking}`;
  return first ? `${linked}\n${texts.optOutLine}` : linked;
}

/** The company's own words that thank who has paid that amount, with `{link}` where the receipt's link will stand. */
export function composeThanks(request: PaymentRequest, amount: Money, company: Company, reply: Words): string {
  const { customer, tongue, reference, asker } = request;
  const memberFirstName = firstNameIn(asker.name) ?? '';
  const about = { company, customer, memberFirstName, tongue, amount, reference };
  return composeMessage({ ...about, reply, own: '', first: false, thanks: true });
}

/** The company's own words that remind of a request, with `{link}` where its link will stand. */
export function composeReminder(request: PaymentRequest, company: Company, reply: Words): string {
  const about = { ...toWhom(request), company, amount: leftHere(request) };
  return composeMessage({ ...about, reply, own: '', first: false });
}

const toWhom = ({ customer, tongue, reference, asker }: PaymentRequest) => ({
  ...{ customer, tongue, reference, memberFirstName: firstNameIn(asker.name) ?? '' },
  ...(customer.email && { byMail: true }),
});

/** What is left for its customer, with `{link}` where the link will stand: a part was paid, or others are asked for one. */
export function composeLeft(request: PaymentRequest, company: MessageParts['company']): string {
  const say = words(request.tongue).texts;
  const paid = sumOf(countedIn(request));
  const others = request.amount.minor - paid - leftHere(request).minor;
  const written = (minor: number) =>
    plainSpaces(formatMoney({ ...request.amount, minor }, localeOf(request.tongue, company.language)));
  const own = paid > 0 ? say.left(written(paid)) : others > 0 ? say.shared(written(others)) : say.leftOver;
  return composeMessage({ ...toWhom(request), company, amount: leftHere(request), reply: {}, own, first: false });
}

/** Whether its customer is asked for something else than what it was first sent with. */
export const asksForLess = (request: PaymentRequest): boolean =>
  request.state !== 'paid' && (countedIn(request).length > 0 || request.shares.length > 0);

/** That another amount is asked for than the customer was sent, with `{link}` where the link will stand. */
export function composeRevised(request: PaymentRequest, company: Company): string {
  const { tongue, amount, revised } = request;
  const before = { minor: revised?.from ?? amount.minor, currency: amount.currency };
  const own = words(tongue).texts.revised(plainSpaces(formatMoney(before, localeOf(tongue, company.language))));
  return composeMessage({ ...toWhom(request), company, amount, reply: {}, own, first: false });
}

/** That money is on its way back to the customer, with `{link}` where its credit note is; or that it came back. */
export function composeRefunded(request: PaymentRequest, company: Company, refund: Refund): string {
  const { customer, tongue, reference, payments, state } = request;
  const about = { company, customer, memberFirstName: '', tongue, amount: refund.amount, reference };
  const values = valuesOf(about);
  const isOpen = ['open', 'processing', 'paid'].includes(state);
  const hasPaper = isOpen && payments.some(({ id, unexpected }) => id === refund.paymentId && !unexpected);
  const say = words(tongue).texts;
  const body = isLive(refund) ? (hasPaper ? say.refundedWithNote : say.refunded) : say.refundFailed;
  return inCheapLetters((names) => filled(body, { ...values, ...names }), values, { company });
}

/** Names lose their costly letters where that alone keeps a text in the cheap alphabet. */
function inCheapLetters(
  compose: (names: Partial<Values>) => string,
  values: Values,
  { company, byMail }: Pick<MessageParts, 'company' | 'byMail'>,
): string {
  const asWritten = compose({});
  if (byMail || isCheap(asWritten) || company.foldsNames === false) return asWritten;
  const plain = compose(Object.fromEntries(NAMES.map((name) => [name, plainly(values[name])])));
  return isCheap(plain) ? plain : asWritten;
}

const valuesOf = ({
  company,
  customer,
  memberFirstName,
  tongue,
  amount,
  reference,
}: Omit<MessageParts, 'reply' | 'own' | 'first'>): Values => ({
  'customer.firstName': firstNameIn(customer.name ?? '') ?? '',
  amount: plainSpaces(formatMoney(amount, localeOf(tongue, company.language))),
  reference,
  'company.name': company.name,
  'member.firstName': memberFirstName,
});

export const linkUrl = (publicUrl: string, token: string): string => `${publicUrl}/p/${token}`;

/** Where an estimate is looked at, and answered. */
export const estimateUrl = (publicUrl: string, token: string): string => `${publicUrl}/e/${token}`;

/** Where the picture of a link's code is. */
export const codeUrl = (link: string): string => `${link}/code.png`;

export const withLink = (message: string, url: string): string => message.replaceAll(LINK, url);

/** The message as the customer will read it, measured with a link as long as the real one. */
export function previewOf(parts: MessageParts, publicUrl: string): Preview {
  const address = parts.estimate ? estimateUrl : linkUrl;
  const text = withLink(composeMessage(parts), address(publicUrl, 'x'.repeat(TOKEN_LENGTH)));
  const { characters, segments, costly, segmentsWithout } = measure(text);
  return {
    text,
    to: parts.customer,
    tongue: parts.tongue,
    characters,
    segments,
    costly,
    segmentsWithout,
  };
}

/** What an e-mail says around the message. */
const mailWords = ({ tongue, estimate }: Pick<MessageParts, 'tongue' | 'estimate'>) =>
  estimate ? words(tongue).estimates.mail : words(tongue).mails.request;

/** The e-mail as the customer will read it. */
export const mailPreviewOf = (parts: MessageParts, publicUrl: string, attached: boolean): MailPreview => ({
  subject: mailWords(parts).subject(parts.reference, parts.company.name),
  text: previewOf(parts, publicUrl).text,
  to: parts.customer,
  tongue: parts.tongue,
  attached,
  ...(parts.estimate && { estimate: true }),
});
