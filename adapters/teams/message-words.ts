import { fields, flag, perhaps, text, those } from '../kit/reading.ts';
import { textsUnder } from '../kit/texts.ts';

/** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions: a message, as Microsoft Graph has it. */
const MESSAGE = fields({
  subject: perhaps(text),
  body: perhaps(fields({ contentType: perhaps(text), content: perhaps(text) })),
  deleted: perhaps(flag),
  attachments: those(fields({ contentType: perhaps(text), content: perhaps(text) })),
});

/** What a message says, without mark-up, with what it quotes; of a card, its texts. */
export function wordsOfMessage(payload: unknown): string {
  const message = perhaps(MESSAGE)(payload);
  if (!message || message.deleted) return '';
  const { subject = '', body: { contentType, content = '' } = {}, attachments } = message;
  const said = contentType === 'text' ? content : plain(content);
  const attached = attachments.flatMap(({ content: json = '' }) => textsUnder(TEXTS, parse(json)));
  return [subject, said, ...attached].filter(Boolean).join('\n');
}

/** Each ends at the next `<`, whether it was closed or not, so that the longest message is read once. */
const TAG = /<(\/?[a-z][a-z\d]*|!)?[^<>]*>?/gi;
const IN_LINE = /^\/?(?:a|at|b|code|em|font|i|s|span|strong|sub|sup|u)$/i;
const NAMED: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(nbsp|lt|gt|quot|apos|amp));/gi;

const plain = (html: string): string =>
  html
    .replace(TAG, (_, name?: string) => (name && IN_LINE.test(name) ? '' : '\n'))
    .replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) =>
      name
        ? (NAMED[name.toLowerCase()] ?? entity)
        : letterOf(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)),
    );

const letterOf = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Of cards and their facts, and of a message that is quoted. */
const TEXTS = new Set(['text', 'title', 'value', 'messagePreview']);
