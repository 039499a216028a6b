import { type Answer, granted, refused } from '../kernel/refusal.ts';
import { asTyped } from '../kernel/typed.ts';

const LONGEST = 64;

/** They shape the letters around them, and no two references differ by one. */
const JOINERS = /[\u200C\u200D]/g;
/** What is not seen, or changes how the rest is seen: controls, text direction, zero width, unassigned, private use. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * A reference (invoice, repair order) as typed: trimmed, composed, blanks made plain and single, without what came
 * along unseen when it was pasted.
 * Refusals: `reference-missing`, `reference-too-long` (over 64 characters), `reference-invalid`.
 */
export function parseReference(text: string): Answer<string> {
  const reference = asTyped(text).replace(JOINERS, '').trim().normalize('NFC');
  if (reference === '') return refused({ code: 'reference-missing' });
  if (UNSEEN.test(reference) || !/[\p{L}\p{N}]/u.test(reference)) return refused({ code: 'reference-invalid' });
  const plain = reference.replace(/\s+/gu, ' ');
  return [...plain].length > LONGEST ? refused({ code: 'reference-too-long' }) : granted(plain);
}

/** What a customer owes under a reference: one text for each. `phone` is E.164. */
export const debtOf = (phone: string, referenceKey: string): string => `${phone} ${referenceKey}`;

/** What stands around a reference in a sentence or a list, and is no part of it. */
const AROUND = new Set('.,;:!?…\'’‘"“”„«»()[]{}*');

/** What only says that a reference follows. */
const MARK = /^(?:n ?[°º]|№|no[.:]|r[ée]f[.:])/i;

/**
 * Two spellings of one reference have the same key: capitals, without blanks, dashes and `#`, and nothing around it,
 * nor a `n°` before it.
 */
export function referenceKeyOf(reference: string): string {
  const named = reference.trim();
  const key = Array.from(
    (named.replace(MARK, '') || named)
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}\p{Cf}_\u2212#]/gu, ''),
  );
  const first = key.findIndex((sign) => !AROUND.has(sign));
  return first < 0 ? '' : key.slice(first, key.findLastIndex((sign) => !AROUND.has(sign)) + 1).join('');
}
