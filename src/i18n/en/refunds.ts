/** Giving money back. Amounts and moments are given ready to read; `by` is a member. */
export const refunds = {
  button: 'Refund',
  /** Of a payment that should not have come. */
  buttonOf: (amount: string) => `Refund ${amount}`,
  form: {
    title: 'Refund',
    submit: 'Refund',
    close: 'Close',
    paid: (amount: string, when: string) => `Paid: ${amount} (${when})`,
    unexpected: 'This payment should not have come in.',
    amount: 'Amount',
    amountHint: (left: string) => `At most ${left}, which is all that is left of this payment.`,
    reason: 'Reason',
    note: 'Details',
    noteHint: 'For your team; the customer does not see it.',
    tell: 'Customer',
    tellOption: 'Tell the customer by text',
    noTexts: 'This customer gets no texts. Tell them yourself.',
    after: 'It goes back to the card that paid, in 5 to 10 business days. Stripe keeps its fee on the payment.',
    limit: (limit: string) => `Above ${limit} in one day, somebody other than you has to approve.`,
    most: (limit: string) => `Your role gives back at most ${limit}.`,
  },
  reasons: {
    'asked-for': 'Asked for by the customer',
    'too-much': 'Too much was charged',
    duplicate: 'Paid twice',
    'not-done': 'Not done, or brought back',
    goodwill: 'A gesture for the customer',
    fraudulent: 'Fraud',
    other: 'Another reason',
  },
  ordered: (n: { amount: string; to: string; reference: string }) =>
    `The refund of ${n.amount} to ${n.to} (${n.reference}) is on its way.`,
  waits: (n: { amount: string; to: string; reference: string }) =>
    `The refund of ${n.amount} to ${n.to} (${n.reference}) waits for an administrator other than you to approve it.`,
  follow: 'The card of the request says what becomes of it.',
  approval: {
    heading: (amount: string) => `Refund to approve: ${amount}`,
    done: (amount: string) => `Refund of ${amount}`,
    summary: (n: { by: string; amount: string; who: string; reference: string }) =>
      `${n.by} wants to refund ${n.amount} to ${n.who} (${n.reference})`,
    who: 'Customer',
    reference: 'Reference',
    by: 'Wanted by',
    reason: 'Reason',
    ask: 'please approve or decline this.',
    nobody:
      'Nobody who may approve it has used Quittance yet. An administrator other than who asked can press a button here.',
    until: (when: string) => `Without an answer it lapses (${when}).`,
    approve: 'Approve',
    decline: 'Decline',
    confirm: {
      title: 'Approve this refund?',
      text: (n: { amount: string; who: string }) => `${n.amount} goes back to ${n.who} right away.`,
      yes: 'Yes, approve it',
      no: 'Not yet',
    },
    approvedBy: (by: string, when: string) => `Approved by ${by} (${when})`,
    declinedBy: (by: string, when: string, why: string) => `Declined by ${by} (${when}): ${why}`,
    lapsed: 'Nobody approved it within a day, so nothing was refunded.',
    ordered: 'Stripe is being asked.',
    pending: 'On its way to the customer.',
    succeeded: 'Refunded.',
    failed: 'It did not go through: the money came back to you.',
  },
  declining: {
    title: 'Decline refund',
    submit: 'Decline',
    close: 'Close',
    what: (n: { by: string; amount: string; reference: string }) =>
      `${n.by} wants to refund ${n.amount} (${n.reference}).`,
    label: 'Why not',
    hint: 'Your team reads it under the request.',
  },
  approved: (amount: string, reference: string) => `You approved the refund of ${amount} (${reference}).`,
  declined: (amount: string, reference: string) => `You declined the refund of ${amount} (${reference}).`,
  /** On the request's card. */
  card: {
    ordered: (amount: string, by: string, when: string) => `Refund of ${amount} under way, by ${by} (${when})`,
    asked: (amount: string, by: string, when: string) =>
      `Refund of ${amount} wanted by ${by} (${when}): waits for approval`,
    made: (n: { amount: string; when: string; by: string; reason: string }) =>
      `${n.amount} (${n.when}), by ${n.by}: ${n.reason}`,
    onItsWay: (n: { amount: string; when: string; by: string; reason: string }) =>
      `${n.amount} (${n.when}), on its way, by ${n.by}: ${n.reason}`,
    inStripe: (amount: string, when: string) => `${amount} (${when}), in Stripe`,
    refused: (amount: string, why: string) => `The refund of ${amount} was not made: ${why}`,
    trace: (number: string) => `Number for the customer’s bank: ${number}`,
  },
  /** Why nothing was given back, behind a colon, with what to do. */
  whyRefused: {
    'already-refunded': 'all of this payment was already given back, in Stripe.',
    'too-much': 'less than that is left of this payment. Open “Refund” again to see how much.',
    disputed: 'the customer’s bank is taking this payment back. Answer the dispute in Stripe instead.',
    balance: 'your Stripe balance is too low. Add funds in Stripe, or wait for payments to come in, then try again.',
    'not-refundable': 'Stripe cannot refund this payment. Agree with the customer on another way.',
  },
  news: {
    refunded: (n: { by: string; who: string; amount: string; reference: string | undefined }) =>
      `${n.by} refunded ${n.amount} to ${n.who}${n.reference ? ` (${n.reference})` : ''}.`,
    onItsWay: (n: { by: string; who: string; amount: string; reference: string | undefined }) =>
      `${n.by} is refunding ${n.amount} to ${n.who}${n.reference ? ` (${n.reference})` : ''}: it is on its way.`,
    why: (reason: string) => `Reason: ${reason}`,
    declined: (n: { by: string; amount: string; why: string }) =>
      `${n.by} declined the refund of ${n.amount}: ${n.why}`,
    lapsed: (n: { by: string; amount: string }) =>
      `Nobody approved the refund of ${n.amount} that ${n.by} wanted within a day: nothing was refunded.`,
    refused: (n: { who: string; amount: string; why: string }) =>
      `The refund of ${n.amount} to ${n.who} was not made: ${n.why}`,
  },
};
