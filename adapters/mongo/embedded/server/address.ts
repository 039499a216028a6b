import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A socket's path must fit the kernel's `sun_path`, 104 bytes on macOS and 108 on Linux, with its ending NUL. */
const LONGEST_PATH = 100;
/** Drivers take a host for a socket's path by this ending. */
const NAME = 'db.sock';

function listenAt(server: Server, where: { path: string } | { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function besideFile(dataDir: string): string {
  const folder = join(dataDir, 'socket');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  // Left by a killed process: the lock on the file, held by now, says that nobody listens there.
  rmSync(join(folder, NAME), { force: true });
  return join(folder, NAME);
}

/** In the system's temporary folder; gone with the server. */
function temporary(server: Server): string {
  const path = join(mkdtempSync(join(tmpdir(), 'quittance-')), NAME);
  server.once('close', () => rmSync(dirname(path), { recursive: true, force: true }));
  return path;
}

/**
 * Listens on a socket in a folder that only this user may enter, so that nobody else on the machine can connect: beside
 * the file, or in the temporary folder where the path is too long or the disk has no sockets (some container mounts).
 * On Windows, which has none that Node could restrict so, on a port of the loopback interface.
 *
 * @returns the host part of a MongoDB URI
 */
export async function listen(server: Server, dataDir: string): Promise<string> {
  if (process.platform === 'win32') {
    await listenAt(server, { port: 0, host: '127.0.0.1' });
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  let path = Buffer.byteLength(join(dataDir, 'socket', NAME)) > LONGEST_PATH ? temporary(server) : besideFile(dataDir);
  try {
    await listenAt(server, { path });
  } catch (error) {
    if (dirname(dirname(path)) !== dataDir) throw error;
    path = temporary(server);
    await listenAt(server, { path });
  }
  return encodeURIComponent(path);
}
