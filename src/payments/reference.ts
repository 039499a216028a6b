import { type Contact, contactOf } from '../customers/index.ts';
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

/** What a customer owes under a reference: one text for each. */
export const debtOf = (who: Contact, referenceKey: string): string => `${contactOf(who)} ${referenceKey}`;

/** What a request is about: one reference, or each of its invoices. What a part of another is about is the other's. */
export const debtsOf = (asked: {
  customer: Contact;
  reference: string;
  invoices: { reference: string }[];
  shareOf?: object;
}): string[] => {
  if (asked.shareOf) return [];
  const about = asked.invoices.length > 0 ? asked.invoices : [asked];
  return [...new Set(about.map(({ reference }) => debtOf(asked.customer, referenceKeyOf(reference))))];
};

/** As a request carries them while it can be paid. */
export const owing = ([debt, ...otherDebts]: string[]): { debt?: string; otherDebts: string[] } => ({
  ...(debt !== undefined && { debt }),
  otherDebts,
});

/** `RO4821, RO4830`, and how many more there are where they would be too long together. */
export function referenceOfAll(invoices: { reference: string }[]): string {
  const all = invoices.map(({ reference }) => reference);
  const joined = all.join(', ');
  return joined.length <= LONGEST || !all[0] ? joined : `${all[0]} +${all.length - 1}`;
}

/** What stands around a reference in a sentence or a list, and is no part of it. */
const AROUND = new Set('.,;:!?…\'’‘"“”„«»()[]{}*');

/** What only says that a reference follows. */
const MARK = /^(?:n ?[°º]|№|no[.:]|r[ée]f[.:])/i;

/**
 * What says what paper a number is on, and not which one. `RO`, `PO`, `devis`, `contrat` and the like are no such words:
 * each of these papers is counted by itself.
 */
const GENERIC =
  'FACTURE|FACT|FAC|INVOICE|INV|BON|ORDRE|ORDER|COMMANDE|CMD|DOSSIER|TICKET|BILLET|TRAVAIL|WORK|REPAIR|R[ÉE]PARATION|' +
  'NUM[ÉE]RO|NUMBER|NUM|NR|N°|NO|R[ÉE]F[ÉE]RENCE|R[ÉE]F';
/** `FACTURE NO 4821`, `BON DE TRAVAIL RO4821`, `INV-4821`; in capitals. */
const NAMED = new RegExp(
  `^(?:(?:${GENERIC})(?:[\\s\\p{Pd}\u2212_#.:]+|(?=\\p{Nd}))(?:(?:DE|DU|OF)\\s+)?)+(?=.*\\p{Nd})`,
  'u',
);
/** `R.O. 4821` */
const INITIALS = /^(\p{L})\.(\p{L})\.?(?=[\s#]*\p{Nd})/u;

/**
 * Two spellings of one reference have the same key: capitals, without blanks, dashes and `#`, and nothing around it,
 * nor a `n°` or a `facture` before it.
 */
export function referenceKeyOf(reference: string): string {
  const named = reference.trim();
  const spelled = inside((named.replace(MARK, '') || named).normalize('NFKC').toUpperCase());
  const number = spelled.replace(NAMED, '').replace(INITIALS, '$1$2');
  return inside(number.replace(/[\s\p{Pd}\p{Cf}_\u2212#]/gu, ''));
}

/** The text without what stands around it. */
function inside(text: string): string {
  const signs = Array.from(text);
  const isAround = (sign: string): boolean => AROUND.has(sign) || /\s/.test(sign);
  const first = signs.findIndex((sign) => !isAround(sign));
  return first < 0 ? '' : signs.slice(first, signs.findLastIndex((sign) => !isAround(sign)) + 1).join('');
}
