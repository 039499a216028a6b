/** Starts the Chromium that travels in `@sparticuz/chromium`, for tests of what people see. Use `await using`, or close it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';

const PACKED = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
const CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache');

/** As for documents: nothing that calls home, the same glyphs everywhere. Web security stays on. */
const FLAGS = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** One per test file: a start takes about 150 ms, the very first one unpacks for two seconds. */
export async function startBrowser(): Promise<Browser> {
  const home = process.env.CHROMIUM_PATH ? undefined : await unpack();
  const isRoot = process.getuid?.() === 0;
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH ?? join(home ?? '', 'chromium'),
    headless: 'shell',
    args: [...FLAGS, ...(isRoot ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...(home && !hasNss() && { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') }) },
  });
}

const hasNss = () => existsSync('/usr/lib/x86_64-linux-gnu/libnss3.so') || existsSync('/usr/lib64/libnss3.so');

/** Into a folder of its own per version, complete or not there at all: test files run at the same time. */
async function unpack(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(PACKED, '..', 'package.json'), 'utf8'));
  const home = join(CACHE, `chromium-${manifest.version}`);
  if (existsSync(home)) return home;
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(join(CACHE, 'unpacking-'));
  await Promise.all([
    pipeline(
      createReadStream(join(PACKED, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(draft, 'chromium'), { mode: 0o700 }),
    ),
    untar('al2023.tar.br', join(draft, 'al2023')),
  ]);
  await rename(draft, home).catch(async (error: unknown) => {
    await rm(draft, { recursive: true });
    if (!existsSync(home)) throw error;
  });
  return home;
}

async function untar(packed: string, folder: string): Promise<void> {
  await mkdir(folder);
  // By way of a file: tar stops reading at the end mark, and a pipe that still holds padding would break.
  const archive = `${folder}.tar`;
  await pipeline(createReadStream(join(PACKED, packed)), createBrotliDecompress(), createWriteStream(archive));
  const tar = spawn('tar', ['-x', '-f', archive, '-C', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(tar, 'close')) as [number | null];
  if (code !== 0) throw new Error(`tar could not unpack ${packed}`);
  await rm(archive);
}

/** What the browser complains about on a page: errors on the console, refused by policy, thrown by scripts. */
export function watchComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/**
 * What axe finds on a page or in a frame, but not in the frames of it, against WCAG 2.2 AA and its own best practices: one
 * line per rule. A page whose policy refuses scripts from outside needs `page.setBypassCSP(true)` before it is opened.
 */
export async function barriersOn(page: Page | Frame): Promise<string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = (await page.evaluate('axe.run({ iframes: false })')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
