import { textsUnder } from '../kit/texts.ts';
import type { ShortcutPayload } from './payloads.ts';
import { asMeant } from './typed.ts';

/** People, channels and groups that are mentioned: their ids are no words. */
const MENTION = /<[@#!][^<>]*>/g;
/**
 * What a message says, without mark-up: its text, or that of its blocks and attachments where it has none. Slack gives
 * a text to what people write; what apps write may have none.
 */
export function wordsOfMessage(message: ShortcutPayload['message']): string {
  if (!message) return '';
  const said = plain(message.text ?? '');
  return said.trim() === '' ? textsUnder(TEXTS, [message.blocks, message.attachments]).map(plain).join('\n') : said;
}

const plain = (text: string): string => asMeant(text.replace(MENTION, ' ; '));

/** Of blocks, and of attachments with their fields; what a button carries is for its app. */
const TEXTS = new Set(['text', 'pretext', 'title']);
