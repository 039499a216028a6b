import { Outage } from '../kernel/refusal.ts';
import type { Errand } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import type { Attachment } from './attachment.ts';
import { type Fetched, fetched, notFetched } from './attachments.ts';
import type { ConversationsHouse } from './house.ts';
import type { IncomingText } from './incoming-text.ts';

const NOT = { 'a-picture': 'other', 'small-enough': 'too-large', there: 'unreachable' } as const;

/** Fetches one thing that came with a customer's text, and keeps it drawn anew where it is a picture. */
export function fetchingAttachment(house: ConversationsHouse): Errand<IncomingText> {
  const { sms, pictures, store, log } = house;

  async function fetch({ companyId, sid, phone }: IncomingText, place: number, { ref }: Attachment): Promise<Fetched> {
    const got = await sms.attachment({ companyId, sid, place, ...(ref && { ref }) });
    const type = got.type ? { type: got.type } : {};
    if ('not' in got) return { ...type, state: NOT[got.not] };
    const drawn = await pictures.photo(got.bytes);
    if (drawn.ok)
      return {
        ...type,
        state: 'kept',
        file: await store.files.keep(companyId, { type: 'image/jpeg', bytes: drawn.value }, { owner: phone }),
      };
    // What never said that it is a picture, and is none, is something else.
    const isOther = drawn.refusal.code === 'picture-of-other-kind' && !/^image\//i.test(got.type);
    return { ...type, state: isOther ? 'other' : 'unreadable' };
  }

  return {
    lane: 'attachments',
    harmless: true,
    async keep(text, about) {
      const place = Number(about);
      const known = text.attachments[place];
      if (known?.state !== 'waiting') return (now) => now;
      try {
        const what = await fetch(text, place, known);
        return (now) => fetched(now, place, what, momentOf(house));
      } catch (error) {
        if (!(error instanceof Outage)) throw error;
        log.warn('a picture could not be fetched yet', { text: text.id, place, error });
        return (now) => notFetched(now, place, momentOf(house), error.retryAfterMs);
      }
    },
    never: (about) => (now) => fetched(now, Number(about), { state: 'unreachable' }, momentOf(house)),
  };
}
