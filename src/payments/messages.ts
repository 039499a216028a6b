import type { Company } from '../company/index.ts';
import type { NewsMessage } from '../conversations/index.ts';
import type { SentPaper } from './member-links.ts';
import type { RequestNews } from './news.ts';
import type { PaymentRequest } from './request.ts';

/** A payment request: its card, or news in its thread. */
export type RequestMessage =
  /** `optedOut`: no text may go to the customer. `papers`: of its invoices, for members to look at. */
  | { kind: 'request'; request: PaymentRequest; company: Company; optedOut: boolean; papers: SentPaper[] }
  | NewsMessage<RequestNews>;
