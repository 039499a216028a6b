import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { neverConnected } from '../../adapters/kit/connection.ts';
import { silenceOf } from '../../adapters/teams/failures.ts';
import { outageOf } from '../../adapters/twilio/failures.ts';

const wrapped = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED'])(
  '%s, however deep it lies, is a call that reached nobody, for every vendor',
  (code) => {
    expect(neverConnected(wrapped(code))).toBe(true);
    expect(silenceOf('send', wrapped(code)).outcome).toBe('no');
    expect(outageOf('messages.create', Object.assign(new Error(code), { code })).outcome).toBe('no');
  },
);

test.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET'])('after %s the vendor may have done it', (code) => {
  expect(neverConnected(wrapped(code))).toBe(false);
  expect(outageOf('messages.create', Object.assign(new Error(code), { code })).outcome).toBe('unclear');
});

test('what has no code is no proof', () => {
  for (const error of [undefined, null, 'refused', new Error('x'), { code: 7 }])
    expect(neverConnected(error)).toBe(false);
});

test('a real connection that is refused is seen as one', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  const port = typeof address === 'object' ? address?.port : 0;
  const failure = await fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
  expect(neverConnected(failure)).toBe(true);
});
