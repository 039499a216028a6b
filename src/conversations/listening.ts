import type { Actor } from '../company/index.ts';
import type { Said } from '../kernel/screen.ts';
import { hasCardNumber } from './card-numbers.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationsHouse } from './house.ts';
import type { ConversationScreen } from './screen.ts';

/** Whoever goes on writing in a thread is told once a day; a process that starts anew may tell it once more. */
const TOLD_FOR_MS = 24 * 3_600_000;
const MOST_REMEMBERED = 10_000;

/** What members write in the threads of customers, which no customer gets. Nothing of it is stored. */
export function createListening({ store, clock }: Pick<ConversationsHouse, 'store' | 'clock'>) {
  const told = new Map<string, number>();

  function isToldAlready({ workspaceId, id }: Actor, { thread }: Said): boolean {
    const whom = `${workspaceId}/${id}/${thread}`;
    const now = clock.now().getTime();
    const last = told.get(whom);
    if (last !== undefined && now - last < TOLD_FOR_MS) return true;
    if (told.size >= MOST_REMEMBERED) told.clear();
    told.set(whom, now);
    return false;
  }

  async function staysInTeam({ companyId, phone }: Conversation): Promise<ConversationScreen> {
    const customer = await store.customers.byPhone(companyId, phone);
    return { kind: 'stays-in-team', to: { phone, ...(customer?.name ? { name: customer.name } : {}) } };
  }

  /** What the writer is told, if anything; undefined when no customer's thread stands there. */
  return async function said(actor: Actor, what: Said): Promise<{ show?: ConversationScreen } | undefined> {
    const { companyId, room } = actor;
    const conversation = room && (await store.conversations.byThread(companyId, room, what.thread));
    if (!conversation) return undefined;
    if (what.change === 'deleted') return {};
    if (hasCardNumber(what.text)) return { show: { kind: 'card-number-written' } };
    if (what.change === 'edited' || isToldAlready(actor, what)) return {};
    return { show: await staysInTeam(conversation) };
  };
}
