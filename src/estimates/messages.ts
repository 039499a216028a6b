import type { Company } from '../company/index.ts';
import type { Handling, NewsMessage } from '../conversations/index.ts';
import type { Estimate } from './estimate.ts';
import type { EstimateNews } from './news.ts';

/** An estimate: its card, or news in its thread. */
export type EstimateMessage =
  /**
   * `optedOut`: no text may go to the customer; `paper`: where members look at its document; `answered`: the same with what
   * was said to it; `handling`: of the conversation that it heads.
   */
  | {
      kind: 'estimate';
      estimate: Estimate;
      company: Company;
      optedOut: boolean;
      paper: string;
      answered?: string;
      handling?: Handling;
    }
  | NewsMessage<EstimateNews>;
