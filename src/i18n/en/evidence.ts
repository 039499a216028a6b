import { ending } from '../sentence.ts';

/** What answers a dispute: on screens, and on the document for the bank. Amounts and moments are given ready to read. */
export const evidence = {
  button: 'Gather evidence',
  title: (reference: string) => `Evidence: ${reference}`,
  about:
    'One document for the customer’s bank: the invoice as it was sent, the receipt, what the customer approved, the texts with when they were delivered, and your terms. Look through it before it goes out.',
  due: (when: string) => `The bank takes an answer until ${ending(when)}`,
  noAnswer: 'The bank takes no answer to this one.',
  over: 'This dispute is over: there is nothing left to answer.',
  download: 'Download (PDF)',
  link: (when: string) => `The link is yours alone, and ends on ${ending(when)}`,
  noPrinter: 'No document can be made on this server: its operator has to set CHROMIUM_PATH.',
  prepare: 'Prepare in Stripe',
  again: 'Prepare anew',
  refresh: 'Refresh',
  submit: 'Send to the bank',
  confirm: {
    title: 'Send to the bank?',
    text: 'The bank takes one answer, and it cannot be changed afterwards. Have you looked through it in Stripe?',
    yes: 'Send',
    no: 'Not yet',
  },
  none: 'Nothing is in Stripe yet. “Prepare in Stripe” puts the document there, and sends nothing to the bank.',
  states: {
    staging: (by: string) => `${by} has it put in Stripe. Press “Refresh” in a moment.`,
    staged: (by: string, when: string) =>
      `It is in Stripe (${by}, ${when}), and the bank has nothing yet. Look through it there, add what is missing, then send it.`,
    submitting: (by: string) => `${by} has it sent to the bank. Press “Refresh” in a moment.`,
    submitted: (when: string) => `The bank has it (${when}). Its decision takes up to three months, and is told here.`,
  },
  refused: {
    closed:
      'Stripe takes no evidence for this dispute: the time is over, or it was answered already. Look at it in Stripe.',
    'too-long': 'Stripe refused the document because of its length. Download it, shorten it, and add it in Stripe.',
    other: 'Stripe refused the document. Download it, and add it in Stripe by hand.',
  },
  facts: {
    encloses: (what: string) => `The attached document shows ${what}.`,
    invoice: (reference: string) => `the invoice ${reference} as it was sent to the customer`,
    receipt: 'the receipt',
    seen: 'that the customer opened the payment page',
    texts: 'the text messages with their delivery',
    approved: 'what the customer approved',
    terms: 'our terms',
  },
  pack: {
    title: 'Evidence for a disputed payment',
    number: 'Reference',
    dispute: 'The disputed payment',
    disputeNo: 'Dispute no.',
    paymentNo: 'Payment no.',
    contested: 'Disputed',
    paid: 'Paid',
    paidWith: 'Paid with',
    customer: 'Customer',
    events: 'What happened',
    happened: {
      asked: (by: string, amount: string) => `${by} asked for ${amount}`,
      delivered: 'The text with the payment link was delivered',
      seen: 'The customer opened the payment page',
      paid: (amount: string) => `The customer paid ${amount}`,
      'papers-mailed': 'Invoice and receipt were sent to the customer by e-mail',
      refunded: (amount: string) => `${amount} were given back`,
    },
    estimate: 'What the customer approved',
    outcome: { approved: 'Approved', partly: 'Approved in part', declined: 'Declined' },
    signed: 'Signed by',
    signedAt: 'On',
    total: 'Approved in all',
    works: { yes: 'Approved', no: 'Declined' },
    browser: 'Browser',
    seal: 'Seal (SHA-256)',
    texts: 'Text messages',
    ours: 'From us',
    columns: { at: 'When', words: 'Message' },
    linkWord: '[link to the payment page]',
    states: { queued: 'On its way', sent: 'Sent', delivered: 'Delivered', failed: 'Not delivered' },
    terms: 'Terms and conditions',
    left: {
      lines: (count: number) =>
        `Left out for length: ${count === 1 ? '1 line' : `${count} lines`} of the documents above. Their totals are whole.`,
      texts: (count: number) =>
        `Left out for length: the earliest ${count === 1 ? 'text message' : `${count} text messages`}.`,
      terms: 'Left out for length: the rest of the terms.',
    },
  },
};
