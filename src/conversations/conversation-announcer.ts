import { companyOf } from '../company/index.ts';
import { hasOptedOut } from '../customers/index.ts';
import { type Announcer, unchanged } from '../promises/announcer.ts';
import { momentOf } from '../promises/outbox.ts';
import { type Conversation, goingOn, type HeadId } from './conversation.ts';
import { isQuiet, liveOver } from './handling.ts';
import { headIn, redrawHead } from './heads.ts';
import type { ConversationsHouse } from './house.ts';
import type { TextMessage } from './messages.ts';
import { notifying } from './notifying.ts';

/** What is told of a conversation in its thread, whose head shows who has it. */
export function createConversationAnnouncer(house: ConversationsHouse): Announcer<Conversation, TextMessage> {
  const { store, directory } = house;
  async function about(conversation: Conversation) {
    const { companyId, phone } = conversation;
    const [company, known] = await Promise.all([
      companyOf(directory, conversation),
      store.customers.byPhone(companyId, phone),
    ]);
    const customer = { phone, ...(known?.name && { name: known.name }) };
    return { company, customer, isOut: known !== undefined && hasOptedOut(known) };
  }
  return {
    documents: store.conversations,
    inThread: true,
    // Only in a room that stands in for another: everywhere else the head of its thread shows it.
    async card(conversation) {
      const { phone, assigned, closed } = conversation;
      const { isOut, ...whose } = await about(conversation);
      const out = isOut && ({ optedOut: true } as const);
      const handling = { phone, ...(assigned && { assigned }), ...(closed && { closed }), ...out };
      return { kind: 'conversation', handling, ...whose };
    },
    async news(conversation, news) {
      const { assigned } = conversation;
      const isTold = news.kind === 'conversation-assigned' && news.by !== news.to && assigned?.to.name === news.to;
      const asker = isTold && assigned ? { asker: assigned.to } : {};
      const { isOut: _, ...whose } = await about(conversation);
      const message = { kind: 'news', news, ...whose, ...asker } as const;
      return { message, wholeRoom: news.kind === 'assignee-left' };
    },
    async root(conversation) {
      const there = goingOn(conversation);
      return there && headIn(house, conversation.companyId, there.head);
    },
    isOnCard: () => true,
    placed: async () => undefined,
    errands: {
      'redraw-head': {
        lane: 'heads',
        harmless: true,
        async keep({ companyId }, about) {
          const [kind, id = ''] = about.split(' ');
          await redrawHead(house, companyId, { kind: kind as HeadId['kind'], id });
          return unchanged;
        },
        never: () => unchanged,
      },
      notify: notifying(house, async (conversation, since) => {
        const { companyId, id, phone, assigned, threads } = conversation;
        // It has changed hands again meanwhile, and they are told of that.
        if (assigned?.at.toISOString() !== since) return undefined;
        const { to, by, note, at } = assigned;
        const there = goingOn(conversation);
        return {
          ...({ companyId, kind: 'assigned', key: `${id} ${since}`, about: phone } as const),
          news: { kind: 'conversation-assigned', to: to.name, by, at, ...(note && { note }) } as const,
          customer: (await about(conversation)).customer,
          ...(there && { head: there.head }),
          concerned: [to],
          rooms: there?.rooms ?? threads.map(({ room }) => room),
        };
      }),
      'end-live': {
        lane: 'heads',
        harmless: true,
        keep: async () => (now) => {
          const moment = momentOf(house);
          return now.live && isQuiet(now.live, moment.now) ? (liveOver(now, undefined, moment) ?? now) : now;
        },
        never: () => unchanged,
      },
    },
  };
}
