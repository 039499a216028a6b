import { decimalOf } from '../../src/kernel/money.ts';
import { plainSpaces } from '../../src/kernel/typed.ts';
import type { PayoutFile } from '../../src/payouts/export.ts';
import type { PayoutExport, ShownRow } from '../../src/payouts/screen.ts';
import { line, note } from '../blocks.ts';
import type { Card } from '../model.ts';
import { sayBrand } from '../payments/payment-method.ts';
import type { Cell, Table } from '../table.ts';
import { type Voice, voiceOf } from '../voice.ts';

/** Where a payout's rows are downloaded. */
export function payoutExportCard({ payout, xlsx, csv, until }: PayoutExport, voice: Voice): Card {
  const { payouts: say } = voice.words;
  return {
    summary: say.export.title,
    blocks: [
      { kind: 'heading', text: say.export.title },
      note(say.heading(voice.money(payout.amount))),
      line(say.export.ready),
      {
        kind: 'buttons',
        buttons: [
          { link: xlsx, label: say.export.xlsx, style: 'primary' },
          { link: csv, label: say.export.csv },
        ],
      },
      note(say.export.until(voice.fully(until))),
      {
        kind: 'buttons',
        buttons: [{ action: 'payouts.show', value: payout.id, label: say.heading(voice.money(payout.amount)) }],
      },
    ],
  };
}

/** A payout's rows as a table, in its reader's words, with the columns that a deposit is held against. */
export function payoutTable({ company, tongue, payout, pages }: PayoutFile): Table {
  const voice = voiceOf(tongue, company);
  const { payouts: say } = voice.words;
  const clock = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: company.timeZone, dateStyle: 'short', timeStyle: 'short' },
  });
  const { currency } = payout.amount;
  const decimal = (minor: number): Cell => ({ decimal: decimalOf({ minor, currency }) });
  const columns: Record<keyof typeof say.export.columns, (row: ShownRow) => Cell> = {
    type: ({ row }) => say.kinds[row.kind],
    customer: ({ request }) => request?.customer.name,
    phone: ({ request }) => request?.customer.phone && plainSpaces(voice.phone(request.customer.phone)),
    reference: ({ request }) => request?.reference,
    amount: ({ row }) => decimal(row.amount),
    fee: ({ row }) => decimal(row.fee),
    net: ({ row }) => decimal(row.net),
    currency: () => currency,
    at: ({ row }) => ({ moment: clock.format(row.at) }),
    asked: ({ request }) => request && { moment: clock.format(request.createdAt) },
    by: ({ request }) => request?.asker.name,
    brand: (shown) => {
      const method = methodOf(shown);
      return method?.kind === 'card' ? sayBrand(method.brand, voice.words) : undefined;
    },
    last4: (shown) => {
      const method = methodOf(shown);
      return method && method.kind !== 'other' ? method.last4 : undefined;
    },
    system: ({ entered }) => entered && say.entered[entered.state](entered.system),
    remark: ({ row, isHidden }) =>
      [...(row.says ? [row.says] : []), ...(row.why ? [say.why[row.why]] : []), ...(isHidden ? [say.hidden] : [])].join(
        ' · ',
      ),
    payment: ({ row }) => row.paymentId,
    id: ({ row }) => row.id,
  };
  const each = Object.values(columns);
  async function* rows(): AsyncGenerator<Cell[][]> {
    for await (const page of pages) yield page.map((row) => each.map((of) => of(row)));
  }
  return {
    name: `${say.export.file}-${clock.format(payout.arrivesOn).slice(0, 10)}`,
    tongue,
    header: (Object.keys(columns) as (keyof typeof columns)[]).map((column) => say.export.columns[column]),
    rows: rows(),
  };
}

const methodOf = ({ row, request }: ShownRow) => request?.payments.find(({ id }) => id === row.paymentId)?.method;
