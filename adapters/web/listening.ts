import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Express } from 'express';
import { CannotStart } from '../../src/kernel/refusal.ts';

const WHY: Record<string, string> = {
  EADDRINUSE: 'is taken by another program: stop that one, or set PORT to a free port',
  EACCES: 'may not be opened by this user: set PORT to one above 1023',
};

/** Listens on a port. @throws CannotStart when it cannot be had */
export async function listen(app: Express, port: number): Promise<Server> {
  const server = app.listen(port);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw new CannotStart(
      `PORT ${port} ${WHY[code] ?? `cannot be listened on (${message}): set PORT to another`}.`,
      cause,
    );
  }
  return server;
}
