import type { Example } from '../company/index.ts';
import { words } from '../i18n/index.ts';
import { type Line, type Tax, totalsOf } from '../invoices/index.ts';
import { localeOf, type Tongue } from '../kernel/language.ts';
import type { Paper } from './paper.ts';
import type { CustomerPage } from './papers-desk.ts';

const REFERENCE = 'RO4821';
const CUSTOMER = { name: 'Julie Tremblay', phone: '+15145550188' };
const DAY_MS = 86_400_000;

/** What taxes are usually called, and how much they are, in thousandths of a percent. */
const RATES: Record<string, number> = {
  ...{ TPS: 5_000, GST: 5_000, TVQ: 9_975, QST: 9_975, TVH: 13_000, HST: 13_000, TVA: 20_000, VAT: 20_000 },
};

/** A paper that nobody is asked to pay: what a letterhead looks like on one. */
export function samplePaper(
  kind: 'invoice' | 'estimate',
  { company, letterhead, logo }: Example,
  { tongue, now }: { tongue: Tongue; now: Date },
): Paper {
  const { sample } = words(tongue).companySettings;
  const { name, phone, address, taxNumbers, numberLabel, footnotes, paymentTerms, terms } = letterhead;
  const label = numberLabel[tongue];
  const taxes = taxNumbers.flatMap(({ label: tax }, place): Tax[] => {
    const rate = rateOf(tax);
    return rate ? [{ id: `t${place}`, name: tax, rate }] : [];
  });
  const lines = linesOf(
    sample,
    taxes.map(({ id }) => id),
  );
  const notes = { footnote: footnotes[kind][tongue], paymentTerms: paymentTerms[tongue], terms: terms[tongue] };
  return {
    kind,
    language: localeOf(tongue, company.language),
    timeZone: company.timeZone,
    number: REFERENCE,
    ...(label ? { numberLabel: label } : {}),
    issuedAt: now,
    ...(kind === 'estimate' ? { validUntil: new Date(now.getTime() + 30 * DAY_MS) } : {}),
    issuer: { name, phone, address, taxNumbers, ...(logo ? { logo } : {}) },
    customer: CUSTOMER,
    currency: company.currency,
    lines,
    taxes,
    payments: [],
    ...Object.fromEntries(Object.entries(notes).filter(([, text]) => text)),
  };
}

/** A label may have the name in two languages: `TPS/GST`. */
const rateOf = (label: string): number | undefined =>
  label
    .toUpperCase()
    .split(/[^A-Z]+/)
    .map((name) => RATES[name])
    .find(Boolean);

const linesOf = ({ labour, part }: { labour: string; part: string }, taxes: string[]): Line[] => [
  { kind: 'labour', description: labour, quantity: 1_500, unitPrice: 12_500, amount: 18_750, taxes },
  { kind: 'part', description: part, quantity: 1_000, unitPrice: 8_995, amount: 8_995, taxes },
];

/** The customer's page of a request that was never made. */
export function samplePage(example: Example, { tongue, now }: { tongue: Tongue; now: Date }): CustomerPage {
  const { company, letterhead } = example;
  const invoice = samplePaper('invoice', example, { tongue, now });
  const { total } = totalsOf({ ...invoice, payments: [] });
  const { language, timeZone, currency } = company;
  return {
    company: { name: letterhead.name, phone: letterhead.phone, language, timeZone },
    customer: CUSTOMER.name,
    tongue,
    reference: REFERENCE,
    amount: { minor: total, currency },
    until: new Date(now.getTime() + company.linkDays * DAY_MS),
    state: 'to-pay',
    arrived: [],
    newLinkAskedFor: false,
    papers: {
      invoice,
      others: [],
      receipts: [],
      ...(letterhead.logo ? { logo: letterhead.logo } : {}),
      printable: [],
      mailable: false,
    },
  };
}
