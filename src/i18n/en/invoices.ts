/** The form that sends invoices that are known already. */
export const invoicing = {
  title: 'Send an invoice',
  start: 'New invoice',
  submit: 'Send the text',
  submitMail: 'Send the e-mail',
  submitAnyway: 'Send anyway',
  refresh: 'Show invoices and text',
  close: 'Cancel',
  customer: {
    label: 'Customer',
    hint: 'Type a name, a phone number, an e-mail address, or a repair order or invoice number.',
    placeholder: 'Name, phone or reference',
  },
  who: {
    label: (typed: string) => `Several were found for “${typed}”. Which one?`,
    detail: { customer: 'Customer', invoice: 'Invoice' },
  },
  find: {
    label: 'Find in this customer’s invoices',
    placeholder: 'Number, amount, date or what was done',
  },
  listed: {
    label: 'Show',
    options: {
      all: 'All invoices',
      owed: 'Those to be paid',
      open: 'Open orders: may still change',
      closed: 'Closed invoices: final',
      voided: 'Voided',
    },
  },
  list: {
    label: (who: string) => `Invoices of ${who}`,
    hint: 'Choose one or several. Closed: the invoice goes with the text. Open: the payment is asked for, with the estimate.',
    add: { closed: 'Add invoice', open: 'Add payment', voided: 'Voided' },
    more: 'More',
    back: 'Back',
    none: 'No invoice here: look for something else',
    noneToSend: 'None of these can be sent: see below why.',
    total: (amount: string, count: number) => `${count} invoices, ${amount} in all: one text, one payment.`,
  },
  state: { closed: 'Closed', open: 'Open, may still change', voided: 'Voided' },
  preview: 'View preview',
  openPdf: 'Open the PDF',
  owner: (name: string) => `In the name of ${name}`,
  why: {
    voided: 'Voided: there is nothing to pay.',
    'not-for-customer': 'Paid by the warranty or by us: the customer owes nothing.',
    'nothing-owed': 'Nothing left to pay.',
  },
  ours: (ours: string, asked: string) =>
    `Its lines come to ${ours}, and your system asks for ${asked}: that is what the customer will be asked for.`,
  waiting: 'Choose the customer and the invoice to see the text here.',
  changed: {
    open: (w: { reference: string; balance: string }) =>
      `${w.reference} changed since it was shown to you: it is open, with ${w.balance} to pay. Look at it again, then send.`,
    closed: (w: { reference: string; balance: string }) =>
      `${w.reference} changed since it was shown to you: it is closed, with ${w.balance} to pay. Look at it again, then send.`,
    voided: (w: { reference: string; balance: string }) => `${w.reference} was voided since it was shown to you.`,
  },
  help: {
    form: (command: string) =>
      `Type ${command} to open a form: choose the customer, then one or several of their invoices, look at the PDF, check the text, send.`,
    found: (example: string) => `With a name, a phone number or a reference the form opens on it: ${example}.`,
    after: [
      'Your customer sees on the payment page what was done and what it costs, pays, and keeps the invoice and the receipt.',
    ],
  },
};
