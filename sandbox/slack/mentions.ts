import type { BlockElement, MessageContent } from './model.ts';

/** Whom Slack tells of a message because it mentions them: in rich text, and where `mrkdwn` is read. */
export function mentionsIn({ text, blocks = [] }: MessageContent): string[] {
  const inRichText = blocks.flatMap(({ elements = [] }) => elements.flatMap(usersIn));
  const markup = blocks.length > 0 ? blocks.map(({ text: one }) => (one?.type === 'mrkdwn' ? one.text : '')) : [text];
  const inMarkup = Array.from(markup.join('\n').matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g), ([, id = '']) => id);
  return [...new Set([...inRichText, ...inMarkup])];
}

const usersIn = (element: BlockElement): string[] =>
  element.type === 'user' && element.user_id ? [element.user_id] : (element.elements ?? []).flatMap(usersIn);
