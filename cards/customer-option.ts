import type { CustomerChoice } from '../src/screen.ts';
import type { Option } from './model.ts';
import { introduced, type Voice } from './voice.ts';

/** The shortest that both channels take (Slack). */
const OPTION_LENGTH = 75;

/** A customer as the type-ahead offers them. A long name is cut where one sees it. */
export function customerOption(choice: CustomerChoice, { words }: Voice): Option {
  const isNew = choice.id.startsWith('new:') && !choice.name;
  const label = isNew ? words.quickpay.customer.new(introduced(choice)) : introduced(choice);
  const excess = label.length - OPTION_LENGTH;
  if (excess <= 0) return { value: choice.id, label };
  const name = [...(choice.name ?? '')];
  while (name.join('').length > (choice.name?.length ?? 0) - excess - 1) name.pop();
  return { value: choice.id, label: introduced({ ...choice, name: `${name.join('').trimEnd()}…` }) };
}
