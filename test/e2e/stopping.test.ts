import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const JULIE = '+15145550188';

let sandbox: Sandbox;
const sockets: Socket[] = [];
beforeEach(async () => {
  sandbox = await startSandbox();
}, 60_000);
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await sandbox.close();
});

/** A client that says this and then nothing more. */
async function stuck(bytes: string): Promise<void> {
  const socket = connect(sandbox.app.port, '127.0.0.1').on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect');
  socket.write(bytes);
}

async function askJulie(reference: string): Promise<Desk> {
  const desk = deskOf('slack', sandbox, 'marie-eve');
  await desk.command(`/quickpay ${JULIE} 30 ${reference}`);
  await desk.press('answer', 'Envoyer');
  return desk;
}
const texts = (reference: string) => sandbox.twilio.to(JULIE).filter(({ body }) => body.includes(reference));

test('asked to stop, it finishes what it delivers and ends well, whatever its clients do', async () => {
  const { app, twilio } = sandbox;
  await stuck('POST /slack/commands HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\nhalf');
  await stuck('POST /stripe/webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n{"id":');
  await stuck('GET /p/x HTTP/1.1\r\nHost: a\r\n');
  await stuck('');
  await (await fetch(`${app.url}/healthz`)).text();
  twilio.faults.add({ kind: 'delay', operation: 'messages.create', ms: 4_500 });
  const desk = await askJulie('RO8101');
  await desk.until(() => desk.cards('RO8101').length === 1);

  const started = performance.now();
  expect(await app.stop()).toBe(0);
  expect(performance.now() - started).toBeLessThan(8_000);
  expect(texts('RO8101')).toHaveLength(1);

  await app.start();
  await desk.until(() => desk.card('RO8101').includes('Texto'));
  await twilio.idle();
  expect(texts('RO8101')).toHaveLength(1);
}, 60_000);
