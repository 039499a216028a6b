import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../adapters/pdf/chromium.ts';
import { paperHtml } from '../adapters/pdf/paper-html.ts';
import { createPrinter } from '../adapters/pdf/printer.ts';
import { longInvoice, repairPaper } from '../sandbox/papers/garage.ts';
import type { Paper } from '../src/documents/index.ts';
import { CHROMIUM } from '../test/browser.ts';
import { silentLog } from '../test/fixtures/fakes.ts';
import { atLeast, atMost, type Figure, ROUNDS } from './figure.ts';
import { median } from './load.ts';

const BURST = 200;
const LONG_BURST = 24;
const PAPERS = 1_000;
const KILLS = 50;
/** On a busy machine a process that was killed takes a moment to be gone, with all its own. */
const ENDING_MS = 5_000;
/** The pages of Chromium's own, as others print: no proxy, no queue, no cache. */
const WAY = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true } as const;

let serial = 0;
/** One that was never printed before. */
const fresh = (paper: Paper): Paper => {
  serial += 1;
  return { ...paper, number: `RO${serial}` };
};
const short = () => fresh(repairPaper('invoice', 'fr-CA'));
const long = () => fresh(longInvoice('fr-CA'));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** What a paper costs, against a browser and against a page of its own for each; and many, and the same again. */
export async function printing(): Promise<Figure[]> {
  const printer = createPrinter(CHROMIUM, silentLog);
  const chromium = await findChromium(CHROMIUM);
  const browser = await puppeteer.launch({ ...chromium, pipe: true });
  const onPage = async (of: typeof browser) => {
    const page = await of.newPage();
    await page.setContent(await paperHtml(short()), { waitUntil: 'load' });
    await page.pdf(WAY);
    await page.close();
  };
  const inBrowser = async () => {
    const own = await puppeteer.launch({ ...chromium, pipe: true });
    await onPage(own);
    await own.close();
  };
  await Promise.all([printer.print('com_1', short()), onPage(browser)]);

  const times: Record<'ours' | 'page' | 'launch', number[]> = { ours: [], page: [], launch: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.launch.push(await timed(inBrowser));
    times.page.push(await timed(() => onPage(browser)));
    times.ours.push(await timed(() => printer.print('com_1', short())));
  }
  await browser.close();
  const [ours, page, launch] = [median(times.ours), median(times.page), median(times.launch)];

  const many = async (count: number, make: () => Paper) => {
    const papers = Array.from({ length: count }, make);
    const ms = await timed(() => Promise.all(papers.map((paper) => printer.print('com_1', paper))));
    return (count * 1_000) / ms;
  };
  const [perSecond, longPerSecond] = [await many(BURST, short), await many(LONG_BURST, long)];
  const size = megabytesOf(printer.processId());
  const same = short();
  await printer.print('com_1', same);
  const again = await timed(() => printer.print('com_1', structuredClone(same)));
  await printer.close();
  return [
    atLeast('a paper of one page, against a launch for each', launch / ours, 5, { launch, ours }),
    atLeast('the same, against a fresh page for each', page / ours, 2.7, { page, ours }),
    atLeast(`papers a second, ${BURST} at once`, perSecond, 32, {}),
    atLeast(`papers of twelve pages a second, ${LONG_BURST} at once`, longPerSecond, 6, {}),
    atMost('an unchanged paper again', again, ' ms', 2),
    atMost('memory of the browser after them', size, ' MB', 400),
  ];
}

/** A thousand papers while the browser is killed fifty times: none fails, none is another's, nothing stays behind. */
export async function printingWhileKilled(): Promise<Figure[]> {
  const printer = createPrinter(CHROMIUM, silentLog);
  await printer.print('com_1', short());
  const seen = new Set<number>();
  let [done, killed, wrong] = [0, 0, 0];
  const { extractText } = await import('unpdf');
  /** A browser dies as often as it has printed a few. */
  const killSome = () => {
    done += 1;
    const id = printer.processId();
    if (done % (PAPERS / KILLS) !== 0 || !id) return;
    seen.add(id);
    killed += Number(process.kill(id, 'SIGKILL'));
  };
  const papers = Array.from({ length: PAPERS }, short);
  const ms = await timed(() =>
    Promise.all(
      papers.map(async (paper) => {
        const pdf = await printer.print('com_1', paper).catch(() => undefined);
        killSome();
        const text = pdf && (await extractText(new Uint8Array(pdf), { mergePages: true })).text;
        if (!text || !new RegExp(`\\b${paper.number}\\b`).test(text)) wrong += 1;
      }),
    ),
  );
  const last = printer.processId();
  if (last) process.kill(last, 'SIGKILL');
  const back = await timed(() => printer.print('com_1', short()));
  await printer.close();
  const isThere = (id: number) => childrenOf(id).length > 0 || isRunning(id);
  const until = performance.now() + ENDING_MS;
  let left = [...seen, last ?? 0].filter(isThere);
  while (left.length > 0 && performance.now() < until) {
    await sleep(100);
    left = left.filter(isThere);
  }
  return [
    atMost(`papers of ${PAPERS} that failed or were another's, the browser killed ${killed} times`, wrong, '', 0, {
      seconds: ms / 1_000,
    }),
    atMost('the next paper after a kill, the new browser included', back, ' ms', 300),
    atMost('processes left behind', left.length, '', 0),
  ];
}

const isRunning = (id: number): boolean => {
  try {
    return id > 0 && !/State:\s+Z/.test(readFileSync(`/proc/${id}/status`, 'utf8'));
  } catch {
    return false; // it is gone
  }
};

const childrenOf = (id: number): number[] =>
  readdirSync('/proc').flatMap((name) => {
    try {
      return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]) === id
        ? [Number(name)]
        : [];
    } catch {
      return []; // it ended meanwhile, or is no process
    }
  });

/** What a process and all below it hold for themselves; shared pages count by their share. */
function megabytesOf(id: number | undefined): number {
  if (id === undefined) return Number.NaN;
  const own = Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  return childrenOf(id).reduce((sum, child) => sum + megabytesOf(child), own);
}
