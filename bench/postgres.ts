/** A PostgreSQL of its own for the peers that do the same work, where there is one. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOf } from './cpu.ts';

export interface Postgres {
  /** The folder with its socket, which `pg` takes as a host. */
  host: string;
  /** Microseconds of processor so far, of all its processes that are running. */
  used(): number;
  close(): Promise<void>;
}

/** Where Debian's packages put it, in a folder for each version. */
const PACKAGED = '/usr/lib/postgresql';

function packaged(): string | undefined {
  const versions = existsSync(PACKAGED) ? readdirSync(PACKAGED).sort() : [];
  return versions.map((version) => join(PACKAGED, version, 'bin')).findLast((one) => existsSync(join(one, 'initdb')));
}

/** It refuses to run as root: then it runs as its own user, which its packages make. */
function asItsUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid = 0, gid = 0] = ['-u', '-g'].map((what) => Number(execFileSync('id', [what, 'postgres'])));
  return { uid, gid };
}

/**
 * The same promises as ours: nothing is answered before it is on the disk. Undefined where there is none to start.
 * @param programs the folder with `initdb` and `postgres`
 */
export async function startPostgres(programs = packaged()): Promise<Postgres | undefined> {
  if (!programs) return undefined;
  const host = await mkdtemp(join(tmpdir(), 'quittance-pg-'));
  const [user, data] = [asItsUser(), join(host, 'data')];
  if (user) chownSync(host, user.uid, user.gid);
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust'], { ...user, stdio: 'ignore' });
  const options = ['-D', data, '-k', host, '-c', 'listen_addresses=', '-c', 'synchronous_commit=on'];
  const server = spawn(join(programs, 'postgres'), options, { ...user, stdio: 'ignore' });
  const kill = () => void server.kill('SIGINT');
  process.once('exit', kill);
  const deadline = Date.now() + 30_000;
  while (!existsSync(join(host, '.s.PGSQL.5432'))) {
    if (Date.now() > deadline) throw new Error('PostgreSQL did not start within 30 seconds');
    await sleep(20);
  }
  return {
    host,
    used: () => [server.pid ?? 0, ...childrenOf(server.pid)].reduce((sum, pid) => sum + cpuOf(pid), 0),
    async close() {
      process.off('exit', kill);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      kill();
      await ended;
      await rm(host, { recursive: true });
    },
  };
}

/** The parent stands second behind the name, which is in parentheses. */
const childrenOf = (parent: number | undefined): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);

function parentOf(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined;
  }
}
