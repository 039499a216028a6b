import { MOST_ATTACHMENTS } from '../../src/conversations/attachments.ts';
import type { ShownAttachment } from '../../src/conversations/news.ts';
import { note } from '../blocks.ts';
import type { Block } from '../model.ts';
import type { Voice } from '../voice.ts';

type Kind = keyof Voice['words']['pictures']['kinds'];

/** By the beginning of the type that the carrier says. */
const KINDS: [RegExp, Kind][] = [
  [/^text\/(x-)?vcard/, 'contact'],
  [/^text\/calendar/, 'calendar'],
  [/^video\//, 'video'],
  [/^audio\//, 'sound'],
  [/^application\/pdf/, 'pdf'],
];
const kindOf = (type: string): Kind => KINDS.find(([is]) => is.test(type))?.[1] ?? 'file';

/** What came with a customer's text: pictures in their order, and of all else what it is. `media`: how many there were. */
export function attachmentBlocks(
  { attachments, media }: { attachments?: ShownAttachment[]; media: number },
  who: string,
  { words: { pictures: say, news } }: Voice,
): Block[] {
  if (!attachments) return media > 0 ? [note(news.attachments(media))] : [];
  const waiting = attachments.filter(({ state }) => state === 'waiting').length;
  const more = media - MOST_ATTACHMENTS;
  const kept = attachments.filter(({ url }) => url !== undefined);
  return [
    ...attachments.flatMap((one): Block[] => {
      const { state, type, url } = one;
      if (url !== undefined)
        return [{ kind: 'image', url, alt: say.alt(who, kept.indexOf(one) + 1, kept.length), size: 'photo' }];
      if (state === 'other') return [note(say.notShown(say.kinds[kindOf(type)]))];
      return state === 'waiting' || state === 'kept' ? [] : [note(say[state])];
    }),
    ...(waiting > 0 ? [note(say.coming(waiting))] : []),
    ...(more > 0 ? [note(news.attachments(more))] : []),
  ];
}
