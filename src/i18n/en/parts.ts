import { ending } from '../sentence.ts';

/** What is asked for and paid in parts. Amounts and dates are given ready to read. */
export const parts = {
  page: {
    total: 'Total',
    paid: (when: string) => `Paid on ${when}`,
    /** A bank is still to decide on it. */
    underWay: 'Being confirmed by the bank',
    due: 'Left to pay',
    /** The form for another amount. */
    other: 'Pay another amount',
    label: 'Amount you want to pay now',
    hint: (least: string, left: string) => `From ${least} to ${left}. What is left stays payable with this same link.`,
    go: 'Go on to payment',
    received: {
      title: 'We received your payment',
      text: (amount: string, when: string, left: string) =>
        `We received ${amount} on ${ending(when)} There is ${left} left to pay.`,
    },
    settled: (total: string, payments: number) => `${total} in all, in ${payments} payments.`,
    problem: 'Check the amount',
    currency: (currency: string) => `This is paid in ${currency}. Write the amount in digits, for example 125.50.`,
  },
  card: {
    standing: (paid: string, whole: string, left: string) => `Paid in part: ${paid} of ${whole}, ${left} left`,
    payment: (amount: string, when: string, method: string | undefined) =>
      `${amount} paid (${when})${method ? `, ${method}` : ''}`,
    underWay: (amount: string) => `${amount} on its way: the bank will confirm it.`,
    /** Of a request that is over. */
    kept: (paid: string, whole: string) => `${paid} of ${whole} was paid. It can be refunded.`,
  },
  news: {
    left: (left: string, whole: string) => `${left} of ${whole} is left to pay, with the same link.`,
    whole: (whole: string) => `Paid in full now: ${whole}.`,
  },
  /** Where the company takes parts: whether those of one request may be. */
  choice: {
    parts: { text: 'The customer may pay in parts.', button: 'All at once only' },
    'in-full': { text: 'The customer is to pay all that is left at once.', button: 'Allow parts' },
  },
  changed: {
    parts: (reference: string) =>
      `The page for ${reference} lets the customer pay in parts again. No text was sent about it.`,
    'in-full': (reference: string) =>
      `The page for ${reference} takes all that is left at once from now on. No text was sent about it.`,
  },
  setting: {
    label: 'Smallest payment, where customers may pay in parts',
    hint: 'With an amount here, the customer’s page offers “Pay another amount”. Empty: all of it is paid at once.',
  },
};
