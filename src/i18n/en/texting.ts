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
  customer: {
    hint: 'Search by name or phone number, or type a new number.',
    placeholder: 'Name or phone number',
  },
  held: (who: string) => `Your text to ${who} goes out in a few seconds.`,
  where: (rooms: string) => `It stands in ${rooms}: “Undo” is on it until it is gone, and answers come in its thread.`,
  elsewhere: 'It stands in your channel: “Undo” is on it until it is gone, and answers come in its thread.',
};
