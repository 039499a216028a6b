import { change, one } from '../kernel/change.ts';
import { type Announcing, momentOf, redrawn } from '../promises/outbox.ts';
import type { HeadId } from './conversation.ts';
import type { ConversationsHouse } from './house.ts';

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
