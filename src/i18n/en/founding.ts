import { ending } from '../sentence.ts';

/** What a room is told of its company, and the form that puts it right. */
export const founding = {
  heading: (company: string) => `${company} is set up`,
  by: (who: string) => `${who} set up Quittance. Your customers see this in their texts and on the payment page:`,
  corrected: (who: string, when: string) => `Corrected by ${who} (${when}).`,
  company: 'Company',
  phone: 'Phone',
  language: 'Language',
  timeZone: 'Time zone',
  textsFrom: 'Texts come from',
  correct: 'Correct',
  next: 'Type /quickpay to ask for a payment.',
  title: 'Correct the set-up',
  submit: 'Save',
  close: 'Cancel',
  staysSo: 'Country and currency stay as they are.',
  meanwhile: (values: string) =>
    `Somebody has saved this meanwhile: ${values}. Saving again puts what stands below in its place.`,
  done: (company: string) => `Saved: ${ending(company)}`,
};
