import { ending } from '../sentence.ts';

/** What the customer reads on the payment page. Amounts and dates are given ready to read. */
export const page = {
  title: 'Payment request',
  customer: 'For',
  /** Of so many documents together. */
  amountDue: (documents: number) => (documents > 1 ? `Amount due for ${documents} documents` : 'Amount due'),
  /** The same, once it is not due any more. */
  amount: 'Amount',
  reference: 'Reference number',
  pay: (amount: string) => `Pay ${amount}`,
  waysToPay: 'Card, Apple Pay or Google Pay',
  until: (when: string) => `This link works until ${ending(when)}`,
  secure: 'You will pay on Stripe’s secure page. We never see your card number.',
  call: 'Call',
  callCompany: (company: string) => `Call ${company}`,
  text: 'Text',
  textCompany: (company: string) => `Text ${company}`,
  /** The numbers as words, in parts that are not parted: not every screen can call or text. */
  questions: (phone: string, textsFrom: string | undefined) =>
    textsFrom ? ['Any questions?', `Call ${phone}`, `or text ${textsFrom}.`] : ['Any questions?', `Call ${phone}.`],
  /** The link to the same page in the other language, written in that language. */
  otherLanguage: 'Français',
  otherLanguageCode: 'fr',
  confirming: {
    title: 'We are confirming your payment',
    text: 'This usually takes a few seconds. This page will tell you as soon as it is done.',
  },
  /** The customer came back from paying, and no confirmation has come for a while. */
  slow: {
    title: 'The confirmation is taking longer than usual',
    text: 'If you have paid, please do not pay again: we will get the confirmation even if you close this page.',
  },
  changing: {
    title: 'The amount is changing',
    text: (company: string) =>
      `The team at ${company} is updating your file. The new amount will show here in a moment. There is nothing to pay until then.`,
  },
  revised: {
    title: 'The amount has changed',
    text: (before: string, now: string) => `Before: ${before}. Now: ${now}.`,
    added: (lines: string) => `Added: ${lines}.`,
    removed: (lines: string) => `Taken off: ${lines}.`,
  },
  settled: {
    title: 'This is settled already',
    text: (company: string) => `There is nothing more to pay here. Questions? The team at ${company} is happy to help.`,
  },
  checkAgain: 'Check again',
  leaving: {
    title: 'On to the secure payment page',
    link: 'Continue to the payment page',
  },
  processing: {
    title: 'Your payment is in progress',
    text: 'Your bank is confirming it. There is nothing more to do, and you can close this page.',
  },
  paid: {
    title: 'Paid. Thank you!',
    text: (amount: string, when: string) => `We received ${amount} on ${ending(when)}`,
    method: (method: string) => `Paid with ${method}`,
  },
  cancelling: {
    title: 'This request is being cancelled',
    text: (company: string) =>
      `Please do not pay it. If you have just paid, this page will tell you so in a moment. Any questions? ${company} will be glad to help.`,
  },
  cancelled: {
    title: 'This request was cancelled',
    text: (company: string) => `There is nothing to pay here. Any questions? ${company} will be glad to help.`,
  },
  /** Money that came although it should not have: what came, and what happens now. */
  arrived: {
    cancelled: {
      title: 'We received your payment',
      text: (amount: string, when: string) =>
        `We received ${amount} on ${when}, although this request had been cancelled.`,
      next: (company: string) =>
        `${company} was told, and will contact you to refund it or to agree on what happens next. There is nothing more for you to do.`,
    },
    'already-paid': {
      title: 'Another payment came in',
      text: (amount: string, when: string) =>
        `We received another ${amount} on ${when}, although this was already paid.`,
      next: (company: string) =>
        `${company} was told, and will contact you to refund it or to agree on what happens next. There is nothing more for you to do.`,
    },
    'wrong-amount': {
      title: 'We received another amount',
      text: (amount: string, when: string) => `We received ${amount} on ${when}, which is not the amount requested.`,
      next: (company: string) => `${company} was told, and will contact you. Please call before you pay again.`,
    },
  },
  expired: {
    title: 'This link has expired',
    text: (company: string) => `For your safety, payment links only work for a while. Ask ${company} for a new one.`,
    ask: 'Ask for a new link',
    /** Shown when nothing says that a person pressed the button. */
    sure: {
      title: 'One more step',
      text: 'Security software sometimes opens links and presses buttons. Tick the box to tell us that it is you, then press again.',
      tick: 'Yes, I am the one asking for a new link',
    },
    asked: 'Your request was passed on. The team will text you back.',
  },
  declinedTitle: 'The payment did not go through',
  declined: {
    'insufficient-funds': 'Your bank says there is not enough money available on this card. Please try another one.',
    'expired-card': 'This card has expired. Please try another one.',
    'incorrect-details': 'A detail of the card was not entered correctly. Please try again.',
    'authentication-failed': 'Your bank’s verification was not completed. Please try again, or use another card.',
    'lost-or-stolen': 'Your bank refused this card. Please try another one, or call your bank.',
    'limit-exceeded': 'This amount is over the limit of your card. Please try another one, or call your bank.',
    'not-supported': 'This kind of card can’t be used for this payment. Please try another one.',
    'processing-error': 'Something went wrong for a moment. Please try again.',
    'method-failed': 'The way of paying you chose did not work. Please try again, or choose another one.',
    'not-confirmed': 'Your bank did not make the payment in the end. Please try again, or choose another way to pay.',
    'refused-by-bank': 'Your bank refused this card. Please try another one, or call your bank.',
  },
  /** The invoice and the receipt, to look at and to keep. */
  papers: {
    look: {
      invoice: 'See the invoice',
      estimate: 'See the estimate',
      receipt: 'See the receipt',
      'credit-note': 'See the credit note',
    },
    open: 'Open it as PDF',
    /** Beside what was done, where not all of it is named. */
    more: (others: number) => (others === 1 ? '1 more line' : `${others} more lines`),
    lines: (count: number) => (count === 1 ? '1 line' : `${count} lines`),
    title: 'Your documents',
    download: {
      invoice: 'Download the invoice',
      estimate: 'Download the estimate',
      receipt: 'Download the receipt',
      'credit-note': 'Download the credit note',
    },
    receiptOf: (amount: string, day: string) => `Download the receipt for ${amount} (${day})`,
    credit: (number: string, day: string) => `Download the credit note ${number} (${day})`,
    mail: {
      label: 'Or get them by e-mail, at this address:',
      send: 'Send them to me',
      queued: (to: string, _when: string) => `Your documents are on their way to ${to}.`,
      delayed: (to: string) =>
        `Sending to ${to} takes longer than usual. We go on trying: there is nothing for you to do.`,
      sent: (to: string, when: string) =>
        `Your documents were e-mailed to ${to} on ${ending(when)} If you don’t find them, check your junk folder.`,
      failed: {
        'address-refused': (to: string) =>
          `Nothing could be sent to ${to}: this address does not exist. Check it, then try again.`,
        refused: (to: string) =>
          `Nothing could be sent to ${to}. Try another address, or download your documents here.`,
        'not-now': (to: string) => `Nothing could be sent to ${to}. Try again later, or download your documents here.`,
        'not-printed': (to: string) =>
          `Nothing could be sent to ${to}. Try again later, or download your documents here.`,
        unclear: (to: string) =>
          `We can’t tell whether your documents reached ${to}. Look in that mailbox, junk folder included, or download them here.`,
        over: (to: string) => `Nothing was sent to ${to}.`,
      },
    },
  },
  notPrinted: {
    title: 'This document is not ready yet',
    text: 'Many are being prepared at this moment. Please wait a few seconds, then try again.',
  },
  slackInstalled: {
    title: 'Quittance is in your Slack',
    text: 'Invite it to the channel that is to be told (/invite @Quittance), then type /quickpay there.',
    goOn: 'Open Slack',
  },
  slackCancelled: {
    title: 'Nothing was added',
    text: 'You cancelled on Slack’s page. Start again whenever you like.',
    goOn: 'Start again',
  },
  slackStale: {
    title: 'This page is no longer good',
    text: 'It works once, for ten minutes, and in the browser where you started. Nothing was added.',
    goOn: 'Start again',
  },
  slackFailed: {
    title: 'Slack did not add the app',
    text: 'Nothing is lost. Start again in a minute; if it goes on, write to who runs this server.',
    goOn: 'Start again',
  },
  notFound: {
    title: 'There is nothing at this address',
    text: 'Check that you opened the whole link from the message you got. If it still does not work, call the business that sent it.',
  },
  error: {
    title: 'Something went wrong on our side',
    text: 'If you have paid, please do not pay again. Try again in a few minutes.',
    again: 'Try again',
  },
  tooMany: {
    title: 'One moment, please',
    text: 'That was many tries in a row. Please wait a few seconds, then try again.',
  },
  footer: (company: string) => `Payment request from ${company}, by Quittance`,
};
