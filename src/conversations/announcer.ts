import { companyOf } from '../company/index.ts';
import type { Announcer } from '../promises/announcer.ts';
import type { ConversationsHouse } from './house.ts';
import { headOf, type IncomingText } from './incoming-text.ts';
import type { TextMessage } from './messages.ts';

/** How a customer's text is shown: by a card of its own, or as news in the thread that it belongs to. */
export const createTextAnnouncer = ({
  store,
  directory,
  subjects,
  conversing,
}: ConversationsHouse): Announcer<IncomingText, TextMessage> => ({
  documents: store.texts,
  async card(text) {
    return { kind: 'incoming-text', text, company: await companyOf(directory, text) };
  },
  async news(text, news) {
    const { phone, customer } = text;
    const who = { phone, ...(customer?.name ? { name: customer.name } : {}) };
    const { kind, id } = text.threadOf ?? {};
    const [company, root] = await Promise.all([
      companyOf(directory, text),
      kind === 'request' && id !== undefined ? subjects.heading(text.companyId, id) : undefined,
    ]);
    const message = { kind: 'news', news, company, customer: who, ...(root && { asker: root.asker }) } as const;
    return { message, wholeRoom: true };
  },
  async root(text) {
    if (!text.threadOf) return text;
    const { kind, id } = text.threadOf;
    return kind === 'text' ? store.texts.get(text.companyId, id) : subjects.heading(text.companyId, id);
  },
  isOnCard: () => true,
  placed: (text, { room }) =>
    conversing.tell(text, { at: text.receivedAt, room, ...(!text.threadOf && { head: headOf(text) }) }),
  errands: {},
});
