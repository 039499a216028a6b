import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { succeedOnce } from '../kit/once.ts';
import { type ChromiumOptions, findChromium } from './chromium.ts';

/** A page that papers of one company are drawn on, one after the other. */
export interface Sheet {
  companyId: string;
  page: Page;
}

/**
 * Pages are kept warm for whoever prints next: a fresh one costs two to three times as much. More of them cost memory
 * and gain nothing, because drawing takes all of a processor.
 */
const MOST_SHEETS = 4;
/** Long documents leave the browser larger: it makes room for a new one long before it would hurt (measured in bench/pdf). */
const MOST_PAPERS = 200;
const LAUNCH_MS = 20_000;
const CLOSE_MS = 2_000;
/** A browser that does not answer for this long is as good as dead. */
const ANSWER_MS = 30_000;

/** Nothing is reached, whatever a paper says: no proxy answers at port 9, and no name is found. */
const ALONE = ['--proxy-server=http://127.0.0.1:9', '--host-resolver-rules=MAP * ~NOTFOUND'];

interface Running {
  browser: Browser;
  papers: number;
  idle: (Sheet & { context: BrowserContext })[];
  busy: number;
  /** Nobody gets a page of it any more. */
  retired: boolean;
  /** Comes when it dies: what was asked of it last may never be answered. */
  death: Promise<void>;
}

const died = (): never => {
  throw new Error('the browser that prints has died');
};

/** One warm browser, started when it is first needed and again when it has died or grown. */
export function createBrowser(options: ChromiumOptions, log: Log) {
  let launch = succeedOnce(start);
  let current: Running | undefined;
  const browsers = new Set<Browser>();
  let isOver = false;

  async function start(): Promise<Running> {
    if (isOver) throw new Outage('pdf', 'start', { outcome: 'no', code: 'closed' });
    const [{ default: puppeteer }, found] = await Promise.all([import('puppeteer-core'), findChromium(options)]);
    // Over a pipe, not a port: when this process dies, however it dies, the pipe ends and the browser with it.
    const browser = await puppeteer.launch({
      ...{ ...found, args: [...found.args, ...ALONE], pipe: true, timeout: LAUNCH_MS, protocolTimeout: ANSWER_MS },
      ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    });
    // What is read from a process that is killed may be reset, and puppeteer listens to that on its own pipe alone:
    // unheard, it would end the app.
    for (const stream of browser.process()?.stdio ?? [])
      stream?.on('error', (error) => log.warn('the browser that prints was cut off', { error }));
    const { promise: death, resolve: dies } = Promise.withResolvers<void>();
    const running: Running = { browser, papers: 0, idle: [], busy: 0, retired: false, death };
    browsers.add(browser);
    browser.once('disconnected', () => {
      browsers.delete(browser);
      retire(running);
      dies();
    });
    if (isOver) {
      await close(browser);
      throw new Outage('pdf', 'start', { outcome: 'no', code: 'closed' });
    }
    current = running;
    return running;
  }

  /** Whoever comes next gets a new browser; this one ends with the last paper that is drawn on it. */
  function retire(running: Running): void {
    if (running.retired) return;
    running.retired = true;
    current = undefined;
    launch = succeedOnce(start);
    if (running.busy === 0) end(running);
  }

  /** One that does not answer is not asked twice. */
  async function close(browser: Browser): Promise<void> {
    const timer = setTimeout(() => browser.process()?.kill('SIGKILL'), CLOSE_MS);
    await browser.close().finally(() => clearTimeout(timer));
  }

  function end({ browser }: Running): void {
    close(browser).catch((error: unknown) => log.warn('the browser that prints did not close', { error }));
  }

  /** Nobody waits for it: a browser that has died never answers. */
  function leave({ context }: { context: BrowserContext }): void {
    context.close().catch((error: unknown) => log.warn('a page did not close', { error }));
  }

  async function take(running: Running, companyId: string): Promise<Running['idle'][number]> {
    const at = running.idle.findIndex((sheet) => sheet.companyId === companyId);
    const [own] = at < 0 ? [] : running.idle.splice(at, 1);
    if (own) return own;
    const [oldest] = running.idle.length + running.busy > MOST_SHEETS ? running.idle.splice(0, 1) : [];
    if (oldest) leave(oldest);
    const context = await running.browser.createBrowserContext();
    const page = await context.newPage();
    await page.setJavaScriptEnabled(false);
    await page.setOfflineMode(true);
    return { companyId, page, context };
  }

  return {
    /**
     * Lends a page of the company's own. Rejects with the browser's error when that dies meanwhile; who asks again gets
     * another browser. `weight`: how many short papers it counts as.
     */
    async lend<T>(companyId: string, weight: number, draw: (page: Page) => Promise<T>): Promise<T> {
      const running = await launch();
      running.busy += 1;
      running.papers += weight;
      try {
        const drawing = take(running, companyId).then(async (sheet) => ({ sheet, drawn: await draw(sheet.page) }));
        const { sheet, drawn } = await Promise.race([drawing, running.death.then(died)]);
        running.idle.push(sheet);
        return drawn;
      } catch (error) {
        // It may have died without our having heard of it yet; a new one costs a fifth of a second.
        retire(running);
        throw error;
      } finally {
        running.busy -= 1;
        if (running.papers >= MOST_PAPERS) retire(running);
        if (running.retired && running.busy === 0) end(running);
      }
    },

    /** Ends it for good; nothing is left running, and what still waits is printed by nobody. */
    async close(): Promise<void> {
      isOver = true;
      await Promise.all(Array.from(browsers, close));
    },

    /** Of the browser that runs now, for tests and measures. */
    processId: (): number | undefined => current?.browser.process()?.pid,
  };
}
