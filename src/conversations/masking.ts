import { change, one } from '../kernel/change.ts';
import { momentOf, redrawn } from '../promises/outbox.ts';
import { hasCardNumber, maskCardNumbers } from './card-numbers.ts';
import type { ConversationsHouse } from './house.ts';
import type { IncomingText } from './incoming-text.ts';
import type { ReceivedText } from './received-text.ts';
import { MOST_PARTS, mayBePart, ONE_BREATH_MS, partsWith } from './split-card.ts';

type Part = Pick<IncomingText, 'id' | 'body'>;

/** What a customer wrote, as it may be kept. */
export interface Masked {
  body: string;
  /** A payment card's number in it is masked. */
  masked: boolean;
  /** The number goes through these as well: as they read, and as they are to. */
  others?: { part: Part; body: string }[];
}

/** Keeps the numbers of payment cards out of what is kept of customers' texts. */
export function createMasking(house: Pick<ConversationsHouse, 'store' | 'clock' | 'newId' | 'wake'>) {
  const { store, clock } = house;

  /** Gives whether it did: it may be masked already. */
  async function maskPart(companyId: string, { id, body: seen }: Part, body: string): Promise<boolean> {
    let isMasked = false;
    const text = await change(one(store.texts, companyId, id), (now) => {
      isMasked = now.body === seen;
      if (!isMasked) return undefined;
      const outbox = now.outbox.map((item) =>
        item.kind === 'news' ? { ...item, news: { ...item.news, body, masked: true } } : item,
      );
      const masked = { ...now, body, masked: true, outbox };
      return now.threadOf ? masked : redrawn(masked, momentOf(house));
    });
    if (text) house.wake('texts', text);
    return isMasked;
  }

  /** What may have parts of one number, around a text of that time, oldest first. */
  async function around(companyId: string, { phone, sid }: { phone: string; sid: string }, at: Date): Promise<Part[]> {
    const beside = await store.texts.latestBeside({ companyId, phone, sid }, MOST_PARTS);
    const other = beside.findIndex(({ body, receivedAt }) => !mayBePart(body) || !areOneBreath(at, receivedAt));
    return beside.slice(0, other < 0 ? beside.length : other).toReversed();
  }

  return {
    async mask(companyId: string, { sid, from, body, at = clock.now() }: ReceivedText): Promise<Masked> {
      const whole = { body: maskCardNumbers(body), masked: hasCardNumber(body) };
      if (!mayBePart(whole.body)) return whole;
      const own: Part = { id: '', body: whole.body };
      const parts = partsWith(await around(companyId, { phone: from, sid }, at), own, (part) => part.body);
      if (!parts) return whole;
      const others = [...parts].flatMap(([part, masked]) => (part === own ? [] : [{ part, body: masked }]));
      return { body: parts.get(own) ?? whole.body, masked: true, others };
    },

    /**
     * Masks the other parts, too, in what is kept and what is still to be told of them; a card that shows one is drawn
     * anew. News that a room has been told stays there. After the text is stored: a process that dies in between leaves
     * parts that are no number by themselves.
     */
    async maskOthers(companyId: string, others: NonNullable<Masked['others']>): Promise<void> {
      for (const { part, body } of others) await maskPart(companyId, part, body);
    },

    /**
     * Parts that were told at the same moment did not see each other: whoever is stored last finds all. Gives whether it
     * was this call that did, so that one of them warns the customer.
     */
    async maskBeside({ companyId, sid }: Pick<IncomingText, 'companyId' | 'sid'>): Promise<boolean> {
      const text = await store.texts.bySid(companyId, sid);
      if (!text || !mayBePart(text.body)) return false;
      const parts = partsWith(await around(companyId, text, text.receivedAt), text as Part, ({ body }) => body);
      if (!parts) return false;
      // In one order whoever does it: of two at once, one masks the first of them and warns.
      const all = [...parts].toSorted(([a], [b]) => (a.id < b.id ? -1 : 1));
      const done: boolean[] = [];
      for (const [part, body] of all) done.push(await maskPart(companyId, part, body));
      return done[0] === true;
    },
  };
}

const areOneBreath = (one: Date, other: Date): boolean => Math.abs(one.getTime() - other.getTime()) <= ONE_BREATH_MS;
