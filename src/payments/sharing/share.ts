import type { Asker } from '../../company/index.ts';
import type { Contact } from '../../customers/index.ts';
import type { Tongue } from '../../kernel/language.ts';
import type { Payment } from '../payment.ts';

/** A part of a request that another payer, such as an insurer, is asked for with a request and a link of their own. */
export interface SharedPart {
  /** Of that request. */
  id: string;
  /** The member's intent that made it: a repeated one finds this part. */
  key: string;
  to: { id: string; name?: string } & Contact;
  tongue: Tongue;
  by: Asker;
  /** In minor units of the request's currency. */
  amount: number;
  /** The message as it goes to this payer, with `{link}` where their link stands. */
  message: string;
  at: Date;
  /**
   * `waiting`: somebody may still pay all of it on a page that is being closed, so nobody is asked yet; `ended`: it is asked
   * for no more, and whoever pays the request can pay it again.
   */
  state: 'waiting' | 'asked' | 'ended';
  /** What its payer paid, as their request tells it. */
  payments: Payment[];
}

/** What a payer's own request says of the one that it is a part of. `total`: what that asks for, in minor units. */
export interface ShareOf {
  requestId: string;
  total: number;
  /** It is for invoices, in whose system people have to enter what comes back. */
  isInvoiced?: true;
}
