/** The end of a sentence: what ends in a full stop of its own, such as `p.m.` or `inc.`, gets no second one. */
export const ending = (last: string): string => (last.endsWith('.') ? last : `${last}.`);

/** Letters that another can stand for, and those that none can. */
export const apart = <L extends { plain: string }>(letters: L[]): [written: L[], removed: L[]] => [
  letters.filter(({ plain }) => plain !== ''),
  letters.filter(({ plain }) => plain === ''),
];
