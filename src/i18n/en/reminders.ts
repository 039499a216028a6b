import { ending } from '../sentence.ts';

/** How customers are reminded: on the card, in the thread, and where members decide about it. */
export const reminders = {
  button: 'Reminders',
  /** On the card. */
  next: (when: string) => `Next reminder: ${when}`,
  promised: (day: string, next: string) => `Promised to pay by ${day}. Next reminder: ${next}`,
  promisedOnly: (day: string) => `Promised to pay by ${day}. No reminder is planned.`,
  none: 'No reminder is planned.',
  gone: (count: number, when: string) =>
    count === 1
      ? `Reminded once (${when}). No more is planned.`
      : `Reminded ${count} times (last ${when}). No more is planned.`,
  stopped: {
    answered: (when: string) => `Reminders stopped: the customer texted (${when}).`,
    paused: (by: string, when: string) => `Reminders stopped by ${by} (${when}).`,
    'opted-out': 'No reminders: the customer wants no more texts.',
    'part-paid': (when: string) => `Reminders stopped: a part was paid (${when}). You can start them again.`,
    'no-words': 'No reminders: the saved reply “Reminder” has no text in the customer’s language.',
  },
  /** In the thread, above its words. */
  sent: (who: string) => `A reminder is on its way to ${who}:`,
  sentBy: (by: string, who: string) => `${by} sent ${who} a reminder:`,
  /** The form. */
  title: 'Reminders',
  about: (amount: string, reference: string) => `${amount} · ${reference}`,
  what: 'What to do',
  deeds: {
    now: 'Remind now',
    nowLater: (when: string) => `Remind as soon as possible: ${when}`,
    skip: (when: string) => `Skip the next one (${when})`,
    promised: 'Note a promise to pay',
    stop: 'Send no more reminders',
    start: 'Start the reminders again',
  },
  until: {
    label: 'Promised to pay by',
    hint: 'Only for a promise. No reminder goes out up to and including that day.',
  },
  words: 'The customer will read',
  hours: 'Nobody is reminded at night, on Sundays or on holidays.',
  submit: 'Confirm',
  close: 'Close',
  done: (reference: string, next: string) => `${reference}: the next reminder goes out ${ending(next)}`,
  doneNone: (reference: string) => `${reference}: no reminder is planned.`,
  /** In the settings. */
  setting: {
    label: 'Reminders: days after the request',
    hint: 'At most 3, for example 3, 7, 14. Leave empty for none. They stop by themselves once the customer pays or answers. For requests made from now on.',
  },
  /** An e-mail. */
  subject: (reference: string, company: string) => `Reminder: payment for ${reference}, from ${company}`,
};
