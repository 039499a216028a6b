import { BSONRegExp } from 'bson';
import { CommandError, unsupported } from '../errors.ts';

export type Pattern = {
  test(text: string): boolean;
  /** What every match begins with, if the pattern is anchored and case-sensitive. */
  prefix: string | undefined;
  /** Whether the prefix says it all. */
  pure: boolean;
};

const SPECIAL = /[\\^$.*+?()[\]{}|]/;

/** The literal text after `^`, up to the first character with a meaning of its own. */
function literalPrefix(source: string, options: string): { prefix: string | undefined; pure: boolean } {
  // With `m` a line's beginning will do, and an alternative may begin otherwise.
  if (!source.startsWith('^') || /[im]/.test(options) || source.includes('|'))
    return { prefix: undefined, pure: false };
  const characters = Array.from(source.slice(1));
  let prefix = '';
  let at = 0;
  while (at < characters.length) {
    const escaped = characters[at] === '\\' && SPECIAL.test(characters[at + 1] ?? '');
    const literal = escaped ? characters[at + 1]! : characters[at]!;
    if (!escaped && SPECIAL.test(literal)) break;
    const next = characters[at + (escaped ? 2 : 1)] ?? '';
    if (/[*?{]/.test(next)) break;
    prefix += literal;
    at += escaped ? 2 : 1;
  }
  return { prefix: prefix || undefined, pure: prefix !== '' && at === characters.length };
}

/**
 * @throws BadValue for what JavaScript's engine does not read: MongoDB uses PCRE, and with the `u` flag an unknown
 * escape is an error here instead of a letter that silently matches itself.
 */
export function compilePattern(source: unknown, options: unknown): Pattern {
  const given = source instanceof BSONRegExp ? source : undefined;
  const text = given ? given.pattern : source;
  const flags = options ?? given?.options ?? '';
  if (typeof text !== 'string' || typeof flags !== 'string') {
    throw new CommandError('BadValue', '$regex needs a pattern, and $options a text');
  }
  if (/[^imsu]/.test(flags)) throw unsupported(`the regular expression option '${flags}'`);
  try {
    const expression = new RegExp(text, `u${flags.replaceAll('u', '')}`);
    return { test: (value) => expression.test(value), ...literalPrefix(text, flags) };
  } catch (cause) {
    throw new CommandError('BadValue', `the regular expression is not supported: ${(cause as Error).message}`);
  }
}
