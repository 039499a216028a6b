import { type Actor, type Company, likeVariableIn, overLimit, type Reply, replyNamed } from '../company/index.ts';
import { contactOf } from '../customers/index.ts';
import { balanceOf, type Invoice, whyNotAsked } from '../invoices/index.ts';
import { awaitedLater } from '../kernel/ahead.ts';
import { type Tongue, tongueOf } from '../kernel/language.ts';
import { type Money, parseAmount, sameMoney } from '../kernel/money.ts';
import { type Answer, type Refusal, refused } from '../kernel/refusal.ts';
import { askedUnder, MOST_ALIKE } from './balances.ts';
import type { PaymentsHouse } from './house.ts';
import { type MessageParts, mailPreviewOf, previewOf } from './message.ts';
import { namedOtherwise, type Payer, phoneTyped, readName, readPayer, unlessCard } from './payer.ts';
import { addressed, lastSentTo, notReached, type Reached, reach, type Untexted } from './reach.ts';
import { parseReference, referenceKeyOf } from './reference.ts';
import type { PaymentRequest } from './request.ts';
import type { QuickpayForm, QuickpayValues, Warning } from './screen.ts';
import { readMessage, readReply } from './wording.ts';

type Store = PaymentsHouse['store'];
type House = Pick<PaymentsHouse, 'store' | 'papers'>;

/** The longest text message the carrier takes (Twilio 21617). */
export const MESSAGE_LIMIT = 1600;

type Problems = QuickpayForm['problems'];

/** A quick payment as typed, read as far as it can be. */
export interface FormReading {
  /** Who was chosen, even where they may not be asked. */
  chosen?: Payer;
  payer?: Payer;
  /** Why no text can go to who was chosen. */
  untexted?: Untexted;
  /** What was typed as the name of who was chosen; empty for nothing that can be read. */
  name: string;
  amount?: Money;
  /** How the company's currency has changed since the amount was first asked for. */
  currencyChanged?: Extract<Warning, { code: 'currency-changed' }>;
  reference?: string;
  /** The saved reply that was chosen, where it says something in the text's language. */
  reply?: Reply;
  /** The member's own words; empty for none. */
  message: string;
  tongue: Tongue;
  problems: Problems;
}

/** Everything that stands behind a quick payment that may be sent. */
export interface Ask {
  payer: Payer;
  amount: Money;
  reference: string;
  tongue: Tongue;
  parts: MessageParts;
  /** Of this customer, to be asked for as they are; none for a quick payment. */
  invoices: Invoice[];
}

/** Reads every field and finds what is wrong with each; changes nothing. */
export async function read(house: House, company: Company, values: QuickpayValues): Promise<FormReading> {
  const { store } = house;
  const name = readName(values.name);
  // What is sent to a number is asked while it is looked up whose it is.
  const phone = phoneTyped(values, company);
  const sent = phone === undefined ? undefined : awaitedLater(lastSentTo(store, company.id, phone));
  const [chosen, named] = await Promise.all([
    readPayer(store, company, values, name.ok ? name.value : ''),
    replyNamed(store.replies, company.id, values.reply),
  ]);
  const reached: Reached = chosen.ok
    ? await reach(house, company, chosen.value, values.email ?? '', sent)
    : { payer: chosen };
  const { payer, untexted } = reached;
  const amount = unlessCard(values.amount, readAmount(values.amount, company));
  const reference = unlessCard(values.reference, parseReference(values.reference));
  const message = unlessCard(values.message, readMessage(values.message));
  const nameless = chosen.ok && !name.ok ? { name: name.refusal } : {};
  const standard = (payer.ok ? payer.value.known?.tongue : undefined) ?? tongueOf(company.language);
  const tongue = values.language === 'auto' ? standard : values.language;
  const reply = readReply(named, tongue);
  const problems: Problems = {
    ...(payer.ok ? {} : { customer: payer.refusal }),
    ...nameless,
    ...(reached.problem ? { email: reached.problem } : {}),
    ...(amount.ok ? {} : { amount: amount.refusal }),
    ...(reference.ok ? {} : { reference: reference.refusal }),
    ...(reply.ok || values.message.trim() !== '' ? {} : { reply: reply.refusal }),
    ...(message.ok ? {} : { message: message.refusal }),
  };
  return {
    ...(chosen.ok ? { chosen: chosen.value } : {}),
    ...(payer.ok ? { payer: payer.value } : {}),
    ...(untexted ? { untexted } : {}),
    name: name.ok ? name.value : '',
    ...(amount.ok ? { amount: amount.value } : {}),
    ...currencyChanged(values, company),
    ...(reference.ok ? { reference: reference.value } : {}),
    ...(reply.ok ? { reply: reply.value } : {}),
    message: message.ok ? message.value : '',
    tongue,
    problems,
  };
}

function currencyChanged({ currency: from }: QuickpayValues, { currency: to }: Company): Partial<FormReading> {
  return from && from !== to ? { currencyChanged: { code: 'currency-changed', from, to } } : {};
}

function readAmount(typed: string, company: Company): Answer<Money> {
  const amount = parseAmount(typed, company.currency);
  const over = amount.ok && overLimit(company, amount.value.minor);
  return over ? refused(over) : amount;
}

/** Requests and invoices of a reference, as it is typed; undefined for what is none. */
export function pastOf(store: Store, company: Company, typed: string) {
  const reference = unlessCard(typed, parseReference(typed));
  if (!reference.ok) return undefined;
  const key = referenceKeyOf(reference.value);
  return awaitedLater(
    Promise.all([askedUnder(store, company.id, key), store.invoices.byReference(company.id, key, MOST_ALIKE)]),
  );
}

/**
 * What is to be known before sending: the reference's past, and what is owed under it.
 * @param rival the request that kept this one from being stored
 * @param past of the reference, where that is being asked already
 */
export async function look(
  store: Store,
  company: Company,
  { reference, amount, currencyChanged, payer, untexted, name, message }: FormReading,
  rival?: PaymentRequest,
  past = pastOf(store, company, reference ?? ''),
): Promise<{ warnings: Warning[]; proposal?: Money }> {
  const warnings = [
    ...(currencyChanged ? [currencyChanged] : []),
    ...(payer ? namedOtherwise(payer, name) : []),
    ...notReached(payer, untexted),
    ...asTypedIn(message),
  ];
  if (!reference || !past) return { warnings };
  const [earlier, invoices] = await past;
  const paid = earlier.find(({ state }) => state === 'paid');
  if (paid) {
    const { id: requestId, amount, payments, createdAt } = paid;
    warnings.push({ code: 'reference-paid', requestId, amount, at: payments.at(-1)?.at ?? createdAt });
  }
  const waiting = earlier.filter(({ state }) => state === 'open' || state === 'processing' || state === 'cancelling');
  const other =
    rival ?? waiting.find(({ customer }) => payer && contactOf(customer) === contactOf(payer)) ?? waiting[0];
  if (other) warnings.push(requestedBefore(other));
  const owed = invoices.filter((invoice) => !whyNotAsked(invoice));
  const theirs = owed.filter(({ customer }) => customer.id === payer?.known?.id);
  const [invoice, ...alike] = theirs.length > 0 ? theirs : owed;
  if (!invoice || paid) return { warnings };
  if (payer && theirs.length === 0) {
    const owner = await store.customers.get(company.id, invoice.customer.id);
    if (owner) warnings.push({ code: 'reference-of-another-customer', name: owner.name ?? contactOf(owner) });
  }
  const balance = balanceOf(invoice);
  if (!amount) {
    const isOffered = alike.length === 0 && balance.currency === company.currency;
    return isOffered ? { warnings, proposal: balance } : { warnings };
  }
  if (![invoice, ...alike].some((one) => sameMoney(amount, balanceOf(one))))
    warnings.push({ code: 'amount-differs', balance });
  return { warnings };
}

/** That something in the member's own words looks like a variable, and will not be replaced. */
export function asTypedIn(message: string): Warning[] {
  const typed = likeVariableIn(message);
  return typed === undefined ? [] : [{ code: 'message-as-typed', typed }];
}

/** That a reference was asked for already, by whom and when, or that somebody is just cancelling that. */
export function requestedBefore({ id, amount, customer, state, cancelled, ...asked }: PaymentRequest): Warning {
  const about = { requestId: id, amount, to: customer.name ?? contactOf(customer) };
  if (state === 'cancelling' && cancelled) return { code: 'reference-cancelling', ...about, ...cancelled };
  return { code: 'reference-requested', ...about, by: asked.asker.name, at: asked.createdAt };
}

/** What can be sent as it stands; undefined while a field is wrong or missing. */
export async function askOf(
  store: Store,
  company: Company,
  actor: Actor,
  reading: FormReading,
): Promise<Ask | undefined> {
  const { payer, amount, reference, reply, message, tongue, problems } = reading;
  const isWrong = problems.name ?? problems.email ?? problems.reply ?? problems.message;
  if (!payer || !amount || !reference || isWrong) return undefined;
  return worded(store, company, actor, { payer, amount, reference, tongue, invoices: [], reply, message });
}

type Unworded = Omit<Ask, 'parts'> & { reply: Reply | undefined; message: string };

/** An ask with the words that it is made of. */
export async function worded(
  store: Store,
  company: Company,
  actor: Actor,
  { reply, message, ...ask }: Unworded,
): Promise<Ask> {
  const { payer, tongue, amount, reference } = ask;
  const parts: MessageParts = {
    ...(await addressed(store, company, payer)),
    company,
    memberFirstName: actor.firstName,
    ...{ tongue, amount, reference },
    reply: reply?.texts ?? {},
    own: message,
  };
  return { ...ask, parts };
}

/** What the customer will read: a text, or an e-mail with what comes along. */
export const previewFor = (
  { payer, parts }: Pick<Ask, 'payer' | 'parts'>,
  { papers, publicUrl }: House & Pick<PaymentsHouse, 'publicUrl'>,
) => (payer.email ? mailPreviewOf(parts, publicUrl, papers.byMail?.attached ?? false) : previewOf(parts, publicUrl));

/** The refusal of a message that is too long once the link and what must be said are in it. */
export function tooLong(ask: Ask, publicUrl: string): Refusal | undefined {
  const length = previewOf(ask.parts, publicUrl).text.length;
  return length > MESSAGE_LIMIT ? { code: 'message-too-long', length, limit: MESSAGE_LIMIT } : undefined;
}
