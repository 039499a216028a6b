import { type Errand, unchanged } from '../promises/announcer.ts';
import type { ConversationsHouse } from './house.ts';

/** A text of somebody who was erased is deleted by the carrier as well. Doing it twice is harmless. */
export const forgetting = <T extends { companyId: string; sid?: string }>({
  sms,
}: Pick<ConversationsHouse, 'sms'>): Errand<T> => ({
  lane: 'forgetting',
  harmless: true,
  async keep({ companyId, sid }) {
    if (sid) await sms.forget(companyId, sid);
    return unchanged;
  },
  never: () => unchanged,
});
