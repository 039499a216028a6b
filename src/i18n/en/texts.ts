/**
 * Saved replies every company starts with. `label` is what members pick from; `text` goes to the customer: plain
 * spaces and GSM-7 letters only, because one other letter cuts a text message from 160 characters to 70. A variable
 * without a value goes away together with the space before it (`Hello {customer.firstName},` reads `Hello,`).
 */
export const replies = {
  'payment-request': {
    label: 'Payment request',
    text: 'Hello {customer.firstName}, {company.name}: {amount} due for {reference}: {link}',
  },
  'invoice-ready': {
    label: 'Invoice ready',
    text: 'Hello {customer.firstName}, {company.name}: invoice {reference}, {amount} {link}',
  },
  reminder: {
    label: 'Reminder',
    text: 'Hello {customer.firstName}, {company.name}: reminder, {amount} ({reference}) {link}',
  },
  'thank-you': {
    label: 'Thank you',
    text: 'Thank you {customer.firstName}! {company.name} got {amount} ({reference}). Receipt: {link}',
  },
  'how-to-pay': {
    label: 'How to pay, in five steps',
    text: 'Hello {customer.firstName}, this is {member.firstName} from {company.name}. To pay {amount} ({reference}):\n1. Tap {link}\n2. Check the amount\n3. Tap Pay\n4. Card, Apple Pay or Google Pay\n5. Confirm',
  },
};

/** What stands between braces in a text, as members call it; either language is understood in both. */
export const variables = {
  'customer.firstName': 'customer.firstName',
  amount: 'amount',
  reference: 'reference',
  link: 'link',
  'company.name': 'company.name',
  'member.firstName': 'member.firstName',
};

/** What is sent to customers by itself, in the same alphabet. The answers stay within one text message. */
export const texts = {
  /** What a member's own words start with when they do not say who is writing. */
  signature: (company: string) => `${company}: `,
  /** What a member's answer starts with, the first time in a turn. */
  answerSignature: (from: { member: string; company: string }) => `${from.member}, ${from.company}: `,
  /** Goes under a member's own words: what the link is for. */
  linkLine: '{amount} for {reference}: {link}',
  /** The same where the member has put the link in place. */
  amountLine: '{amount} for {reference}',
  /** Under a member's own words that lead to an estimate. */
  estimateLine: 'Estimate {reference}: {link}',
  /** What goes out with an estimate where the member has written nothing, and for the deposit on one; with variables. */
  estimate: 'Hello {customer.firstName}, {company.name}: estimate {reference}, {amount}, to approve or decline: {link}',
  deposit: 'Hello {customer.firstName}, {company.name}: deposit of {amount} for {reference}: {link}',
  /** Goes on a line of its own under the first text to a number. */
  optOutLine: 'Reply STOP to opt out.',
  /** With variables, as saved replies have them. */
  revised: (before: string) =>
    `Hello {customer.firstName}, {company.name}: {reference} has changed, {amount} instead of ${before} {link}`,
  /** To who has paid a part, where it is asked for again. */
  left: (paid: string) =>
    `Hello {customer.firstName}, {company.name}: ${paid} received for {reference}, {amount} left to pay: {link}`,
  /** To whose amount is shared with others. */
  shared: (others: string) =>
    `Hello {customer.firstName}, {company.name}: others are asked for ${others} of {reference}, {amount} is left for you: {link}`,
  leftOver: 'Hello {customer.firstName}, {company.name}: {amount} is left to pay for {reference}: {link}',
  /** To who is given money back; the link leads to the credit note. */
  refundedWithNote:
    '{company.name}: {amount} refunded ({reference}), at your bank in 5 to 10 days. Credit note: {link}',
  refunded: '{company.name}: {amount} refunded ({reference}), at your bank in 5 to 10 days.',
  refundFailed: '{company.name}: your refund of {amount} ({reference}) did not go through. We will contact you.',
  stopped: (to: { company: string }) =>
    `${to.company}: you will get no more texts from us. Reply START to get them again.`,
  /** To who texted the number of a payment card. */
  cardNumber: (to: { company: string }) => `${to.company}: please never text a card number. We have not kept it.`,
  help: (to: { company: string; phone: string }) =>
    `${to.company}: for help, call ${to.phone}. Reply STOP to get no more texts.`,
  started: (to: { company: string }) => `${to.company}: you will get our texts again. Reply STOP to get no more.`,
};
