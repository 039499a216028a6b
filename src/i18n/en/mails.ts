/** Invoices and receipts by e-mail: what the team reads of them, and what the customer does. */
export const mails = {
  queued: (to: string, when: string) => `The invoice and the receipt are on their way to ${to} (${when})`,
  sent: (to: string, when: string) => `The invoice and the receipt were e-mailed to ${to} (${when})`,
  failed: (to: string, why: string) => `The invoice and the receipt could not be e-mailed to ${to}: ${why}`,
  /** Behind a colon; then what to do. */
  failures: {
    'address-refused': {
      why: 'nobody has this address.',
      next: 'Ask the customer for the right one. They can enter it on their payment page.',
    },
    refused: {
      why: 'the mail server did not take the message.',
      next: 'The customer can download both documents from their payment page. Tell whoever manages Quittance.',
    },
    'not-now': {
      why: 'the mail server could not be reached for two days.',
      next: 'The customer can download both documents from their payment page. Tell whoever manages Quittance.',
    },
    'not-printed': {
      why: 'the documents could not be made.',
      next: 'Tell whoever manages Quittance.',
    },
  },
  /** The message itself. */
  letter: {
    subject: (reference: string, company: string) => `Your invoice and receipt for ${reference}, from ${company}`,
    greeting: (name: string | undefined) => (name ? `Hello ${name},` : 'Hello,'),
    thanks: (company: string, reference: string) =>
      `Thank you for your payment. Here are your invoice and your receipt for ${reference}, from ${company}.`,
    link: 'You will also find them on your payment page:',
    open: 'Open my payment page',
    questions: (company: string, phone: string) => `Any questions? Call ${company} at ${phone}.`,
    why: (company: string) =>
      `You get this message because this address was entered on a payment page of ${company}. Nobody reads answers to it.`,
  },
};
