import { parse } from 'csv-parse/sync';
import type {
  InvoiceContent,
  Sheet,
  SheetTold,
  SourceBatch,
  SourceHome,
  SourceInvoice,
} from '../../src/invoices/index.ts';
import { parseEmail } from '../../src/kernel/email.ts';
import { folded } from '../../src/kernel/folded.ts';
import { parsePhone } from '../../src/kernel/phone.ts';
import { type Columns, columnsIn, type Field, missingIn } from './columns.ts';
import { delimiterOf, textOf } from './text.ts';
import { type Days, dayOf, minorOf, type Numbers, wayOf } from './values.ts';

const NUMBERS: readonly Numbers[] = ['fr', 'en'];
const DAYS: readonly Days[] = ['ymd', 'dmy', 'mdy'];
const AT_ONCE = 200;
const SAMPLE = 2_000;
/** A title and a date may stand above the names of the columns. */
const LOOKED_FOR_HEADER = 10;

/** Reads a file of invoices; `told`: what cannot be seen in it. What cannot be read says so by its line. */
export function readCsv(bytes: Uint8Array, home: SourceHome, told: SheetTold = {}): Sheet {
  const text = textOf(bytes);
  // A spreadsheet's own file, or a picture: no text has such a character.
  const rows = text.includes('\0') ? undefined : rowsIn(text);
  if (!rows) return nothing('not-csv');
  const header = rows.slice(0, LOOKED_FOR_HEADER).findIndex((row) => missingIn(columnsIn(row)).length === 0);
  const names = rows[Math.max(header, 0)] ?? [];
  const columns = columnsIn(names);
  const body = rows.slice(Math.max(header, 0) + 1).map((row, at) => ({ row, line: Math.max(header, 0) + at + 2 }));
  const found = body.filter(({ row }) => row.some((cell) => cell.trim() !== '') && !isHeader(row, names));
  if (found.length === 0) return nothing('empty');
  const cells = (...fields: Field[]) =>
    found.slice(0, SAMPLE).flatMap(({ row }) => fields.flatMap((field) => cellOf(row, columns, field) ?? []));
  const numbers =
    told.numbers ?? wayOf(cells('balance', 'total', 'paid'), NUMBERS, (text, way) => minorOf(text, way, home.currency));
  const days = told.days ?? wayOf(cells('opened', 'closed'), DAYS, (text, way) => dayOf(text, way)?.getTime());
  const isSaid = numbers !== 'either' && numbers !== 'mixed' && days !== 'either' && days !== 'mixed';
  const read: Reading | undefined = isSaid ? { columns, numbers, days, home } : undefined;
  const unclear: Sheet['unclear'] = [
    ...missingIn(columns),
    ...(numbers === 'either' || numbers === 'mixed' ? (['numbers'] as const) : []),
    ...(days === 'either' || days === 'mixed' ? (['days'] as const) : []),
  ];
  return {
    columns: Object.fromEntries(Object.entries(columns).map(([field, place]) => [field, names[place]?.trim() ?? ''])),
    rows: found.length,
    unclear,
    *batches() {
      if (!read || unclear.length > 0) return;
      for (let from = 0; from < found.length; from += AT_ONCE) yield batchOf(found.slice(from, from + AT_ONCE), read);
    },
  };
}

const nothing = (why: Sheet['unclear'][number]): Sheet => ({ columns: {}, rows: 0, unclear: [why], batches: () => [] });

function rowsIn(text: string): string[][] | undefined {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
    });
  } catch {
    // A quote that never ends, or a line without end: no file of invoices.
    return undefined;
  }
}

const isHeader = (row: string[], names: string[]): boolean => row.join('\n') === names.join('\n');
const cellOf = (row: string[], columns: Columns, field: Field): string | undefined => {
  const place = columns[field];
  return (place === undefined ? undefined : row[place]?.trim()) || undefined;
};

interface Reading {
  columns: Columns;
  numbers: Numbers;
  days: Days;
  home: SourceHome;
}

function batchOf(rows: { row: string[]; line: number }[], reading: Reading): SourceBatch {
  const batch: SourceBatch = { customers: [], invoices: [], unreadable: [] };
  for (const { row, line } of rows) {
    const read = invoiceIn(row, reading);
    if ('why' in read) batch.unreadable.push({ id: String(line), why: read.why });
    else batch.invoices.push(read);
  }
  return batch;
}

function invoiceIn(row: string[], { columns, numbers, days, home }: Reading): SourceInvoice | { why: string } {
  const cell = (field: Field) => cellOf(row, columns, field);
  const reference = oneLine(cell('reference'));
  if (!reference) return { why: 'reference-missing' };
  if (reference.length > 64) return { why: 'reference-too-long' };
  const amounts = (['balance', 'total', 'paid'] as const).map((field) => {
    const text = cell(field);
    return text === undefined ? undefined : (minorOf(text, numbers, home.currency) ?? Number.NaN);
  });
  if (amounts.some((amount) => Number.isNaN(amount))) return { why: 'amount-unreadable' };
  const [balance, total, paid] = amounts;
  const owed = balance ?? (total === undefined ? undefined : total - (paid ?? 0));
  if (owed === undefined) return { why: 'amount-missing' };
  const [openedDay, closedDay] = [cell('opened'), cell('closed')];
  const [opened, closed] = [openedDay && dayOf(openedDay, days), closedDay && dayOf(closedDay, days)];
  if ((openedDay && !opened) || (closedDay && !closed)) return { why: 'date-unreadable' };
  const customer = customerIn(cell, reference, home);
  if ('why' in customer) return customer;
  return { source: { system: 'csv', account: '', id: reference }, customer, content: contentOf() };

  function contentOf(): InvoiceContent {
    const description = oneLine(cell('description'));
    const status = folded(cell('status') ?? '');
    const openedAt = opened || closed || EARLIEST;
    const all = total ?? (owed ?? 0) + (paid ?? 0);
    return {
      reference: reference ?? '',
      openedAt,
      ...(/^(ouvert|open|en cours)/.test(status) && !closed ? {} : { closedAt: closed || openedAt }),
      ...(/^(annul|void|cancel)/.test(status) && { voidedAt: closed || openedAt }),
      ...(description && { summary: description }),
      payer: 'customer',
      currency: home.currency,
      lines: all === 0 ? [] : [{ kind: 'fee', description: description ?? reference ?? '', amount: all, taxes: [] }],
      taxes: [],
      payments: paid ? [{ amount: paid }] : [],
      claimed: { balance: owed ?? 0, ...(total === undefined ? {} : { total }) },
    };
  }
}

/** Of files that say no day. */
const EARLIEST = new Date(Date.UTC(2000, 0, 1, 17));

function customerIn(
  cell: (field: Field) => string | undefined,
  reference: string,
  { country }: SourceHome,
): SourceInvoice['customer'] | { why: string } {
  const name = oneLine(cell('name') ?? [cell('firstName'), cell('lastName')].filter(Boolean).join(' '));
  const typed = cell('phone');
  const phone = typed === undefined ? undefined : parsePhone(typed, country, { textable: false });
  if (phone && !phone.ok) return { why: phone.refusal.code };
  const address = cell('email');
  const email = address === undefined ? undefined : parseEmail(address);
  if (email && !email.ok) return { why: email.refusal.code };
  if (!name && !phone && !email) return { why: 'customer-missing' };
  const spoken = folded(cell('language') ?? '');
  return {
    source: { system: 'csv', account: '', id: phone?.value ?? email?.value ?? (name ? folded(name) : reference) },
    ...(name && { name }),
    phones: phone ? [phone.value] : [],
    ...(email && { email: email.value }),
    ...(/^(fr|en|ang)/.test(spoken) && { tongue: spoken.startsWith('fr') ? ('fr' as const) : ('en' as const) }),
  };
}

/** What stands in a cell, on one line. A formula is words like any other here: it is only run by who exports it again. */
const oneLine = (text: string | undefined): string | undefined =>
  text
    ?.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200) || undefined;
