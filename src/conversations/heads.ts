import type { Announcing } from '../promises/outbox.ts';
import type { HeadId } from './conversation.ts';
import type { ConversationsHouse } from './house.ts';

/** The document whose card heads a thread, as it now is; undefined when it is gone, or of a later version's kind. */
export async function headIn(
  { store, subjects }: Pick<ConversationsHouse, 'store' | 'subjects'>,
  companyId: string,
  { kind, id }: HeadId,
): Promise<Announcing | undefined> {
  if (kind === 'text') return store.texts.get(companyId, id);
  if (kind === 'answer') return store.outgoingTexts.get(companyId, id);
  return kind === 'request' ? subjects.heading(companyId, id) : undefined;
}
