import type { Company, Letterhead } from '../company/index.ts';
import type { Contact } from '../customers/index.ts';
import { words } from '../i18n/index.ts';
import type { Line } from '../invoices/index.ts';
import { localeOf, type Tongue } from '../kernel/language.ts';
import { formatMoney, type Money } from '../kernel/money.ts';
import type { Paper } from './paper.ts';

/** What papers are made with. */
export interface Stationery {
  letterhead: Letterhead;
  company: Pick<Company, 'language' | 'timeZone'>;
}

/** What stands at the top of every paper of a company, in the customer's language. */
export function pageHead(
  number: string,
  tongue: Tongue,
  { letterhead, company }: Stationery,
): Pick<Paper, 'language' | 'timeZone' | 'number' | 'numberLabel' | 'issuer'> {
  const { name, phone, address, taxNumbers, numberLabel } = letterhead;
  const label = numberLabel[tongue];
  return {
    language: localeOf(tongue, company.language),
    timeZone: company.timeZone,
    number,
    ...(label ? { numberLabel: label } : {}),
    issuer: { name, phone, address, taxNumbers },
  };
}

/** Whom a paper is for, with how they are reached first: the telephone, or without one the address. */
export const partyOf = ({ name, phone, email }: { name?: string } & Contact): Paper['customer'] => ({
  ...(name && { name }),
  ...(phone ? { phone } : email ? { email } : {}),
});

/** An amount of which nothing more is known than what it is for. In minor units. `whole`: what it is a part of. */
export function bareLine(
  reference: string,
  amount: number,
  tongue: Tongue,
  { letterhead, company }: Stationery,
  whole?: Money,
): Line {
  const { papers, sharing } = words(tongue);
  const named = `${letterhead.numberLabel[tongue] || papers.reference} ${reference}`;
  const part = whole && sharing.paper(formatMoney(whole, localeOf(tongue, company.language)));
  return { kind: 'sum', description: part ? `${named}, ${part}` : named, amount, taxes: [] };
}

/** What the company has to say at the end. What it has not written in this language is left out, never said in the other. */
export function notesOn(
  kind: 'invoice' | 'estimate',
  tongue: Tongue,
  { letterhead: { footnotes, paymentTerms, terms } }: Stationery,
): Pick<Paper, 'footnote' | 'paymentTerms' | 'terms'> {
  const notes = { footnote: footnotes[kind][tongue], paymentTerms: paymentTerms[tongue], terms: terms[tongue] };
  return Object.fromEntries(Object.entries(notes).filter(([, text]) => text));
}
