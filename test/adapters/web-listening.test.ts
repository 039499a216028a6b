import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { type Listening, listen } from '../../adapters/web/listening.ts';

interface House {
  listening: Listening;
  /** Answers what waits at `/slow`. */
  answerAll(): void;
  /** How many requests came whole. */
  received(): number;
  /** Sends these bytes on a connection of their own. */
  open(bytes: string): Socket;
  ask(path: string, method?: string): Promise<Response>;
}
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function start(): Promise<House> {
  const app = express();
  const waiting: (() => void)[] = [];
  const sockets: Socket[] = [];
  let received = 0;
  app.post('/body', express.raw({ type: () => true, limit: '512kb' }), (_, response) => {
    received += 1;
    response.send('whole');
  });
  app.get('/slow', (_, response) => {
    received += 1;
    waiting.push(() => response.send('at last'));
  });
  app.get('/large', (_, response) => void response.send('x'.repeat(50_000_000)));
  const listening = await listen(app, 0);
  ends.push(async () => {
    for (const socket of sockets) socket.destroy();
    await listening.close();
  });
  return {
    listening,
    received: () => received,
    answerAll() {
      for (const answer of waiting.splice(0)) answer();
    },
    open(bytes) {
      const socket = connect(listening.port, '127.0.0.1').on('error', () => undefined);
      sockets.push(socket);
      socket.write(bytes);
      return socket;
    },
    ask: (path, method = 'GET') =>
      fetch(`http://127.0.0.1:${listening.port}${path}`, { method, ...(method === 'POST' && { body: 'x' }) }),
  };
}
const HALF_A_BODY = 'POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf';
const HALF_A_HEAD = 'POST /body HTTP/1.1\r\nHost: a\r\nX-';
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
};
const seconds = async (work: () => Promise<unknown>) => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

describe('a request that trickles', () => {
  test('with its body, with its head or not at all is told 408 and cut after ten seconds', async () => {
    const { open } = await start();
    const trickle = async (bytes: string) => {
      const socket = open(bytes);
      const dripping = bytes ? setInterval(() => socket.write('x'), 500) : undefined;
      const answer: Buffer[] = [];
      socket.on('data', (part) => answer.push(part));
      // A byte that is written in the moment of the cut is answered with a reset: the end is the same.
      socket.on('error', () => undefined);
      const took = await seconds(() => new Promise((resolve) => socket.once('close', resolve)));
      clearInterval(dripping);
      return { took, said: Buffer.concat(answer).toString() };
    };
    for (const { took, said } of await Promise.all([HALF_A_BODY, HALF_A_HEAD, ''].map(trickle))) {
      expect(said).toBe('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
      expect(took).toBeGreaterThan(9);
      expect(took).toBeLessThan(13);
    }
  });

  test('gives way to others when there are many: the one that came first is cut, and whole ones are taken', async () => {
    const { open, ask } = await start();
    const trickling: Socket[] = [];
    for (let place = 0; place < 120; place += 1) {
      trickling.push(open(HALF_A_BODY));
      await once(trickling.at(-1)!, 'connect');
    }
    await until(() => trickling.filter(({ closed }) => closed).length === 20);
    expect(trickling.slice(0, 20).every(({ closed }) => closed)).toBe(true);
    for (let place = 0; place < 20; place += 1) expect((await ask('/body', 'POST')).status).toBe(200);
    expect(trickling.filter(({ closed }) => closed).length).toBeLessThanOrEqual(21);
  });

  test('does not count as one once it is whole, however long its answer takes', async () => {
    const { ask, received, answerAll } = await start();
    const asked = Array.from({ length: 150 }, () => ask('/slow'));
    await until(() => received() === 150);
    answerAll();
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe('closing', () => {
  test('waits for an answer under way, and tells the connection to close', async () => {
    const { listening, ask, received, answerAll } = await start();
    const agent = new Agent({ keepAlive: true });
    const answered = once(get({ port: listening.port, path: '/slow', agent }), 'response');
    await until(() => received() === 1);
    const closing = seconds(() => listening.close());
    await expect(ask('/slow')).rejects.toThrow();
    answerAll();
    const [response] = await answered;
    response.resume();
    expect(response.statusCode).toBe(200);
    expect(await closing).toBeLessThan(2);
    agent.destroy();
  });

  test('does not wait for connections that are kept alive', async () => {
    const { listening, ask } = await start();
    await (await ask('/body', 'POST')).text();
    expect(await seconds(() => listening.close())).toBeLessThan(1);
  });

  test('waits three seconds at most for a client that stopped, or asked and does not read, or never says anything', async () => {
    const clients = {
      'stopped in the middle of a body': HALF_A_BODY,
      'stopped in the middle of a head': HALF_A_HEAD,
      'never says anything': '',
      'asked, and does not read': 'GET /large HTTP/1.1\r\nHost: a\r\n\r\n',
      'waits for what does not come': 'GET /slow HTTP/1.1\r\nHost: a\r\n\r\n',
    };
    const waits = Object.entries(clients).map(async ([client, bytes]) => {
      const { listening, open, ask } = await start();
      const socket = open(bytes).pause();
      await once(socket, 'connect');
      await ask('/body', 'POST');
      return { client, took: await seconds(() => listening.close()) };
    });
    expect((await Promise.all(waits)).filter(({ took }) => took >= 4)).toEqual([]);
  });
});
