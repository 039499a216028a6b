import { type Company, companyOf, quietDaysOf, type RoomId, roomsFor } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { change } from '../kernel/change.ts';
import { Unreadable } from '../kernel/refusal.ts';
import { momentOf } from '../promises/outbox.ts';
import { type Conversation, goingOn, type Head, type HeadId, headed, opened } from './conversation.ts';
import { handlingOf, spoken } from './handling.ts';
import { headIn, WRITTEN_WITHIN_MS } from './heads.ts';
import type { Change, ConversationsHouse, Conversing, Opening, Told, Whom } from './house.ts';
import { headOf } from './incoming-text.ts';
import { routeOf } from './routing.ts';

const DAY_MS = 86_400_000;

/** Finds conversations, and tells them what has become of their threads. */
export function createConversing({
  store: { conversations, customers, texts, outgoingTexts },
  ...house
}: Pick<ConversationsHouse, 'store' | 'directory' | 'subjects' | 'clock' | 'newId' | 'log' | 'wake'>): Conversing {
  /** One that cannot be read is set aside: what customers say is shown all the same. */
  async function find({ companyId, phone }: Whom, sender: string): Promise<Conversation | 'unreadable' | undefined> {
    try {
      return await conversations.between(companyId, sender, phone);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      house.log.error('a conversation is set aside', { error });
      return 'unreadable';
    }
  }

  /** What heads the newest thread where no conversation knows: of an earlier version, or of this very moment. */
  async function latest({ companyId, phone }: Whom): Promise<Head | undefined> {
    const asked = await house.subjects.latestHead(companyId, phone);
    if (asked) return asked;
    const text = await texts.latestThreadOf(companyId, phone);
    return text && headOf(text);
  }

  /** Undefined when somebody else just did. */
  async function make(whom: Whom, sender: string, told: Told): Promise<Conversation | undefined> {
    const blank = opened({ id: house.newId('cnv'), ...whom, sender }, told.at);
    const before = headed(blank, told.at, await latest(whom)) ?? blank;
    const made = heard(before, told) ?? before;
    return (await conversations.insert(made)) ? made : undefined;
  }

  /** The conversation as what it is told leaves it; undefined when it knows. */
  function heard(now: Conversation, { at, head, room, wrote }: Told): Conversation | undefined {
    const next = headed(now, at, head, room);
    return wrote ? (spoken(next ?? now, wrote, momentOf(house)) ?? next) : next;
  }

  async function senderOf({ companyId, phone }: Whom): Promise<string> {
    return (await companyOf(house.directory, { id: phone, companyId })).textSender;
  }

  const storedAs = ({ companyId, phone }: Whom, sender: string) => ({
    ...conversations,
    read: () => conversations.between(companyId, sender, phone),
  });

  /** Whatever it then promises is delivered at once. */
  function wake(conversation: Conversation | undefined): Conversation | undefined {
    if (conversation && conversation.outbox.length > 0) house.wake('conversations', conversation);
    return conversation;
  }

  const isQuiet = ({ lastAt }: Pick<Conversation, 'lastAt'>, company: Company): boolean =>
    house.clock.now().getTime() - lastAt.getTime() > quietDaysOf(company) * DAY_MS;

  /** A text says that it opens a thread before it is written: its process may have died in between. */
  async function isThere({ companyId, threads }: Conversation, { head }: { head: HeadId }): Promise<boolean> {
    const its = threads.filter((thread) => isSameHead(thread.head, head));
    if (head.kind === 'request' || its.some(({ messageId }) => messageId !== undefined)) return true;
    const now = house.clock.now().getTime();
    if (its.some(({ since }) => now - since.getTime() < WRITTEN_WITHIN_MS)) return true;
    return (await headIn({ store: { texts, outgoingTexts }, subjects: house.subjects }, companyId, head)) !== undefined;
  }

  async function of(whom: Whom): Promise<Conversation | undefined> {
    const known = await find(whom, await senderOf(whom));
    return known === 'unreadable' ? undefined : known;
  }

  async function current(whom: Whom): Promise<{ head: HeadId; rooms: RoomId[] } | undefined> {
    const known = await of(whom);
    const there = known && goingOn(known);
    if (there) return there;
    const head = await latest(whom);
    if (!head || head.cards.length === 0) return undefined;
    const { kind, id, cards } = head;
    return { head: { kind, id }, rooms: cards.map(({ room }) => room) };
  }

  /** Where nobody has written to the other before: where the member does who has the first word, or where it belongs. */
  async function firstOf(
    company: Company,
    whom: Whom,
    known: Conversation | undefined,
    typedIn?: RoomId,
  ): Promise<Opening> {
    const { isChosen: _, rooms: routed, ...more } = await routeOf(house.subjects, company, whom, known);
    const rooms = roomsFor(company, typedIn, routed);
    return { rooms, ...(rooms.every((room) => routed.includes(room)) && more) };
  }

  return {
    of,
    goingOn: current,

    async forNew(whom, typedIn) {
      const company = await companyOf(house.directory, { id: whom.phone, companyId: whom.companyId });
      const known = await of(whom);
      const there = known && goingOn(known);
      if (!there) return (await current(whom)) ?? firstOf(company, whom, known, typedIn);
      const isOpen = await isThere(known, there);
      if (isOpen && !isQuiet(known, company)) return there;
      const gone = new Set(company.rooms.flatMap(({ id, goneAt }) => (goneAt ? [id] : [])));
      const rooms = there.rooms.filter((room) => !gone.has(room));
      const { isChosen, ...routed } = await routeOf(house.subjects, company, whom, known);
      return { ...(isOpen && { follows: there.head }), ...routed, ...(!isChosen && rooms.length > 0 && { rooms }) };
    },

    async open(whom, head) {
      const company = await companyOf(house.directory, { id: whom.phone, companyId: whom.companyId });
      const { textSender: sender } = company;
      const known = await find(whom, sender);
      const own = { head: { kind: head.kind, id: head.id }, rooms: head.cards.map(({ room }) => room) };
      if (known === 'unreadable') return own;
      const told = { at: head.since, head };
      const made = known ? undefined : await make(whom, sender, told);
      const there = known && goingOn(known);
      const gone = there && !(await isThere(known, there)) ? there.head : undefined;
      const opened =
        made ??
        (await change(storedAs(whom, sender), (now) => {
          const current = goingOn(now);
          const isOpen = current && !(gone && isSameHead(current.head, gone));
          return isOpen && !isQuiet(now, company) ? undefined : headed(now, told.at, head);
        }));
      return (opened && goingOn(opened)) ?? own;
    },

    async handling(whom, head) {
      const known = await of(whom);
      const shown = known ? handlingOf(known, head) : head.kind === 'text' ? { phone: whom.phone } : undefined;
      const customer = shown && (await customers.byPhone(whom.companyId, whom.phone));
      return customer && hasOptedOut(customer) ? { ...shown, optedOut: true } : shown;
    },

    async tell({ companyId, phone }, told) {
      const whom = { companyId, phone };
      const sender = await senderOf(whom);
      const known = await find(whom, sender);
      if (known === 'unreadable') return;
      const made = known ? undefined : await make(whom, sender, told);
      wake(made ?? (await change(storedAs(whom, sender), (now) => heard(now, told), known)));
    },

    async change(whom, decide: Change) {
      const sender = await senderOf(whom);
      const known = await find(whom, sender);
      if (known === 'unreadable') return undefined;
      // Of an earlier version, which kept none: there is one as soon as there is a thread.
      const at = house.clock.now();
      if (!known && (await latest(whom))) await make(whom, sender, { at });
      return wake(await change(storedAs(whom, sender), (now) => decide(now, momentOf(house))));
    },
  };
}

const isSameHead = (one: HeadId, other: HeadId): boolean => one.kind === other.kind && one.id === other.id;
