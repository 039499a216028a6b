/**
 * What became of an order after it was sent. `closed`: it says the same and is final now; `changed`: it says something
 * else. The others end what was asked for it: `settled`, such as at the counter; `voided`; `nothing-owed`, though nobody
 * paid; `not-for-customer`: somebody else pays it; `of-another`: it is another customer's.
 */
export type OrderEnd = 'settled' | 'voided' | 'nothing-owed' | 'not-for-customer' | 'of-another';

/** Amounts in minor units of the request's currency. */
export interface OrderChange {
  reference: string;
  what: 'changed' | 'closed' | OrderEnd;
  /** What was asked for it, and what is now. */
  before: number;
  after: number;
  added: ChangedLine[];
  removed: ChangedLine[];
  /** What was paid elsewhere since, such as at the counter; absent where nothing was. */
  paid?: number;
}

/** Of one request. */
export interface ChangedOrders {
  orders: OrderChange[];
}

export interface ChangedLine {
  description: string;
  amount: number;
}
