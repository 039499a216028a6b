import type { Company } from '../company/index.ts';
import type { NewsMessage } from '../conversations/index.ts';
import type { RequestNews } from './news.ts';
import type { PaymentRequest } from './request.ts';

/** A payment request: its card, or news in its thread. */
export type RequestMessage =
  /** `optedOut`: no text may go to the customer. */
  { kind: 'request'; request: PaymentRequest; company: Company; optedOut: boolean } | NewsMessage<RequestNews>;
