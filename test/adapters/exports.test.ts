import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { csvOf } from '../../adapters/csv/write.ts';
import { mountCharts } from '../../adapters/web/charts.ts';
import { mountExports } from '../../adapters/web/exports.ts';
import { xlsxOf } from '../../adapters/xlsx/write.ts';
import type { Cell, Table } from '../../cards/table.ts';
import { createLinks } from '../../src/payments/links.ts';
import { freshRequest, minutesAfter, NOON } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';
import { type Rig, serve } from './web-rig.ts';

const FORMULAS = ['=cmd|’calc’!A1', '+1+1', '-2', '@SUM(A1)', '\t=1', '=HYPERLINK("https://evil.example")'];
const ODD = ['<b>&"x"', '_x0041_', 'a\u0000b', '\ud800', 'Élise ; Roy, "inc."', 'deux\nlignes'];

async function* pages(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows;
  yield [];
}
const tableOf = (tongue: Table['tongue'], rows: Cell[][]): Table => ({
  ...{ name: 'x', tongue, header: ['Nom', 'Montant', 'Le'], rows: pages(rows) },
});
const whole = async (chunks: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(chunks));
const sheetIn = (file: Uint8Array) => strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']!);

test('in CSV numbers are the reader’s, what would be calculated is not, and odd words stay in their cell', async () => {
  const rows = [...FORMULAS, ...ODD].map((name): Cell[] => [
    name,
    { decimal: '1125.50' },
    { moment: '2026-11-23 12:05' },
  ]);
  for (const [tongue, delimiter, amount] of [
    ['fr', ';', '1125,50'],
    ['en', ',', '1125.50'],
  ] as const) {
    const text = (await whole(csvOf(tableOf(tongue, rows)))).toString();
    expect(text.startsWith('\ufeffNom')).toBe(true);
    const read: string[][] = parse(text, { bom: true, delimiter, record_delimiter: '\r\n' });
    expect(read[0]).toEqual(['Nom', 'Montant', 'Le']);
    expect(read.slice(1).map(([name]) => name)).toEqual([
      ...FORMULAS.map((formula) => `'${formula}`),
      ...ODD.map((odd) => odd.toWellFormed()),
    ]);
    for (const row of read.slice(1)) expect(row.slice(1)).toEqual([amount, '2026-11-23 12:05']);
  }
});

test('in Excel amounts and moments are numbers, and every word is a text, whatever it looks like', async () => {
  const rows = [...FORMULAS, ...ODD].map((name): Cell[] => [
    name,
    { decimal: '1125.50' },
    { moment: '2026-11-23 12:00' },
  ]);
  const file = await whole(xlsxOf(tableOf('fr', [...rows, ['yen', { decimal: '1200' }, undefined]])));
  const sheet = sheetIn(file);
  expect(sheet).not.toContain('<f>');
  expect(sheet.match(/<row>/g)).toHaveLength(1 + rows.length + 1);
  expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=cmd|’calc’!A1</t></is></c>');
  expect(sheet).toContain('<c s="3"><v>1125.50</v></c><c s="2"><v>46349.5</v></c>');
  expect(sheet).toContain('>yen</t></is></c><c s="4"><v>1200</v></c><c/>');
  for (const said of ['&lt;b&gt;&amp;"x"', '_x005F_x0041_', '>ab<', 'deux\nlignes']) expect(sheet).toContain(said);
  expect(Object.keys(unzipSync(file))).toContain('[Content_Types].xml');
});

let [world, rig]: [World, Rig] = [] as never;
beforeAll(async () => {
  world = await createWorld();
  for (let place = 0; place < 450; place += 1) {
    const own = { id: `pay_${place}`, key: `k${place}`, linkHash: `h${place}`, debt: `d${place}` };
    const { due: _, ...request } = freshRequest({ ...own, reference: `RO${1000 + place}` });
    const customer = { ...request.customer, name: '=1+1' };
    await world.store.requests.insert({ ...request, customer, outbox: [], createdAt: minutesAfter(-place) });
  }
  rig = await serve(({ server }, log) => {
    mountExports(server, { app: world.app, log, writers: { csv: csvOf, xlsx: xlsxOf } });
    mountCharts(server, { app: world.app });
  });
});
afterAll(async () => {
  await rig?.close();
  await world?.close();
});

/** The addresses that a member is given for a filter. */
async function linksFor(filter: string): Promise<{ csv: string; xlsx: string }> {
  const screen = await screenOf(
    world.app.press(visitOf(world.marc, 'key'), { action: 'payments.export', value: filter }),
  );
  if (screen.kind !== 'payments-export') throw new Error(`no export: ${screen.kind}`);
  const here = (address: string) => address.replace('https://pay.example', rig.url);
  return { csv: here(screen.csv), xlsx: here(screen.xlsx) };
}

test('what is filtered is downloaded whole, in the member’s language, with the company’s clocks', async () => {
  const { csv, xlsx } = await linksFor('all');
  const answer = await fetch(csv);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="paiements-2026-11-23.csv"');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const read: string[][] = parse(await answer.text(), { bom: true, delimiter: ';', record_delimiter: '\r\n' });
  expect(read).toHaveLength(451);
  expect(read[0]).toContain('Montant');
  expect(read[1]).toEqual([
    '2026-11-23 12:00',
    'RO1000',
    "'=1+1",
    '514 555-0188',
    '',
    '125,50',
    'CAD',
    'Pas encore payée',
    '',
    '',
    '',
    '',
    'Marc Gagnon',
    'service',
  ]);
  const sheet = sheetIn(new Uint8Array(await (await fetch(xlsx)).arrayBuffer()));
  expect(sheet.match(/<row>/g)).toHaveLength(451);
  const few = await linksFor('text=RO1449');
  expect((await (await fetch(few.csv)).text()).split('\r\n')).toHaveLength(3);
  const none = await linksFor('status=paid');
  expect((await (await fetch(none.csv)).text()).split('\r\n')).toHaveLength(2);
});

test('a chart is drawn from what its address holds; one letter more of it leads nowhere', async () => {
  const until = new Date(world.clock.at.getTime() + 60_000);
  const address = `${rig.url}/charts/${createLinks(Buffer.alloc(32, 7)).seal(['chart', '10,0,100'], until)}`;
  const [answer, other] = await Promise.all([fetch(`${address}.png`), fetch(`${address}x.png`)]);
  expect([answer.status, answer.headers.get('content-type'), other.status]).toEqual([200, 'image/png', 404]);
  const picture = sharp(Buffer.from(await answer.arrayBuffer()));
  const { width, height } = await picture.metadata();
  const pixels = await picture.removeAlpha().raw().toBuffer();
  const greenIn = (x: number) =>
    Array.from({ length: height }, (_, y) => pixels[(y * width + x) * 3 + 1]).filter((value) => value === 0x5d).length;
  expect([width / 6, width / 2, (width * 5) / 6].map(greenIn)).toEqual([21, 0, 208]);
});

test('a member who keeps loading is asked to wait', async () => {
  const { csv } = await linksFor('status=refunded');
  let answer = await fetch(csv);
  for (let tries = 0; answer.status === 200 && tries < 6; tries += 1) answer = await fetch(csv);
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true]);
});

test('an address ends after an hour, with its member’s leave, and with one letter of it', async () => {
  const { csv } = await linksFor('all');
  const statusOf = async (address: string) => (await fetch(address, { method: 'HEAD' })).status;
  expect(await statusOf(csv)).toBe(200);
  expect(await statusOf(csv.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBe(404);
  await world.app.told('slack:T1', { id: world.marc.id, name: world.marc.name, standing: 'left' });
  expect(await statusOf(csv)).toBe(404);
  await world.app.told('slack:T1', { id: world.marc.id, name: world.marc.name, standing: 'member' });
  world.clock.at = new Date(NOON.getTime() + 3_600_000);
  expect(await statusOf(csv)).toBe(404);
  world.clock.at = NOON;
});
