import { createConsents } from './consents.ts';
import { createEarlyWords } from './early-words.ts';
import type { ConversationsHouse } from './house.ts';
import { createMissed } from './missed.ts';
import { createReceiving } from './receiving.ts';

/** Everything that the carrier tells, and that is to be found with it when it told in vain. */
export function createCarrierSide(house: ConversationsHouse) {
  const { optOut, obey } = createConsents(house);
  const early = createEarlyWords(house, { obey });
  const receiving = createReceiving(house, { optOut, obey }, early);
  return { optOut, early, receiving, missed: createMissed(house, receiving) };
}
