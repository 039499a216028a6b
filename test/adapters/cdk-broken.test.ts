import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createCdkClient } from '../../adapters/cdk/client.ts';
import { PATHS } from '../../adapters/cdk/mapping.ts';
import { createCdkSource } from '../../adapters/cdk/source.ts';
import type { Source } from '../../src/invoices/index.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { ACCOUNT, all, HOME, NOW, startDealer } from './cdk-rig.ts';

type Answer = (response: ServerResponse) => void;

let dealer: Awaited<ReturnType<typeof startDealer>>;
let front: Server;
/** What stands between the dealer's system and us answers instead of it, on the call that is named, once. */
let broken: { on: RegExp; answer: Answer; afterWork?: boolean } | undefined;
beforeAll(async () => {
  dealer = await startDealer();
  front = createServer((request, response) => void relay(request, response));
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  front.closeAllConnections();
  front.close();
  await dealer.cdk.close();
});
beforeEach(() => {
  broken = undefined;
});

async function relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '/', method = 'GET', headers } = request;
  const now = broken?.on.test(`${method} ${url}`) ? broken : undefined;
  if (now) broken = undefined;
  if (now && !now.afterWork) return now.answer(response);
  const { host: _, connection: __, ...passed } = headers as Record<string, string>;
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = method === 'GET' ? {} : { body: Buffer.concat(parts) };
  const answer = await fetch(`${dealer.cdk.url}${url}`, { method, headers: passed, ...body });
  const text = await answer.text();
  if (now) return now.answer(response);
  response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(text);
}

const address = () => {
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  return { apiUrl: url, loginUrl: url };
};
const source = () => createCdkSource({ ...dealer.options, ...address() }, { clock: dealer.clock, log: silentLog });
const read = (asked: Source) => all(asked.changes({ id: ACCOUNT, name: ACCOUNT }, undefined, HOME));
const settle = (reference: string, key: string) =>
  source().settle?.({
    source: { system: 'cdk', account: ACCOUNT, id: `SV${reference.slice(2)}` },
    ...{ reference, key, at: NOW, method: 'Visa', amount: { minor: 100, currency: 'CAD' } },
  });

const json = { 'Content-Type': 'application/json' };
const ANSWERS: [string, Answer][] = [
  ['a page of HTML', (response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Sorry</h1>')],
  ['null', (response) => void response.writeHead(200, json).end('null')],
  ['nothing', (response) => void response.writeHead(200, json).end()],
  ['something cut in the middle', (response) => void response.writeHead(200, json).end('{"payments":[{"promi')],
  ['something that ends before its end', cut],
];
function cut(response: ServerResponse): void {
  response.writeHead(200, { ...json, 'Content-Length': '500' });
  response.write('{"payments":[', () => response.destroy());
}

describe.each(ANSWERS)('Fortellis answers with %s', (what, answer) => {
  const key = `stl_${ANSWERS.findIndex(([name]) => name === what)}`;

  test('when a payment is looked for: it is looked for again, and entered once', async () => {
    broken = { on: /^GET .*payments\?/, answer };
    await expect(settle('RO4821', key)).rejects.toMatchObject({ vendor: 'cdk', outcome: 'no', code: 'unreadable' });
    expect(await settle('RO4821', key)).toBe('settled');
    expect(entered(key)).toHaveLength(1);
  });

  test('when a payment was entered: that is not known, and the next try finds it there', async () => {
    broken = { on: /^POST .*payments/, answer, afterWork: true };
    await expect(settle('RO4824', `${key}b`)).rejects.toMatchObject({ vendor: 'cdk', outcome: 'unclear' });
    expect(await settle('RO4824', `${key}b`)).toBe('settled');
    expect(entered(`${key}b`, 'RO4824')).toHaveLength(1);
  });

  test('when it begins an extract: nothing was read, and the next time all is', async () => {
    const asked = source();
    broken = { on: /^GET /, answer };
    await expect(read(asked).then(() => 'read')).rejects.toMatchObject({ vendor: 'cdk', outcome: 'no' });
    expect((await read(asked)).invoices.length).toBeGreaterThan(100);
  });

  test('when it signs us in: it is asked again', async () => {
    broken = { on: /^POST .*token/, answer };
    expect((await read(source())).invoices.length).toBeGreaterThan(100);
  });
});

test('signing in takes no longer than the call that it is for', async () => {
  const hanging: { response?: ServerResponse } = {};
  broken = { on: /^POST .*token/, answer: (response) => void Object.assign(hanging, { response }) };
  const call = createCdkClient({ ...dealer.options, ...address() }).once({ path: PATHS.subscriptions, withinMs: 50 });
  await expect(call).rejects.toMatchObject({ vendor: 'cdk', outcome: 'no', code: 'sign-in-late' });
  expect(hanging.response?.writableEnded).toBe(false);
});

test('an answer that refuses a look-up says nothing of the payment: it is looked for again', async () => {
  broken = { on: /^GET .*payments\?/, answer: (response) => void response.writeHead(400, json).end('{"code":"BAD"}') };
  await expect(settle('RO4821', 'stl_bad')).rejects.toMatchObject({ vendor: 'cdk', outcome: 'no' });
  expect(await settle('RO4821', 'stl_bad')).toBe('settled');
});

const entered = (key: string, order = 'RO4821') =>
  dealer.cdk.dealer.order(order).payments.filter(({ reference }) => reference === key);
