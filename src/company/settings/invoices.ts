import type { Tongue } from '../../kernel/language.ts';
import { type Answer, granted, refused } from '../../kernel/refusal.ts';
import type { Letterhead, TaxNumber, Words } from '../letterhead.ts';
import { type Field, onPapers, readLine, readText } from './field.ts';

export const LIMITS = { numberLabel: 40, footnote: 1_000, paymentTerms: 300, terms: 3_000, taxNumbers: 400 };
const MOST_NUMBERS = 8;

interface Text {
  of(letterhead: Letterhead): Words;
  put(letterhead: Letterhead, words: Words): Partial<Letterhead>;
  limit: number;
  oneLine?: true;
}

/** A text in one language. The other one stays as it is: nothing takes the place of what is missing. */
const inTongue = (tongue: Tongue, { of, put, limit, oneLine }: Text): Field => ({
  of: ({ letterhead }) => of(letterhead)[tongue] ?? '',
  read: (typed) => (oneLine ? readLine(typed, limit) : readText(typed, limit)),
  put(standing, value) {
    const { [tongue]: _before, ...others } = of(standing.letterhead);
    return onPapers(standing, put(standing.letterhead, value === '' ? others : { ...others, [tongue]: value }));
  },
});

const invoiceFootnote: Text = {
  of: ({ footnotes }) => footnotes.invoice,
  put: ({ footnotes }, invoice) => ({ footnotes: { ...footnotes, invoice } }),
  limit: LIMITS.footnote,
};
const estimateFootnote: Text = {
  of: ({ footnotes }) => footnotes.estimate,
  put: ({ footnotes }, estimate) => ({ footnotes: { ...footnotes, estimate } }),
  limit: LIMITS.footnote,
};
const paymentTerms: Text = {
  of: (letterhead) => letterhead.paymentTerms,
  put: (_, words) => ({ paymentTerms: words }),
  limit: LIMITS.paymentTerms,
};
const terms: Text = {
  of: (letterhead) => letterhead.terms,
  put: (_, words) => ({ terms: words }),
  limit: LIMITS.terms,
};
const numberLabel: Text = {
  of: (letterhead) => letterhead.numberLabel,
  put: (_, words) => ({ numberLabel: words }),
  limit: LIMITS.numberLabel,
  oneLine: true,
};

/** What papers say beside their lines. */
export const invoices = {
  'invoice-footnote-fr': inTongue('fr', invoiceFootnote),
  'invoice-footnote-en': inTongue('en', invoiceFootnote),
  'estimate-footnote-fr': inTongue('fr', estimateFootnote),
  'estimate-footnote-en': inTongue('en', estimateFootnote),
  'payment-terms-fr': inTongue('fr', paymentTerms),
  'payment-terms-en': inTongue('en', paymentTerms),
  'terms-fr': inTongue('fr', terms),
  'terms-en': inTongue('en', terms),
  'tax-numbers': {
    of: ({ letterhead }) => letterhead.taxNumbers.map(({ label, number }) => `${label}: ${number}`).join('\n'),
    read: readTaxNumbers,
    put: (standing, value) =>
      onPapers(standing, { taxNumbers: linesOf(value).flatMap((line) => numberIn(line) ?? []) }),
    written: (value, tongue) => (tongue === 'fr' ? value.replace(/^([^:]*): /gm, '$1 : ') : value),
  },
  'number-label-fr': inTongue('fr', numberLabel),
  'number-label-en': inTongue('en', numberLabel),
} satisfies Record<string, Field>;

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** `TPS : 123456789 RT0001`, a line each. */
function readTaxNumbers(typed: string): Answer<string> {
  const text = readText(typed, LIMITS.taxNumbers);
  if (!text.ok) return text;
  const lines = linesOf(text.value);
  if (lines.length > MOST_NUMBERS) return refused({ code: 'tax-numbers-too-many', limit: MOST_NUMBERS });
  const stray = lines.find((line) => !numberIn(line));
  if (stray !== undefined) return refused({ code: 'tax-number-unreadable', line: stray.trim() });
  return granted(
    lines
      .flatMap((line) => numberIn(line) ?? [])
      .map(({ label, number }) => `${label}: ${number}`)
      .join('\n'),
  );
}

/** Letters and digits as authorities give them; what it is called stands before a colon, or is its first word. */
const NUMBER =
  /^(?<label>\p{L}[\p{L}\p{M}\p{N} .’'()/-]{0,29}?)\s*(?:[:：]\s*|(?<=\p{L}|\.)\s+(?=\S*\d))(?<number>[\p{L}\p{N}][\p{L}\p{N} .\-/]{1,39})$/u;

function numberIn(line: string): TaxNumber | undefined {
  const { label, number } = NUMBER.exec(line.trim().replace(/\s+/g, ' '))?.groups ?? {};
  return label && number && /\d/.test(number) ? { label, number } : undefined;
}
