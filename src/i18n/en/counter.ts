/** A request's link and code, for a customer who stands at the counter or is written to elsewhere. */
export const counter = {
  link: {
    button: 'Copy link',
    title: 'Payment link',
    how: 'Select the address below and copy it, then paste it where your customer reads it: an e-mail, a chat. Whoever opens it can see and pay this request.',
    label: 'Address of the payment page',
    hint: 'Do not open it yourself: the card would say that the customer has seen it.',
  },
  code: {
    button: 'Show code',
    title: 'Code to scan',
    how: 'Your customer points their phone’s camera at the code and touches what appears: the payment page opens on their phone.',
    alt: (amount: string, reference: string) => `QR code that opens the payment page: ${amount} for ${reference}`,
  },
  about: (amount: string, reference: string) => `${amount} for ${reference}`,
  done: 'Done',
  close: 'Close',
  shown: (reference: string) => `The card of ${reference} says when the customer has opened the page and paid.`,
};
