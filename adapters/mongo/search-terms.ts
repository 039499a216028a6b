/** Enough for any real name; a hostile one cannot fill the index. */
const MOST_WORDS = 12;
const LONGEST_WORD = 40;

/**
 * Words as they are compared, in any script: without case, accents and invisible characters. Blanks, hyphens,
 * apostrophes and all other signs part them, so no character of a word means anything in a regular expression.
 */
function wordsOf(text: string): string[] {
  const folded = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    // Typed as two letters on most keyboards, and not taken apart by the normal form: `Cœur`.
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const cut = (word: string): string => Array.from(word).slice(0, LONGEST_WORD).join('');

/** How a number is begun when it is typed: with and without the country, or its last seven or four digits. */
function phoneTerms(e164: string): string[] {
  const digits = e164.replace(/\D/g, '');
  // North America is dialled without its 1; France with a 0 in place of its 33.
  const national = digits.replace(/^1(?=\d{10}$)/, '').replace(/^33(?=\d{9}$)/, '0');
  return [digits, national, national.slice(-7), national.slice(-4)];
}

/** What a customer is found by: a typed word finds the customer if one of these begins with it. */
export function termsOf(customer: { name?: string; phone: string }): string[] {
  const names = wordsOf(customer.name ?? '')
    .slice(0, MOST_WORDS)
    .map(cut);
  return [...new Set([...names, ...phoneTerms(customer.phone)])];
}

/** The words to look for in what was typed, the most telling first. Digits in pieces (`514 555`) are one number. */
export function typedWords(text: string): string[] {
  const words: string[] = [];
  let inNumber = false;
  for (const word of wordsOf(text.slice(0, 500))) {
    const isNumber = /^\d+$/.test(word);
    if (isNumber && inNumber) words.push(`${words.pop()}${word}`);
    else words.push(word);
    inNumber = isNumber;
  }
  return words
    .slice(0, MOST_WORDS)
    .map(cut)
    .sort((a, b) => b.length - a.length);
}
