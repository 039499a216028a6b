/** The end of a sentence: what ends in a full stop of its own, such as `p.m.` or `inc.`, gets no second one. */
export const ending = (last: string): string => (last.endsWith('.') ? last : `${last}.`);
