import type { Company } from '../company/index.ts';
import type { Handling, NewsMessage } from '../conversations/index.ts';
import type { lateChats } from '../promises/late-chats.ts';
import type { SentPaper } from './member-links.ts';
import type { RequestNews } from './news.ts';
import type { PaymentRequest } from './request.ts';

/** A request as members see it. */
export interface ShownRequest {
  request: PaymentRequest;
  /** No text may go to the customer. */
  optedOut: boolean;
  /** The company lets others be asked for a part of it. */
  shareable?: true;
  /** Whether its customer may pay in parts; absent where that is not for members to say. */
  parts?: 'parts' | 'in-full';
  /** Of its invoices, for members to look at. */
  papers: SentPaper[];
  /** The other chats that do not take what they are to show of it, for a while now. */
  late?: ReturnType<typeof lateChats>;
}

/** A payment request: its card, or news in its thread. */
export type RequestMessage =
  /** `handling`: of the conversation that it heads. */
  (ShownRequest & { kind: 'request'; company: Company; handling?: Handling }) | NewsMessage<RequestNews>;
