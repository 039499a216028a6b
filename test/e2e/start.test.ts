import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startEmbeddedStore } from '../../adapters/mongo/embedded/start.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = [process.execPath, '--require', join(ROOT, 'src', 'preload.cjs'), join(ROOT, 'src', 'main.ts')];
const ENV = {
  PATH: process.env.PATH,
  PORT: '0',
  PUBLIC_URL: 'http://127.0.0.1:3000',
  LOG_LEVEL: 'info',
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
  SLACK_BOT_TOKEN: 'xoxb-17653672481-19874698323',
  STRIPE_SECRET_KEY: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  STRIPE_WEBHOOK_SECRET: 'whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH',
  TWILIO_ACCOUNT_SID: `AC${'0123456789abcdef'.repeat(2)}`,
  TWILIO_AUTH_TOKEN: '3b7c9d2e',
  TWILIO_FROM: '+15145550100',
};
/** The longest wait for a server that does not answer is 2.5 s; the rest is Node's, on a busy machine. */
const PROMPT_MS = 15_000;
jest.setTimeout(60_000);

interface Ending {
  code: number | null;
  said: string;
  logged: string;
}

/** Starts the app, which must end by itself; `within`: a program that runs it. */
async function start(env: Record<string, string | undefined>, within: string[] = [], command: string[] = []) {
  const [program = '', ...words] = [...within, ...MAIN, ...command];
  const child = spawn(program, words, { cwd: ROOT, env: { ...ENV, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ending: Ending = { code: null, said: '', logged: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    ending.said += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ending.logged += text;
  });
  const late = setTimeout(() => child.kill('SIGKILL'), PROMPT_MS);
  [ending.code] = (await once(child, 'close')) as [number | null];
  clearTimeout(late);
  return ending;
}

/** One sentence for the operator, with these words in it, and nothing else. */
function expectSentence(words: RegExp, { code, said }: Ending): void {
  expect(said).toMatch(words);
  expect(said).toMatch(/^[^\n]+\.\n$/);
  expect(said).not.toMatch(/\bat .+:\d+|[{}[\]]|node:/);
  expect(code).toBe(1);
}

/** As that, and the log has nothing to add. */
async function expectToFail(words: RegExp, env: Record<string, string | undefined>, within?: string[]) {
  expectOnlySentence(words, await start(env, within));
}
function expectOnlySentence(words: RegExp, ending: Ending): void {
  expectSentence(words, ending);
  expect(ending.logged).toBe('');
}

const folders: string[] = [];
function folder(): string {
  folders.push(mkdtempSync(join(tmpdir(), 'quittance-start-')));
  return folders.at(-1)!;
}
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

/** A folder in which the app has worked. */
async function usedFolder(): Promise<string> {
  const dataDir = folder();
  await (await startEmbeddedStore({ dataDir })).close();
  return dataDir;
}
const fileIn = (dataDir: string) => join(dataDir, 'quittance.sqlite');

describe('the embedded database', () => {
  test('that another process has open', async () => {
    const dataDir = folder();
    const { close } = await startEmbeddedStore({ dataDir });
    await expectToFail(/DATA_DIR .* open already.*: stop the other one, or set DATA_DIR/, { DATA_DIR: dataDir });
    await close();
  });

  test('that is damaged', async () => {
    const dataDir = await usedFolder();
    const bytes = readFileSync(fileIn(dataDir));
    writeFileSync(fileIn(dataDir), bytes.fill(0x5a, 4096 * 2));
    await expectToFail(/DATA_DIR .* damaged and was left as it is: put a backup/, { DATA_DIR: dataDir });
  });

  test('that is no database', async () => {
    const dataDir = folder();
    writeFileSync(fileIn(dataDir), 'not a database at all, '.repeat(100));
    await expectToFail(/DATA_DIR .* no database/, { DATA_DIR: dataDir });
  });

  test('that was emptied, or removed, or put back', async () => {
    const dataDir = await usedFolder();
    const old = join(folder(), 'old.sqlite');
    cpSync(fileIn(dataDir), old);
    await (await startEmbeddedStore({ dataDir })).close();
    writeFileSync(fileIn(dataDir), '');
    await expectToFail(/DATA_DIR .* emptied or removed: put a backup.*, or delete/, { DATA_DIR: dataDir });
    cpSync(old, fileIn(dataDir));
    await expectToFail(/DATA_DIR .* older than what was last written here/, { DATA_DIR: dataDir });
  });

  test('whose folder is a file, or below one, or cannot be made', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    await expectToFail(/DATA_DIR .* the folder is a file: set DATA_DIR/, { DATA_DIR: file });
    await expectToFail(/DATA_DIR .* file and no folder: set DATA_DIR/, { DATA_DIR: join(file, 'below') });
    if (existsSync('/proc/self'))
      await expectToFail(/DATA_DIR .* cannot be made there: set DATA_DIR/, { DATA_DIR: '/proc/nope' });
  });

  const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0 ? test : test.skip;
  /** With a disk of its own in the place of the folder, prepared by a line of shell. */
  const onDisk = (size: string, prepare: string) => [
    ...[
      'unshare',
      '-rm',
      'sh',
      '-c',
      `mount -t tmpfs -o size=${size} none "$DATA_DIR" && ${prepare} && exec "$@"`,
      'sh',
    ],
  ];

  canMount('on a disk that is full, from the first or by then', async () => {
    const full = /DATA_DIR.* disk is full: make room on it/;
    await expectToFail(full, { DATA_DIR: folder() }, onDisk('4k', 'true'));
    await expectToFail(full, { DATA_DIR: folder() }, onDisk('40k', 'true'));
    await expectToFail(full, { DATA_DIR: folder() }, onDisk('200k', 'true'));
    const used = await usedFolder();
    const fill = `cp ${used}/quittance.s* "$DATA_DIR" && { cat /dev/zero > "$DATA_DIR"/filler 2>/dev/null || true; }`;
    await expectToFail(full, { DATA_DIR: folder() }, onDisk('300k', fill));
  });

  canMount('on a disk that is read-only', async () => {
    const used = await usedFolder();
    const seal = `cp ${used}/quittance.s* "$DATA_DIR" && mount -o remount,ro "$DATA_DIR"`;
    await expectToFail(
      /DATA_DIR .* (?:read-only disk|cannot be (?:written|opened))/,
      { DATA_DIR: folder() },
      onDisk('1m', seal),
    );
    await expectToFail(
      /DATA_DIR .* read-only disk: set DATA_DIR/,
      { DATA_DIR: folder() },
      onDisk('1m', 'mount -o remount,ro "$DATA_DIR"'),
    );
  });

  // Root may write anywhere unless it gives that up; as another user it might not even read this checkout.
  const withoutPrivileges = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : [];
  const canDropThem =
    spawnSync('setpriv', ['--version']).status === 0 || withoutPrivileges.length === 0 ? test : test.skip;
  canDropThem('in a folder that this user may not write', async () => {
    const dataDir = folder();
    chmodSync(dataDir, 0o555);
    await expectToFail(/DATA_DIR .* cannot be written: check its owner/, { DATA_DIR: dataDir }, withoutPrivileges);
  });
});

describe('a MongoDB server', () => {
  let [silent, stranger] = ['', ''];
  const servers = [
    createServer((socket) => socket.on('error', () => socket.destroy()).resume()),
    createServer((socket: Socket) => {
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    }),
  ];
  beforeAll(async () => {
    for (const server of servers) {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    }
    [silent, stranger] = servers.map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`) as [
      string,
      string,
    ];
  });
  afterAll(() => {
    for (const server of servers) server.close();
  });

  test('that is not there', async () => {
    await expectToFail(/MONGODB_URI \(127.0.0.1:9\) .* nothing listens there: start it/, {
      MONGODB_URI: 'mongodb://boss:s3cret@127.0.0.1:9/shop',
    });
  });

  test('that does not answer', async () => {
    await expectToFail(/MONGODB_URI \(127.0.0.1:\d+\) .* does not answer: look whether it runs/, {
      MONGODB_URI: `mongodb://${silent}/shop`,
    });
  });

  test('that is something else', async () => {
    await expectToFail(/MONGODB_URI .* does not speak as a MongoDB server does: correct/, {
      MONGODB_URI: `mongodb://${stranger}/shop`,
    });
  });

  test('whose name is not known', async () => {
    for (const scheme of ['mongodb', 'mongodb+srv']) {
      await expectToFail(/MONGODB_URI \(nowhere.invalid\) .* its name is not known: correct the host/, {
        MONGODB_URI: `${scheme}://boss:s3cret@nowhere.invalid/shop`,
      });
    }
  });

  test.each([
    'mongodb://boss:s3cret@@127.0.0.1:9/shop',
    'mongodb://boss:s3/cret@127.0.0.1:9/shop',
    'mongodb://boss:s3cret@127.0.0.1:70000/shop',
    'mongodb://boss:s3cret@127.0.0.1:9/shop?nonsense=1',
    'mongodb://boss:s3cret@127.0.0.1:9/shop?retryWrites=banana',
  ])('whose address cannot be read (%s), and nothing of the password is repeated', async (uri) => {
    const ending = await start({ MONGODB_URI: uri });
    expect(ending.said).not.toMatch(/s3|cret/);
    expectOnlySentence(/MONGODB_URI cannot be read.*it looks like mongodb:\/\/user:password@host:27017/, ending);
  });

  test('that refuses who signs in', async () => {
    const { uri, close } = await startEmbeddedStore({ dataDir: folder() });
    await expectToFail(/MONGODB_URI .* does not know a command that is needed/, {
      MONGODB_URI: uri.replace('//', '//boss:s3cret@'),
    });
    await close();
  });
});

test('a port that is taken', async () => {
  const taken = createServer().listen(0);
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const words = new RegExp(`^PORT ${port} is taken by another program: stop that one, or set PORT to a free port`);
  const dataDir = folder();
  expectSentence(words, await start({ PORT: String(port), DATA_DIR: dataDir }));
  taken.close();
  // Closed as it should be: the next start takes up a file, and no log.
  expect(existsSync(`${fileIn(dataDir)}-wal`)).toBe(false);
});

test('the operator’s command beside the app ends in the same way', async () => {
  const dataDir = await usedFolder();
  writeFileSync(fileIn(dataDir), '');
  expectSentence(/^The database in DATA_DIR .* emptied/, await start({ DATA_DIR: dataDir }, [], ['reconcile']));
});
