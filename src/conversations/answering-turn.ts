import { type Actor, companyOf } from '../company/index.ts';
import { type Customer, hasOptedOut } from '../customers/index.ts';
import { tongueOf } from '../kernel/language.ts';
import { isPhone } from '../kernel/phone.ts';
import { type Answer, granted, type Refusal, refused } from '../kernel/refusal.ts';
import type { Occasion } from './answer-words.ts';
import type { ConversationsHouse } from './house.ts';
import type { IncomingText } from './incoming-text.ts';
import type { OutgoingText } from './outgoing-text.ts';
import { MOST_PARTS, ONE_BREATH_MS } from './split-card.ts';

/** So many of the latest texts to a customer are looked at. */
const LATEST = 50;

/** Whom a member answers, and what has been said since the customer wrote last. */
export interface Turn extends Occasion {
  customer: { phone: string; name?: string };
  said: IncomingText | undefined;
  /** Colleagues' answers since then, in their order. */
  answered: OutgoingText[];
}

/** The turn of a conversation that the member's company has; refused where it has none, and as `turnTo`. */
export async function turnOf(house: ConversationsHouse, actor: Actor, phone: string): Promise<Answer<Turn>> {
  const { textSender } = await companyOf(house.directory, actor);
  const [conversation, said, asked] = await Promise.all([
    house.store.conversations.between(actor.companyId, textSender, phone),
    house.store.texts.latestFrom(actor.companyId, phone),
    house.subjects.latestHead(actor.companyId, phone),
  ]);
  return conversation || said || asked ? turnTo(house, actor, phone) : refused({ code: 'answer-gone' });
}

/** The turn, with whomever; refused when this number must not or cannot be texted. */
export async function turnTo(house: ConversationsHouse, actor: Actor, phone: string): Promise<Answer<Turn>> {
  const { store, subjects, directory } = house;
  const { companyId } = actor;
  const company = await companyOf(directory, actor);
  const [known, said, latest, asked] = await Promise.all([
    store.customers.byPhone(companyId, phone),
    store.texts.latestFrom(companyId, phone),
    store.outgoingTexts.latestTo(companyId, phone, LATEST),
    subjects.latestHead(companyId, phone),
  ]);
  if (!isPhone(phone)) return refused({ code: 'phone-not-textable' });
  const customer = { phone, ...(known?.name ? { name: known.name } : {}) };
  if (known && hasOptedOut(known)) return refused({ code: 'customer-opted-out', ...customer });
  const unreachable = neverReached(
    latest.find(({ state }) => state !== 'queued'),
    said,
  );
  if (unreachable) return refused(unreachable);
  const since = latest
    .filter(({ answer, createdAt }) => answer && !answer.undone && (!said || createdAt >= said.receivedAt))
    .toReversed();
  return granted({
    ...{ company, customer, said, tongue: readsIn(known, company.language), memberFirstName: actor.firstName },
    answered: since.filter(({ answer }) => answer?.by.id !== actor.id),
    isFirstOfTurn: !since.some((text) => text.answer?.by.id === actor.id && isToArrive(text)),
    justSaid: justSaidIn(latest, house.clock.now()),
    isFirstOfAll: !latest.some(isToArrive) && !asked,
  });
}

function justSaidIn(latest: OutgoingText[], now: Date): string[] {
  const since = now.getTime() - ONE_BREATH_MS;
  const answers = latest.filter(({ answer, createdAt }) => answer && !answer.undone && createdAt.getTime() >= since);
  return answers
    .slice(0, MOST_PARTS)
    .flatMap(({ answer }) => answer?.typed ?? [])
    .toReversed();
}

/** What was taken back or failed told the customer nothing: neither who writes, nor how to stop. */
const isToArrive = ({ answer, state }: OutgoingText): boolean => !answer?.undone && state !== 'failed';

const readsIn = (customer: Customer | undefined, language: string) => customer?.tongue ?? tongueOf(language);

/** What the carrier says of the number itself, which nobody who texts has. */
function neverReached(last: OutgoingText | undefined, said: IncomingText | undefined): Refusal | undefined {
  if (last?.state !== 'failed' || (said && said.receivedAt > last.createdAt)) return undefined;
  if (last.reason === 'landline') return { code: 'phone-landline' };
  return last.reason === 'not-textable' || last.reason === 'invalid-number'
    ? { code: 'phone-not-textable' }
    : undefined;
}
