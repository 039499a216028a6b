import type { Company } from '../company/index.ts';
import type { Paper } from '../documents/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { Money } from '../kernel/money.ts';
import type { EstimateAnswer } from './answer.ts';
import type { EstimateState } from './estimate.ts';
import type { OrderOver } from './news.ts';
import type { Work } from './work.ts';

/** An estimate as its customer's page shows it. */
export interface EstimateView {
  company: Pick<Company, 'name' | 'phone' | 'language' | 'timeZone'> & {
    /** Where it can be texted, when that is a number. */
    textsFrom?: string;
  };
  hasLogo: boolean;
  customer?: string;
  tongue: Tongue;
  reference: string;
  total: Money;
  validUntil: Date;
  works: Work[];
  /** As it was sent, with the answer once there is one. */
  paper: Paper;
  state: EstimateState;
  /** Its order came to an end before it was answered. */
  over?: OrderOver;
  answer?: EstimateAnswer;
  /** There is a newer one of its order: the token of its link, or nothing where that is another customer's. */
  newer?: string;
  /** `over`: nobody asks for it any more. */
  deposit?: { amount: Money; standing: 'asked' | 'paid' | 'over' };
  /** Whether its document can be had as PDF. */
  printable: boolean;
}
