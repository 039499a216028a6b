import { type Line, type Tax, totalsOf } from '../invoices/index.ts';
import { isLive, type PaymentRequest, type Refund } from '../payments/index.ts';
import type { Paper } from './paper.ts';
import { bareLine, pageHead, type Stationery } from './stationery.ts';

/** Those of the payment that settled a request, oldest first: what came although it should not have was never billed. */
export function creditedIn({ refunds, payments }: PaymentRequest): Refund[] {
  const isExpected = ({ paymentId }: Refund) => payments.some(({ id, unexpected }) => id === paymentId && !unexpected);
  return refunds
    .filter((refund) => isLive(refund) && isExpected(refund))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}

/** A part of a whole, for each of its parts in proportion, to the last cent: what is left over goes to the largest first. */
export function shared(amount: number, parts: number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return parts.map(() => 0);
  const exact = parts.map((part) => (BigInt(amount) * BigInt(part)) / BigInt(whole));
  const rests = parts.map((part, place) => ({ place, rest: (BigInt(amount) * BigInt(part)) % BigInt(whole) }));
  let left = amount - exact.reduce((sum, part) => sum + Number(part), 0);
  const given = exact.map(Number);
  for (const { place } of rests.toSorted((a, b) => (a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : a.place - b.place))) {
    if (left === 0) break;
    given[place] = (given[place] ?? 0) + 1;
    left -= 1;
  }
  return given;
}

/**
 * The credit note of a refund: the same share of each tax comes back as of the price. Of a quick payment, nobody here
 * knows its taxes.
 * @param billed the invoices as they were sent, each with what the payment paid of it, in minor units
 */
export function creditNoteOf(
  request: PaymentRequest,
  refund: Refund,
  billed: { paper: Paper; asked: number }[],
  stationery: Stationery,
): Paper {
  const { tongue, reference, customer } = request;
  const place = creditedIn(request).findIndex(({ id }) => id === refund.id);
  const payment = request.payments.find(({ id }) => id === refund.paymentId);
  const amounts = shared(
    refund.amount.minor,
    billed.map(({ asked }) => asked),
  );
  const credits = billed.map(({ paper }, at) => credited(paper, amounts[at] ?? 0));
  const [first] = billed;
  const taxes = merged(credits.flatMap((credit) => credit.taxes));
  const isBroken = credits.length > 0;
  return {
    ...pageHead(`${reference}-${place + 1}`, tongue, stationery),
    kind: 'credit-note',
    issuedAt: refund.at,
    customer: first?.paper.customer ?? { ...(customer.name && { name: customer.name }), phone: customer.phone },
    currency: refund.amount.currency,
    lines: isBroken
      ? credits.flatMap(({ lines }) => lines)
      : [bareLine(reference, refund.amount.minor, tongue, stationery)],
    taxes,
    ...(taxes.length > 0 ? {} : { taxesIncluded: true }),
    payments: [],
    credits: {
      number: reference,
      paidAt: payment?.at ?? request.createdAt,
      ...(payment?.method && { method: payment.method }),
    },
  };
}

/** What of one invoice is credited: one line for the price, and its share of each tax. */
function credited(paper: Paper, amount: number): { lines: Line[]; taxes: Tax[] } {
  const { subtotal, taxes } = totalsOf({ ...paper, payments: [] });
  const [price = 0, ...shares] = shared(amount, [subtotal, ...taxes.map((tax) => tax.amount)]);
  const line: Line = {
    ...{ kind: 'sum', description: `${paper.numberLabel ?? ''} ${paper.number}`.trim(), amount: price },
    taxes: taxes.map(({ id }) => id),
  };
  return {
    lines: [line],
    taxes: taxes.map(({ id, name, rate, number }, at) => ({
      ...{ id, name, rate, share: shares[at] ?? 0 },
      ...(number && { number }),
    })),
  };
}

/** Of several invoices, each tax once. */
function merged(taxes: Tax[]): Tax[] {
  const byId = Map.groupBy(taxes, ({ id }) => id);
  return [...byId.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, share: more.reduce((sum, { share = 0 }) => sum + share, first.share ?? 0) }] : [],
  );
}
