/**
 * What somebody has to do elsewhere. In the dealer's system: `record-payment`, that it did not take; `record-refund`;
 * `undo-refund`, which was recorded and came to nothing after all; `record-dispute`, money that the bank took back. At the
 * payment processor: `answer-dispute`; `mend-payout`, that the company's bank sent back.
 */
export type TaskKind =
  | 'record-payment'
  | 'record-refund'
  | 'undo-refund'
  | 'record-dispute'
  | 'answer-dispute'
  | 'mend-payout';
