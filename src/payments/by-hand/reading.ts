import { type Company, letterheadOf, overLimit } from '../../company/index.ts';
import {
  type Line,
  type Tax,
  type TaxPlace,
  type Totals,
  taxesAt,
  taxPlaceOf,
  totalsOf,
} from '../../invoices/index.ts';
import { type Currency, parseAmount } from '../../kernel/money.ts';
import { type Answer, granted, type Refusal, refused } from '../../kernel/refusal.ts';
import { asTyped, isSendable, narrow } from '../../kernel/typed.ts';
import type { PaymentsHouse } from '../house.ts';
import { type Payer, readName, readPayer, unlessCard } from '../payer.ts';
import { parseReference } from '../reference.ts';
import type { HandLine, HandProblems, HandValues } from './screen.ts';

type Store = PaymentsHouse['store'];

const LONGEST = 200;
/** 99,999.999: more is a slip. */
const MOST_OF_ONE = 100_000_000;

/** A form of an invoice made by hand, read as far as it can be. */
export interface HandReading {
  payer?: Payer;
  name: string;
  reference?: string;
  lines: Line[];
  taxes: Tax[];
  /** Of all its lines, once each can be read. */
  totals?: Totals;
  problems: HandProblems;
}

/** Reads every field and finds what is wrong with each; changes nothing. */
export async function read(store: Store, company: Company, values: HandValues): Promise<HandReading> {
  const name = readName(values.name);
  const payer = await readPayer(store, company, values, name.ok ? name.value : '');
  const reference = unlessCard(values.reference, parseReference(values.reference));
  const taxes = taxesAt(company.country, values.taxes);
  const ids = (taxes ?? []).map(({ id }) => id);
  const lines = values.lines.map((line) => readLine(line, ids, company.currency));
  const atLines = lines.map((line) => ('problems' in line ? line.problems : {}));
  const readable = lines.flatMap((line) => ('problems' in line ? [] : [line]));
  const isWhole = readable.length > 0 && readable.length === lines.length;
  const counted = isWhole ? totalsIn(company, readable, taxes ?? []) : undefined;
  return {
    ...(payer.ok && { payer: payer.value }),
    name: name.ok ? name.value : '',
    ...(reference.ok && { reference: reference.value }),
    lines: readable,
    taxes: taxes ?? [],
    ...(counted?.ok && { totals: counted.value }),
    problems: {
      ...(!payer.ok && { customer: payer.refusal }),
      ...(!name.ok && { name: name.refusal }),
      ...(!reference.ok && { reference: reference.refusal }),
      ...(!taxes && { taxes: { code: 'taxes-missing' } as const }),
      ...(values.lines.length === 0 && { lines: { code: 'lines-missing' } as const }),
      ...(counted && !counted.ok && { lines: counted.refusal }),
      ...(!isWhole && { atLines }),
    },
  };
}

function totalsIn(company: Company, lines: Line[], taxes: Tax[]): Answer<Totals> {
  try {
    const totals = totalsOf({ currency: company.currency, lines, taxes, payments: [] });
    if (totals.total <= 0) return refused({ code: 'amount-not-positive' });
    const over = overLimit(company, totals.total);
    return over ? refused(over) : granted(totals);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refused({ code: 'amount-unsafe' });
  }
}

type Problems = Partial<Record<'what' | 'quantity' | 'price', Refusal>>;

function readLine(line: HandLine, taxes: string[], currency: Currency): Line | { problems: Problems } {
  const [what, quantity, price] = [readWhat(line.what), readQuantity(line.quantity), parseAmount(line.price, currency)];
  if (!what.ok || !quantity.ok || !price.ok)
    return {
      problems: {
        ...(!what.ok && { what: what.refusal }),
        ...(!quantity.ok && { quantity: quantity.refusal }),
        ...(!price.ok && { price: price.refusal }),
      },
    };
  const { minor: unitPrice } = price.value;
  const amount = timesThousandths(unitPrice, quantity.value);
  const said = line.quantity.trim() === '' ? {} : { quantity: quantity.value, unitPrice };
  return { kind: line.kind, description: what.value, ...said, amount: signed(line, amount), taxes };
}

const signed = ({ kind }: HandLine, amount: number): number => (kind === 'discount' ? -amount : amount);

/** So many thousandths of an amount, rounded half away from zero. Throws nothing: what is too large is told by the total. */
const timesThousandths = (minor: number, quantity: number): number =>
  Number((2n * BigInt(minor) * BigInt(quantity) + 1_000n) / 2_000n);

function readWhat(typed: string): Answer<string> {
  const what = asTyped(typed).replace(/\s+/gu, ' ').trim().normalize('NFC');
  if (what === '') return refused({ code: 'line-without-words' });
  if (what.length > LONGEST) return refused({ code: 'text-too-long', length: what.length, limit: LONGEST });
  return unlessCard(typed, isSendable(what) ? granted(what) : refused({ code: 'text-unprintable' }));
}

/** Thousandths of a number as it is typed in French or English: `1,5`, `1.5`, `2`; one where nothing is. */
function readQuantity(typed: string): Answer<number> {
  const text = narrow(asTyped(typed)).trim();
  if (text === '') return granted(1_000);
  const [, whole = '', fraction = ''] = /^(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text) ?? [];
  const quantity = Number(whole + fraction.padEnd(3, '0'));
  const isUsable = whole !== '' && quantity > 0 && quantity < MOST_OF_ONE;
  return isUsable ? granted(quantity) : refused({ code: 'quantity-unreadable' });
}

/** What the company charges, as far as its address or its language says it: Quebec alone writes in French by default. */
export async function usualTaxes(store: Store, company: Company): Promise<TaxPlace | undefined> {
  const { letterhead } = await letterheadOf(store.letterheads, company);
  const byAddress = taxPlaceOf(company.country, letterhead.address);
  return byAddress ?? (company.language === 'fr-CA' ? 'CA-QC' : undefined);
}
