import { folded } from '../../kernel/folded.ts';

/** Slack's menus hold no more options (docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element). */
export const MOST_LISTED = 100;

interface Ways<T> {
  nameOf(one: T): string;
  /** What is chosen as it is saved. */
  stands(one: T): boolean;
  /** What was ticked since. */
  isTicked(one: T): boolean;
  /** A part of a name, as typed. */
  find: string;
}

/** As much of a list as a form can show: what is chosen comes first, so that nobody loses it by looking for something else. */
export function listOf<T>(all: T[], { nameOf, stands, isTicked, find }: Ways<T>): { listed: T[]; isFound: boolean } {
  const isMeant = (one: T): boolean => folded(nameOf(one)).includes(folded(find.trim()));
  const others = all.filter((one) => !stands(one) && !isTicked(one));
  const found = others.filter(isMeant);
  const chosen = [...all.filter(stands), ...all.filter((one) => !stands(one) && isTicked(one))];
  const isFound = found.length > 0 || chosen.some(isMeant);
  return { listed: [...chosen, ...(isFound ? found : others)].slice(0, MOST_LISTED), isFound };
}

/** What can be taken away in a form: what stands and is listed, whatever was looked for. */
export const listedOf = <T>(all: T[], stands: (one: T) => boolean): T[] => all.filter(stands).slice(0, MOST_LISTED);
