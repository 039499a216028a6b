import type { Beginning } from '../../src/mornings/news.ts';
import { at, CAD } from './sample-parts.ts';

export const fullBeginning: Required<Beginning> = {
  ...{ unpaid: 1, overdue: 1, attention: 2, tasks: 3, disputes: 4, answerBy: at(9) },
  ...{ paid: 5, sums: [CAD(6)] },
};
