import { type Actor, type Company, overLimit } from '../company/index.ts';
import type { Contact } from '../customers/index.ts';
import { words } from '../i18n/index.ts';
import { type Invoice, stateOf, totalAskedOf } from '../invoices/index.ts';
import { endOfDay } from '../kernel/day.ts';
import { type Tongue, tongueOf } from '../kernel/language.ts';
import { type Money, parseAmount } from '../kernel/money.ts';
import { type Answer, granted, type Refusal, refused } from '../kernel/refusal.ts';
import {
  addressed,
  type MessageParts,
  type Owner,
  ownerOf,
  payerOf,
  reach,
  readMessage,
  type Untexted,
  unlessCard,
} from '../payments/index.ts';
import type { EstimatesHouse } from './house.ts';
import type { EstimateProblems, EstimateValues } from './screen.ts';
import type { ReadEstimate } from './values.ts';

const DAY_MS = 86_400_000;

/** Who is asked for an answer: with an `email` by e-mail, otherwise by text. */
type Reader = { id: string; name?: string } & Contact;

/** A form of estimates, read as far as it can be. */
export interface EstimateReading {
  owner?: Owner;
  payer?: Reader;
  /** Why no text can go to the owner. */
  untexted?: Untexted;
  /** The address that was entered for the owner, as typed. */
  email: string;
  order?: Invoice;
  deposit?: Money;
  message: string;
  tongue: Tongue;
  problems: EstimateProblems;
}

/** Everything that stands behind an estimate that may be sent. */
export interface EstimateAsk {
  order: Invoice;
  payer: Reader;
  tongue: Tongue;
  validUntil: Date;
  deposit?: Money;
  /** Which of its order it will be. */
  edition: number;
  parts: MessageParts;
}

/** Reads every field and finds what is wrong with each; changes nothing. */
export async function read(
  house: EstimatesHouse,
  company: Company,
  { values, carried }: ReadEstimate,
): Promise<EstimateReading> {
  const { store } = house;
  const owner = await ownerOf(store, company.id, values.customer);
  const picked = owner && (await orderOf(house, company, owner, carried.of === owner.id ? values.order : ''));
  // An address that was entered for another customer is nobody's.
  const email = carried.of === owner?.id ? values.email : '';
  const { payer, untexted, problem } = await readerOf(house, company, owner, { ...values, email });
  const tongue = values.language === 'auto' ? (owner?.known?.tongue ?? tongueOf(company.language)) : values.language;
  const message = unlessCard(values.message, readMessage(values.message));
  const order = picked?.ok ? picked.value : undefined;
  const deposit = unlessCard(values.deposit, readDeposit(values.deposit, company, order));
  return {
    ...(owner && { owner }),
    ...(payer.ok && { payer: payer.value }),
    ...(untexted && { untexted }),
    email,
    ...(order && { order }),
    ...(deposit.ok && deposit.value && { deposit: deposit.value }),
    message: message.ok ? message.value : '',
    tongue,
    problems: {
      ...(!payer.ok && { customer: payer.refusal }),
      ...(problem && { email: problem }),
      ...(picked && !picked.ok && { order: picked.refusal }),
      ...(!deposit.ok && { deposit: deposit.refusal }),
      ...(!message.ok && { message: message.refusal }),
    },
  };
}

async function readerOf(
  house: EstimatesHouse,
  company: Company,
  owner: Owner | undefined,
  { customer, email: typed }: Pick<EstimateValues, 'customer' | 'email'>,
): Promise<{ payer: Answer<Reader>; untexted?: Untexted; problem?: Refusal }> {
  if (!owner)
    return { payer: refused({ code: customer === '' ? 'invoice-customer-missing' : 'invoice-customer-unknown' }) };
  const { known } = owner;
  if (!known) return { payer: refused({ code: 'customer-unreachable' }) };
  const { payer, untexted, problem } = await reach(house, company, payerOf(known), typed);
  const more = { ...(untexted && { untexted }), ...(problem && { problem }) };
  if (!payer.ok) return { payer, ...more };
  const { phone, email, name } = payer.value;
  const reader = { id: known.id, ...(phone && { phone }), ...(email && { email }), ...(name && { name }) };
  return { payer: granted(reader), ...more };
}

/** The order that is named, or by which the customer was found; only the customer's own, and only while it is open. */
async function orderOf(
  { store }: EstimatesHouse,
  company: Company,
  { id, invoice }: Owner,
  named: string,
): Promise<Answer<Invoice>> {
  const order = named === '' ? invoice : await store.invoices.get(company.id, named);
  if (named === '' && (!order || whyNotEstimated(order, company))) return refused({ code: 'order-missing' });
  // What is not theirs, or not there, is told apart for nobody: it was in no form of ours.
  if (order?.customer.id !== id) return refused({ code: 'invoice-of-another-customer' });
  const why = whyNotEstimated(order, company);
  return why ? refused(why) : granted(order);
}

/** Why nobody is sent it as an estimate: what is closed is an invoice. */
export function whyNotEstimated(order: Invoice, { currency }: Company): Refusal | undefined {
  const { reference } = order;
  if (stateOf(order) === 'voided') return { code: 'invoice-voided', reference };
  if (stateOf(order) === 'closed') return { code: 'order-closed', reference };
  if (order.payer !== 'customer') return { code: 'invoice-not-for-customer', reference };
  if (totalAskedOf(order) <= 0) return { code: 'order-costs-nothing', reference };
  return order.currency === currency ? undefined : { code: 'amount-of-other-currency', currency };
}

function readDeposit(typed: string, company: Company, order: Invoice | undefined): Answer<Money | undefined> {
  if (typed.trim() === '') return granted(undefined);
  const amount = parseAmount(typed, company.currency);
  if (!amount.ok) return amount;
  const { currency } = company;
  if (order && amount.value.minor > totalAskedOf(order))
    return refused({ code: 'deposit-too-much', total: { minor: totalAskedOf(order), currency } });
  const over = overLimit(company, amount.value.minor);
  return over ? refused(over) : amount;
}

/** What can be sent as it stands; undefined while something is wrong or missing. */
export async function askOf(
  house: EstimatesHouse,
  company: Company,
  actor: Actor,
  { payer: reader, order, deposit, message, tongue, problems }: EstimateReading,
  { days, edition }: { days: string; edition: number },
): Promise<EstimateAsk | undefined> {
  if (!reader || !order || Object.keys(problems).length > 0) return undefined;
  // A household may share a telephone: who is greeted is whose order it is.
  const name = order.customer.name ?? reader.name;
  const payer = { ...reader, ...(name && { name }) };
  const known = await house.store.customers.get(company.id, reader.id);
  const last = new Date(house.clock.now().getTime() + Number(days) * DAY_MS);
  const parts: MessageParts = {
    ...(await addressed(house.store, company, { ...payer, ...(known && { known }) })),
    ...{ company, memberFirstName: actor.firstName, tongue, reference: order.reference },
    amount: { minor: totalAskedOf(order), currency: order.currency },
    ...{ reply: {}, own: message || words(tongue).texts.estimate, estimate: true },
  };
  const validUntil = endOfDay(last, company.timeZone);
  return { order, payer, tongue, validUntil, edition, parts, ...(deposit && { deposit }) };
}
