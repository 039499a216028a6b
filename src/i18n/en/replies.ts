import type { Tongue } from '../../kernel/language.ts';
import { ending } from '../sentence.ts';

/** The saved replies, where they are looked at and changed. */
export const savedReplies = {
  title: 'Saved replies',
  help: (command: string) =>
    `Type ${command} to see the messages that your company keeps to send, in French and in English. Administrators can change them and add others.`,
  /** The list. */
  choose: {
    label: 'Saved reply',
    new: 'Write a new one',
    changed: (name: string) => `${name} (changed)`,
    refresh: 'Show it',
    open: 'Open',
    close: 'Close',
    byWhom: (by: string, when: string) => `Changed by ${by}, ${ending(when)}`,
    newHint: 'You give it a name and write it in French, in English, or both.',
  },
  /** One of them. */
  one: {
    submit: 'Save',
    back: 'Back to the list',
    refresh: 'Preview',
    close: 'Close',
    newTitle: 'New saved reply',
    name: {
      label: 'Name',
      hint: 'Your team chooses it by this name. Customers never see it.',
      placeholder: 'For example Winter tires',
    },
    text: { fr: 'Text in French', en: 'Text in English' } satisfies Record<Tongue, string>,
    placeholder: 'Leave empty if you do not need this language',
    variables: (known: string) =>
      `Between braces, these are filled in for each customer: ${known}. What is missing of the amount, the link and your company’s name is added by itself.`,
    example: 'The customer, the amount and the reference are examples.',
    customer: {
      label: 'Show it for a customer',
      hint: 'To check the name, the amount and the length. Nothing is sent.',
      placeholder: 'Name or phone number',
    },
    previewTitle: {
      fr: 'In French, your customer will read',
      en: 'In English, your customer will read',
    } satisfies Record<Tongue, string>,
    reads: {
      fr: (who: string) => `${who} reads French.`,
      en: (who: string) => `${who} reads English.`,
    } satisfies Record<Tongue, unknown>,
    missing: {
      fr: 'There is no text in French: who reads French can’t be sent this reply.',
      en: 'There is no text in English: who reads English can’t be sent this reply.',
    } satisfies Record<Tongue, string>,
    remove: { label: 'Delete', option: 'Delete this saved reply' },
    setBack: { label: 'Restore', option: 'Restore the original texts, in both languages' },
    original: 'These are the original texts.',
    overtaken: (by: string, when: string) =>
      `${by} changed this reply (${when}) while you had it open. It now reads as follows. Save again to put your version in its place.`,
    overtakenGone: (by: string, when: string) =>
      `${by} deleted this reply (${when}) while you had it open. Save again to bring it back with your version.`,
  },
  done: {
    saved: (name: string) => `“${name}” is saved. It is offered wherever a text is sent.`,
    'set-back': (name: string) => `“${name}” has its original texts again.`,
    deleted: (name: string) => `“${name}” is deleted.`,
  },
};
