/** Of orders in the system that they come from. */
export const orders = {
  writtenBack: (references: string, system: string, when: string) => `Entered in ${system}: ${references} (${when})`,
  notWrittenBack: (n: { amount: string; reference: string; system: string }) =>
    `The payment of ${n.amount} for ${n.reference} is not in ${n.system}.`,
  next: {
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
