import { type Actor, companyOf, reaches, whoMay } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import type { RoomId } from '../kernel/room-id.ts';
import type { Said } from '../kernel/screen.ts';
import { answerIdOf } from './answer.ts';
import type { createAnswerDesk } from './answer-desk.ts';
import { hasCardNumber } from './card-numbers.ts';
import { type Conversation, goingOn, type HeadId, type Thread } from './conversation.ts';
import { isBy, isQuiet, liveOver, stillLive } from './handling.ts';
import type { ConversationsHouse } from './house.ts';
import type { Mentioned } from './notifying.ts';
import type { ConversationScreen } from './screen.ts';
import { createRest } from './split-card.ts';

/** Whoever goes on writing in a thread is told once a day; a process that starts anew may tell it once more. */
const TOLD_FOR_MS = 24 * 3_600_000;
const MOST_REMEMBERED = 10_000;

/** What is told so long after it was written was meant for another moment. */
const LATE_MS = 60_000;

/** Names stand in a platform's own writing. */
const plain = (text: string): string => text.replace(/<[@!][^<>]*>/g, '').trim();

/** In front of what is meant for the customer, and of nothing else. */
const TO_CUSTOMER = /^\s*>\s?(?=[^>])/;

/**
 * What members write in the threads of customers, which no customer gets unless `>` stands in front. Nothing of the rest
 * is stored, but for who is mentioned in it and wants to be told, until they are.
 */
export function createListening(
  house: Pick<ConversationsHouse, 'store' | 'clock' | 'directory' | 'conversing' | 'notifying'>,
  answers: Pick<ReturnType<typeof createAnswerDesk>, 'say' | 'undo' | 'mark'>,
) {
  const { store, clock, directory, conversing, notifying } = house;
  const told = new Map<string, number>();
  const isRestOfCard = createRest(clock);

  function isToldAlready({ workspaceId, id }: Actor, { thread }: Said, what: 'stays' | 'opted-out'): boolean {
    const whom = `${workspaceId}/${id}/${thread} ${what}`;
    const now = clock.now().getTime();
    const last = told.get(whom);
    if (last !== undefined && now - last < TOLD_FOR_MS) return true;
    if (told.size >= MOST_REMEMBERED) told.clear();
    told.set(whom, now);
    return false;
  }

  /** Whose role texts nobody, with whose does. */
  async function notTheirs({ id, companyId, role = 'viewer' }: Actor): Promise<ConversationScreen> {
    const who = await whoMay(store, await companyOf(directory, { id, companyId }), 'agent');
    return { kind: 'refused', refusal: { code: 'role-needed', role, asked: 'agent', who } };
  }

  async function shownTo<K extends 'stays-in-team' | 'live-over'>(
    kind: K,
    { companyId, phone }: Pick<Conversation, 'companyId' | 'phone'>,
  ) {
    const customer = await store.customers.byPhone(companyId, phone);
    return { kind, to: { phone, ...(customer?.name ? { name: customer.name } : {}) } } as const;
  }

  /**
   * Whether it goes to the customer by itself: the member who is live wrote it, since they are and not long ago. It is
   * over when somebody else writes, or after a while without a word. What stands in an older thread of the customer's is
   * a note: none but the card of the thread that goes on says that somebody is live.
   */
  async function isLive(
    conversation: Conversation,
    { head }: Thread,
    actor: Actor,
    { at }: Said,
  ): Promise<'yes' | 'no' | 'over'> {
    const { live, companyId, phone } = conversation;
    if (!live || goingOn(conversation)?.head.id !== head.id) return 'no';
    const now = clock.now();
    const isTheirs = isBy(live, actor);
    if (isTheirs && live.room !== actor.room) return 'no';
    if (isTheirs && !isQuiet(live, now)) {
      // What was written before, or is told only now, was a note.
      if (!at || at < live.since || now.getTime() - at.getTime() > LATE_MS) return 'no';
      await conversing.change({ companyId, phone }, stillLive);
      return 'yes';
    }
    const by = isTheirs ? undefined : actor.name;
    await conversing.change({ companyId, phone }, (next, moment) => liveOver(next, by, moment));
    return isTheirs ? 'over' : 'no';
  }

  /** Whoever is mentioned in a note is told, however often the platform tells of it. */
  async function tellMentioned(actor: Actor, { companyId, phone }: Conversation, { head }: Thread, what: Said) {
    const { room, workspaceId, id, name } = actor;
    const { mentions = [], text, message, at = clock.now() } = what;
    if (mentions.length === 0 || !room) return;
    const { to: customer } = await shownTo('stays-in-team', { companyId, phone });
    const news: Mentioned = { kind: 'mentioned', by: name, body: plain(text), at };
    await notifying.tell({
      ...{ companyId, kind: 'mentioned', key: `${room} ${message}`, about: phone },
      news,
      ...{ customer, head, rooms: [room], by: { id, workspaceId } },
      concerned: mentions.map((mentioned) => ({ id: mentioned, name: '', workspaceId })),
    });
  }

  /** The thread under that message, in all of its rooms. */
  function whereIn({ threads }: Conversation, thread: Thread): { head: HeadId; rooms: RoomId[] } {
    const { head } = thread;
    return { head, rooms: threads.filter((other) => other.head.id === head.id).map(({ room }) => room) };
  }

  /** What the writer is told, if anything; undefined when no customer's thread stands there. */
  return async function said(actor: Actor, what: Said): Promise<{ show?: ConversationScreen } | undefined> {
    const { companyId, room } = actor;
    const conversation = room && (await store.conversations.byThread(companyId, room, what.thread));
    if (!conversation) return undefined;
    const key = `${room} ${what.message}`;
    // Who deletes their words right away takes them back: what is out already stays, and its card says so.
    if (what.change === 'deleted') {
      await answers.undo(actor, answerIdOf(companyId, key));
      await answers.mark(actor, answerIdOf(companyId, key), 'deleted');
      return {};
    }
    const isRest = isRestOfCard(`${actor.workspaceId}/${actor.id}/${what.thread}`, what);
    if (isRest) return { show: { kind: 'card-number-written', isRest } };
    if (hasCardNumber(what.text)) return { show: { kind: 'card-number-written' } };
    const thread = conversation.threads.find((one) => one.room === room && one.messageId === what.thread);
    const isMarked = TO_CUSTOMER.test(what.text);
    const isByItself = what.change === 'new' && thread ? await isLive(conversation, thread, actor, what) : 'no';
    if (isByItself === 'over' && !isMarked) return { show: await shownTo('live-over', conversation) };
    if (what.change === 'new' && thread && (isMarked || isByItself === 'yes')) {
      if (!reaches(actor.role, 'agent')) return { show: await notTheirs(actor) };
      const show = await answers.say(
        actor,
        conversation.phone,
        what.text.replace(TO_CUSTOMER, ''),
        key,
        whereIn(conversation, thread),
      );
      return show ? { show } : {};
    }
    if (what.change === 'new' && thread) await tellMentioned(actor, conversation, thread, what);
    if (what.change === 'edited') await answers.mark(actor, answerIdOf(companyId, key), 'edited');
    if (what.change === 'edited') return {};
    const customer = await store.customers.byPhone(companyId, conversation.phone);
    const isOut = customer !== undefined && hasOptedOut(customer);
    if (isToldAlready(actor, what, isOut ? 'opted-out' : 'stays')) return {};
    return { show: { ...(await shownTo('stays-in-team', conversation)), ...(isOut && { optedOut: true }) } };
  };
}
