import { ending } from '../sentence.ts';

/** What several payers, such as a customer and an insurer, pay together. Amounts and dates are given ready to read. */
export const sharing = {
  form: {
    title: 'Share the amount',
    submit: 'Send',
    close: 'Close',
    refresh: 'Show the text',
    how: (reference: string, total: string, left: string) =>
      `${reference}: ${left === total ? `${total} can be shared` : `${total}, of which ${left} can be shared`}. Somebody else, such as an insurer, gets a link of their own for their part; the customer keeps the rest.`,
    payer: 'Who pays this part',
    name: 'Their name, if they are new',
    amount: 'Their part',
    preview: { title: 'The text they will get', mailTitle: 'The e-mail they will get' },
    waiting: 'Choose who pays, and how much, to see the text here.',
    hint: (least: string) => `At least ${least}, and the customer keeps as much to pay.`,
  },
  shared: (to: string, amount: string, reference: string) =>
    `${to} is asked for ${amount} of ${reference}. Their card is next to this one.`,
  ending: (to: string, reference: string) =>
    `${to} is asked no more for a part of ${reference}, unless it is being paid right now. The card shows it in a moment.`,
  nobody: 'Somebody else',
  card: {
    offer: 'Is somebody else paying a part of it?',
    share: 'Share the amount',
    end: 'Cancel this part',
    partOf: (total: string) => `A part of ${total}: the rest is asked of somebody else.`,
    waiting: (to: string, amount: string) => `${to}: ${amount}, being sent`,
    asked: (to: string, amount: string) => `${to}: ${amount}, not paid yet`,
    paid: (to: string, amount: string, when: string) => `${to}: ${amount} paid (${when})`,
  },
  news: {
    paid: (to: string, amount: string) => `${to} paid their part: ${amount}.`,
    others: (others: string, whole: string) => `Others are asked for ${others} of ${whole}.`,
    left: (left: string, whole: string) => `${left} of ${whole} is left to pay.`,
    whole: (whole: string) => `Paid in full now: ${whole}.`,
    over: (over: string) =>
      `That is ${over} more than is owed by now. Refund it from the card of that part, or keep it with their agreement.`,
    dropped: (to: string, amount: string) =>
      `${to} was not asked for ${amount}: it was paid, or is being paid, on the customer’s page first.`,
  },
  page: {
    by: (when: string, who: string) => (who ? `Paid on ${when} by ${who}` : `Paid on ${when} by another payer`),
    asked: (who: string) => (who ? `Asked of ${who}` : 'Asked of another payer'),
    partOf: 'Your part of',
    yours: 'Your part',
    done: (amount: string) => `You have paid your part. ${ending(`Others are asked for the rest: ${amount}`)}`,
  },
  story: {
    asked: (to: string, amount: string) => `A part asked of ${to}: ${amount}`,
    paid: (to: string, amount: string) => `${to} paid ${amount}`,
  },
  paper: (whole: string) => `part of ${whole}`,
};
