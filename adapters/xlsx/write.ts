import { Zip, ZipDeflate } from 'fflate';
import type { Cell, Table } from '../../cards/table.ts';
import { FIXED_PARTS, SHEET_END, SHEET_NAME, sheetStart } from './parts.ts';

/** Styles by their place in `xl/styles.xml`. */
const STYLE = { header: 1, moment: 2, amount: 3, whole: 4 } as const;
const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets, as all of them count from March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30);

/**
 * A table as an Excel file, packed as it is read, so that its size costs no memory and no processor for long: measured at
 * 100,000 rows of 13 cells, `write-excel-file`, which wants all of them at once, took 530 MB. A text is written as one
 * (`inlineStr`), so that none is ever calculated; amounts and moments are numbers.
 */
export async function* xlsxOf({ header, rows }: Table): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    packed.push(chunk);
  });
  const add = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    return part;
  };
  for (const [name, xml] of Object.entries(FIXED_PARTS)) add(name).push(Buffer.from(xml), true);
  const sheet = add(SHEET_NAME);
  sheet.push(Buffer.from(sheetStart(header.length) + rowOf(header.map((text) => textCell(text, STYLE.header)))));
  for await (const page of rows) {
    if (page.length > 0) sheet.push(Buffer.from(page.map((row) => rowOf(row.map(cellOf))).join('')));
    yield* packed.splice(0);
  }
  sheet.push(Buffer.from(SHEET_END), true);
  zip.end();
  yield* packed;
}

const rowOf = (cells: string[]): string => `<row>${cells.join('')}</row>`;

function cellOf(cell: Cell): string {
  if (cell === undefined || cell === '') return '<c/>';
  if (typeof cell === 'string') return textCell(cell);
  if ('moment' in cell) return numberCell(String(daysOf(cell.moment)), STYLE.moment);
  return numberCell(cell.decimal, cell.decimal.includes('.') ? STYLE.amount : STYLE.whole);
}

const numberCell = (digits: string, style: number): string => `<c s="${style}"><v>${digits}</v></c>`;

const textCell = (text: string, style = 0): string =>
  `<c${style ? ` s="${style}"` : ''} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** Days since spreadsheets' day 0, as wall clocks count them. */
const daysOf = (moment: string): number => (Date.parse(`${moment.replace(' ', 'T')}Z`) - EPOCH) / DAY_MS;

/** No XML has these, not even escaped (w3.org/TR/xml, "Char"). */
const IMPOSSIBLE = /[[\p{Cc}\ufffe\uffff]--[\n\r\t]]/gv;

/** What looks like one of Excel's own escapes (`_x0041_`) is kept as it stands (ECMA-376, 22.9.2.19, ST_Xstring). */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(IMPOSSIBLE, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
