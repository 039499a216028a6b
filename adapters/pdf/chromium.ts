import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { Outage } from '../../src/kernel/refusal.ts';

/** How to start the browser, as `puppeteer.launch` takes it. */
export interface Chromium {
  executablePath: string;
  headless: 'shell';
  args: string[];
  env: Record<string, string | undefined>;
}

/** Nothing that calls home, the same glyphs everywhere. Web security stays on. */
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

export interface ChromiumOptions {
  /** A browser of the operator's own. */
  path?: string;
  /** Where the one that comes with the app is unpacked: a folder of our own that may be kept. */
  cacheDir: string;
  /** What the browser knows of ours: nothing, unless told. No secret of the app is in it. */
  environment?: NodeJS.Dict<string>;
}

/** Whether the operator's own browser is where they say. */
export const isThere = (path: string): boolean => existsSync(path);

/** Whether a browser for this machine comes with the app. */
export const travelsWithApp = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/**
 * The browser that travels inside `@sparticuz/chromium` (Linux on x64 alone), unpacked when it is first needed, or the
 * one at `path`. Throws an `Outage` that says `never` where there is none for this machine.
 */
export async function findChromium(options: ChromiumOptions): Promise<Chromium> {
  try {
    return await find(options);
  } catch (cause) {
    if (cause instanceof Outage) throw cause;
    // Such as a disk that is full: it is no use to try again at once.
    throw new Outage('pdf', 'unpack', { outcome: 'no', code: codeOf(cause), cause });
  }
}

/**
 * Whether the browser's own sandbox can start: not as root, and not where the machine gives no user name spaces, as in
 * most containers. There the container is what holds it, beside the lack of network and scripts.
 */
function canIsolate(): boolean {
  if (process.getuid?.() === 0) return false;
  if (process.platform !== 'linux') return true;
  const { status, error } = spawnSync('unshare', ['--user', 'true'], { timeout: 2_000 });
  // Where there is no such program, nothing says that it cannot.
  return status === 0 || (error !== undefined && 'code' in error && error.code === 'ENOENT');
}

const codeOf = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? 'failed';

async function find({ path, cacheDir, environment = {} }: ChromiumOptions): Promise<Chromium> {
  const args = [...FLAGS, ...(canIsolate() ? [] : ['--no-sandbox'])];
  if (path && !isThere(path)) throw new Outage('pdf', 'start', { outcome: 'no', code: 'chromium-path-leads-nowhere' });
  if (path) return { executablePath: path, headless: 'shell', args, env: environment };
  if (!travelsWithApp()) {
    const why = `No browser comes with the app for ${process.platform} on ${process.arch}: set CHROMIUM_PATH to one.`;
    throw new Outage('pdf', 'start', { outcome: 'never', code: 'no-browser', cause: new Error(why) });
  }
  const home = await unpack(cacheDir);
  const libraries = hasNss() ? {} : { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') };
  return { executablePath: join(home, 'chromium'), headless: 'shell', args, env: { ...environment, ...libraries } };
}

const DRAFT = 'unpacking-';
/** Unpacking takes some seconds; on the slowest disk it does not take this long. */
const UNPACKING_MS = 10 * 60_000;

const hasNss = () => existsSync('/usr/lib/x86_64-linux-gnu/libnss3.so') || existsSync('/usr/lib64/libnss3.so');

/** Into a folder of its own per version, complete or not there at all: processes unpack at the same time. */
async function unpack(cacheDir: string): Promise<string> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  const manifest: { version: string } = JSON.parse(await readFile(join(bin, '..', 'package.json'), 'utf8'));
  const home = join(cacheDir, `chromium-${manifest.version}`);
  if (existsSync(home)) return home;
  await mkdir(cacheDir, { recursive: true, mode: 0o700 });
  await clearDrafts(cacheDir);
  const draft = await mkdtemp(join(cacheDir, DRAFT));
  try {
    await pipeline(
      createReadStream(join(bin, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(draft, 'chromium'), { mode: 0o700 }),
    );
    await untar(join(bin, 'al2023.tar.br'), join(draft, 'al2023'));
    await rename(draft, home);
  } catch (error) {
    // What is half there is of no use to anybody, and the disk may be full.
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}

/** Of processes that were killed while they unpacked: some hundred megabytes each. */
async function clearDrafts(cacheDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const draft = join(cacheDir, name);
    const isDraft = name.startsWith(DRAFT);
    // Another process may have just finished with it.
    const begun = isDraft && statSync(draft, { throwIfNoEntry: false });
    if (begun && Date.now() - begun.mtimeMs > UNPACKING_MS) await rm(draft, { recursive: true, force: true });
  }
}

async function untar(packed: string, folder: string): Promise<void> {
  await mkdir(folder);
  // By way of a file: tar stops reading at the end mark, and a pipe that still holds padding would break.
  const archive = `${folder}.tar`;
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(archive));
  const tar = spawn('tar', ['-x', '-f', archive, '-C', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(tar, 'close')) as [number | null];
  if (code !== 0) throw new Error(`tar could not unpack ${packed}`);
  await rm(archive);
}
