import { isPhone } from '../../src/kernel/phone.ts';
import type { News } from '../../src/messages.ts';
import type { Told } from '../../src/notifications/mailbox.ts';
import type { PersonalMessage } from '../../src/notifications/messages.ts';
import { line, note } from '../blocks.ts';
import type { About, NewsLines, NewsLooks, RoomCard } from '../looks.ts';
import type { Block } from '../model.ts';
import { called, introduced, type Voice, voiceOf } from '../voice.ts';

/** What one person is told, in their own language: as its thread says it, and where that is. */
export function personalCard(message: PersonalMessage, looks: NewsLooks<News>): RoomCard {
  const { company, tongue, told, link, room } = message;
  const voice = voiceOf(tongue, company);
  const { notifications: say } = voice.words;
  const each = told.latest.map((one) => linesOf(one, looks, voice));
  const left = told.count - told.latest.length;
  return {
    summary: each.map(({ said }) => said).at(-1) ?? say.title,
    blocks: [
      ...(told.count > 1 ? [line(say.many(told.count))] : []),
      ...each.flatMap(({ blocks, about }, i) =>
        about === '' || about === each[i + 1]?.about ? blocks : [...blocks, note(about)],
      ),
      ...(left > 0 ? [note(say.earlier(left))] : []),
      ...(link ? [{ kind: 'buttons', buttons: [{ link, label: say.open, style: 'primary' }] } satisfies Block] : []),
      ...(!link && room ? [note(say.inRoom(room))] : []),
    ],
  };
}

/** What is pressed in the thread is pressed there, and what it says about answering is said there. */
function linesOf({ news, customer, reference }: Told, looks: NewsLooks<News>, voice: Voice) {
  const look: (news: never, about: About, voice: Voice) => NewsLines = looks[news.kind as News['kind']];
  const phone = customer.phone !== undefined && isPhone(customer.phone) ? { phone: customer.phone } : {};
  const lines = look(news as never, { who: called(customer, voice), reference, ...phone }, voice);
  const quoted = lines.flatMap((block) => (block.kind === 'quote' ? [block.text] : []));
  const about = [...(reference ? [reference] : []), introduced(customer, voice)].join(' · ');
  return {
    said: [lines[0].text, ...quoted].join(' ').trim(),
    blocks: lines.filter(({ kind }) => kind !== 'buttons' && (kind !== 'note' || news.kind !== 'customer-replied')),
    about,
  };
}
