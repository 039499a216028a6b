import type { ShownAttachment, TextFailed, TextNews } from '../../src/conversations/news.ts';
import { line, note } from '../blocks.ts';
import type { About, NewsLines, NewsLooks } from '../looks.ts';
import type { Block } from '../model.ts';
import { isolated, type Voice } from '../voice.ts';
import { answerButton, isHopeless } from './answer.ts';
import { stopButtons } from './handling.ts';
import { attachmentBlocks } from './pictures.ts';

/** What is told of a customer's texts. */
export const textNews: NewsLooks<TextNews> = {
  'customer-replied': (news, { who, phone, attachments, optedOut }, voice) => [
    line(voice.words.news.replied(who)),
    ...customersWords({ ...news, ...(attachments && { attachments }) }, who, voice),
    ...mayAnswer(optedOut === true, news.said, voice),
    ...consentSaid(news.said, who, voice),
    ...(news.helped ? helpSaid(who, voice) : []),
    ...(news.soundsLikeStop ? perhapsStop(voice) : []),
    ...(news.late ? [note(voice.words.news.repliedLate(voice.shortly(news.at)))] : []),
    ...(phone && !optedOut && news.said !== 'stop' ? [answerButton(phone, voice)] : []),
    ...(phone && !optedOut && news.soundsLikeStop ? [stopButtons(phone, voice)] : []),
  ],
  'attachment-came': (_, { who, attachments = [] }, voice) => [
    line(voice.words.pictures.came(who)),
    ...attachmentBlocks({ attachments, media: attachments.length }, who, voice),
  ],
  'conversation-assigned': (
    { to, by, note: said },
    { who },
    {
      words: {
        handling: { news: say },
      },
    },
  ) => [
    line(assignedLine(say, { who, by: isolated(by), ...(to !== undefined && { to: isolated(to) }) })),
    ...(said ? [{ kind: 'quote', text: said } as const] : []),
  ],
  'conversation-closed': ({ by }, { who }, { words: { handling: say } }) => [
    { ...line(say.news.closed(who, isolated(by))), sign: 'closed' },
  ],
  'conversation-reopened': ({ by }, { who }, { words: { handling: say } }) => [
    line(by === undefined ? say.news.reopened(who) : say.news.reopenedBy(who, isolated(by))),
  ],
  'conversation-live': (
    { by },
    { who },
    {
      words: {
        handling: { news: say },
      },
    },
  ) => [line(say.live(who, isolated(by)), 'bad'), note(say.liveHow)],
  'conversation-live-over': (
    { by },
    { who },
    {
      words: {
        handling: { news: say },
      },
    },
  ) => [{ ...line(by === undefined ? say.liveOver(who) : say.liveOverBy(who, isolated(by))), sign: 'closed' }],
  'customer-stopped': (
    { by },
    { who },
    {
      words: {
        handling: { news: say },
      },
    },
  ) => [line(say.stopped(who, isolated(by)), 'attention'), note(say.stoppedNext)],
  'assignee-left': ({ to }, { who }, { words: { handling: say } }) => [
    line(say.news.left(who, isolated(to)), 'attention'),
    note(say.news.leftNext),
  ],
  'answer-failed': ({ reason }, { who }, { words: { answers: say, textFailures } }) => [
    line(say.failedNews(who, textFailures[reason].why), 'bad'),
    note(isHopeless(reason) ? say.failedForGood : say.failedNext),
  ],
};

function assignedLine(
  say: Voice['words']['handling']['news'],
  { who, by, to }: { who: string; by: string; to?: string },
): string {
  if (to === undefined) return say.unassigned(who, by);
  return to === by ? say.taken(who, by) : say.assigned(who, by, to);
}

/** That a text of ours did not arrive, told by whatever it was sent for. */
export function textFailedLines({ reason }: TextFailed, { who }: About, { words }: Voice): NewsLines {
  const { why, next } = words.textFailures[reason];
  return [line(words.news.textFailed({ who, why }), 'bad'), note(next)];
}

/** What a customer's word means for texts to them. */
export const consentSaid = (
  said: 'stop' | 'start' | undefined,
  who: string,
  { words: { news: say } }: Voice,
): Block[] => (said ? [said === 'stop' ? line(say.optedOut(who), 'attention') : line(say.optedIn(who))] : []);

/** That who asked for help got an answer already. */
export const helpSaid = (who: string, { words: { news: say } }: Voice): Block[] => [note(say.helped(who))];

/** Only the team can tell whether it is meant so. The button for it stands below, or under a thread's first message. */
export const perhapsStop = ({ words: { news: say } }: Voice): Block[] => [
  line(say.soundsLikeStop, 'attention'),
  note(say.soundsLikeStopNext),
];

/** Whether what is written below can go to the customer; who has just said stop is told of in a line of its own. */
export function mayAnswer(isOut: boolean, said: 'stop' | 'start' | undefined, { words }: Voice): Block[] {
  if (said === 'stop') return [];
  return [note(isOut ? words.handling.optedOut : words.news.staysHere)];
}

interface CustomersText {
  body: string;
  media: number;
  masked?: boolean;
  split?: boolean;
  attachments?: ShownAttachment[];
}

/** What a customer wrote, and what came with it. */
export function customersWords(text: CustomersText, who: string, voice: Voice): Block[] {
  const say = voice.words.news;
  return [
    ...(text.body === '' ? [] : [{ kind: 'quote', text: text.body } as const]),
    ...(text.masked ? [note(say.masked)] : []),
    ...(text.split ? [line(say.split, 'attention')] : []),
    ...attachmentBlocks(text, who, voice),
  ];
}
