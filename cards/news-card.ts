import type { Asker } from '../src/company/company.ts';
import { isPhone } from '../src/kernel/phone.ts';
import type { News } from '../src/messages.ts';
import type { Message } from '../src/ports.ts';
import type { About, NewsLines, NewsLooks, RoomCard } from './looks.ts';
import { called, introduced, roomVoice, type Voice } from './voice.ts';

type NewsMessage = Extract<Message, { kind: 'news' }>;

/** One piece of news for the thread of what it is about, in the language of the company's rooms. */
export function newsCard(message: NewsMessage, looks: NewsLooks<News>): RoomCard {
  const { news, company, customer, reference, asker, attachments, optedOut } = message;
  const voice = roomVoice(company);
  const look: (news: never, about: About, voice: Voice) => NewsLines = looks[news.kind];
  const phone = customer.phone !== undefined && isPhone(customer.phone) ? { phone: customer.phone } : {};
  const more = { ...phone, ...(optedOut && { optedOut }), ...(attachments && { attachments }) };
  const about: About = { who: called(customer, voice), reference, ...more };
  const [said, ...rest] = look(news as never, about, voice);
  const first = asker ? { ...said, to: addressee(asker) } : said;
  const quoted = rest.flatMap((block) => (block.kind === 'quote' ? [block.text] : []));
  return {
    summary: [first.text, ...quoted].join(' ').trim(),
    blocks: [first, ...rest],
    about: [reference, introduced(customer, voice)].filter(Boolean).join(' · '),
  };
}

const addressee = ({ id, name, workspaceId }: Asker) => ({ id, name, ...(workspaceId && { workspace: workspaceId }) });
