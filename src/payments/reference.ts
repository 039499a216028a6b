import { type Answer, granted, refused } from '../kernel/refusal.ts';

const LONGEST = 64;

/** What is not seen, or changes how the rest is seen: controls, text direction, zero width, unassigned, private use. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/**
 * A reference (invoice, repair order) as typed: trimmed, composed, blanks made plain and single.
 * Refusals: `reference-missing`, `reference-too-long` (over 64 characters), `reference-invalid`.
 */
export function parseReference(text: string): Answer<string> {
  const reference = text.trim().normalize('NFC');
  if (reference === '') return refused({ code: 'reference-missing' });
  if (UNSEEN.test(reference) || !/[\p{L}\p{N}]/u.test(reference)) return refused({ code: 'reference-invalid' });
  const plain = reference.replace(/\s+/gu, ' ');
  return [...plain].length > LONGEST ? refused({ code: 'reference-too-long' }) : granted(plain);
}

/** What a customer owes under a reference: one text for each. `phone` is E.164. */
export const debtOf = (phone: string, referenceKey: string): string => `${phone} ${referenceKey}`;

/** Two spellings of one reference have the same key: capitals, without blanks and dashes. */
export const referenceKeyOf = (reference: string): string =>
  reference
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_\u2212]/gu, '');
