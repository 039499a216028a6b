import type { Tongue } from '../../kernel/language.ts';
import { apart, ending } from '../sentence.ts';

const texts = (count: number) => (count === 1 ? '1 text message' : `${count} text messages`);

/** The form that asks for a payment. */
export const quickpay = {
  title: 'Request a payment',
  /** Where everything that can be started is offered. */
  start: 'New payment',
  submit: 'Send the text',
  submitMail: 'Send the e-mail',
  submitAnyway: 'Send anyway',
  refresh: 'Preview the text',
  refreshMail: 'Preview the e-mail',
  close: 'Cancel',
  unclear: {
    asked: (typed: string) => `“${typed}” can be read in more than one way.`,
    way: ({ amount, reference, message }: { amount: string; reference?: string; message?: string }) =>
      `• Amount ${amount}, ${reference ? `reference ${reference}` : 'no reference'}${message ? `, message “${message}”` : ''}`,
    filled: 'Only what is certain is filled in: check the form and add the rest.',
  },
  /** Opened on a message. */
  onMessage: {
    found: 'What the message says is filled in where it is certain. Check it and add the rest.',
    nothing: 'The message has no phone number, amount or reference number that could be filled in.',
  },
  /** `count`: how many buttons stand below. */
  offered: {
    customer: (count: number): string =>
      count === 1 ? 'The message has this phone number:' : 'The message has several phone numbers. Which one?',
    amount: (count: number): string =>
      count === 1 ? 'Is this the amount? Read the message again first.' : 'The message has several amounts. Which one?',
    reference: (count: number): string =>
      count === 1 ? 'Is this the reference number?' : 'Several things in the message could be it. Which one?',
  },
  customer: {
    label: 'Customer',
    hint: 'Search by name, phone number or e-mail address, or type a new one.',
    placeholder: 'Name, phone number or e-mail address',
    new: (phone: string) => `${phone} (new number)`,
    newEmail: (email: string) => `${email} (by e-mail)`,
  },
  /** Asked where no text can go to who is chosen. */
  email: {
    label: 'E-mail address (instead of a text)',
    placeholder: 'For example julie@example.com',
    hints: {
      'opted-out':
        'This customer wants no more texts. You may still send this request by e-mail: the same link, with the invoice.',
      'not-textable':
        'No text can reach this number. Send the same request by e-mail: the same link, with the invoice.',
    },
    use: (email: string) => `Use ${email}`,
  },
  name: { label: 'Customer’s name, for a new customer', known: 'Customer’s name', placeholder: 'Used to greet them' },
  renames: {
    label: 'Is it the same person?',
    no: (known: string) => `No: keep ${known}`,
    yes: (typed: string) => `Yes: the name becomes ${typed}`,
  },
  amount: {
    label: 'Amount',
    placeholder: 'For example 125.50',
    use: (amount: string) => `Use the balance: ${amount}`,
  },
  reference: {
    label: 'Reference number',
    hint: 'The repair order or the invoice. The customer sees it.',
    placeholder: 'For example RO4821',
  },
  reply: { label: 'Saved reply', own: 'None: your custom message is sent instead' },
  message: {
    label: 'Custom message (replaces the saved reply)',
    hint: 'The amount, the reference and the payment link are added at the end.',
    placeholder: 'Leave empty to send the saved reply',
  },
  language: {
    label: 'Text language',
    auto: (tongue: Tongue | undefined) => `Automatic${tongue ? ` (${tongue === 'fr' ? 'French' : 'English'})` : ''}`,
    fr: 'French',
    en: 'English',
  },
  /** How to use the command. */
  help: {
    form: (command: string) =>
      `Type ${command} to open a form: choose the customer, the amount and the reference, check the text, send.`,
    oneLine: (example: string) =>
      `In one line: ${example}. You can add your own message after it. Nothing is sent until you confirm.`,
    after: [
      'Your customer gets a link and pays by card, Apple Pay or Google Pay. The request’s card in the channel changes as it happens: delivered, seen, paid.',
      'On the card, “Cancel request” closes the link and “Send again” texts it once more.',
    ],
  },
};

/** The text message before it leaves. */
export const preview = {
  title: 'The text your customer will get',
  mailTitle: 'The e-mail your customer will get',
  waiting: 'Fill in the customer, the amount and the reference to see the text here.',
  to: (who: string) => `To ${who}`,
  subject: (subject: string) => `Subject: ${subject}`,
  attached: 'with the invoice attached',
  noBreakSpace: 'the no-break space',
  space: 'an ordinary space',
  language: { fr: 'in French', en: 'in English' } satisfies Record<Tongue, string>,
  size: (characters: number, segments: number) =>
    `${characters} characters, ${segments === 1 ? 'sent as' : 'billed as'} ${texts(segments)}`,
  /** `plain`: what can be written in its place; empty where nothing can. `more`: there are others like them. */
  costly: (
    { letters, more }: { letters: { letter: string; plain: string }[]; more: boolean },
    segments: number,
    without: number,
  ) => {
    const [written, removed] = apart(letters);
    const deeds = [
      ...(written.length > 0
        ? [`write ${written.map(({ letter, plain }) => `${plain} instead of ${letter}`).join(', ')}`]
        : []),
      ...(removed.length > 0 ? [`leave out ${removed.map(({ letter }) => letter).join(' ')}`] : []),
    ];
    return (
      `The character${letters.length === 1 ? '' : 's'} ${letters.map(({ letter }) => letter).join(' ')}${more ? ' …' : ''} ${letters.length === 1 ? 'takes' : 'take'} up a lot of room in a text. ` +
      `To pay for ${texts(without)} instead of ${segments}, ${deeds.join(' and ')}${more ? '…' : '.'}`
    );
  },
};

/** Worth knowing before sending; sending is still possible. */
export const warnings = {
  'reference-paid': (w: { reference: string; amount: string; when: string }) =>
    `${w.reference} was already paid (${w.amount}, ${w.when}). Send only if something is still owed.`,
  'reference-requested': (w: { reference: string; amount: string; to: string; by: string; when: string }) =>
    `${w.to} was already asked for ${w.amount} for ${w.reference} (by ${w.by}, ${w.when}), and has not paid yet. ` +
    'You can send that request again from its card.',
  'reference-cancelling': (w: { reference: string; amount: string; to: string; by: string; when: string }) =>
    `${w.by} is just cancelling the request to ${w.to} for ${w.amount} for ${w.reference} (${w.when}), which may have been paid. ` +
    'Wait until its card says how it ended.',
  'reference-of-another-customer': (w: { reference: string; name: string }) =>
    `${w.reference} belongs to ${ending(w.name)} Check the customer and the reference.`,
  /** `why`: one of `textFailures`, a sentence. */
  'number-not-reached': (w: { when: string; why: string }) =>
    `The last text to this number (${w.when}) was not delivered: ${w.why} Send it by e-mail, or ask for another number.`,
  'message-as-typed': (typed: string) =>
    `“${typed}” would go out exactly as typed: nothing takes its place. The amount and the link are added by themselves.`,
  'name-differs': (w: { known: string; typed: string }) =>
    `This number is known as ${w.known}’s, and you typed ${ending(w.typed)} Check the number, and say below whether it is the same person.`,
  'amount-differs': (w: { reference: string; balance: string }) =>
    `The balance of ${w.reference} is ${w.balance}. Check the amount.`,
  /** `from`, `to`: as in `Canadian dollars`. */
  'currency-changed': (w: { from: string; to: string }) =>
    `Your company now asks for payment in ${w.to}: the amount was entered when it was in ${w.from}. Check it.`,
};

/** The one question after a one-line command. */
export const confirmation = {
  title: (amount: string, reference: string) => `Send this text? ${amount} for ${reference}`,
  mailTitle: (amount: string, reference: string) => `Send this e-mail? ${amount} for ${reference}`,
  send: 'Send',
  sendAnyway: 'Send anyway',
  edit: 'Change in the form',
  discard: 'Don’t send',
};

/** A form that opens by a button. */
export const launcher = {
  open: 'Open the form',
  close: 'Close',
  fetching: 'The file is being looked at. This takes a moment…',
  empty: 'Fill in the form. Nothing is sent until you press Send.',
  filled: 'The form already holds what you typed. Nothing is sent until you press Send.',
};

export const setup = {
  title: 'Set up Quittance',
  submit: 'Save',
  close: 'Not now',
  intro: 'Your customers see this in their texts and on the payment page.',
  textsFrom: (phone: string) => `Your texts come from ${phone}.`,
  name: { label: 'Name of your business', placeholder: 'For example Garage Boréal' },
  phone: {
    label: 'Phone number',
    hint: 'Customers can call it from the payment page: give a number that is answered.',
    placeholder: 'For example 514-555-0100',
  },
  language: {
    label: 'Language',
    hint: 'The cards in your channels are written in it, for everyone. Customers read it, too, until they choose another one.',
    names: {
      'fr-CA': 'French (Canada)',
      'en-CA': 'English (Canada)',
      'en-US': 'English (United States)',
      'fr-FR': 'French (France)',
    },
  },
  timeZone: {
    label: 'Time zone',
    names: {
      'America/St_Johns': 'Newfoundland (St. John’s)',
      'America/Halifax': 'Atlantic (Halifax, Moncton)',
      'America/Toronto': 'Eastern (Montreal, Toronto)',
      'America/New_York': 'Eastern (New York)',
      'America/Winnipeg': 'Central (Winnipeg)',
      'America/Regina': 'Saskatchewan (Regina)',
      'America/Chicago': 'Central (Chicago)',
      'America/Edmonton': 'Mountain (Calgary, Edmonton)',
      'America/Denver': 'Mountain (Denver)',
      'America/Phoenix': 'Arizona (Phoenix)',
      'America/Whitehorse': 'Yukon (Whitehorse)',
      'America/Vancouver': 'Pacific (Vancouver)',
      'America/Los_Angeles': 'Pacific (Los Angeles)',
      'America/Anchorage': 'Alaska (Anchorage)',
      'Pacific/Honolulu': 'Hawaii (Honolulu)',
      'Europe/Paris': 'France (Paris)',
    },
  },
};

export const help = {
  title: 'Get paid by text message',
};
