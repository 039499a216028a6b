/** The form that makes an invoice that no system has. */
export const byHand = {
  title: 'Make an invoice',
  /** The button that leads here. */
  start: 'Make one by hand',
  submit: 'Make the invoice',
  close: 'Cancel',
  refresh: 'Show total',
  intro: 'For what is not in your system. Next, you look at the invoice and send it like any other.',
  name: { label: 'Name', placeholder: 'Such as Julie Tremblay' },
  reference: { label: 'Invoice number', placeholder: 'Such as F-1024' },
  line: {
    what: (place: number) => `Line ${place}`,
    whatHint: 'What it is for, such as front brakes. Leave it empty if there are no more.',
    kind: (place: number) => `Kind of line ${place}`,
    kinds: { labour: 'Labour', part: 'Part', fee: 'Fee', discount: 'Discount' },
    quantity: (place: number) => `Quantity of line ${place}`,
    quantityHint: 'Hours or pieces; 1 if left empty.',
    price: (place: number) => `Price of line ${place}, before taxes`,
    priceHint: 'For one, such as 89.95.',
  },
  taxes: {
    label: 'Taxes',
    choose: 'Choose…',
    none: 'None: nothing is added',
    /** Of a place, and what is charged there. */
    of: (place: string, taxes: string) => (place ? `${place}: ${taxes}` : taxes),
    places: {
      'CA-QC': 'Quebec',
      'CA-ON': 'Ontario',
      'CA-NB': 'New Brunswick',
      'CA-NL': 'Newfoundland and Labrador',
      'CA-NS': 'Nova Scotia',
      'CA-PE': 'Prince Edward Island',
      'CA-BC': 'British Columbia',
      'CA-MB': 'Manitoba',
      'CA-SK': 'Saskatchewan',
      'CA-AB': 'Alberta',
      'CA-NT': 'Northwest Territories',
      'CA-NU': 'Nunavut',
      'CA-YT': 'Yukon',
    },
  },
  replaces: (reference: string, balance: string) =>
    `${reference} was made by hand already, for ${balance}: what you make now replaces it. If it was sent, the customer is asked for the new amount.`,
};
