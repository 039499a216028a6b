import { ending } from '../sentence.ts';

/** The settings, as a form for each section and as a card for who may not change them. */
export const companySettings = {
  title: 'Settings',
  help: (command: string) =>
    `Type ${command} to see your company’s settings: name, logo and address, what your invoices say, how payments are asked for. Administrators can change them.`,
  submit: 'Save',
  close: 'Close',
  refresh: 'Go to the section, update the examples',
  section: {
    label: 'Section',
    names: {
      information: 'Information',
      invoices: 'Invoices and estimates',
      payments: 'Payments',
      conversations: 'Conversations',
      administrators: 'Roles: administrators',
      billers: 'Roles: billers',
      agents: 'Roles: agents',
      viewers: 'Roles: viewers',
      others: 'Roles: everybody else',
    },
  },
  saved: 'Saved. What you send from now on uses it; what was sent before stays as it was.',
  unsaved: 'What you changed here is not saved yet. Save it first, then choose the other section.',
  meanwhile:
    'Somebody else saved settings while this was open. Nothing was overwritten: check what is marked, then save again.',
  /** Of one setting. */
  takenOver: 'Somebody else has just changed this: here is the new value.',
  alsoChanged: (value: string) =>
    `Somebody else has just saved this instead: ${ending(value)} Yours is still here; save again to put it in its place.`,
  nothing: '(nothing)',
  anotherLogo: 'another logo',
  missing: {
    fr: 'Missing in French: your documents in French will go out without it.',
    en: 'Missing in English: your documents in English will go out without it.',
  },
  languages: { fr: 'French', en: 'English' },
  inLanguage: (label: string, language: string) => `${label} (${language})`,
  name: { label: 'Company name' },
  logo: {
    label: 'Logo',
    hint: 'PNG, JPEG or WebP, at most 2 MB. It is shown on your invoices and on the payment page.',
    elsewhere: 'Logo: add or change it in the Settings tab of Quittance, in Teams.',
    alt: (company: string) => `Logo of ${company}`,
    look: 'Nothing is saved yet: below is your new logo, and the examples show it. Look at them, then save.',
    notSaved: 'This is the new logo. It is not saved yet.',
  },
  withoutLogo: { label: 'No logo', option: 'Remove the logo' },
  phone: { label: 'Phone number', hint: 'Customers can call it from the payment page.' },
  address: { label: 'Address', hint: 'As on an envelope, at most 6 lines. It is shown on your invoices.' },
  language: {
    label: 'Language of customers and documents',
    hint: 'Customers read it until they choose another one.',
  },
  timeZone: { label: 'Time zone' },
  currency: {
    label: 'Currency',
    hint: 'It can be changed while no payment is being asked for.',
  },
  invoiceFootnote: { label: 'Note at the foot of invoices', hint: 'For example how to reach you about it.' },
  estimateFootnote: { label: 'Note at the foot of estimates', hint: 'For example until when the prices hold.' },
  paymentTerms: { label: 'Payment terms', hint: 'For example: Payable when the vehicle is handed over.' },
  terms: { label: 'Terms and conditions', hint: 'For example your warranty.' },
  taxNumbers: {
    label: 'Tax numbers',
    hint: 'One a line, its name first. For example GST: 123456789 RT0001',
  },
  numberLabel: {
    label: 'What you call the reference number',
    hint: 'For example Repair order. Leave empty for “Number”.',
  },
  rooms: {
    label: 'Channels that are told',
    hint: 'They hear of payments asked for outside of a channel. A channel always hears of its own. Private channels are not listed.',
    none: 'There is no channel to choose yet. Add Quittance to a channel, then come back here.',
    of: (name: string, platform: string) => `${name} (${platform})`,
    unnamed: 'Group chat',
    find: {
      label: 'Find a channel',
      hint: (count: number) =>
        `The list below is too short for all ${count} channels: type part of a name to find one. Those that are ticked stay in it.`,
      none: 'No channel has this in its name.',
    },
  },
  roomLanguage: {
    label: 'Language of your channels',
    same: 'The same as your customers’',
  },
  amountLimit: { label: 'Most that can be asked for at once', hint: 'It catches a slipped decimal point.' },
  refundLimit: {
    label: 'Refunds a member may make alone, in a day',
    hint: 'Above it, an administrator or biller other than who asks approves. Empty: nobody has to. 0: always.',
  },
  linkDays: {
    label: 'How long a payment link works',
    option: (days: number) => `${days} days`,
  },
  talkRooms: {
    label: 'Where a customer’s conversation begins',
    hint: 'Choose none, and it begins in the channels that are told of payments.',
    same: 'In the channels that are told of payments',
  },
  routes: {
    label: 'Conversations that begin elsewhere',
    hint: 'A name, a colon and a channel on each line, for example Sophie Roy: service. The name is that of who has the conversation, or of the customer’s advisor or department, as in your dealer system. A thread that goes on stays where it is.',
  },
  quietDays: {
    label: 'New thread for a customer',
    hint: 'When a customer and your team have not texted for so long, what comes next begins a new thread, which leads to the old one.',
    option: (days: number) => (days === 1 ? 'After a day without a text' : `After ${days} days without a text`),
  },
  thanks: { label: 'After a payment', option: 'Thank the customer by text, with the receipt' },
  foldsNames: {
    label: 'Accents in names',
    option: 'Leave out costly accents of names where that makes a text cheaper',
  },
  example: {
    heading: 'The text your customers get',
    note: 'An example, with what is typed above.',
    saved: 'Examples, with what is saved:',
    unsaved: 'Examples, with what you changed above, which is not saved yet:',
    invoice: 'See an invoice',
    estimate: 'See an estimate',
    page: 'See the payment page',
    replies: (command: string) =>
      `The texts your colleagues send are saved replies: type ${command} to see or change them.`,
  },
  sources: {
    title: 'Where invoices come from',
    seen: (name: string, when: string) => `${name} – last read in full (${when}).`,
    never: (name: string) => `${name} – never read to the end yet.`,
    underWay: (name: string) => `${name} – being read right now.`,
    away: (until: string, code: string) => `${until} The last reading failed (${code}). We keep trying.`,
    counts: (n: { read: number; added: number; changed: number }) =>
      `In the last reading – ${n.read} orders, ${n.added} of them new and ${n.changed} changed`,
    failed: (count: number) =>
      count === 1
        ? 'One order could not be read. Correct it where it comes from.'
        : `${count} orders could not be read. Correct them where they come from.`,
    more: (count: number) => `and ${count} more`,
    /** By what could not be read; `field`: as its source calls it. */
    why: {
      'amount-unreadable': (field: string) => `${field} is not an amount such as 1234.50`,
      'date-unreadable': (field: string) => `${field} is not a date such as 2026-11-23`,
      'shape-unexpected': (field: string) => `${field} is not what it usually is`,
      'amounts-not-exact': (_: string) => 'its amounts are too large, or not whole cents',
    } as Record<string, (field: string) => string>,
  },
  read: {
    summary: 'Your company’s settings',
    whoMay:
      'Only administrators can change these: the people they name, and, unless they have another role, Slack’s owners and administrators and whoever set Quittance up in Teams.',
    /** `names`: ready to read; empty where there is nobody. */
    inTeams: (names: string) =>
      names === ''
        ? 'In Teams nobody may yet: whoever runs this server names the first person (npm run administrator).'
        : `In Teams: ${ending(names)} If they no longer work here, whoever runs this server can name somebody else.`,
    yes: 'Yes',
    no: 'No',
    missing: 'missing',
  },
  /** Lines of the example that papers are drawn with. */
  sample: {
    labour: 'Front brakes and rotors replaced, road test',
    part: 'Front brake pads, ceramic',
    banner: 'This is an example: nobody is asked to pay.',
  },
};
