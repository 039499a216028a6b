import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { succeedOnce } from '../../kit/once.ts';

/** What the pages load. The address changes with the content, so that browsers may keep it for good. */
export interface Assets {
  /** The address of a file, such as `/teams/tab/assets/3f2a/tab.js`. */
  address(name: AssetName): string;
  /** Of Microsoft's library, as `integrity` has it. */
  integrity: string;
  /** Undefined for an address that never was, or is no more. */
  find(fingerprint: string, name: string): Asset | undefined;
}

export interface Asset {
  type: 'text/javascript' | 'text/css';
  content: Buffer;
  gzipped: Buffer;
}

const OURS = [
  'tab.js',
  'editor.js',
  'examples.js',
  'config.js',
  'home.js',
  'card.js',
  'form.js',
  'inputs.js',
  'teams.js',
  'view.js',
  'tab.css',
] as const;
const LIBRARY = 'MicrosoftTeams.min.js';
type AssetName = (typeof OURS)[number] | typeof LIBRARY;

/** Read when the first page is asked for. */
export const loadAssets = succeedOnce(load);

async function load(): Promise<Assets> {
  const library = createRequire(import.meta.url).resolve(`@microsoft/teams-js/dist/umd/${LIBRARY}`);
  const assets = new Map<string, Asset>([
    [LIBRARY, await read(library)],
    ...(await Promise.all(
      OURS.map(async (name) => [name, await read(new URL(`page/${name}`, import.meta.url))] as const),
    )),
  ]);
  const hash = createHash('sha256');
  for (const { content } of assets.values()) hash.update(content);
  const fingerprint = hash.digest('hex').slice(0, 16);
  const code = assets.get(LIBRARY)?.content ?? '';
  return {
    address: (name) => `/teams/tab/assets/${fingerprint}/${name}`,
    integrity: `sha384-${createHash('sha384').update(code).digest('base64')}`,
    find: (asked, name) => (asked === fingerprint ? assets.get(name) : undefined),
  };
}

async function read(path: string | URL): Promise<Asset> {
  const content = await readFile(path);
  const type = String(path).endsWith('.css') ? 'text/css' : 'text/javascript';
  return { type, content, gzipped: await promisify(gzip)(content) };
}
