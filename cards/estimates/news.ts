import type { EstimateNews } from '../../src/estimates/news.ts';
import { line, note } from '../blocks.ts';
import { textFailedLines } from '../conversations/news.ts';
import type { NewsLooks } from '../looks.ts';
import { isolated } from '../voice.ts';
import { mailFailed } from './mail.ts';

const TONE = { approved: 'good', partly: 'attention', declined: 'bad' } as const;

/** What is told of an estimate. */
export const estimateNews: NewsLooks<EstimateNews> = {
  'estimate-answered'({ status, amount, total, by }, { who, reference = '' }, voice) {
    const say = voice.words.estimates.news;
    const about = { who, reference, amount: voice.money(amount), total: voice.money(total) };
    return [line(say[status](about), TONE[status]), note(say.signed(isolated(by)))];
  },
  'estimate-exceeded'({ amount, total }, { reference = '' }, voice) {
    const { news, card } = voice.words.estimates;
    const about = { reference, amount: voice.money(amount), total: voice.money(total) };
    return [line(news.exceeded(about), 'attention'), note(card.exceededNext(reference))];
  },
  'estimate-mail-failed': (news, { reference = '' }, voice) => mailFailed(news, reference, voice),
  'estimate-order-over'({ why }, { who, reference = '' }, voice) {
    const { orderOver, orderOverNext } = voice.words.estimates.news;
    return [line(orderOver[why]({ who, reference }), 'attention'), note(orderOverNext[why](reference))];
  },
  'estimate-withdrawn': ({ by }, _, { words }) => [line(words.estimates.news.withdrawn(isolated(by)))],
  'estimate-sent-again': ({ by }, _, { words }) => [line(words.estimates.news.sentAgain(isolated(by)))],
  'text-failed': textFailedLines,
};
