import type { CustomerChoice } from '../src/screen.ts';
import type { Option } from './model.ts';
import { fitting } from './render/visible.ts';
import { introduced, type Voice } from './voice.ts';

/** The shortest that both channels take (Slack). */
const OPTION_LENGTH = 75;
/** What comes back of it (Slack). */
const VALUE_LENGTH = 150;

/** Something with words of its own. */
export const labelledOption = ({ id, label }: { id: string; label: string }): Option => ({
  value: fitting(id, VALUE_LENGTH),
  label: fitting(label, OPTION_LENGTH),
});

/** A customer as the type-ahead offers them, or what was typed instead. What is too long is cut where one sees it. */
export function customerOption(choice: CustomerChoice, voice: Voice): Option {
  if ('typed' in choice)
    return { value: fitting(choice.id, VALUE_LENGTH), label: fitting(choice.typed, OPTION_LENGTH) };
  const isNew = choice.id.startsWith('new:') && !choice.name;
  const say = voice.words.quickpay.customer;
  const label = isNew ? (choice.email ? say.newEmail : say.new)(introduced(choice, voice)) : introduced(choice, voice);
  const { name = '' } = choice;
  const excess = Math.max(label.length - OPTION_LENGTH, 0);
  const short = { ...choice, name: fitting(name, name.length - excess) };
  return { value: choice.id, label: excess > 0 ? fitting(introduced(short, voice), OPTION_LENGTH) : label };
}
