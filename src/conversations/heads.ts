import { change, one } from '../kernel/change.ts';
import { Outage } from '../kernel/refusal.ts';
import { type Announcing, momentOf, redrawn } from '../promises/outbox.ts';
import type { HeadId } from './conversation.ts';
import type { ConversationsHouse } from './house.ts';

/** So long after a thread was opened what heads it may still be on its way into the store. */
export const WRITTEN_WITHIN_MS = 10_000;

/** The document whose card heads a thread, as it now is; undefined when it is gone, or of a later version's kind. */
export async function headIn(
  {
    store,
    subjects,
  }: Pick<ConversationsHouse, 'subjects'> & {
    store: Pick<ConversationsHouse['store'], 'texts' | 'outgoingTexts'>;
  },
  companyId: string,
  { kind, id }: HeadId,
): Promise<Announcing | undefined> {
  if (kind === 'text') return store.texts.get(companyId, id);
  if (kind === 'answer') return store.outgoingTexts.get(companyId, id);
  return kind === 'request' ? subjects.heading(companyId, id) : undefined;
}

/**
 * What heads the thread that a text of this moment stands in. @throws Outage while another process may still be writing it:
 * told now, the text would stand in no thread
 */
export async function rootIn(
  house: Parameters<typeof headIn>[0] & Pick<ConversationsHouse, 'clock'>,
  companyId: string,
  { head, at }: { head: HeadId; at: Date },
): Promise<Announcing | undefined> {
  const root = await headIn(house, companyId, head);
  if (root || house.clock.now().getTime() - at.getTime() >= WRITTEN_WITHIN_MS) return root;
  throw new Outage('store', 'thread', { outcome: 'no', code: 'no-thread-yet' });
}

/** Has the card that heads a thread drawn anew. */
export async function redrawHead(house: ConversationsHouse, companyId: string, { kind, id }: HeadId): Promise<void> {
  const { store } = house;
  if (kind === 'request') return house.subjects.redrawHeading(companyId, id);
  if (kind === 'text') {
    const text = await change(one(store.texts, companyId, id), (now) => redrawn(now, momentOf(house)));
    if (text) house.wake('texts', text);
    return;
  }
  const text = await change(one(store.outgoingTexts, companyId, id), (now) => redrawn(now, momentOf(house)));
  if (text) house.wake('outgoingTexts', text);
}
