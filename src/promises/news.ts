import type { Money } from '../kernel/money.ts';
import type { PaymentMethod, TextFailure } from '../payments/request.ts';

/** A statement of fact: something that happened, told once in the thread of what it is about. */
export type News =
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
  | { kind: 'text-failed'; reason: TextFailure; at: Date }
  | { kind: 'link-asked-for'; at: Date }
  | { kind: 'request-cancelled'; by: string; at: Date }
  | { kind: 'request-sent-again'; by: string; at: Date }
  | { kind: 'customer-replied'; body: string; media: number; at: Date };

/** News that everyone in the room must see, not only those who follow the thread. */
export const isForTheWholeRoom = (news: News): boolean =>
  news.kind === 'payment-paid' || news.kind === 'payment-unexpected' || news.kind === 'payment-failed';
