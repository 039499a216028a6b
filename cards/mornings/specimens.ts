import type { Tongue } from '../../src/kernel/language.ts';
import type { MorningMessage } from '../../src/mornings/morning.ts';
import type { Beginning, MorningNews } from '../../src/mornings/news.ts';
import type { MessageSpecimens, NewsSpecimens } from '../specimen.ts';
import { cad, garage, later } from '../specimens/people.ts';

const at = later(20 * 60);
const full: Beginning = {
  ...{ unpaid: 12, overdue: 3, attention: 2, tasks: 1, disputes: 1, answerBy: later(4 * 24 * 60) },
  ...{ paid: 7, sums: [cad(341_250)] },
};
const little: Beginning = { unpaid: 1, overdue: 0, attention: 1, tasks: 0, disputes: 0, paid: 0, sums: [] };
const busy: Beginning = { ...full, unpaid: 100, overdue: 100, attention: 100, tasks: 12, disputes: 3 };

export const messages = (tongue: Tongue): MessageSpecimens<MorningMessage> => ({
  morning: Object.fromEntries(
    Object.entries({ morning: full, 'morning-little': little, 'morning-busy': busy }).map(([name, beginning]) => [
      name,
      { kind: 'morning', company: garage(tongue), beginning, at },
    ]),
  ),
});

export const news = (): NewsSpecimens<MorningNews> => ({
  morning: { 'morning-told': { kind: 'morning', beginning: full, at } },
});
