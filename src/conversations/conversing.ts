import { companyOf } from '../company/index.ts';
import { change } from '../kernel/change.ts';
import { Unreadable } from '../kernel/refusal.ts';
import { type Conversation, goingOn, type Head, headed, opened } from './conversation.ts';
import type { ConversationsHouse, Conversing, Told, Whom } from './house.ts';
import { headOf } from './incoming-text.ts';

/** Finds conversations, and tells them what has become of their threads. */
export function createConversing({
  store: { conversations, texts },
  ...house
}: Pick<ConversationsHouse, 'store' | 'directory' | 'subjects' | 'newId' | 'log'>): Conversing {
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

  /** `false`: somebody else just did. */
  async function make(whom: Whom, sender: string, { at, head, room }: Told): Promise<boolean> {
    const blank = opened({ id: house.newId('cnv'), ...whom, sender }, at);
    const before = headed(blank, at, await latest(whom)) ?? blank;
    return conversations.insert(headed(before, at, head, room) ?? before);
  }

  async function senderOf({ companyId, phone }: Whom): Promise<string> {
    return (await companyOf(house.directory, { id: phone, companyId })).textSender;
  }

  return {
    async goingOn(whom) {
      const known = await find(whom, await senderOf(whom));
      const there = known && known !== 'unreadable' && goingOn(known);
      if (there) return there;
      const head = await latest(whom);
      if (!head || head.cards.length === 0) return undefined;
      const { kind, id, cards } = head;
      return { head: { kind, id }, rooms: cards.map(({ room }) => room) };
    },

    async tell({ companyId, phone }, told) {
      const sender = await senderOf({ companyId, phone });
      const known = await find({ companyId, phone }, sender);
      if (known === 'unreadable' || (!known && (await make({ companyId, phone }, sender, told)))) return;
      const stored = { ...conversations, read: () => conversations.between(companyId, sender, phone) };
      await change(stored, (now) => headed(now, told.at, told.head, told.room), known);
    },
  };
}
