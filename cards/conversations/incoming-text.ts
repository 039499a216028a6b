import type { Company } from '../../src/company/company.ts';
import type { Handling } from '../../src/conversations/conversation.ts';
import type { EarlierThread } from '../../src/conversations/earlier-thread.ts';
import type { IncomingText } from '../../src/conversations/incoming-text.ts';
import type { ShownAttachment } from '../../src/conversations/news.ts';
import { isErased, isPhone } from '../../src/kernel/phone.ts';
import type { Card } from '../model.ts';
import { called, roomVoice } from '../voice.ts';
import { answerButton, earlierBlocks, erasedText, insteadBlocks } from './answer.ts';
import { consentSaid, customersWords, helpSaid, mayAnswer, perhapsStop } from './news.ts';

interface Shown {
  attachments?: ShownAttachment[];
  earlier?: EarlierThread;
  insteadOf?: string;
  handling?: Handling;
}

/** A customer's text that opens a thread of its own: nothing was asked of this number before. */
export function incomingTextCard(
  { phone, customer, body, media, masked, split, receivedAt, said, helped, soundsLikeStop }: IncomingText,
  company: Company,
  { attachments, earlier, insteadOf, handling }: Shown = {},
): Card {
  const voice = roomVoice(company);
  if (isErased(phone)) return erasedText(voice);
  const say = voice.words.news;
  const who = called({ phone, ...customer }, voice);
  // Where the card says how the conversation stands, it says whether they still want none.
  const isOut = handling ? handling.optedOut === true : said === 'stop';
  const about = [...(customer?.name ? [voice.phone(phone)] : []), voice.shortly(receivedAt)].join(' · ');
  return {
    summary: `${say.replied(who)} ${body}`.trim(),
    blocks: [
      { kind: 'heading', text: say.texted(who) },
      { kind: 'note', text: about },
      ...earlierBlocks(earlier, voice),
      ...insteadBlocks(insteadOf, voice),
      ...customersWords(
        { body, media, ...(masked && { masked }), ...(split && { split }), ...(attachments && { attachments }) },
        who,
        voice,
      ),
      ...(handling?.optedOut ? [] : mayAnswer(isOut, said, voice)),
      ...(handling && said === 'stop' ? [] : consentSaid(said, who, voice)),
      ...(helped ? helpSaid(who, voice) : []),
      ...(soundsLikeStop ? perhapsStop(voice) : []),
      ...(isPhone(phone) && !isOut ? [answerButton(phone, voice)] : []),
    ],
  };
}
