import type { Paper, PaperParty, PaperPayment } from '../../src/documents/index.ts';
import { type Formats, formatsFor } from '../../src/i18n/formats.ts';
import { type Catalogue, words } from '../../src/i18n/index.ts';
import { type Line, type LineKind, type Totals, totalsOf } from '../../src/invoices/index.ts';
import { tongueOf } from '../../src/kernel/language.ts';
import { sayMethod } from '../payments/payment-method.ts';
import { answerFacts, countedLines, groupsByWork } from './answered.ts';
import type { PaperFact, PaperGroup } from './sheet.ts';

/** A paper as it reads: every word and number as printed, in its order. */
export interface PaperSheet {
  lang: string;
  title: string;
  number: string;
  logo?: Uint8Array;
  /** What the balance is called, and how much it is: at the top and at the bottom. */
  due: PaperFact;
  issuer: { name: string; lines: string[] };
  customer: { heading: string; lines: string[] };
  facts: PaperFact[];
  columns: Catalogue['papers']['columns'];
  groups: PaperGroup[];
  /** Whether any line says how many, or what one costs: otherwise there are no columns for it. */
  hasQuantities: boolean;
  totals: PaperFact[];
  notes: { heading?: string; paragraphs: string[] }[];
  pages: Catalogue['papers']['pages'];
  /** US letter where the document's country prints on it, A4 elsewhere. */
  size: 'letter' | 'A4';
}

const GROUPS: LineKind[] = ['labour', 'part', 'fee', 'sum', 'discount'];

/** What a paper says, for whatever draws it: the printer, and the customer's page. */
export function presentPaper(paper: Paper): PaperSheet {
  const tongue = tongueOf(paper.language);
  const say = words(tongue).papers;
  const formats = formatsFor(tongue, paper);
  const totals = totalsOf({
    ...paper,
    lines: countedLines(paper),
    payments: paper.payments.map(({ amount }) => amount),
  });
  const { issuer } = paper;
  return {
    lang: paper.language,
    title: say.title[paper.kind],
    number: paper.number,
    ...(issuer.logo ? { logo: issuer.logo } : {}),
    due: dueOf(paper, totals, say, formats),
    issuer: {
      name: issuer.name,
      lines: [...contactOf(issuer, formats), ...taxNumbersOf(paper)],
    },
    customer: {
      heading: say.customer[paper.kind],
      lines: [...(paper.customer.name ? [paper.customer.name] : []), ...contactOf(paper.customer, formats)],
    },
    facts: factsOf(paper, words(tongue), formats),
    columns: say.columns,
    groups: groupsOf(paper, words(tongue), formats),
    hasQuantities: paper.lines.some(({ quantity, unitPrice }) => quantity !== undefined || unitPrice !== undefined),
    totals: totalsAsRead(paper, totals, words(tongue), formats),
    notes: notesOf(paper, say),
    pages: say.pages,
    size: /-(CA|US)$/.test(paper.language) ? 'letter' : 'A4',
  };
}

type Words = Catalogue['papers'];

const contactOf = ({ address = [], phone, email }: PaperParty, formats: Formats): string[] => [
  ...address,
  ...(phone ? [formats.phone(phone)] : []),
  ...(email ? [email] : []),
];

/** Each once: the numbers of the taxes that are charged, and those that the company has besides. */
function taxNumbersOf({ taxes, issuer: { taxNumbers = [] } }: Paper): string[] {
  const charged = taxes.flatMap(({ name, number }) => (number ? [`${name} ${number}`] : []));
  return [...new Set([...charged, ...taxNumbers.map(({ label, number }) => `${label} ${number}`)])];
}

function dueOf(
  { kind, currency, payments, answer }: Paper,
  { total, balance }: Totals,
  say: Words,
  { money }: Formats,
): PaperFact {
  const amount = (minor: number) => money({ minor, currency });
  if (answer) return { label: say.answered.total, value: amount(total) };
  if (kind === 'estimate' && payments.length === 0) return { label: say.estimateTotal, value: amount(total) };
  if (kind === 'credit-note') return { label: say.credited, value: amount(Math.abs(total)) };
  if (kind === 'receipt') return { label: say.received, value: amount(sumOf(payments.filter(({ now }) => now))) };
  return balance === 0 ? { label: say.settled, value: amount(total) } : leftOf(balance, say, amount);
}

const sumOf = (payments: PaperPayment[]): number => payments.reduce((sum, { amount }) => sum + amount.minor, 0);

const leftOf = (balance: number, say: Words, amount: (minor: number) => string): PaperFact =>
  balance < 0 ? { label: say.overpaid, value: amount(-balance) } : { label: say.balance, value: amount(balance) };

function factsOf(paper: Paper, catalogue: Catalogue, formats: Formats): PaperFact[] {
  const { day } = formats;
  const { papers: say } = catalogue;
  const { credits } = paper;
  const how = credits?.method && sayMethod(credits.method, catalogue);
  return [
    { label: paper.numberLabel ?? say.number, value: paper.number },
    { label: say.date, value: day(paper.issuedAt) },
    ...(credits
      ? [
          { label: say.creditsNumber, value: credits.number },
          { label: say.creditsPaid, value: how ? `${day(credits.paidAt)}, ${how}` : day(credits.paidAt) },
        ]
      : []),
    ...(paper.validUntil ? [{ label: say.validUntil, value: day(paper.validUntil) }] : []),
    ...(paper.vehicle ? [{ label: say.vehicle, value: paper.vehicle }] : []),
    ...answerFacts(paper, catalogue, formats),
  ];
}

function groupsOf(paper: Paper, catalogue: Catalogue, formats: Formats): PaperGroup[] {
  const { lines, currency } = paper;
  const { papers: say } = catalogue;
  const { money, thousandths } = formats;
  const read = ({ description, quantity, unitPrice, amount }: Line) => ({
    description,
    quantity: quantity === undefined ? '' : thousandths(quantity),
    unitPrice: unitPrice === undefined ? '' : money({ minor: unitPrice, currency }),
    amount: money({ minor: amount, currency }),
  });
  if (paper.answer) return groupsByWork(paper, read, catalogue, formats);
  return GROUPS.flatMap((kind) => {
    const own = lines.filter((line) => line.kind === kind);
    if (own.length === 0) return [];
    const sum = money({ minor: own.reduce((all, { amount }) => all + amount, 0), currency });
    const heading = kind === 'sum' ? '' : say.groups[kind];
    return [{ heading, said: '', isOut: false, sum, lines: own.map(read) }];
  });
}

function totalsAsRead(paper: Paper, totals: Totals, catalogue: Catalogue, formats: Formats): PaperFact[] {
  const say = catalogue.papers;
  const amount = (minor: number) => formats.money({ minor, currency: paper.currency });
  const hasDiscounts = totals.discounts !== 0;
  return [
    ...(hasDiscounts ? [{ label: say.discounts, value: amount(totals.discounts) }] : []),
    ...(totals.taxes.length > 0 || hasDiscounts ? [{ label: say.subtotal, value: amount(totals.subtotal) }] : []),
    ...totals.taxes.map(({ name, rate, amount: minor }) => ({
      label: say.taxOf(name, formats.percent(rate)),
      value: amount(minor),
    })),
    { label: say.total, value: amount(totals.total), strong: true },
    ...paper.payments.map((payment) => paidLine(payment, catalogue, formats)),
    ...(hasBalance(paper) ? [{ ...leftOf(totals.balance, say, amount), strong: true as const }] : []),
  ];
}

/** An estimate leaves nothing to pay, but for who has paid a part of it already. */
const hasBalance = ({ kind, payments }: Paper): boolean =>
  kind === 'invoice' || kind === 'receipt' || (kind === 'estimate' && payments.length > 0);

function paidLine({ amount, at, method, now }: PaperPayment, catalogue: Catalogue, { money, day }: Formats): PaperFact {
  const { papers: say } = catalogue;
  const how = method && sayMethod(method, catalogue);
  return {
    label: now ? say.paidNow(how) : say.paid(day(at), how),
    value: money({ ...amount, minor: -amount.minor }),
  };
}

const notesOf = ({ taxesIncluded, paymentTerms, footnote, terms, answer }: Paper, say: Words): PaperSheet['notes'] => [
  ...(answer ? [{ paragraphs: [say.answered.proof(answer.seal)] }] : []),
  ...(taxesIncluded ? [{ paragraphs: [say.taxesIncluded] }] : []),
  ...(paymentTerms ? [{ heading: say.paymentTerms, paragraphs: paragraphsOf(paymentTerms) }] : []),
  ...(footnote ? [{ paragraphs: paragraphsOf(footnote) }] : []),
  ...(terms ? [{ heading: say.terms, paragraphs: paragraphsOf(terms) }] : []),
];

const paragraphsOf = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');
