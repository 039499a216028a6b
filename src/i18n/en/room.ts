import { ending } from '../sentence.ts';

/** A request's card in a room. `when` is a date and time ready to read. */
export const card = {
  heading: (amount: string, reference: string) => `${amount} · ${reference}`,
  summary: (s: { amount: string; reference: string; who: string; status: string }) =>
    `${s.reference}, ${s.amount}, ${s.who}: ${s.status}`,
  customer: 'Customer',
  phone: 'Phone',
  email: 'E-mail',
  askedBy: 'Requested by',
  textAsSent: 'Message to the customer',
  shortLink: '[payment link]',
  status: {
    queued: (when: string) => `Text on its way (${when})`,
    late: (when: string) => `Text delayed (${when}): the phone network is not taking it yet`,
    waits: (when: string) =>
      `Text delayed, goes out ${ending(when)} It could not go out at its time, and this is no time to text a customer.`,
    sent: (when: string) => `Text sent (${when}), not delivered yet`,
    delivered: (when: string) => `Text delivered (${when}), waiting for the customer`,
    failed: (why: string, when: string) => `Text not delivered (${when}): ${why}`,
    seen: (when: string) => `Seen by the customer (${when}), not paid yet`,
    declined: (why: string, when: string) => `Payment declined (${when}): ${why}`,
    processing: 'Payment in progress: the bank will confirm it. Nothing more to do.',
    paid: (when: string, method: string | undefined) => `Paid (${when})${method ? `, ${method}` : ''}`,
    expired: (when: string) => `The link expired (${when}), not paid`,
    cancelling: (by: string, when: string) => `Being cancelled by ${by} (${when}), the link is closed`,
    cancelled: (by: string, when: string) => `Cancelled by ${by} (${when})`,
  },
  lateChat: (chat: string) =>
    `${chat} is not taking our messages right now: what belongs there will come late. We keep trying.`,
  lateNext: 'We keep trying by ourselves, and this card will say when it has gone out. If it is urgent, call.',
  cancellingNext:
    'The customer had opened the payment page, so we are making sure that nothing was paid there. If something was, it counts, and this card will say so.',
  payingAlready: (by: string) =>
    `${by} wanted to cancel this, but the customer had already started to pay. If the bank does not confirm it, the request is cancelled.`,
  paidAlready: (by: string) =>
    `${by} wanted to cancel this, but the customer had already paid. If it should not have been paid, press “Refund”.`,
  declinedNext: 'The customer can try again with another card, on the same link.',
  newLinkAsked: (who: string, when: string) => `${who} asked for a new link (${when}). Press “Send again”.`,
  unexpected: {
    'already-paid': (amount: string, when: string) =>
      `Another payment of ${amount} came in (${when}), although this was already paid. Refund it here, or keep it with the customer’s agreement.`,
    cancelled: (amount: string, when: string) =>
      `A payment of ${amount} came in (${when}), although this was cancelled. Refund it here, or settle it with the customer.`,
    'wrong-amount': (amount: string, when: string) =>
      `A payment of ${amount} came in (${when}), which is not the amount requested. Refund it here, or settle the difference with the customer.`,
  },
  cancel: 'Cancel request',
  cancelForm: {
    title: 'Cancel the request',
    submit: 'Cancel the request',
    close: 'Keep it',
    what: (amount: string, reference: string) =>
      `The link for ${amount} (${reference}) will stop working. The customer is not texted about it.`,
    reason: 'Why',
    note: 'In your own words',
    noteHint: 'Needed for “Another reason”. Your team reads it, the customer does not.',
    reasons: {
      'paid-elsewhere': 'Paid another way, such as at the counter',
      mistake: 'Sent by mistake',
      'not-wanted': 'The customer no longer wants it',
      other: 'Another reason',
    },
  },
  sendAgain: 'Send again',
  mailAgain: 'E-mail again',
};

/** One line each, in the thread of what it is about. `who` is the customer. */
export const news = {
  paid: (n: { who: string; amount: string; method: string | undefined; reference: string | undefined }) =>
    `${n.who} paid ${n.amount}${n.reference ? ` for ${n.reference}` : ''}${n.method ? ` (${n.method})` : ''}.`,
  paidLate: 'The payment was started before the link closed, so it counts.',
  unexpected: (n: { who: string; amount: string; reference: string | undefined }) =>
    `Unexpected payment from ${n.who}: ${n.amount}${n.reference ? ` (${n.reference})` : ''}.`,
  paymentNumber: (id: string) => `Payment number in Stripe: ${id}`,
  processing: (who: string) => `${who} is paying by a method that takes time. The bank will confirm it here.`,
  /** `again`: whether it can be paid again. */
  failed: (who: string, again: boolean) =>
    `${who}’s payment failed after all. Nothing was received.${again ? ' They can try again with the same link.' : ''}`,
  textFailed: (n: { who: string; why: string }) => `The text to ${n.who} was not delivered: ${n.why}`,
  linkAskedFor: (who: string) => `${who} asked for a new payment link. Press “Send again” on the card.`,
  cancelled: (by: string) => `${by} cancelled this request. Its link is closed.`,
  cancelledWhy: (why: string) => `Why: ${why}`,
  sentAgain: (by: string) => `${by} sent the payment link again.`,
  replied: (who: string) => `${who} texted:`,
  repliedLate: (when: string) => `It was sent earlier (${when}), and only reached us now.`,
  /** The rest of a card number stands in the text before. */
  split:
    'The rest of the number is in other texts just around this one. If its digits can still be read there, have those messages deleted.',
  masked: 'There was a card number in it. It is masked, and kept nowhere.',
  /** It may also say that the number is somebody else's. */
  soundsLikeStop: 'This sounds like somebody who wants no more texts, or who is not the person meant.',
  soundsLikeStopNext: 'Nothing was changed by that. If it is so, press “No more texts…”. If it is not, just answer.',
  optedOut: (who: string) => `${who} does not want any more texts. Call to ask for a payment.`,
  helped: (who: string) => `${who} asked for help and got an automatic answer. Reply if more is needed.`,
  optedIn: (who: string) => `${who} agrees to get texts again.`,
  /** Under a customer's text, because an answer in the thread goes to nobody else. */
  staysHere: 'What you write here stays within your team, unless it starts with >.',
  texted: (who: string) => `Text from ${who}`,
  attachments: (count: number) =>
    count === 1
      ? 'A picture or file came with it; it is not shown here.'
      : `${count} pictures or files came with it; they are not shown here.`,
};

/** Private answers to what a member did. */
export const notices = {
  sent: (n: { to: string; amount: string; reference: string }) =>
    `Your request is on its way to ${n.to}: ${n.amount} for ${n.reference}.`,
  follow: 'Follow it on its card in the channel.',
  noRoom: 'No channel is told about it. Add Quittance to a channel to follow your requests.',
  cancelling: (reference: string) =>
    `${reference} is being cancelled. Its link is closed already; its card will say when it is done.`,
  cancelled: (reference: string) => `Cancelled: ${reference}. Its link is closed.`,
  sentAgain: (reference: string) => `The link for ${reference} is on its way again.`,
  notSent: 'Nothing was sent.',
  setUp: (company: string) => `${company} is ready. Type /quickpay to ask for a first payment.`,
  setUpNext: 'Add Quittance to the channel where your team wants to follow payments.',
};

/** Why a text did not arrive, behind a colon; then what to do. */
export const textFailures = {
  'opted-out': {
    why: 'the customer asked to get no more texts.',
    next: 'Call them. Only they can change that, by texting START to your number.',
  },
  landline: {
    why: 'this number is a landline.',
    next: 'Press “Send by e-mail”, or ask the customer for a cell number and make a new request.',
  },
  'not-textable': {
    why: 'this number does not take texts.',
    next: 'Press “Send by e-mail”, or ask the customer for a cell number and make a new request.',
  },
  unreachable: {
    why: 'the phone can’t be reached.',
    next: 'It may be off or out of range. Send it again later, or call.',
  },
  'invalid-number': {
    why: 'this number is not in service.',
    next: 'Press “Send by e-mail”, or check the number with the customer and make a new request.',
  },
  blocked: {
    why: 'the phone company blocked it.',
    next: 'Make a new request in other words, or call the customer.',
  },
  'too-long': { why: 'the message is too long.', next: 'Make a new request with a shorter message.' },
  'no-pictures': { why: 'this phone does not take pictures.', next: 'Send the words alone, or send it by e-mail.' },
  'not-now': {
    why: 'the phone network could not take it at this time.',
    next: 'Send it again in an hour. If it fails again, call the customer.',
  },
  'sender-problem': {
    why: 'your text number has a problem.',
    next: 'Tell the person who manages Quittance: the number may not be registered, or the account needs attention.',
  },
  over: {
    why: 'there was nothing left to remind of before it could go out.',
    next: 'If the request still waits for a payment, send it again.',
  },
  unknown: { why: 'the phone company did not say why.', next: 'Send it again, or call the customer.' },
};

/**
 * Why a card was declined, behind a colon, for a whole room. What would embarrass a customer before it is only said to
 * them: they read `page.declined`.
 */
export const declineReasons = {
  'insufficient-funds': 'the bank refused the card.',
  'expired-card': 'the card has expired.',
  'incorrect-details': 'the card’s details were not entered correctly.',
  'authentication-failed': 'the customer did not complete the bank’s verification.',
  'lost-or-stolen': 'the bank refused the card.',
  'limit-exceeded': 'the bank refused the card.',
  'not-supported': 'this kind of card is not accepted for this payment.',
  'processing-error': 'a passing error at the bank. Trying again usually works.',
  'method-failed': 'the way of paying they chose did not work.',
  'not-confirmed': 'the bank did not make it in the end.',
  'refused-by-bank': 'the bank refused the card.',
};

/** Ways of paying that have no proper name; before the last digits, where they are known. */
export const paymentMethod = {
  card: 'card',
  bankDebit: 'bank debit',
  transfer: 'bank transfer',
  other: 'another method',
};
