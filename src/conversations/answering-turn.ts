import { type Actor, companyOf } from '../company/index.ts';
import { type Customer, hasOptedOut } from '../customers/index.ts';
import { tongueOf } from '../kernel/language.ts';
import { isPhone } from '../kernel/phone.ts';
import { type Answer, granted, refused } from '../kernel/refusal.ts';
import type { Occasion } from './answer-words.ts';
import type { ConversationsHouse } from './house.ts';
import type { IncomingText } from './incoming-text.ts';
import type { OutgoingText } from './outgoing-text.ts';

/** So many of the latest texts to a customer are looked at. */
const LATEST = 50;

/** Whom a member answers, and what has been said since the customer wrote last. */
export interface Turn extends Occasion {
  customer: { phone: string; name?: string };
  said: IncomingText | undefined;
  /** Colleagues' answers since then, in their order. */
  answered: OutgoingText[];
}

/** The turn of a conversation that the member's company has; refused when this number must not or cannot be texted. */
export async function turnOf(house: ConversationsHouse, actor: Actor, phone: string): Promise<Answer<Turn>> {
  const { store, subjects, directory } = house;
  const { companyId } = actor;
  const company = await companyOf(directory, actor);
  const [conversation, known, said, latest, asked] = await Promise.all([
    store.conversations.between(companyId, company.textSender, phone),
    store.customers.byPhone(companyId, phone),
    store.texts.latestFrom(companyId, phone),
    store.outgoingTexts.latestTo(companyId, phone, LATEST),
    subjects.latestHead(companyId, phone),
  ]);
  if (!conversation && !said && !asked) return refused({ code: 'answer-gone' });
  if (!isPhone(phone)) return refused({ code: 'phone-not-textable' });
  const customer = { phone, ...(known?.name ? { name: known.name } : {}) };
  if (known && hasOptedOut(known)) return refused({ code: 'customer-opted-out', ...customer });
  const since = latest
    .filter(({ answer, createdAt }) => answer && !answer.undone && (!said || createdAt >= said.receivedAt))
    .toReversed();
  return granted({
    ...{ company, customer, said, tongue: readsIn(known, company.language), memberFirstName: actor.firstName },
    answered: since.filter(({ answer }) => answer?.by.id !== actor.id),
    isFirstOfTurn: !since.some((text) => text.answer?.by.id === actor.id && isToArrive(text)),
    isFirstOfAll: !latest.some(isToArrive) && !asked,
  });
}

/** What was taken back or failed told the customer nothing: neither who writes, nor how to stop. */
const isToArrive = ({ answer, state }: OutgoingText): boolean => !answer?.undone && state !== 'failed';

const readsIn = (customer: Customer | undefined, language: string) => customer?.tongue ?? tongueOf(language);
