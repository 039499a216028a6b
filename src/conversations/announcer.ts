import { companyOf, type RoomId } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import type { Announcer } from '../promises/announcer.ts';
import { heldForPictures } from './attachments.ts';
import { earlierThread } from './earlier-thread.ts';
import { fetchingAttachment } from './fetching.ts';
import { forgetting } from './forgetting.ts';
import type { Wrote } from './handling.ts';
import { rootIn } from './heads.ts';
import type { ConversationsHouse } from './house.ts';
import { headOf, type IncomingText, newsOf } from './incoming-text.ts';
import type { TextMessage } from './messages.ts';
import { notifying } from './notifying.ts';
import { shownApart, shownTogether, shownWith } from './pictures.ts';
import { standsInFor } from './routing.ts';

/** How a customer's text is shown: by a card of its own, or as news in the thread that it belongs to. */
export const createTextAnnouncer = (house: ConversationsHouse): Announcer<IncomingText, TextMessage> => {
  const { store, directory, subjects, conversing } = house;
  /** Who has the conversation, or opened the thread that it stands in. */
  async function askerOf({ companyId, phone, threadOf }: IncomingText) {
    const assigned = (await conversing.of({ companyId, phone }))?.assigned;
    if (assigned) return assigned.to;
    if (threadOf?.kind === 'answer') return (await store.outgoingTexts.get(companyId, threadOf.id))?.answer?.by;
    return threadOf?.kind === 'request' ? (await subjects.heading(companyId, threadOf.id))?.asker : undefined;
  }
  return {
    documents: store.texts,
    async card(text, room) {
      const { id, threadOf, follows } = text;
      const handling = threadOf ? undefined : await conversing.handling(text, { kind: 'text', id });
      const company = await companyOf(directory, text);
      const earlier = follows && (await earlierThread(house, company, text, { room, head: follows }));
      const insteadOf =
        text.insteadOf ?? (threadOf && (await standsInFor(conversing, company, text, { head: threadOf, room })));
      const more = { ...shownWith(house, text), ...(handling && { handling }), ...(earlier && { earlier }) };
      return { kind: 'incoming-text', text, company, ...more, ...(insteadOf && { insteadOf }) };
    },
    async news(text, news) {
      const { companyId, phone, customer } = text;
      const who = { phone, ...(customer?.name ? { name: customer.name } : {}) };
      const [company, asker, known] = await Promise.all([
        companyOf(directory, text),
        askerOf(text),
        store.customers.byPhone(companyId, phone),
      ]);
      const out = known && hasOptedOut(known) ? ({ optedOut: true } as const) : {};
      const isReply = news.kind === 'customer-replied';
      const attached = isReply ? shownTogether(house, text) : shownApart(house, text, news.place);
      const told = { kind: 'news', news, company, customer: who, ...out, ...attached } as const;
      const message = { ...told, ...(asker && isReply && { asker }) };
      return { message, wholeRoom: isReply };
    },
    async root(text) {
      const { companyId, threadOf: head, receivedAt: at } = text;
      return head ? rootIn(house, companyId, { head, at }) : text;
    },
    async notBefore(text, item) {
      const { room } = item;
      if (isPosted(text, room)) return undefined;
      const held = item.kind === 'news' && item.news.kind === 'customer-replied' && !item.sendingSince;
      const until = held && heldForPictures(text, house.clock.now());
      if (until) return until;
      const before = await store.texts.before(text);
      const owed = before?.outbox.find((item) => item.kind !== 'errand' && item.room === room);
      return before && owed && !isPosted(before, room) ? owed.due : undefined;
    },
    isOnCard: () => true,
    placed: (text, { room }) =>
      conversing.tell(text, {
        at: text.receivedAt,
        room,
        wrote: { at: text.receivedAt, ...wordIn(text) },
        ...(!text.threadOf && { head: headOf(text) }),
      }),
    errands: {
      'fetch-attachment': fetchingAttachment(house),
      forget: forgetting(house),
      notify: notifying(house, async (text) => {
        const { companyId, id, phone, customer, threadOf, cards } = text;
        const asker = await askerOf(text);
        return {
          ...({ companyId, kind: 'new-text', key: id, about: phone } as const),
          news: newsOf(text, house.clock.now()),
          customer: { phone, ...(customer?.name && { name: customer.name }) },
          head: threadOf ?? ({ kind: 'text', id } as const),
          concerned: asker ? [asker] : [],
          rooms: cards.map(({ room }) => room),
        };
      }),
    },
  };
};

/** As a card of its own, which is only drawn anew from here on. */
const isPosted = ({ cards }: IncomingText, room: RoomId): boolean =>
  cards.some((card) => card.room === room && card.messageId !== undefined);

/** What a text says that is answered by itself. */
const wordIn = ({ said, helped }: IncomingText): Pick<Wrote, 'said'> =>
  said ? { said } : helped ? { said: 'help' } : {};
