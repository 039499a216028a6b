import { ending } from '../sentence.ts';

const papers = (various: boolean): string => (various ? 'The documents' : 'The invoice and the receipt');

/** Invoices and receipts by e-mail: what the team reads of them, and what the customer does. */
export const mails = {
  /** `various`: other than one invoice and its receipt. */
  queued: (to: string, when: string, various: boolean) => `${papers(various)} are on their way to ${to} (${when})`,
  sent: (to: string, when: string, various: boolean) => `${papers(various)} were e-mailed to ${to} (${when})`,
  failed: (to: string, why: string) => `The documents could not be e-mailed to ${to}: ${why}`,
  /** Behind a colon; then what to do. */
  failures: {
    'address-refused': {
      why: 'this address does not exist.',
      next: 'Ask the customer for the right one. They can enter it on their payment page.',
    },
    refused: {
      why: 'the mail server did not take the message.',
      next: 'The customer can download the documents from their payment page. Tell whoever manages Quittance.',
    },
    'not-now': {
      why: 'the mail server could not be reached for two days.',
      next: 'The customer can download the documents from their payment page. Tell whoever manages Quittance.',
    },
    'not-printed': {
      why: 'the documents could not be made.',
      next: 'Tell whoever manages Quittance.',
    },
    unclear: {
      why: 'the mail server confirmed nothing, so it may have arrived all the same.',
      next: 'The customer can look in their mailbox, or download the documents from their payment page.',
    },
    over: {
      why: 'the request could not be paid any more at that moment.',
      next: 'No e-mail went out.',
    },
  },
  /** The request itself by e-mail, for who can't get a text. */
  request: {
    button: 'Send by e-mail',
    title: 'Send by e-mail',
    how: (who: string | undefined) =>
      `${who ?? 'The customer'} gets the same payment link by e-mail, with the invoice. No text is sent.`,
    label: 'E-mail address',
    placeholder: 'For example julie@example.com',
    submit: 'Send the e-mail',
    close: 'Cancel',
    done: (reference: string, to: string) => `The request for ${reference} is on its way to ${to} by e-mail.`,
    queued: (to: string, when: string) => `E-mail on its way to ${to} (${when})`,
    sent: (to: string, when: string) => `Sent by e-mail to ${to} (${when}), waiting for the customer`,
    failed: (to: string, why: string) => `The request could not be e-mailed to ${to}: ${why}`,
    failures: {
      'address-refused': 'Ask the customer for the right address, then press “Send by e-mail” again.',
      refused: 'Press “Copy link” and send it from your own e-mail. Tell whoever manages Quittance.',
      'not-now': 'Press “Copy link” and send it from your own e-mail. Tell whoever manages Quittance.',
      'not-printed': 'Press “Copy link” and send it from your own e-mail. Tell whoever manages Quittance.',
      unclear: 'It may have arrived all the same: ask the customer before you send it again.',
      over: 'No e-mail went out. If the request still waits for a payment, send it again.',
    },
    subject: (reference: string, company: string) => `Payment request for ${reference}, from ${company}`,
    pay: 'See and pay',
    attached: 'The invoice is attached.',
    why: (company: string) =>
      `You get this message because you do business with ${company}, which sent it to this address. Replies are not read.`,
  },
  /** The message itself. */
  letter: {
    subject: (reference: string, company: string, various: boolean) =>
      `${various ? 'Your documents' : 'Your invoice and receipt'} for ${reference}, from ${company}`,
    greeting: (name: string | undefined) => (name ? `Hello ${name},` : 'Hello,'),
    thanks: (company: string, reference: string, various: boolean) =>
      `Thank you for your payment. Here are ${various ? 'your documents' : 'your invoice and your receipt'} for ${reference}, from ${ending(company)}`,
    link: 'You will also find them on your payment page:',
    open: 'Open my payment page',
    questions: (company: string, phone: string) => `Any questions? Call ${company} at ${phone}.`,
    why: (company: string) =>
      `You get this message because this address was entered on a payment page of ${ending(company)} Replies are not read.`,
  },
};
