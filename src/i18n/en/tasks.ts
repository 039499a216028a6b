import { ending } from '../sentence.ts';

interface Told {
  amount: string;
  reference: string;
  system: string;
}

/** What people have to do elsewhere. */
export const tasks = {
  heading: {
    'record-payment': (system: string) => `Enter a payment in ${system}`,
    'record-refund': (system: string) => `Enter a refund in ${system}`,
    'undo-refund': (system: string) => `Take a refund out of ${system}`,
    'record-dispute': (system: string) => `Enter in ${system} what the bank took back`,
    'answer-dispute': (system: string) => `Answer a dispute in ${system}`,
    'mend-payout': (system: string) => `A payout from ${system} did not reach your bank`,
  },
  how: {
    'record-payment': (n: Told) => `The payment of ${n.amount} for ${n.reference} is not in ${n.system}.`,
    'record-refund': (n: Told) =>
      `${n.amount} of ${n.reference} went back to the customer, and ${n.system} cannot be told. In ${n.system}, open ${n.reference} and enter a refund of ${n.amount}.`,
    'undo-refund': (n: Told) =>
      `The refund of ${n.amount} never reached the customer: the money is back with you. In ${n.system}, open ${n.reference} and take the refund out again.`,
    'record-dispute': (n: Told) =>
      `The customer’s bank has taken ${n.amount} back for good. In ${n.system}, open ${n.reference} and enter ${n.amount} as not paid.`,
    'answer-dispute': (n: Told) =>
      `The customer asks their bank for ${n.amount} back (${n.reference}). In ${n.system}, open the payment and answer, with the invoice and what shows that the work was done. Without an answer the money is lost.`,
    'mend-payout': (n: Told) =>
      `Your bank sent ${n.amount} back. The money is safe in your ${n.system} balance, and no payout goes out until this is put right. In ${n.system}, open Settings > Payouts, correct the bank account and confirm it; the next payout then brings the money along.`,
  },
  customer: 'Customer',
  reference: 'Reference',
  amount: 'Amount',
  payment: 'Payment no. in Stripe',
  payout: 'Payout no. in Stripe',
  due: 'To be done by',
  owner: 'Seen to by',
  nobody: 'Nobody yet',
  take: 'I’ll do it',
  done: 'Done',
  reopen: 'Not done after all',
  doneBy: (by: string, when: string) => `Done by ${by} (${when})`,
  over: 'Nothing is to be done any more.',
  taken: 'This task is yours now. Press “Done” on its card when you have done it.',
  finished: 'Thank you. The room sees that it is done.',
  reopened: 'The task is open again.',
  overtaken: 'Nothing is to be done about it any more.',
  news: {
    yours: (heading: string, by: string) => `${heading}, by ${ending(by)}`,
    nobodys: (heading: string, by: string) => `${heading}, by ${ending(by)} Nobody sees to it yet.`,
    late: (heading: string) => `${heading}: it was to be done by now.`,
    next: 'Press “Done” on its card when it is done.',
  },
  summary: (heading: string, reference: string) => `${heading} (${reference})`,
};
