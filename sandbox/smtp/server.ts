/** A mail server over loopback: it takes mail, keeps it, and refuses as real ones do. */

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import type { SmtpRules, TakenMail } from './model.ts';
import { createSession, type Session } from './session.ts';

export interface SmtpStandIn {
  /** For `SMTP_URL`. */
  url: string;
  rules: SmtpRules;
  /** All that it took, oldest first. */
  taken: TakenMail[];
  /** How many connections were made. */
  readonly connections: number;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

export const USER = { name: 'quittance', password: 'mail secret' };

/** @param port 0 takes any free one */
export async function startSmtp(port = 0): Promise<SmtpStandIn> {
  const rules: SmtpRules = {
    ...{ mailboxes: new Map(), answers: new Map(), slowMs: 0, losesAnswers: false, mostBytes: 10_000_000 },
  };
  const taken: TakenMail[] = [];
  const listeners = new Set<() => void>();
  const open = new Set<Socket>();
  let connections = 0;

  const take = (mail: TakenMail) => {
    taken.push(mail);
    for (const listener of listeners) listener();
  };
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    serve(socket, createSession(rules, USER, take));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const { port: at } = server.address() as AddressInfo;
  return {
    url: `smtp://${USER.name}:${encodeURIComponent(USER.password)}@127.0.0.1:${at}`,
    rules,
    taken,
    get connections() {
      return connections;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Lines in, answers out, one after the other. */
function serve(socket: Socket, session: Session): void {
  let rest = '';
  let turn = say(session.greeting());
  socket.setEncoding('latin1').on('data', (text: string) => {
    const lines = (rest + text).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) turn = turn.then(async () => say(await session.hear(line)));
  });
  socket.on('error', () => socket.destroy());

  async function say(answer: string | undefined): Promise<void> {
    if (answer === undefined || socket.destroyed) return;
    if (answer === 'cut') return void socket.destroy();
    await session.think();
    socket.write(`${answer}\r\n`);
    if (/^(?:221|421)/.test(answer)) socket.end();
  }
}
