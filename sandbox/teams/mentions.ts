import { isObject, type Json, type MessageContent, objectsIn } from './model.ts';

interface Mention {
  text: string;
  id: string;
}

const mentionsAmong = (entities: unknown): Mention[] =>
  objectsIn(entities).flatMap(({ type, text, mentioned }) =>
    type === 'mention' && isObject(mentioned) ? [{ text: String(text), id: String(mentioned.id) }] : [],
  );

const ofCard = (card: Json | undefined): Mention[] =>
  isObject(card?.msteams) ? mentionsAmong(card.msteams.entities) : [];

/** Whom a message mentions, by whatever id the app gave. */
export const mentionsIn = ({ entities, card }: MessageContent): string[] =>
  [...mentionsAmong(entities), ...ofCard(card)].map(({ id }) => id);

/** What Teams says of mentions that it cannot take: of somebody it does not know, or that stand nowhere in the message. */
export function mentionProblems(content: MessageContent, isKnown: (id: string) => boolean): string[] {
  const written = [content.text, ...textBlocksIn(content.card)].join('\n');
  return [...mentionsAmong(content.entities), ...ofCard(content.card)].flatMap(({ text, id }) => {
    if (!isKnown(id)) return ['Invalid mention entity'];
    return written.includes(text) && /^<at>.+<\/at>$/s.test(text) ? [] : ['Mention entity text is not valid.'];
  });
}

/** Teams reads `<at>` in text blocks and facts alone. */
function textBlocksIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textBlocksIn);
  if (!isObject(value)) return [];
  const { type, text, title, value: fact } = value;
  const own = type === 'TextBlock' ? [text] : type === undefined ? [title, fact] : [];
  return [...own.filter((one) => typeof one === 'string'), ...Object.values(value).flatMap(textBlocksIn)];
}
