import { ending } from '../sentence.ts';

/** Texting a customer who has not written. */
export const texting = {
  title: 'Text a customer',
  start: 'New text',
  help: {
    form: (command: string) =>
      `Type ${command} to text a customer: choose who, write or pick a saved reply, read the text, send.`,
    to: (example: string) =>
      `You can type the name, or the number and the message: ${example}. The customer’s thread shows it, and their answers.`,
  },
  nothing: 'The message has no phone number: choose the customer.',
  offered: 'The message has several phone numbers. Which one?',
  missing: 'Choose a customer, or type a new phone number.',
  customer: {
    hint: 'Search by name or phone number, or type a new number.',
    placeholder: 'Name or phone number',
  },
  day: { label: 'Send later: day', hint: 'Leave it empty to send it now. The time is the customer’s.' },
  hour: {
    label: 'Send later: hour',
    of: (hour: number) => `${((hour + 11) % 12) + 1}:00 ${hour < 12 ? 'a.m.' : 'p.m.'}`,
  },
  later: (when: string) => `Goes out ${ending(when)}`,
  moved: 'At the time you chose, customers are left in peace: this is the next time after it.',
  heldLater: (who: string, when: string) => `Your text to ${who} goes out ${ending(when)}`,
  whereLater: 'It stands in the thread until then, with a button to cancel it.',
  held: (who: string) => `Your text to ${who} goes out in a few seconds.`,
  where: (rooms: string) => `It stands in ${rooms}: “Undo” is on it until it is gone, and answers come in its thread.`,
  elsewhere: 'It stands in your channel: “Undo” is on it until it is gone, and answers come in its thread.',
};
