import { createHash } from 'node:crypto';
import type { Tongue } from '../kernel/language.ts';
import type { Company } from './company.ts';
import type { FileId } from './files.ts';

/** What is said in each language; one that is missing is said to be missing, and never replaced by the other. */
export type Words = Partial<Record<Tongue, string>>;

/**
 * How a company's papers look, as its settings stood once. It is never changed: what was sent with it stays as it was,
 * and a change of the settings makes another.
 */
export interface Letterhead {
  name: string;
  /** E.164. */
  phone: string;
  /** Lines, as written on an envelope. */
  address: string[];
  /** A PNG, as the app has drawn it anew. */
  logo?: FileId;
  taxNumbers: TaxNumber[];
  /** What the company calls the number of a request, such as "Repair order". */
  numberLabel: Words;
  footnotes: { invoice: Words; estimate: Words };
  paymentTerms: Words;
  terms: Words;
}

/** A number that tax authorities know the company by, and what it is called: `TPS`, `123456789 RT0001`. */
export interface TaxNumber {
  label: string;
  number: string;
}

export interface Letterheads {
  /** Gives its id, which is made of what is in it; the same again is harmless. */
  keep(companyId: string, letterhead: Letterhead): Promise<string>;
  get(companyId: string, id: string): Promise<Letterhead | undefined>;
}

const inOrder = ({ fr, en }: Words) => [fr, en];

/** The same letterhead of a company has the same id. */
export function idOfLetterhead(companyId: string, letterhead: Letterhead): string {
  const { name, phone, address, logo, taxNumbers, numberLabel, footnotes, paymentTerms, terms } = letterhead;
  const texts = [numberLabel, footnotes.invoice, footnotes.estimate, paymentTerms, terms].map(inOrder);
  const numbers = taxNumbers.map(({ label, number }) => [label, number]);
  const content = JSON.stringify([companyId, name, phone, address, logo, numbers, texts]);
  return `let_${createHash('sha256').update(content).digest('base64url')}`;
}

/** That of a company which never changed its settings: what its set-up asked for. */
export const plainLetterhead = ({ name, phone }: Pick<Company, 'name' | 'phone'>): Letterhead => ({
  name,
  phone,
  address: [],
  taxNumbers: [],
  numberLabel: {},
  footnotes: { invoice: {}, estimate: {} },
  paymentTerms: {},
  terms: {},
});

/** A company's papers as its settings stand now, kept under the id that is given with it. */
export async function letterheadOf(
  letterheads: Letterheads,
  company: Company,
): Promise<{ id: string; letterhead: Letterhead }> {
  const known = company.letterhead && (await letterheads.get(company.id, company.letterhead));
  const { name, phone } = company;
  const isCurrent = known && known.name === name && known.phone === phone;
  if (company.letterhead && isCurrent) return { id: company.letterhead, letterhead: known };
  // What was corrected of the company since is no other company's: the rest of its papers stays.
  const letterhead = known ? { ...known, name, phone } : plainLetterhead(company);
  return { id: await letterheads.keep(company.id, letterhead), letterhead };
}
