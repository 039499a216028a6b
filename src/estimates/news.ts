import type { TextFailed } from '../conversations/index.ts';
import type { Money } from '../kernel/money.ts';
import type { MailFailure } from '../payments/index.ts';
import type { Outcome } from './answer.ts';

/** An order that nothing can be approved of any more. */
export type OrderOver = 'closed' | 'voided';

/** What is told of an estimate. */
export type EstimateNews =
  /** `by`: the name that the customer typed; `amount`: what they approved, with taxes, of `total`. */
  | { kind: 'estimate-answered'; status: Outcome; amount: Money; total: Money; by: string; at: Date }
  /** Its order comes to more (`amount`) than was approved (`total`). */
  | { kind: 'estimate-exceeded'; amount: Money; total: Money; at: Date }
  | { kind: 'estimate-mail-failed'; reason: MailFailure; to: string; at: Date }
  /** Its order came to an end before it was answered. */
  | { kind: 'estimate-order-over'; why: OrderOver; at: Date }
  | { kind: 'estimate-withdrawn'; by: string; at: Date }
  | { kind: 'estimate-sent-again'; by: string; at: Date }
  | TextFailed;

/** News that everyone in the room must see, not only those who follow the thread. */
export const isForTheWholeRoom = (news: EstimateNews): boolean =>
  news.kind === 'estimate-answered' || waitsForSomebody(news);

/** News on which somebody waits until the team does something. */
export const waitsForSomebody = ({ kind }: EstimateNews): boolean => WAITING.includes(kind);

const WAITING: EstimateNews['kind'][] = [
  'estimate-exceeded',
  'estimate-order-over',
  'text-failed',
  'estimate-mail-failed',
];
