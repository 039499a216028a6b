import type { TextFailed } from '../conversations/index.ts';
import type { Money } from '../kernel/money.ts';
import type { PaymentMethod } from './payment.ts';

/** What is told of a payment request. */
export type RequestNews =
  | { kind: 'payment-paid'; amount: Money; method?: PaymentMethod; at: Date; late: boolean }
  | {
      kind: 'payment-unexpected';
      amount: Money;
      why: 'already-paid' | 'cancelled' | 'wrong-amount';
      paymentId: string;
      at: Date;
    }
  | { kind: 'payment-processing'; at: Date }
  | { kind: 'payment-failed'; at: Date }
  | { kind: 'link-asked-for'; at: Date }
  | { kind: 'request-cancelled'; by: string; at: Date }
  | { kind: 'request-sent-again'; by: string; at: Date }
  | TextFailed;

/** News that everyone in the room must see, not only those who follow the thread. */
export const isForTheWholeRoom = (news: RequestNews): boolean =>
  news.kind === 'payment-paid' || news.kind === 'payment-unexpected' || news.kind === 'payment-failed';
