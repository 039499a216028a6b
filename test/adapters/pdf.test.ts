import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { findChromium } from '../../adapters/pdf/chromium.ts';
import { createPrinter } from '../../adapters/pdf/printer.ts';
import { longInvoice, quickReceipt, repairPaper } from '../../sandbox/papers/garage.ts';
import type { Paper } from '../../src/documents/index.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { CHROMIUM } from '../browser.ts';
import { silentLog } from '../fixtures/fakes.ts';

let printer: ReturnType<typeof createPrinter>;

beforeAll(() => {
  printer = createPrinter(CHROMIUM, silentLog);
});
afterAll(() => printer.close());

/** The pages of a PDF as one reads them; no-break spaces count as spaces. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(pdf));
  // Inter draws both apostrophes with one glyph, and the PDF names the other.
  return text.map((page) => page.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u02bc', '’'));
}
const print = async (paper: Paper) => pagesOf(await printer.print('com_1', paper));

describe('a paper in print', () => {
  test('can be read, searched and heard, and says its title and language', async () => {
    const pdf = await printer.print('com_1', repairPaper('invoice', 'fr-CA'));
    const [page = '', ...more] = await pagesOf(pdf);
    expect(more).toEqual([]);
    for (const words of ['Garage Boréal', 'Main-d’œuvre', 'TVQ (9,975 %)', 'Solde à payer', '472,49 $', 'Page 1 de 1'])
      expect(page).toContain(words);
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: 'Facture RO4821 · Garage Boréal', Language: 'fr-CA' });
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  });

  test('repeats its headings and counts its pages over many', async () => {
    const pages = await print(longInvoice('en-CA'));
    expect(pages.length).toBeGreaterThan(8);
    for (const [index, page] of pages.slice(0, -1).entries()) {
      expect(page).toContain('Unit price');
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    }
    expect(pages.at(-1)).toContain('$32,231.20');
  });

  test('has room for two thousand lines, a name of two hundred letters, and amounts of ten digits', async () => {
    const [line] = longInvoice('en-CA').lines;
    const lines = Array.from({ length: 2_000 }, (_, index) => ({ ...line!, description: `Part ${index + 1}` }));
    const name = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(6).slice(0, 200).trim();
    const pages = await print(repairPaper('invoice', 'en-CA', { lines, customer: { name } }));
    expect(pages.length).toBeGreaterThan(50);
    expect(pages[0]?.replaceAll(/\s/g, '')).toContain(name.replaceAll(' ', ''));
    for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    expect(pages.join(' ')).toContain('Part 2000');
    const huge = await print(
      repairPaper('invoice', 'fr-CA', {
        lines: [{ kind: 'fee', description: 'Tout', amount: 9_999_999_999, taxes: [] }],
        taxes: [],
      }),
    );
    expect(huge[0]).toContain('99 999 999,99 $');
  }, 30_000);

  test('fits on one page when it is of a few lines, letter or A4 as its country prints', async () => {
    for (const [language, height] of [
      ['fr-CA', 792],
      ['en-US', 792],
      ['fr-FR', 842],
    ] as const) {
      const pdf = await getDocumentProxy(
        new Uint8Array(await printer.print('com_1', repairPaper('invoice', language))),
      );
      const page = await pdf.getPage(1);
      expect([pdf.numPages, Math.round(page.view[3]!)]).toEqual([1, height]);
    }
  });

  test('draws names in other scripts, and replaces visibly what no font here has', async () => {
    const name = 'محمد Łukasz Nguyễn Ελένη Иван 李明 🚗';
    const [page = ''] = await print(repairPaper('invoice', 'en-CA', { customer: { name } }));
    for (const word of ['Łukasz', 'Nguyễn', 'Ελένη', 'Иван', '[?]']) expect(page).toContain(word);
    expect(page).not.toMatch(/[李明]/);
  });

  test('the same paper asked again is not drawn again, for its own company alone', async () => {
    const paper = quickReceipt('en-CA');
    const [first, again, elsewhere] = [
      await printer.print('com_1', paper),
      await printer.print('com_1', structuredClone(paper)),
      await printer.print('com_2', paper),
    ];
    expect(again).toBe(first);
    expect(elsewhere).not.toBe(first);
  });
});

test('whatever a paper says, it stays text: nothing is run, fetched or closed by it', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hostile = [
    `<img src="${url}/img"><script>fetch("${url}/js")</script>`,
    `"} @import url(${url}/css); body{background:url(${url}/bg)} </style><link rel=prefetch href=${url}/l>`,
    `<meta http-equiv=refresh content="0;url=${url}/m"><iframe src="file:///etc/passwd"></iframe>`,
    '{{issuer.name}} {{{constructor.constructor "return process"}}}',
  ];
  const [one = '', two = '', three = '', four = ''] = hostile;
  const paper = repairPaper('invoice', 'en-CA', {
    number: two,
    vehicle: three,
    footnote: hostile.join('\n'),
    issuer: { name: two, address: [one, four] },
    customer: { name: three, address: hostile },
  });
  const pages = await print(paper);
  const text = pages.join(' ').replaceAll(/\s+/g, '');
  for (const words of hostile) expect(text).toContain(words.replaceAll(/\s+/g, ''));
  expect(text).not.toContain('root:x:');
  expect(asked).toEqual([]);
  server.close();
});

describe('a burst', () => {
  test('of one company holds up no other, and beyond what can wait it is refused at once', async () => {
    const paper = (number: string) => ({ ...quickReceipt('fr-CA'), number });
    const order: string[] = [];
    const print = (companyId: string, number: string) =>
      printer.print(companyId, paper(number)).then(() => order.push(companyId));
    const burst = Array.from({ length: 30 }, (_, index) => print('com_busy', `B${index}`));
    await Promise.all([...burst, print('com_quiet', 'Q1')]);
    expect(order.indexOf('com_quiet')).toBeLessThan(8);
    const flood = Array.from({ length: 1_600 }, (_, index) =>
      printer.print('com_flood', paper(`F${index}`)).then(
        () => 'printed',
        (error: unknown) => (error instanceof Outage ? `${error.outcome} ${error.retryAfterMs}` : String(error)),
      ),
    );
    const refused = await Promise.race([...flood.slice(-50)]);
    expect(refused).toBe('no 5000');
    // Who waits for most gives way: another company is not refused.
    await expect(printer.print('com_other', paper('O1'))).resolves.toBeInstanceOf(Uint8Array);
    await printer.close();
    await Promise.all(flood);
    printer = createPrinter(CHROMIUM, silentLog);
  }, 120_000);
});

describe('a browser that dies', () => {
  test('loses no paper: it is started again, and what was being drawn is drawn again', async () => {
    const papers = Array.from({ length: 60 }, (_, index) => ({ ...quickReceipt('fr-CA'), number: `RO${index}` }));
    let killed = 0;
    const killing = setInterval(() => {
      const id = printer.processId();
      if (id && killed < 6) killed += Number(process.kill(id, 'SIGKILL'));
    }, 150);
    const printed = await Promise.all(papers.map((paper) => printer.print('com_1', paper)));
    clearInterval(killing);
    const texts = await Promise.all(printed.map(pagesOf));
    expect(texts.map(([page = '']) => /Numéro\s+(RO\d+)|Number\s+(RO\d+)/.exec(page)?.[1])).toEqual(
      papers.map(({ number }) => number),
    );
    expect(killed).toBeGreaterThan(0);
  }, 60_000);

  test('is not outlived by one when the app itself is killed', async () => {
    const script = `
      import { createPrinter } from './adapters/pdf/printer.ts';
      import { quickReceipt } from './sandbox/papers/garage.ts';
      const silent = () => undefined;
      const printer = createPrinter(${JSON.stringify({ ...CHROMIUM, environment: {} })}, { info: silent, warn: silent, error: silent });
      await printer.print('com_1', quickReceipt('fr-CA'));
      process.stdout.write(String(printer.processId()));
      setInterval(silent, 1000);
    `;
    const app = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
      cwd: new URL('../..', import.meta.url),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [id] = (await once(app.stdout, 'data')) as [Buffer];
    app.kill('SIGKILL');
    await once(app, 'close');
    await expectGone(Number(id.toString()));
  }, 30_000);
});

async function expectGone(id: number): Promise<void> {
  const until = Date.now() + 5_000;
  while (isRunning(id)) {
    if (Date.now() > until) throw new Error(`process ${id} is still there`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

test('a browser that hangs is gone soon after the printer is closed', async () => {
  const hanging = createPrinter(CHROMIUM, silentLog);
  await hanging.print('com_1', quickReceipt('fr-CA'));
  const id = hanging.processId()!;
  process.kill(id, 'SIGSTOP');
  await hanging.close();
  await expectGone(id);
}, 15_000);

test('a browser of the operator’s own is used as it is, and one that is not there is said once, not ten times', async () => {
  expect(await findChromium({ ...CHROMIUM, path: process.execPath })).toMatchObject({
    executablePath: process.execPath,
  });
  const warned: string[] = [];
  const log = { ...silentLog, warn: (what: string) => void warned.push(what) };
  const printing = createPrinter({ ...CHROMIUM, path: '/nowhere/chromium' }, log).print('com_1', quickReceipt('fr-CA'));
  await expect(printing).rejects.toMatchObject({ outcome: 'no', code: 'chromium-path-leads-nowhere' });
  expect(warned).toEqual([]);
});

test('what an unpacking left that was killed is cleared away, and one that cannot be done is no fault of the paper', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-unpack-'));
  try {
    const [old, fresh] = [join(folder, 'unpacking-old'), join(folder, 'unpacking-now')];
    await Promise.all([mkdir(old), mkdir(fresh)]);
    await utimes(old, 0, 0);
    await findChromium({ cacheDir: folder });
    expect((await readdir(folder)).filter((name) => name.startsWith('unpacking-'))).toEqual(['unpacking-now']);
    await writeFile(join(folder, 'full'), '');
    const failing = findChromium({ cacheDir: join(folder, 'full', 'printer') });
    await expect(failing).rejects.toMatchObject({ outcome: 'no', code: 'ENOTDIR' });
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

test('the evidence for a dispute stays below fifteen pages and three megabytes, whatever was said and sold', async () => {
  const words = 'Wolfeschlegelsteinhausen à bientôt '.repeat(20);
  const at = new Date('2026-11-23T17:00:00Z');
  const [line] = longInvoice('fr-CA').lines;
  const cad = (minor: number) => ({ minor, currency: 'CAD' as const });
  const paper = repairPaper('invoice', 'fr-CA', { lines: Array.from({ length: 400 }, () => line!) });
  const pdf = await printer.printEvidence('com_1', {
    ...{ language: 'fr-CA', timeZone: 'America/Toronto', reference: 'RO4821' },
    ...{ issuer: { name: 'Garage Boréal', address: ['1, rue Principale'], phone: '+14185550100' } },
    customer: { name: words.slice(0, 200), phone: '+15145550188', email: 'julie@exemple.ca' },
    dispute: { id: 'du_1', amount: cad(61_816), reason: 'not-made', at },
    payment: { id: 'pi_1', amount: cad(61_816), at, method: { kind: 'card', brand: 'visa', last4: '4242' } },
    events: Array.from({ length: 30 }, () => ({ what: 'asked' as const, by: 'Marc Gagnon', amount: cad(61_816), at })),
    papers: [paper, { ...paper, kind: 'receipt' }],
    estimate: {
      ...{ number: 'RO4821', outcome: 'partly', name: 'Julie Tremblay', at, total: cad(61_816) },
      works: Array.from({ length: 30 }, () => ({ title: words.slice(0, 120), isApproved: true })),
      ...{ agent: words.slice(0, 300), hash: 'x'.repeat(43) },
    },
    texts: Array.from({ length: 40 }, () => ({ at, words: words.slice(0, 480), state: 'delivered' as const })),
    terms: words.repeat(20).slice(0, 5_000),
    left: { lines: 700, texts: 12, words: true },
  });
  const pages = await pagesOf(pdf);
  expect(pages.length).toBeLessThanOrEqual(15);
  expect(pdf.length).toBeLessThan(3 * 1024 * 1024);
  const said = pages.join(' ');
  for (const part of [
    'Preuves pour un paiement contesté',
    'Julie Tremblay',
    'Remis',
    'Omis faute de place : 700 lignes',
  ])
    expect(said).toContain(part);
});
