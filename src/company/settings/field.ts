import type { Tongue } from '../../kernel/language.ts';
import { type Answer, granted, refused } from '../../kernel/refusal.ts';
import type { Actor, Company, Member } from '../company.ts';
import type { Letterhead } from '../letterhead.ts';

/** What the settings are about, as it stands: what every request needs, and how papers look. */
export interface Standing {
  company: Company;
  letterhead: Letterhead;
}

/** What a field is read in the light of. */
export interface Around extends Standing {
  /** All that was typed with it, by field. */
  typed: Readonly<Record<string, string>>;
  /** Whether anybody is being asked for money. */
  isAsking: boolean;
  /** Who changes it, and from where. */
  actor: Actor;
  /** Whom the app has met, where it is about people. */
  members: Member[];
}

/** One setting: what stands in it as plain text, and how another text takes its place. */
export interface Field {
  /** Empty where nothing stands. What is equal is the same. */
  of(standing: Standing): string;
  /** What was typed, as it is to stand. */
  read(typed: string, around: Around): Answer<string>;
  put(standing: Standing, value: string): Standing;
  /** As its reader would type it, where that is not as it stands. */
  written?(value: string, tongue: Tongue, standing: Standing): string;
}

export const inCompany = (standing: Standing, change: Partial<Company>): Standing => ({
  ...standing,
  company: { ...standing.company, ...change },
});
export const onPapers = (standing: Standing, change: Partial<Letterhead>): Standing => ({
  ...standing,
  letterhead: { ...standing.letterhead, ...change },
});

/** Every line by itself, without what stands around it; no paper has more than one empty line in a row. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Text of at most `limit` characters: refused where it is longer, or holds what no paper can show. */
export function readText(typed: string, limit: number): Answer<string> {
  const text = tidy(typed);
  const { length } = Array.from(text);
  if (length > limit) return refused({ code: 'text-too-long', length, limit });
  // Lone halves of a character and what controls machines; a line's end is all that a text needs of them.
  if (/[^\P{C}\n\p{Cf}\p{Co}\p{Cn}]/u.test(text)) return refused({ code: 'text-unprintable' });
  return granted(text);
}

/** As `readText`, on one line. */
export const readLine = (typed: string, limit: number): Answer<string> => readText(typed.replace(/\s+/g, ' '), limit);
