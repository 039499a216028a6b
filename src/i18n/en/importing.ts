import { ending } from '../sentence.ts';

/** The form that takes invoices from a file. */
export const importing = {
  title: 'Import invoices',
  start: 'Import a file',
  help: (command: string) => `${command} takes invoices and customers from a CSV file, French or English.`,
  intro:
    'A CSV file from your system or a spreadsheet, with a line for each invoice: its number, whose it is, and what is left to pay.',
  file: { label: 'CSV file', hint: 'At most 2 MB. You see how it is understood before anything is taken over.' },
  elsewhere:
    'Teams takes no file in this window. Open Quittance under Apps, then the Today tab, and choose “Import a file” there.',
  read: 'Read the file',
  close: 'Close',
  understood: (rows: number) => `${rows === 1 ? '1 line' : `${rows} lines`}. This is how the file is understood:`,
  column: (name: string) => `column “${name}”`,
  fields: {
    reference: 'Invoice number',
    name: 'Customer',
    firstName: 'First name',
    lastName: 'Last name',
    phone: 'Phone number',
    email: 'E-mail',
    language: 'Language',
    balance: 'Left to pay',
    total: 'Total',
    paid: 'Paid',
    opened: 'Date',
    closed: 'Closed on',
    status: 'Status',
    description: 'What was done',
  },
  numbers: {
    label: 'How does the file write amounts?',
    choose: 'Choose…',
    options: { fr: '1 234,50: with a comma', en: '1,234.50: with a point' },
  },
  days: {
    label: 'How does the file write dates?',
    choose: 'Choose…',
    options: {
      dmy: '23/11/2026: the day first',
      mdy: '11/23/2026: the month first',
      ymd: '2026/11/23: the year first',
    },
  },
  take: 'Take it over',
  again: 'If the file was brought before, nothing is there twice: what changed is brought up to date.',
  update: 'Show how far it is',
  moving: (done: number, rows: number) => `${done} of ${rows} lines so far. You can close this: it goes on by itself.`,
  done: (when: string) => `The last file was taken over on ${ending(when)}`,
  counts: (n: { added: number; changed: number; same: number }) =>
    `${n.added} new, ${n.changed} changed, ${n.same} as before.`,
  failed: (lines: number) =>
    lines === 1
      ? '1 line was not taken over. Mend it in the file, and bring that again:'
      : `${lines} lines were not taken over. Mend them in the file, and bring that again:`,
  line: (line: string, why: string) => `Line ${line}: ${why}`,
  more: (count: number) => `and ${count} more.`,
  why: {
    'reference-missing': 'it has no number',
    'reference-too-long': 'its number has more than 64 characters',
    'amount-missing': 'it has no amount',
    'amount-unreadable': 'its amount can’t be read',
    'amounts-not-exact': 'its amounts are too large, or not whole cents',
    'date-unreadable': 'its date can’t be read',
    'customer-missing': 'it names nobody: no name, phone number or e-mail address',
    'phone-unreadable': 'its phone number can’t be read',
    'phone-foreign': 'its phone number is abroad',
    'phone-has-extension': 'its phone number has an extension',
    'email-unreadable': 'its e-mail address can’t be read',
    'email-unsupported': 'we can’t send to its e-mail address',
  } as Record<string, string>,
};
