import { decimalOf, type Money } from '../../src/kernel/money.ts';
import { plainSpaces } from '../../src/kernel/typed.ts';
import type { LedgerExport } from '../../src/ledger/export.ts';
import type { ListedPayment, PaymentsExport } from '../../src/ledger/screen.ts';
import { refundedInAll } from '../../src/payments/given-back.ts';
import { askedHere, countedIn, sumOf } from '../../src/payments/parts.ts';
import { line, note } from '../blocks.ts';
import type { Card } from '../model.ts';
import { sayMethod } from '../payments/payment-method.ts';
import type { Cell, Table } from '../table.ts';
import { type Voice, voiceOf } from '../voice.ts';
import { backTo, filtersOf } from './list.ts';

/** Where what is filtered is downloaded. */
export function paymentsExportCard(
  { narrowing, xlsx, csv, until, turned, isBehind }: PaymentsExport,
  voice: Voice,
): Card {
  const { ledger } = voice.words;
  const { export: say } = ledger;
  const filters = filtersOf(narrowing, voice);
  return {
    summary: say.title,
    blocks: [
      { kind: 'heading', text: say.title },
      note(filters.length > 0 ? ledger.narrowed(filters.join(' · ')) : ledger.all),
      line(say.ready),
      ...(isBehind ? [line(ledger.behind, 'attention')] : []),
      {
        kind: 'buttons',
        buttons: [
          { link: xlsx, label: say.xlsx, style: 'primary' },
          { link: csv, label: say.csv },
        ],
      },
      note(say.until(voice.fully(until))),
      backTo(turned, voice),
    ],
  };
}

/** All that passes as a table, in its reader's words. */
export function exportTable({ company, tongue, now, pages }: LedgerExport): Table {
  const voice = voiceOf(tongue, company);
  const { export: say } = voice.words.ledger;
  const clock = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: company.timeZone, dateStyle: 'short', timeStyle: 'short' },
  });
  const moment = (at: Date | undefined): Cell => at && { moment: clock.format(at) };
  const names = new Map(company.rooms.map(({ id, name }) => [id, name]));
  const rooms = ({ cards }: ListedPayment['request']) => cards.flatMap(({ room }) => names.get(room) ?? []).join(', ');
  const columns: Record<keyof typeof say.columns, (row: ListedPayment) => Cell> = {
    asked: ({ request }) => moment(request.createdAt),
    reference: ({ request }) => request.reference,
    customer: ({ request }) => request.customer.name,
    phone: ({ request: { customer } }) => customer.phone && plainSpaces(voice.phone(customer.phone)),
    email: ({ request }) => request.customer.email,
    amount: ({ request }) => decimal(askedHere(request)),
    currency: ({ request }) => request.amount.currency,
    status: ({ status }) => voice.words.ledger.statuses[status],
    paidOn: ({ request }) => moment(countedIn(request).at(-1)?.at),
    paid: ({ request }) =>
      countedIn(request).length > 0 ? decimal({ ...request.amount, minor: sumOf(countedIn(request)) }) : undefined,
    refunded: ({ request }) => decimal(refundedInAll(request)?.amount),
    method: ({ request }) => {
      const methods = countedIn(request).flatMap(({ method }) => (method ? [sayMethod(method, voice.words)] : []));
      return methods.length > 0 ? [...new Set(methods)].join(', ') : undefined;
    },
    by: ({ request }) => request.asker.name,
    rooms: ({ request }) => rooms(request),
  };
  const each = Object.values(columns);
  async function* rows(): AsyncGenerator<Cell[][]> {
    for await (const page of pages) yield page.map((row) => each.map((of) => of(row)));
  }
  return {
    name: `${say.file}-${clock.format(now).slice(0, 10)}`,
    tongue,
    header: (Object.keys(columns) as (keyof typeof columns)[]).map((column) => say.columns[column]),
    rows: rows(),
  };
}

const decimal = (money: Money | undefined): Cell => money && { decimal: decimalOf(money) };
