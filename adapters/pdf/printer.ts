import { createHash } from 'node:crypto';
import type { Paper, Printer } from '../../src/documents/index.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { createBrowser } from './browser.ts';
import type { ChromiumOptions } from './chromium.ts';
import { packHtml } from './pack-html.ts';
import { paperHtml } from './paper-html.ts';

/** Two at once use two cores; more would only wait for each other. */
const AT_ONCE = 2;
/**
 * What waits is a paper, not its drawing: some kilobytes each. At 30 a second the last of them comes before whoever asked
 * for it is hung up on.
 */
const MOST_WAITING = 1_500;
/** A browser that died is started anew, in a fifth of a second; one that is killed again and again is not given up soon. */
const TRIES = 10;
const PRINT_MS = 30_000;
/** Whoever asked is hung up on soon after this, and a browser that is slow is not made faster by trying. */
const PATIENCE_MS = 20_000;
/** What a browser grows by goes with the pages that it draws. */
const LINES_OF_SHORT = 30;
/** Evidence for a dispute is as much as a paper of this many times that. */
const PACK_WEIGHT = 6;
/** Bytes of papers kept in memory: some hundreds of them. */
const KEPT_BYTES = 32 * 1024 * 1024;

/** Prints with a browser that has no network, no scripts, and no page of another company. */
export function createPrinter(options: ChromiumOptions, log: Log): Printer & { processId(): number | undefined } {
  const browser = createBrowser(options, log);
  const kept = createCache(KEPT_BYTES);
  const turn = createTurns(AT_ONCE, MOST_WAITING);

  async function draw(companyId: string, weight: number, html: string): Promise<Uint8Array> {
    return browser.lend(companyId, weight, async (page) => {
      await page.setContent(html, { waitUntil: 'load', timeout: PRINT_MS });
      return page.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
        timeout: PRINT_MS,
      });
    });
  }

  async function drawPatiently(companyId: string, { weight, html }: Drawing): Promise<Uint8Array> {
    const until = performance.now() + PATIENCE_MS;
    for (let left = TRIES - 1; ; left -= 1) {
      try {
        return await draw(companyId, weight, html);
      } catch (error) {
        // There is nothing to print with: the browser says so itself when it is dead.
        if (error instanceof Outage) throw error;
        log.warn('a paper was not printed', { error, left });
        if (left === 0 || performance.now() > until) throw new Outage('pdf', 'print', { outcome: 'no', cause: error });
      }
    }
  }

  /** What was printed lately is given again; the rest waits for its turn. */
  async function once(companyId: string, key: string, drawing: () => Promise<Drawing>): Promise<Uint8Array> {
    const known = kept.get(key);
    if (known) return known;
    return turn(companyId, async () => {
      const meanwhile = kept.get(key);
      if (meanwhile) return meanwhile;
      const printed = await drawPatiently(companyId, await drawing());
      kept.put(key, printed);
      return printed;
    });
  }

  return {
    print: (companyId, paper) =>
      once(companyId, keyOf(companyId, paper), async () => ({
        weight: 1 + Math.floor(paper.lines.length / LINES_OF_SHORT),
        html: await paperHtml(paper),
      })),
    printEvidence: (companyId, pack) =>
      once(companyId, digestOf([companyId, pack]), async () => ({ weight: PACK_WEIGHT, html: await packHtml(pack) })),
    close: browser.close,
    processId: browser.processId,
  };
}

/** What is printed, and how much a browser grows by it. */
interface Drawing {
  weight: number;
  html: string;
}

const digestOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('base64');

/** The same content of the same company, whenever it is asked for. */
function keyOf(companyId: string, paper: Paper): string {
  const { logo, ...issuer } = paper.issuer;
  return createHash('sha256')
    .update(JSON.stringify([companyId, { ...paper, issuer }]))
    .update(logo ?? '')
    .digest('base64');
}

/** What was printed last, up to a size. */
function createCache(most: number) {
  const kept = new Map<string, Uint8Array>();
  let size = 0;
  return {
    get(key: string): Uint8Array | undefined {
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    put(key: string, printed: Uint8Array): void {
      if (kept.has(key)) return;
      kept.set(key, printed);
      size += printed.length;
      for (const [oldest, bytes] of kept) {
        if (size <= most) return;
        kept.delete(oldest);
        size -= bytes.length;
      }
    },
  };
}

interface Waiting {
  go(): void;
  refuse(why: Outage): void;
}

/** Lets so many work at once and so many wait: companies take turns, and each is served in its own order. */
function createTurns(atOnce: number, mostWaiting: number) {
  /** Those of each company that wait; the company that is next comes first. */
  const waiting = new Map<string, Waiting[]>();
  let [working, count] = [0, 0];

  function next(): void {
    const [turn] = waiting;
    if (!turn) {
      working -= 1;
      return;
    }
    const [companyId, queue] = turn;
    waiting.delete(companyId);
    const first = queue.shift();
    if (queue.length > 0) waiting.set(companyId, queue);
    count -= 1;
    first?.go();
  }

  function wait(companyId: string): Promise<void> {
    if (count >= mostWaiting) makeRoom(companyId);
    count += 1;
    return new Promise((go, refuse) => {
      const queue = waiting.get(companyId);
      if (queue) queue.push({ go, refuse });
      else waiting.set(companyId, [{ go, refuse }]);
    });
  }

  /** The latest of who waits for most gives way; when that is who asks, they are refused. */
  function makeRoom(companyId: string): void {
    const longest = [...waiting.values()].reduce((one, other) => (other.length > one.length ? other : one), []);
    const full = new Outage('pdf', 'print', { outcome: 'no', code: 'too-many-waiting', retryAfterMs: 5_000 });
    if ((waiting.get(companyId)?.length ?? 0) >= longest.length - 1) throw full;
    longest.pop()?.refuse(full);
    count -= 1;
  }

  return async function inTurn<T>(companyId: string, work: () => Promise<T>): Promise<T> {
    if (working >= atOnce) await wait(companyId);
    else working += 1;
    try {
      return await work();
    } finally {
      next();
    }
  };
}
