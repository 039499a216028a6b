import type { Contact } from '../customers/index.ts';
import { words } from '../i18n/index.ts';
import { balanceOf, differenceOf, type Invoice, type PaidElsewhere, stateOf } from '../invoices/index.ts';
import type { Tongue } from '../kernel/language.ts';
import type { PaymentMethod } from '../payments/index.ts';
import type { Paper, PaperPayment } from './paper.ts';
import { bareLine, notesOn, pageHead, partyOf, type Stationery } from './stationery.ts';

/**
 * The document of an invoice as it is now, as its customer gets it: an invoice when it is closed, an estimate while it
 * may still change. What its source asks for beyond its lines stands as a line of its own, so that the document comes to
 * what is asked.
 */
export function paperOfInvoice(
  invoice: Invoice,
  customer: { name?: string } & Contact,
  tongue: Tongue,
  stationery: Stationery,
): Paper {
  const { reference, vehicle, currency, openedAt, closedAt, changedAt } = invoice;
  const kind = stateOf(invoice) === 'open' ? 'estimate' : 'invoice';
  const name = invoice.customer.name ?? customer.name;
  const isBare = invoice.lines.length === 0;
  return {
    ...pageHead(reference, tongue, stationery),
    kind,
    issuedAt: kind === 'estimate' ? changedAt : (closedAt ?? openedAt),
    customer: partyOf({ ...customer, ...(name && { name }) }),
    ...(vehicle && { vehicle }),
    currency,
    lines: isBare
      ? [bareLine(reference, balanceOf(invoice).minor, tongue, stationery)]
      : [...invoice.lines, ...adjustment(invoice, tongue)],
    taxes: invoice.taxes.map((tax) => ({ ...tax, name: words(tongue).papers.taxNames[tax.name] ?? tax.name })),
    ...(isBare && { taxesIncluded: true }),
    payments: isBare ? [] : paymentsOn(invoice),
    ...notesOn(kind, tongue, stationery),
  };
}

function adjustment(invoice: Invoice, tongue: Tongue): Paper['lines'] {
  const amount = differenceOf(invoice);
  return amount === 0 ? [] : [{ kind: 'sum', description: words(tongue).papers.adjustment, amount, taxes: [] }];
}

const paymentsOn = ({ currency, payments, paidHere, openedAt }: Invoice): PaperPayment[] =>
  [
    ...payments.map(({ amount, at = openedAt, method }) => ({ amount, at, ...methodOf(method) })),
    // What its source counts by now stands among its own.
    ...paidHere.flatMap(({ amount, at, counted }) => (counted ? [] : [{ amount, at }])),
  ].map(({ amount, ...more }) => ({ amount: { minor: amount, currency }, ...more }));

/** What dealer systems call the ways of paying at the counter; another's name says nothing to a customer. */
const METHODS: Record<string, string> = { INTERAC: 'interac_present', DEBIT: 'interac_present', CARD: 'card' };

function methodOf(method: PaidElsewhere['method']): { method?: PaymentMethod } {
  const name = METHODS[method?.toUpperCase() ?? ''];
  return name ? { method: { kind: 'other', name } } : {};
}
