import { change, one } from '../kernel/change.ts';
import { momentOf, redrawn } from '../promises/outbox.ts';
import { hasCardNumber, maskCardNumbers } from './card-numbers.ts';
import type { ConversationsHouse } from './house.ts';
import type { IncomingText } from './incoming-text.ts';
import type { ReceivedText } from './received-text.ts';
import { ONE_BREATH_MS, splitCard } from './split-card.ts';

/** What a customer wrote, as it may be kept. */
export interface Masked {
  body: string;
  /** A payment card's number in it is masked. */
  masked: boolean;
  /** The text that the number begins in. */
  begunIn?: IncomingText;
}

/** Keeps the numbers of payment cards out of what is kept of customers' texts. */
export function createMasking(house: Pick<ConversationsHouse, 'store' | 'clock' | 'newId' | 'wake'>) {
  const { store, clock } = house;
  return {
    async mask(companyId: string, { sid, from, body, at = clock.now() }: ReceivedText): Promise<Masked> {
      const whole = { body: maskCardNumbers(body), masked: hasCardNumber(body) };
      const before = await store.texts.latestFrom(companyId, from);
      // It may be this very text, told twice at once.
      if (!before || before.sid === sid) return whole;
      if (Math.abs(at.getTime() - before.receivedAt.getTime()) > ONE_BREATH_MS) return whole;
      // No carrier promises to tell of two texts in the order in which they were written.
      const part = splitCard(before.body, whole.body)?.text ?? splitCard(whole.body, before.body)?.before;
      return part === undefined ? whole : { body: part, masked: true, begunIn: before };
    },

    /**
     * Masks the other part, too, in what is kept and what is still to be told of it; a card that shows it is drawn anew.
     * News that a room has been told stays there. `rest`: the text that has the rest of the number, as it was sent. After
     * that one is stored: a process that dies in between leaves a part that is no number by itself.
     */
    async maskBeginning({ companyId, id }: IncomingText, rest: string): Promise<void> {
      const text = await change(one(store.texts, companyId, id), (now) => {
        const other = maskCardNumbers(rest);
        const body = splitCard(now.body, other)?.before ?? splitCard(other, now.body)?.text;
        if (body === undefined) return undefined;
        const outbox = now.outbox.map((item) =>
          item.kind === 'news' ? { ...item, news: { ...item.news, body, masked: true } } : item,
        );
        const masked = { ...now, body, masked: true, outbox };
        return now.threadOf ? masked : redrawn(masked, momentOf(house));
      });
      if (text) house.wake('texts', text);
    },
  };
}
