import { stringify } from 'csv-stringify/sync';
import type { Cell, Table } from '../../cards/table.ts';

/**
 * A table as spreadsheets open it with two clicks: UTF-8 that says so, and numbers as the reader's language has them, which
 * decides what parts the columns. What a spreadsheet would calculate gets an apostrophe in front (OWASP, "CSV injection").
 */
export async function* csvOf({ tongue, header, rows }: Table): AsyncGenerator<Uint8Array> {
  const options = {
    ...({ delimiter: tongue === 'fr' ? ';' : ',', record_delimiter: 'windows', escape_formulas: true } as const),
  };
  yield Buffer.from(stringify([header], { ...options, bom: true }));
  for await (const page of rows) {
    if (page.length > 0)
      yield Buffer.from(
        stringify(
          page.map((row) => row.map((cell) => textOf(cell, tongue))),
          options,
        ),
      );
  }
}

function textOf(cell: Cell, tongue: Table['tongue']): string {
  if (cell === undefined || typeof cell === 'string') return cell ?? '';
  if ('moment' in cell) return cell.moment;
  return tongue === 'fr' ? cell.decimal.replace('.', ',') : cell.decimal;
}
