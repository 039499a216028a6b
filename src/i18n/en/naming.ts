import { ending } from '../sentence.ts';

/** What a customer is called, put right. */
export const naming = {
  button: 'Correct name',
  title: 'Correct the name',
  how: 'The next requests and texts say the new name. What was sent already stays as it was.',
  label: 'Customer’s name',
  submit: 'Save',
  close: 'Cancel',
  meanwhile: (name: string) =>
    name
      ? `Somebody has changed the name to ${name} meanwhile. Saving again puts yours in its place.`
      : 'Somebody has taken the name away meanwhile. Saving again puts yours in its place.',
  done: (phone: string, name: string) => `The name for ${phone} is now ${ending(name)} The next requests will say so.`,
};
