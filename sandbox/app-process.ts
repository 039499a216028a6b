/** The real app (`src/main.ts`) as a child process: started, asked to stop, killed, started again on the same port. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts');
const PRELOAD = join(import.meta.dirname, '..', 'src', 'preload.cjs');
const ROOT = join(import.meta.dirname, '..');
/** What `npm start` allows it of memory. */
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const MEMORY: string[] = scripts.start.match(/--max-\S+/g);
const READY_WITHIN_MS = 20_000;
const STOP_WITHIN_MS = 12_000;
const KEPT_LINES = 400;

export interface AppProcessOptions {
  /** All it gets; `PORT` is set, and `PUBLIC_URL` where it is missing. */
  env: Record<string, string>;
  /** A free one by default. */
  port?: number;
  /** Called with each line the app writes. */
  onLine?(line: string): void;
  /** Called when it ends, however it ends. */
  onEnd?(): void;
}

export interface AppProcess {
  /** `http://127.0.0.1:port`, without a slash at the end; the same after every restart. */
  readonly url: string;
  readonly port: number;
  readonly running: boolean;
  /** Undefined while it does not run. */
  readonly pid: number | undefined;
  /** The last lines it wrote, oldest first, over all its lives. */
  readonly output: readonly string[];
  /** Asks it to stop (SIGTERM) and waits; gives its exit code. Ends it if it does not stop within twelve seconds. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would (SIGKILL). Resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again. Resolves when it is ready, as `startAppProcess` does. */
  start(): Promise<void>;
  /** Runs a command of the operator beside it, in its environment. Gives what it wrote; rejects when it failed. */
  command(...words: string[]): Promise<string>;
}

/** Below the ports that systems give to outgoing connections: nobody takes one while the app is away. */
const PORTS = { from: 20_000, to: 32_000 };

/** A port that is free now, and whose owner finds it free again after a restart. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (isFree) {
      await once(server, 'close');
      return port;
    }
  }
}

/** Starts the app and waits until `/readyz` answers. Rejects with what it wrote if it ends, or is not ready in time. */
export async function startAppProcess(options: AppProcessOptions): Promise<AppProcess> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const env = { PUBLIC_URL: url, ...options.env, PORT: String(port) };
  const output: string[] = [];
  let child: ChildProcess | undefined;

  function run(): ChildProcess {
    const born = spawn(process.execPath, [...MEMORY, '--require', PRELOAD, MAIN], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [born.stdout, born.stderr]) readLines(stream, note);
    born.once('error', (error) => note(String(error)));
    born.once('close', () => {
      if (child === born) child = undefined;
      options.onEnd?.();
    });
    return born;
  }

  function note(line: string): void {
    output.push(line);
    if (output.length > KEPT_LINES) output.shift();
    options.onLine?.(line);
  }

  /** Null for a process that was killed, or did not run. */
  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const dying = child;
    if (!dying) return null;
    const gone = once(dying, 'close');
    dying.kill(signal);
    const insist = setTimeout(() => dying.kill('SIGKILL'), STOP_WITHIN_MS);
    const [code] = (await gone) as [number | null];
    clearTimeout(insist);
    return code;
  }

  const app: AppProcess = {
    url,
    port,
    output,
    get running() {
      return child !== undefined;
    },
    get pid() {
      return child?.pid;
    },
    async command(...words) {
      const { stdout } = await promisify(execFile)(process.execPath, ['--require', PRELOAD, MAIN, ...words], {
        cwd: ROOT,
        env,
      });
      return stdout;
    },
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    async start() {
      if (child) throw new Error('the app runs already');
      child = run();
      const deadline = Date.now() + READY_WITHIN_MS;
      while (!(await isReady(url))) {
        const why = child ? Date.now() > deadline && 'was not ready in time' : 'ended';
        if (why) {
          await end('SIGKILL');
          throw new Error(`the app ${why}:\n${output.join('\n')}`);
        }
        await sleep(10);
      }
    },
  };
  await app.start();
  return app;
}

async function isReady(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    return ok;
  } catch {
    return false; // nobody listens yet
  }
}

function readLines(stream: NodeJS.ReadableStream | null, note: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) note(line);
  });
  stream?.once('end', () => rest.trim() && note(rest));
}
