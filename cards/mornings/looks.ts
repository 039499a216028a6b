import type { MorningMessage } from '../../src/mornings/morning.ts';
import type { Beginning, MorningNews } from '../../src/mornings/news.ts';
import { line, note } from '../blocks.ts';
import type { MessageLooks, NewsLines, NewsLooks } from '../looks.ts';
import { roomVoice, type Voice } from '../voice.ts';

export const messages: MessageLooks<MorningMessage> = {
  morning({ company, beginning, at }) {
    const voice = roomVoice(company);
    const title = voice.words.mornings.title(voice.day(at));
    const lines = linesOf(beginning, voice);
    const summary = [title, ...lines.map(({ text }) => text)].slice(0, 2).join(' · ');
    return { summary, blocks: [{ kind: 'heading', text: title }, ...lines, note(voice.words.mornings.how)] };
  },
};

export const news: NewsLooks<MorningNews> = {
  morning: ({ beginning, at }, _, voice): NewsLines => [
    line(voice.words.mornings.title(voice.day(at))),
    ...linesOf(beginning, voice),
  ],
};

/** What waits the longest comes first, and what went well last. */
function linesOf(beginning: Beginning, voice: Voice) {
  const say = voice.words.mornings;
  const { unpaid, overdue, attention, tasks, disputes, answerBy, paid, sums } = beginning;
  const sum = sums.map((money) => voice.money(money)).join(' + ');
  return [
    ...(disputes > 0 ? [line(say.disputes(disputes, answerBy && voice.day(answerBy)), 'attention')] : []),
    ...(tasks > 0 ? [line(say.tasks(tasks), 'attention')] : []),
    ...(attention > 0 ? [line(say.attention(attention), 'attention')] : []),
    ...(unpaid > 0 ? [line(say.unpaid(unpaid, overdue))] : []),
    ...(paid > 0 ? [line(say.paid(paid, sum), 'good')] : []),
  ];
}
