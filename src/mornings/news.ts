import type { Money } from '../kernel/money.ts';

/** How the day begins, as far as its reader may see it. Each count is 100 where there are as many or more. */
export interface Beginning {
  /** What waits to be paid, and how much of it for a week or longer. */
  unpaid: number;
  overdue: number;
  /** What needs somebody: texts that did not arrive, money that should not have come. */
  attention: number;
  /** What is to be done elsewhere by tonight. */
  tasks: number;
  /** What a bank waits for an answer to, and until when the first. */
  disputes: number;
  answerBy?: Date;
  /** What was paid since the last such morning. */
  paid: number;
  sums: Money[];
}

/** Told in person to who wants it, and in the rooms as a card. */
export interface MorningNews {
  kind: 'morning';
  beginning: Beginning;
  at: Date;
}
