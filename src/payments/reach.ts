import type { Company } from '../company/index.ts';
import type { TextFailure } from '../conversations/index.ts';
import { type Customer, hasOptedOut } from '../customers/index.ts';
import { parseEmail } from '../kernel/email.ts';
import { parsePhone } from '../kernel/phone.ts';
import { type Answer, granted, type Refusal, refused } from '../kernel/refusal.ts';
import type { PaymentsHouse } from './house.ts';
import type { MessageParts } from './message.ts';
import { optedOut, type Payer, unlessCard } from './payer.ts';
import type { MailOffer, Warning } from './screen.ts';

/** Why no text goes to somebody: refused where that is certain; otherwise a warning, of what the carrier said last. */
export type Untexted = { refusal: Refusal } | { warning: Warning };

/** What is wrong with the number itself, whatever is sent there. */
const NEVER_REACHED: TextFailure[] = ['landline', 'not-textable', 'invalid-number'];

/** The latest request to a number, and the latest text that was no request's own. */
export const lastSentTo = (
  { requests, outgoingTexts }: Pick<PaymentsHouse['store'], 'requests' | 'outgoingTexts'>,
  companyId: string,
  phone: string,
) => Promise.all([requests.latestFor(companyId, phone), outgoingTexts.latestTo(companyId, phone, 1)]);
export type LastSent = ReturnType<typeof lastSentTo>;

/**
 * Why no text can go to who was chosen; undefined where one can, or where it goes by e-mail anyway.
 * @param sent to their number, where that is being asked already
 */
export async function whyUntexted(
  store: PaymentsHouse['store'],
  company: Company,
  { known, phone, email }: Payer,
  sent?: LastSent,
): Promise<Untexted | undefined> {
  if (email || !phone) return undefined;
  if (known && hasOptedOut(known)) return { refusal: optedOut(known) };
  const textable = parsePhone(phone, company.country);
  if (!textable.ok) return { refusal: textable.refusal };
  const [latest, [text]] = await (sent ?? lastSentTo(store, company.id, phone));
  // A request that went by e-mail has no text to tell, and what an earlier version sent has one of its own alone.
  const [last] = [
    ...(text ? [{ ...text, of: text.about?.id ?? text.id }] : []),
    ...(latest?.texts.slice(-1) ?? []).map((own) => ({ ...own, of: latest?.id ?? own.id })),
  ].toSorted((one, other) => other.at.getTime() - one.at.getTime());
  if (last?.state !== 'failed' || !last.reason || !NEVER_REACHED.includes(last.reason)) return undefined;
  return { warning: { code: 'number-not-reached', requestId: last.of, why: last.reason, at: last.at } };
}

/** How somebody is asked: by text, or by e-mail where no text can go and an address is given. */
export interface Reached {
  payer: Answer<Payer>;
  /** Why it can go by e-mail instead, which is offered. */
  untexted?: Untexted;
  /** What is wrong with the address. */
  problem?: Refusal;
}

/**
 * @param typed the address that was entered for who was chosen; empty for none
 * @param sent as for `whyUntexted`
 */
export async function reach(
  { store, papers }: Pick<PaymentsHouse, 'store'> & { papers: Pick<PaymentsHouse['papers'], 'byMail'> },
  company: Company,
  chosen: Payer,
  typed: string,
  sent?: LastSent,
): Promise<Reached> {
  if (chosen.email) return { payer: papers.byMail ? granted(chosen) : refused({ code: 'mail-not-set-up' }) };
  const untexted = await whyUntexted(store, company, chosen, sent);
  if (!untexted) return { payer: granted(chosen) };
  if (papers.byMail && typed.trim() !== '') {
    const email = unlessCard(typed, parseEmail(typed));
    if (email.ok) return { payer: granted({ ...chosen, email: email.value }), untexted };
    return { payer: granted(chosen), untexted, problem: email.refusal };
  }
  return { payer: 'refusal' in untexted ? refused(untexted.refusal) : granted(chosen), untexted };
}

/** What is to be known before a text goes to somebody whom the last one did not reach. */
export const notReached = (payer: Payer | undefined, untexted: Untexted | undefined): Warning[] =>
  payer && !payer.email && untexted && 'warning' in untexted ? [untexted.warning] : [];

/** What the message is told of who is asked: how they are reached, and whether it is the first text they get. */
export async function addressed(
  { requests }: PaymentsHouse['store'],
  { id: companyId }: Company,
  { known, phone, email, name }: Payer,
): Promise<Pick<MessageParts, 'customer' | 'first' | 'byMail'>> {
  const named = name ? { name } : {};
  if (email) return { customer: { email, ...named }, first: false, byMail: true };
  // Nobody is asked before they are a customer: a new number was never texted.
  const earlier = known && phone ? await requests.latestFor(companyId, phone) : undefined;
  return { customer: { ...(phone && { phone }), ...named }, first: !earlier || earlier.texts.length === 0 };
}

/** What a form says of it, where no text can go to who was chosen and an e-mail can. */
export function mailOffer(
  { papers }: Pick<PaymentsHouse, 'papers'>,
  untexted: Untexted | undefined,
  customer: Customer | undefined,
): { mail?: MailOffer } {
  if (!untexted || !papers.byMail) return {};
  const isStopped = 'refusal' in untexted && untexted.refusal.code === 'customer-opted-out';
  const known = customer?.email;
  return { mail: { why: isStopped ? 'opted-out' : 'not-textable', ...(known ? { known } : {}) } };
}
