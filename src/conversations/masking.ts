import { change, one } from '../kernel/change.ts';
import { momentOf, redrawn } from '../promises/outbox.ts';
import { hasCardNumber, maskCardNumbers } from './card-numbers.ts';
import type { ConversationsHouse } from './house.ts';
import type { IncomingText } from './incoming-text.ts';
import type { ReceivedText } from './received-text.ts';
import { mayBePart, ONE_BREATH_MS, splitCard } from './split-card.ts';

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

  /** Masks what of a number stands in a text whose other part is `rest`; gives whether it did. */
  async function maskPart({ companyId, id }: IncomingText, rest: string): Promise<boolean> {
    const other = maskCardNumbers(rest);
    let isMasked = false;
    const text = await change(one(store.texts, companyId, id), (now) => {
      const body = splitCard(now.body, other)?.before ?? splitCard(other, now.body)?.text;
      isMasked = body !== undefined;
      if (body === undefined) return undefined;
      const outbox = now.outbox.map((item) =>
        item.kind === 'news' ? { ...item, news: { ...item.news, body, masked: true } } : item,
      );
      const masked = { ...now, body, masked: true, outbox };
      return now.threadOf ? masked : redrawn(masked, momentOf(house));
    });
    if (text) house.wake('texts', text);
    return isMasked;
  }

  return {
    async mask(companyId: string, { sid, from, body, at = clock.now() }: ReceivedText): Promise<Masked> {
      const whole = { body: maskCardNumbers(body), masked: hasCardNumber(body) };
      const before = await store.texts.latestBeside({ companyId, phone: from, sid });
      if (!before || !areOneBreath(at, before.receivedAt)) return whole;
      // No carrier promises to tell of two texts in the order in which they were written.
      const part = splitCard(before.body, whole.body)?.text ?? splitCard(whole.body, before.body)?.before;
      return part === undefined ? whole : { body: part, masked: true, begunIn: before };
    },

    /**
     * Masks the other part, too, in what is kept and what is still to be told of it; a card that shows it is drawn anew.
     * News that a room has been told stays there. `rest`: the text that has the rest of the number, as it was sent. After
     * that one is stored: a process that dies in between leaves a part that is no number by itself.
     */
    async maskBeginning(begunIn: IncomingText, rest: string): Promise<void> {
      await maskPart(begunIn, rest);
    },

    /**
     * Two parts that were told at the same moment did not see each other: whoever is stored last finds both. Gives
     * whether it was this call that did, so that one of them warns the customer.
     */
    async maskBeside({ companyId, phone, sid }: Pick<IncomingText, 'companyId' | 'phone' | 'sid'>): Promise<boolean> {
      const text = await store.texts.bySid(companyId, sid);
      if (!text || !mayBePart(text.body)) return false;
      const beside = await store.texts.latestBeside({ companyId, phone, sid });
      if (!beside || !areOneBreath(text.receivedAt, beside.receivedAt)) return false;
      const [first, second] = text.sid < beside.sid ? [text, beside] : [beside, text];
      const isMasked = await maskPart(first, second.body);
      await maskPart(second, first.body);
      return isMasked;
    },
  };
}

const areOneBreath = (one: Date, other: Date): boolean => Math.abs(one.getTime() - other.getTime()) <= ONE_BREATH_MS;
