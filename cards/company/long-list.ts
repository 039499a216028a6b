import { listOf, MOST_LISTED } from '../../src/company/settings/long-list.ts';
import type { Field, Option } from '../model.ts';

interface Long<T> {
  all: T[];
  keyOf(one: T): string;
  /** What somebody looks for, who reads the list. */
  nameOf(one: T): string;
  labelOf(one: T): string;
  stands(one: T): boolean;
  ticked: string[];
  find: string;
  say: { label: string; hint(count: number): string; none: string };
  /** What to say where not even all of them are in `all`. */
  cut?: string | undefined;
}

/** A list to choose from, and where it is too long for a form, a field to look for something in it. */
export function longList<T>({ all, keyOf, nameOf, labelOf, stands, ticked, find, say, cut }: Long<T>): {
  options: Option[];
  finding: Field[];
} {
  const isTicked = (one: T) => ticked.includes(keyOf(one));
  const { listed, isFound } = listOf(all, { nameOf, stands, isTicked, find });
  const options = listed.map((one) => ({ value: keyOf(one), label: short(labelOf(one)) }));
  if (all.length <= MOST_LISTED) return { options, finding: [] };
  const { label, hint, none } = say;
  const field: Field = {
    ...{
      kind: 'text',
      id: 'find',
      label,
      hint: hint(all.length),
      value: find,
      maxLength: FIND_LENGTH,
      refreshes: true,
    },
    warnings: [...(isFound ? [] : [none]), ...(cut ? [cut] : [])],
  };
  return { options, finding: [field] };
}

const FIND_LENGTH = 60;
/** What a choice may have; more of a name tells nobody anything. */
const OPTION_LENGTH = 75;
const short = (label: string): string =>
  label.length > OPTION_LENGTH ? `${label.slice(0, OPTION_LENGTH - 1)}…` : label;
