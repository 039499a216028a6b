import { ending } from '../sentence.ts';

/** Refunds and disputes, which are made and answered in Stripe. Amounts and moments are given ready to read. */
export const moneyBack = {
  card: {
    refunded: (amount: string, when: string) => `Refunded in full: ${amount} (${when})`,
    refundedPart: (amount: string, whole: string, when: string) => `${amount} of ${whole} refunded (${when})`,
    unexpectedRefunded: (amount: string, when: string) =>
      `The payment of ${amount} that should not have come was refunded (${when}).`,
    disputed: (amount: string, why: string) => `Dispute over ${amount}: ${why}`,
    inquiry: (amount: string, why: string) => `The customer’s bank is asking about ${amount}: ${why}`,
    won: (amount: string) => `The dispute over ${amount} was won.`,
    lost: (amount: string) => `The dispute over ${amount} was lost: the money went back to the customer.`,
    dropped: (amount: string) => `The bank’s questions about ${amount} are settled.`,
  },
  news: {
    refunded: (n: { who: string; amount: string; reference: string | undefined }) =>
      `${n.amount} refunded in Stripe to ${n.who}${n.reference ? ` (${n.reference})` : ''}.`,
    refundReason: {
      'asked-for': 'Reason given: requested by the customer.',
      duplicate: 'Reason given: paid twice.',
      'too-much': 'Reason given: too much was charged.',
      'not-done': 'Reason given: not done, or brought back.',
      goodwill: 'Reason given: a gesture for the customer.',
      other: 'Reason given: another one.',
      fraudulent: 'Reason given: fraud.',
    },
    /** Of a payment that was refunded in part. */
    soFar: (total: string, whole: string) => `Refunded so far of this payment: ${total} of ${whole}.`,
    refundFailed: (n: { who: string; amount: string }) =>
      `The refund of ${n.amount} to ${n.who} did not go through: the money came back to you.`,
    refundFailedNext: 'Agree with the customer on another way to give it back.',
    disputed: (n: { who: string; amount: string; reference: string | undefined }) =>
      `Dispute: ${n.who} is asking their bank for ${n.amount} back${n.reference ? ` (${n.reference})` : ''}.`,
    inquiry: (n: { who: string; amount: string; reference: string | undefined }) =>
      `The bank of ${n.who} is asking about the payment of ${n.amount}${n.reference ? ` (${n.reference})` : ''}. Nothing was taken back so far.`,
    why: (reason: string) => `Reason: ${reason}`,
    won: (amount: string) => `The dispute over ${amount} was won: the money is yours.`,
    lost: (n: { who: string; amount: string }) =>
      `The dispute over ${n.amount} was lost: the money went back to ${ending(n.who)}`,
    dropped: (amount: string) => `The bank’s questions about ${amount} are settled.`,
  },
  answerBy: {
    open: (when: string) => `Answer in Stripe (Payments > Disputes) by ${when}: without an answer it is lost.`,
    inquiry: (when: string) =>
      `Answer in Stripe (Payments > Disputes) by ${when}: without an answer it may become a dispute.`,
  },
  seeThere: 'The details are in Stripe (Payments > Disputes).',
  /** Why, behind a colon. */
  disputeReasons: {
    'not-made': 'the customer says they did not make this payment.',
    'not-recognized': 'the customer does not recognize this payment.',
    duplicate: 'the customer says they paid twice.',
    'not-received': 'the customer says they did not get what they paid for.',
    'not-satisfied': 'the customer says that what they got is not right.',
    'refund-missing': 'the customer says that a refund they were promised never came.',
    'not-collected': 'the bank could not take the money from the account.',
    unsaid: 'the bank did not say why.',
  },
  page: {
    title: 'Your payment was refunded',
    text: (amount: string, when: string) =>
      `We sent ${amount} back to you on ${ending(when)} Your bank may take 5 to 10 business days to show it.`,
    part: (amount: string, when: string) =>
      `Of that, we sent ${amount} back to you on ${ending(when)} Your bank may take 5 to 10 business days to show it.`,
  },
};
