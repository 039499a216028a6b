import { ending } from '../sentence.ts';

/** What customers may ask of whoever keeps data about them, as administrators do it; and the file that customers get. */
export const privacy = {
  button: 'Personal data',
  title: 'Personal data',
  about:
    'A customer may ask to see what you keep about them, to have it corrected, or erased. In Quebec you have 30 days to answer.',
  find: 'Find a customer',
  back: 'Back',
  howTo: 'To answer a customer about their personal data, type /settings privacy.',
  search: {
    title: 'Find a customer',
    submit: 'Show',
    close: 'Close',
    customer: {
      label: 'Customer',
      hint: 'Type the beginning of a name, a phone number or an e-mail address.',
      placeholder: 'Name, phone or e-mail',
    },
  },
  customer: {
    phone: 'Phone',
    email: 'E-mail',
    language: 'Language',
    ofCompany: 'the company’s',
    since: 'Customer since',
    texts: 'Texts',
    allowed: 'allowed, for payments and service',
    stopped: 'stopped: nobody texts them',
    another: 'Another customer',
  },
  done: {
    corrected: 'Corrected. What was sent before keeps what it said; cards and lists are updated in a moment.',
  },
  correct: {
    button: 'Correct',
    title: 'Correct a customer',
    submit: 'Correct',
    close: 'Close',
    about:
      'From now on everything uses it: open requests, lists and cards. Documents that were sent stay as they were.',
    name: { label: 'Name' },
    phone: { label: 'Phone', hint: 'Texts go here. Those sent to the number before stay with this customer.' },
    email: { label: 'E-mail' },
    tongue: { label: 'Language', company: 'The company’s language' },
  },
  erase: {
    button: 'Erase',
    confirm: {
      title: 'Erase this customer?',
      text: (who: string) =>
        `Name, number, texts and pictures of ${who} are deleted, here and with the phone company. Nobody can bring them back.`,
      yes: 'Erase',
      no: 'Keep',
    },
    not: {
      title: (who: string) => `${who} can’t be erased yet`,
      about: 'Something is still under way. See to it first, then erase:',
      why: {
        unpaid: { what: 'A payment is asked for', next: 'Cancel the request, or wait until it is paid.' },
        refund: { what: 'A refund is under way', next: 'Wait until the money is back.' },
        dispute: { what: 'A payment is disputed', next: 'Wait until the bank has decided.' },
        estimate: { what: 'An estimate waits for an answer', next: 'Withdraw it, or wait for the answer.' },
        text: { what: 'A text is on its way', next: 'Try again in two minutes.' },
      },
      more: (count: number) => `and ${count} more`,
    },
    done: {
      title: 'Being erased',
      gone: 'Name, number, texts and pictures are deleted within minutes, here and with the phone company; cards in your channels no longer name them.',
      kept: 'Kept, because tax law asks for it: invoices and receipts of what was paid, until the end of the sixth year after it. Then they go by themselves. That somebody wanted no more texts is remembered, without their number.',
      elsewhere:
        'Not ours to delete: messages that people wrote or that stand in your channels’ threads, your dealer system, Stripe, and e-mails that were sent. Delete them there.',
    },
  },
  /** In the place of a text in a channel. */
  erased: 'This customer’s data was erased.',
  incidents: {
    title: 'Incident register',
    about:
      'When data of people is lost, stolen, or seen by somebody who should not have seen it, write it here. The register is kept for five years after you learned of it.',
    law: 'In Quebec (Law 25), where somebody may come to serious harm, you tell the Commission d’accès à l’information and the people concerned promptly, and reduce the harm at once. The Commission may ask for this register.',
    none: 'Nothing has been entered.',
    more: 'Older ones are in the file.',
    add: 'Enter an incident',
    export: 'Export',
    entered: 'Entered.',
    serious: { yes: 'serious', no: 'no' },
    columns: { by: 'Entered by', at: 'Entered on', file: 'incidents' },
    form: {
      title: 'Enter an incident',
      submit: 'Enter',
      close: 'Close',
      about: 'What is entered stays as it is. If you learn more, enter it again.',
      day: { label: 'Day it happened' },
      what: { label: 'What happened', hint: 'And how you learned of it. No card numbers.' },
      affected: { label: 'Whose data', hint: 'How many people, and which data of theirs.' },
      measures: {
        label: 'What was done',
        hint: 'To reduce the harm and so that it does not happen again; who was told, and when.',
      },
      serious: {
        label: 'Risk of serious harm',
        option: 'Somebody may come to serious harm, such as fraud or identity theft',
      },
    },
  },
  export: {
    button: 'Export everything',
    title: (who: string) => `Everything about ${who}`,
    ready:
      'One ZIP file: a page that anybody can read, the same as data (JSON), the documents you sent, and the pictures. Make sure that who asks is this customer before you give it to them.',
    file: 'Download the file',
    until: (when: string) => `This link is yours alone and ends on ${ending(when)}`,
  },
  /** The page that goes into the file, for the customer. */
  dossier: {
    title: (company: string) => `What ${company} keeps about you`,
    written: (when: string) => `Written on ${ending(when)}`,
    none: 'Nothing.',
    sections: {
      who: 'Who you are',
      consent: 'What you said about text messages',
      texts: 'Text messages',
      conversations: 'Conversation threads',
      requests: 'Payments asked for',
      payments: 'Payments',
      refunds: 'Refunds',
      disputes: 'Disputes',
      estimates: 'Estimates',
      invoices: 'Invoices and repair orders',
      papers: 'Documents kept as they were sent',
      mails: 'E-mails',
      tasks: 'What the team has to do by hand',
      pictures: 'Pictures',
    },
    name: 'Name',
    from: 'From you',
    to: (by: string) => (by === '' ? 'To you' : `To you, from ${by}`),
    picture: (count: number) => (count === 1 ? '1 picture or file' : `${count} pictures or files`),
    level: { transactional: 'Allowed', none: 'Stopped' },
    assigned: (who: string) => `Looked after by ${who}`,
    seen: (when: string) => `Page seen on ${when}`,
    reason: (reason: string) => `Reason: ${reason}`,
    answered: (by: string, when: string) => `Answered by ${by}, ${when}`,
    kinds: {
      invoice: 'Invoice',
      estimate: 'Estimate',
      receipt: 'Receipt',
      'credit-note': 'Credit note',
    },
    elsewhere:
      'Your card is known to Stripe alone, which takes the payments. The phone company and the company’s own systems keep their own records.',
  },
};
