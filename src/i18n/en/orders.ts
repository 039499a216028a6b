/** Of orders in the system that they come from. */
export const orders = {
  changed: {
    changed: (reference: string, before: string, after: string) =>
      `${reference} has changed: it was ${before}, it is now ${after}.`,
    closed: (reference: string, _: string, after: string) =>
      `${reference} is closed now. The amount stays the same: ${after}.`,
    settled: (reference: string, before: string) =>
      `${reference} was settled elsewhere, such as at the counter: ${before} is no longer asked for.`,
    voided: (reference: string, before: string) => `${reference} was voided: ${before} is no longer asked for.`,
    'nothing-owed': (reference: string, before: string) =>
      `${reference} costs nothing any more: ${before} is no longer asked for.`,
    'not-for-customer': (reference: string, before: string) =>
      `${reference} is no longer the customer’s to pay: ${before} is no longer asked for.`,
    'of-another': (reference: string, before: string) =>
      `${reference} is another customer’s now: ${before} is no longer asked for here.`,
  },
  added: (lines: string) => `Added: ${lines}`,
  removed: (lines: string) => `Taken off: ${lines}`,
  paidElsewhere: (amount: string) => `Paid elsewhere since: ${amount}`,
  more: (count: number) => `and ${count} more`,
  over: 'Nothing is left to pay: the request is closed.',
  next: 'The customer can only pay the new amount, and their page shows both. On the card, press “Send the new amount” to tell them.',
  sendRevised: 'Send the new amount',
  revisedSent: (by: string) => `${by} sent the new amount.`,
  was: 'Amount sent',
  notSent: 'The customer has not been texted the new amount yet.',
  changing: 'The order is being changed right now. Nobody can pay until the new amount is known.',
  leftToPay: (reference: string, amount: string) =>
    `${reference} changed after it was paid: ${amount} is left to pay. Send it with /invoice ${reference}.`,
  ended: {
    'taken-back': (when: string) => `This part is asked for no more (${when}): the request is closed`,
    settled: (when: string) => `Settled elsewhere, such as at the counter (${when}): the request is closed`,
    voided: (when: string) => `Nothing more to pay (${when}): the request is closed`,
  },
  writtenBack: (references: string, system: string, when: string) => `Entered in ${system}: ${references} (${when})`,
  notWrittenBack: (n: { amount: string; reference: string; system: string }) =>
    `The payment of ${n.amount} for ${n.reference} is not in ${n.system}.`,
  byHand: {
    'above-owed': (system: string) =>
      `${system} says that less is left to pay. Look whether it was taken at the counter as well, or whether the order became smaller: enter there what is missing, and refund the rest in Stripe.`,
    closed: (system: string) =>
      `The order takes no payment in ${system} any more. Enter it by hand, or refund the customer in Stripe.`,
    unknown: (system: string) =>
      `${system} does not find this order any more. Look it up there, and enter the payment by hand.`,
    'not-supported': (system: string) => `${system} takes no such payment. Enter it there by hand.`,
    rejected: (system: string) =>
      `${system} did not take it. Enter it there by hand, and tell whoever looks after Quittance: the access to ${system} may have ended.`,
    'not-now': (system: string) =>
      `${system} has not answered for ten minutes. We keep trying, and the card says when it is entered. There is nothing to do yet.`,
  },
};
