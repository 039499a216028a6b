import type { InvoiceContent, Line, SourceCustomer, SourceHome, SourceInvoice, Tax } from '../../src/invoices/index.ts';
import { phonesIn } from './customers.ts';
import { CUSTOMER_PAY, NO_EMAIL, type Order, order, TAXES } from './mapping.ts';
import { centsOf, momentOf, NoValue, said, thousandthsOf } from './values.ts';

/** A repair order as CDK tells it. @throws Unreadable or NoValue, naming what cannot be read */
export function orderIn(item: unknown, account: string, home: SourceHome): SourceInvoice {
  const read = order(item, 'the order');
  return {
    source: { system: 'cdk', account, id: read.hostItemId },
    customer: customerOf(read, account, home),
    content: contentOf(read, home),
  };
}

function contentOf(read: Order, { currency }: SourceHome): InvoiceContent {
  const openedAt = momentOf(read.openDate, 'openDate');
  if (!openedAt) throw new NoValue('openDate', 'date');
  const closedAt = momentOf(read.closedDate, 'closedDate');
  const voidedAt = momentOf(read.voidedDate, 'voidedDate');
  const lines = linesOf(read);
  const taxes = taxesOf(read, lines);
  const taxed = lines.map((line) => ({ ...line, taxes: taxes.map(({ id }) => id) }));
  const { year, makeDesc, modelDesc } = read.vehicle ?? {};
  const vehicle = said([makeDesc, modelDesc, year].filter(Boolean).join(' '));
  const summary = summaryOf(read);
  const advisor = said(read.serviceAdvisor);
  return {
    reference: read.roNumber,
    openedAt,
    ...(closedAt && { closedAt }),
    ...(voidedAt && { voidedAt }),
    ...(vehicle && { vehicle }),
    ...(summary && { summary }),
    ...(advisor && { advisor }),
    payer: payerOf(read),
    currency,
    lines: taxed,
    taxes,
    payments: paymentsOf(read),
    ...claimedIn(read),
  };
}

const isCustomers = ({ payType }: { payType?: string }): boolean => (payType ?? CUSTOMER_PAY) === CUSTOMER_PAY;

/** What the customer pays for: the work, with its parts and fees, then what comes on top, then what comes off. */
function linesOf({ operations, mls, discounts }: Order): Line[] {
  const work = operations.flatMap(({ line }) =>
    line.laborOperations.filter(isCustomers).flatMap((done): Line[] => {
      const labour = lineOf('labour', done.opCodeDesc ?? line.serviceRequest, done.sale, done.soldHours);
      const parts = done.parts.map(({ desc, number, extendedSale, sale, qtySold }) =>
        lineOf('part', desc ?? number, extendedSale ?? sale, qtySold),
      );
      return [labour, ...parts, ...done.fees.map(({ desc, sale }) => lineOf('fee', desc, sale))];
    }),
  );
  const charges = mls.filter(isCustomers).map(({ desc, sale }) => lineOf('fee', desc, sale));
  const off = discounts.filter(isCustomers).map(({ desc, amount }) => {
    const line = lineOf('discount', desc, amount);
    return { ...line, amount: -Math.abs(line.amount) || 0 };
  });
  return [...work, ...charges, ...off].filter(({ amount, description }) => amount !== 0 || description !== '');
}

function lineOf(kind: Line['kind'], description: string | undefined, sale: string | undefined, many?: string): Line {
  const quantity = thousandthsOf(many);
  return {
    kind,
    description: said(description) ?? '',
    ...(quantity === undefined ? {} : { quantity }),
    amount: centsOf(sale, 'sale'),
    taxes: [],
  };
}

/** How far a told tax may be from what a rate gives: rounding, and a line or two that it does not apply to. */
const NEAR = 0.2;

/**
 * CDK tells what each tax comes to, and neither its rate nor what it is charged on. The rate is the known one that is
 * nearest; of a tax that is near none, it is what the amounts come to. What is off by that is shown as a difference.
 */
function taxesOf({ totals }: Order, lines: Line[]): Tax[] {
  const row = totals.find(({ payType }) => payType === CUSTOMER_PAY);
  const base = lines.reduce((all, { amount }) => all + amount, 0);
  if (!row || base <= 0) return [];
  return TAXES.flatMap(({ field, id, name, others, rates }): Tax[] => {
    const told = centsOf(row[field], field);
    if (told <= 0) return [];
    const seen = Math.round((told * 100_000) / base);
    const near = rates.toSorted((a, b) => Math.abs(a - seen) - Math.abs(b - seen))[0];
    const rate = near && Math.abs(near - seen) <= near * NEAR ? near : seen;
    return [{ id, name: rate === rates[0] ? name : others, rate }];
  });
}

function payerOf({ totals, payBalanceDue }: Order): InvoiceContent['payer'] {
  const isUsed = (type: string) =>
    totals.some(
      (row) => row.payType === type && (centsOf(row.roSale, 'roSale') !== 0 || centsOf(row.roTax, 'roTax') !== 0),
    );
  if (isUsed(CUSTOMER_PAY) || centsOf(payBalanceDue, 'payBalanceDue') > 0) return 'customer';
  if (isUsed('W')) return 'warranty';
  return isUsed('I') ? 'internal' : 'customer';
}

const paymentsOf = ({ payments }: Order): InvoiceContent['payments'] =>
  payments.flatMap(({ code, paymentAmount, paymentDate }) => {
    const amount = centsOf(paymentAmount, 'paymentAmount');
    const at = momentOf(paymentDate, 'paymentDate');
    const method = said(code);
    return amount === 0 ? [] : [{ amount, ...(at && { at }), ...(method && { method }) }];
  });

function claimedIn({ payCPTotal, payBalanceDue }: Order): Pick<InvoiceContent, 'claimed'> {
  if (payBalanceDue === undefined) return {};
  const total = payCPTotal === undefined ? {} : { total: centsOf(payCPTotal, 'payCPTotal') };
  return { claimed: { ...total, balance: centsOf(payBalanceDue, 'payBalanceDue') } };
}

const MOST_NAMED = 3;

const summaryOf = ({ operations }: Order): string | undefined => {
  const named = operations.flatMap(
    ({ line }) => said(line.serviceRequest ?? line.laborOperations[0]?.opCodeDesc) ?? [],
  );
  return said(named.slice(0, MOST_NAMED).join(', '));
};

function customerOf(read: Order, account: string, home: SourceHome): SourceCustomer {
  const { customer, contactPhoneNumber, contactEmailAddress, blockAutoMsg } = read;
  const name = said([customer?.name1, customer?.name2].filter(Boolean).join(' '));
  const numbers = [contactPhoneNumber, ...(customer?.phoneNumbers ?? []).map(({ number }) => number)];
  const addresses = [contactEmailAddress, ...(customer?.emailAddresses ?? []).map(({ address }) => address)];
  const email = addresses.find((address) => address?.includes('@') && !NO_EMAIL.includes(address));
  return {
    source: { system: 'cdk', account, id: customer?.customerId ?? `order ${read.hostItemId}` },
    ...(name && { name }),
    phones: phonesIn(numbers, home),
    ...(email && { email: email.trim() }),
    ...(blockAutoMsg && { noAutomaticTexts: true as const }),
  };
}
