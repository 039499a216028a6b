import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readCsv } from '../../adapters/csv/read.ts';
import { createDirectory } from '../../src/company/directory.ts';
import { oneTextSender } from '../../src/company/text-senders.ts';
import { createImporting } from '../../src/invoices/importing.ts';
import { balanceOf } from '../../src/invoices/index.ts';
import { randomId } from '../../src/kernel/ids.ts';
import type { Filled } from '../../src/kernel/screen.ts';
import { referenceKeyOf } from '../../src/payments/reference.ts';
import type { ImportForm } from '../../src/screen.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { eventually } from '../fixtures/reading.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let keys = 0;
let file = 0;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  file += 1;
});

const HEADER = 'No de facture;Client;Téléphone;Solde;Date';
const key = () => `key:${++keys}`;
async function fill(filled: Partial<Filled>, phase: 'changed' | 'sent' = 'sent'): Promise<ImportForm> {
  const whole = { form: 'import', values: {}, state: '', ...filled };
  const screen = await screenOf(world.app.form(visitOf(world.marc, key()), whole, phase));
  if (screen.kind !== 'import-form') throw new Error(screen.kind);
  return screen;
}
const bring = (text: string | Uint8Array) =>
  fill({ files: { file: { bytes: typeof text === 'string' ? Buffer.from(text) : text } } });
const found = (reference: string) => world.store.invoices.byReference(world.company.id, referenceKeyOf(reference), 9);
const house = () => ({
  ...{ store: world.store, clock: world.clock, newId: randomId, log: silentLog, wake: () => undefined },
  ...{ directory: createDirectory(world.store, world.clock), textSenders: oneTextSender(world.company.textSender) },
  sheets: { read: async (...asked: Parameters<typeof readCsv>) => readCsv(...asked) },
});
const last = () => world.store.syncStates.get(world.company.id, 'csv');
const ended = () => eventually('the end of the file', async () => (await last())?.endedAt);

test('a file is understood, confirmed, taken over in the background, and reported line by line', async () => {
  const lines = Array.from(
    { length: 450 },
    (_, at) => `C${file}-${at};Luc ${at};514-555-${1000 + at};${at + 1},50;2026-11-05`,
  );
  const read = await bring([HEADER, ...lines, `C${file}-X;;;10,00;2026-11-05`, ';Luc;;10,00;2026-11-05'].join('\n'));
  expect(read).toMatchObject({
    sheet: { rows: 452, asks: [], columns: { reference: 'No de facture', name: 'Client', balance: 'Solde' } },
    problems: {},
  });
  expect(await found(`C${file}-0`)).toEqual([]);
  expect(await fill({ state: read.carried })).toMatchObject({ carried: 'under-way', last: { file: { rows: 452 } } });
  await ended();
  expect(await fill({ state: 'under-way' })).toMatchObject({
    last: {
      ...{ added: 450, changed: 0, failed: 2, moving: false },
      failures: [
        { id: '452', why: 'customer-missing' },
        { id: '453', why: 'reference-missing' },
      ],
    },
  });
  const [invoice] = await found(`C${file}-449`);
  expect(invoice && balanceOf(invoice).minor).toBe(45_050);
});

test('of two files that are confirmed at the same moment none takes the place of the other', async () => {
  const rows = (which: string) => `${HEADER}\n${which}${file}-1;Luc;514-555-0142;10,00;2026-11-05\n`;
  const [one, other] = [await bring(rows('G')), await bring(rows('H'))];
  const both = await Promise.all([fill({ state: one.carried }), fill({ state: other.carried })]);
  expect(both.map(({ problems }) => problems.file?.code).toSorted()).toEqual(['import-under-way', undefined]);
  await ended();
  const later = both[0].problems.file ? one : other;
  expect(await fill({ state: later.carried })).toMatchObject({ carried: 'under-way' });
  await ended();
  expect([await found(`G${file}-1`), await found(`H${file}-1`)].map(({ length }) => length)).toEqual([1, 1]);
});

test('the same again is there once, and what changed is brought up to date', async () => {
  const text = (amount: string) => `${HEADER}\nD${file}-1;Luc;514-555-0142;${amount};2026-11-05\n`;
  for (const [amount, counts] of [
    ['10,00', { added: 1, changed: 0, same: 0 }],
    ['10,00', { added: 0, changed: 0, same: 1 }],
    ['12,00', { added: 0, changed: 1, same: 0 }],
  ] as const) {
    const read = await bring(text(amount));
    await fill({ state: read.carried });
    await ended();
    expect(await last()).toMatchObject(counts);
  }
  expect((await found(`D${file}-1`)).map((one) => balanceOf(one).minor)).toEqual([1_200]);
});

test('what can be read in two ways is asked, and nothing is taken over before it is answered', async () => {
  const read = await bring(`${HEADER}\nE${file};Luc;514-555-0142;10,00;05/11/2026\n`);
  expect(read.sheet?.asks).toEqual(['days']);
  const again = await fill({ state: read.carried, values: { days: 'choose' } });
  expect(again).toMatchObject({ problems: { days: { code: 'field-missing' } }, carried: read.carried });
  expect((await fill({ state: read.carried, values: { days: 'dmy' } }, 'changed')).values.days).toBe('dmy');
  await fill({ state: read.carried, values: { days: 'dmy' } });
  await ended();
  expect((await found(`E${file}`))[0]?.openedAt.toISOString()).toContain('2026-11-05');
});

test.each([
  ['nothing', '', 'sheet-empty'],
  ['names of columns alone', `${HEADER}\n`, 'sheet-empty'],
  ['other columns', 'a;b\n1;2\n', 'sheet-reference'],
  ['no amounts', 'facture;client\nA;Luc\n', 'sheet-amount'],
  ['nobody', 'facture;solde\nA;1,00\n', 'sheet-customer'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 250]), 'sheet-not-csv'],
])('a file with %s says what to do', async (_, text, code) => {
  expect((await bring(text)).problems.file?.code).toBe(code);
});

test('a file that was refused on its way, and one that is another company’s, are none', async () => {
  const refusal = { code: 'file-too-large', megabytes: 2 } as const;
  expect((await fill({ files: { file: { refusal } } })).problems.file).toEqual(refusal);
  expect((await fill({})).problems.file?.code).toBe('file-missing');
  const foreign = await world.store.files.keep('com_other', { type: 'text/csv', bytes: Buffer.from(HEADER) });
  const logo = await world.store.files.keep(world.company.id, { type: 'image/png', bytes: Buffer.from(HEADER) });
  for (const state of [foreign, logo, 'constructor', 'fil_'])
    expect((await fill({ state })).problems.file?.code).toBe('file-missing');
});

test('while one is taken over no other is begun, and what a process left when it died is taken up by the next', async () => {
  const bytes = Buffer.from(`${HEADER}\nG${file};Luc;514-555-0142;10,00;2026-11-05\n`);
  const id = await world.store.files.keep(world.company.id, { type: 'text/csv', bytes });
  const now = world.clock.now();
  const state = {
    ...{ companyId: world.company.id, account: 'csv', name: 'CSV', startedAt: now, failures: [] },
    ...{ added: 0, changed: 0, same: 0, failed: 0, file: { id, told: {}, rows: 1, movedAt: now } },
  };
  await world.store.syncStates.put(state);
  const other = await bring(`${HEADER}\nH${file};Luc;514-555-0142;10,00;2026-11-05\n`);
  expect((await fill({ state: other.carried })).problems.file?.code).toBe('import-under-way');
  const { job } = createImporting(house());
  await job.run();
  expect((await last())?.endedAt).toBeUndefined();
  world.clock.at = new Date(now.getTime() + 180_000);
  await job.run();
  expect(await last()).toMatchObject({ added: 1, endedAt: world.clock.at });
  expect(await found(`G${file}`)).toHaveLength(1);
});
