import { type Actor, type Company, overLimit, type Purpose, type Reply, replyNamed } from '../../company/index.ts';
import { balanceOf, type Invoice, stateOf, whyNotAsked } from '../../invoices/index.ts';
import { type Tongue, tongueOf } from '../../kernel/language.ts';
import type { Money } from '../../kernel/money.ts';
import { type Answer, granted, type Refusal, refused } from '../../kernel/refusal.ts';
import type { PaymentsHouse } from '../house.ts';
import { type Payer, payerOf, unlessCard } from '../payer.ts';
import { type Ask, worded } from '../quickpay.ts';
import { type Reached, reach, type Untexted } from '../reach.ts';
import { referenceOfAll } from '../reference.ts';
import { readMessage, readReply } from '../wording.ts';
import { type Owner, ownerOf } from './finding.ts';
import type { InvoiceProblems } from './screen.ts';
import { markOf, type ReadInvoices } from './values.ts';

type Store = PaymentsHouse['store'];
type House = Pick<PaymentsHouse, 'store' | 'papers'>;

/** All of them are in one text, and on one page. */
const MOST_TOGETHER = 10;

/** A form of invoices, read as far as it can be. */
export interface InvoiceReading {
  owner?: Owner;
  /** Who is asked, where they may be. */
  payer?: Payer;
  /** Why no text can go to the owner. */
  untexted?: Untexted;
  /** The address that was entered for the owner, as typed. */
  email: string;
  /** Those that may be sent, in the order in which they were chosen. */
  chosen: Invoice[];
  /** Those among them that say something else than the form that they were chosen in. */
  changed: Invoice[];
  /** Of the reply that the form holds: as it was chosen, or the one that fits. */
  replyId: string;
  reply?: Reply;
  /** The member's own words; empty for none. */
  message: string;
  tongue: Tongue;
  problems: InvoiceProblems;
}

/** Reads every field and finds what is wrong with each; changes nothing. */
export async function read(house: House, company: Company, { values, carried }: ReadInvoices): Promise<InvoiceReading> {
  const { store } = house;
  const owner = await ownerOf(store, company.id, values.customer);
  const picked = owner ? await invoicesOf(store, company, owner, { values, carried }) : undefined;
  const replyId = values.reply || fittingReply(picked?.chosen ?? []);
  const named = await replyNamed(store.replies, company.id, replyId);
  const standard = owner?.known?.tongue ?? tongueOf(company.language);
  const tongue = values.language === 'auto' ? standard : values.language;
  const reply = readReply(named, tongue);
  const message = unlessCard(values.message, readMessage(values.message));
  // An address that was entered for another customer is nobody's.
  const email = carried.of === owner?.id ? values.email : '';
  const { payer, untexted, problem } = await reached(house, company, owner, { ...values, email });
  return {
    ...(owner && { owner }),
    ...(payer.ok && { payer: payer.value }),
    ...(untexted && { untexted }),
    email,
    chosen: picked?.chosen ?? [],
    changed: (picked?.chosen ?? []).filter((invoice) => isNews(invoice, picked?.byForm ?? [], carried.seen)),
    replyId,
    ...(reply.ok && { reply: reply.value }),
    message: message.ok ? message.value : '',
    tongue,
    problems: {
      ...(!payer.ok && { customer: payer.refusal }),
      ...(problem && { email: problem }),
      ...(owner && picked?.problem && { invoices: picked.problem }),
      ...(!reply.ok && values.message.trim() === '' && { reply: reply.refusal }),
      ...(!message.ok && { message: message.refusal }),
    },
  };
}

/** What may still change is no invoice yet: a customer is asked for a payment. */
const fittingReply = (chosen: Invoice[]): Purpose =>
  chosen.some((invoice) => stateOf(invoice) === 'open') ? 'payment-request' : 'invoice-ready';

/** One that was chosen by typing its reference has not stood in the form yet. */
const isNews = (invoice: Invoice, byForm: string[], seen: string[]): boolean =>
  byForm.includes(invoice.id) && !seen.includes(markOf(invoice));

async function reached(
  house: House,
  company: Company,
  owner: Owner | undefined,
  { customer, email }: ReadInvoices['values'],
): Promise<Reached> {
  if (!owner)
    return { payer: refused({ code: customer === '' ? 'invoice-customer-missing' : 'invoice-customer-unknown' }) };
  if (!owner.known) return { payer: refused({ code: 'customer-unreachable' }) };
  return reach(house, company, payerOf(owner.known), email);
}

/**
 * The invoices that the form names, of which only the customer's own may be sent. Where another customer was chosen
 * since, what stood in the form is nobody's choice any more.
 */
async function invoicesOf(store: Store, company: Company, owner: Owner, { values, carried }: ReadInvoices) {
  const byForm = carried.of === owner.id ? values.invoices.split(',').filter(Boolean) : [];
  const { invoice } = owner;
  const isAdded = invoice && owner.known && !byForm.includes(invoice.id) && !whyNot(invoice, company);
  if (byForm.length > MOST_TOGETHER) return { chosen: [], byForm, problem: { code: 'invoices-too-many' } as const };
  const found = await Promise.all(byForm.map((id) => store.invoices.get(company.id, id)));
  const answers = found.map((one) => readInvoice(one, owner, company));
  const chosen = [...answers.flatMap((one) => (one.ok ? [one.value] : [])), ...(isAdded ? [invoice] : [])];
  const wrong = answers.find((one) => !one.ok);
  const problem = wrong && !wrong.ok ? wrong.refusal : whyNotTogether(chosen, company);
  return { chosen, byForm, ...(problem && { problem }) };
}

function readInvoice(invoice: Invoice | undefined, owner: Owner, company: Company): Answer<Invoice> {
  // What is not theirs, or not there, is told apart for nobody: it was in no form of ours.
  if (invoice?.customer.id !== owner.id) return refused({ code: 'invoice-of-another-customer' });
  const why = whyNot(invoice, company);
  return why ? refused(why) : granted(invoice);
}

function whyNot(invoice: Invoice, company: Company): Refusal | undefined {
  const why = whyNotAsked(invoice);
  if (why) return { code: `invoice-${why}`, reference: invoice.reference };
  return invoice.currency === company.currency
    ? undefined
    : { code: 'amount-of-other-currency', currency: company.currency };
}

const whyNotTogether = (chosen: Invoice[], company: Company): Refusal | undefined =>
  chosen.length === 0 ? { code: 'invoice-missing' } : overLimit(company, sumOf(chosen, company.currency).minor);

const sumOf = (invoices: Invoice[], currency: Money['currency']): Money => ({
  minor: invoices.reduce((sum, invoice) => sum + balanceOf(invoice).minor, 0),
  currency,
});

/** What can be sent as it stands; undefined while something is wrong or missing. */
export async function askOf(
  store: Store,
  company: Company,
  actor: Actor,
  { payer: asked, chosen, reply, message, tongue, problems }: InvoiceReading,
): Promise<Ask | undefined> {
  if (!asked || Object.keys(problems).length > 0) return undefined;
  const name = nameOn(chosen) ?? asked.name;
  const payer = { ...asked, ...(name && { name }) };
  const amount = sumOf(chosen, company.currency);
  const reference = referenceOfAll(chosen);
  return worded(store, company, actor, { payer, amount, reference, tongue, invoices: chosen, reply, message });
}

/** A household may share a telephone: who is greeted is whose invoices these are. */
function nameOn(chosen: Invoice[]): string | undefined {
  const [name, ...others] = new Set(chosen.map(({ customer }) => customer.name));
  return others.length === 0 ? name : undefined;
}
