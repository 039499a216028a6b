import { describe, expect, test } from '@jest/globals';
import { createLog } from '../../adapters/log.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { LogLevel } from '../../src/variables.ts';

/** What the log wrote, line by line. */
function listen(level: LogLevel = 'info') {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? 'null') as Record<string, unknown> };
}

test('each line is one JSON object with its level, time and what happened', () => {
  const { log, lines, last } = listen();
  log.info('text sent', { requestId: 'pay_1', segments: 2 });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  expect(last()).toMatchObject({ level: 'info', msg: 'text sent', requestId: 'pay_1', segments: 2 });
  expect(new Date(String(last().time)).getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test('lines below the level are not written', () => {
  const { log, lines } = listen('warn');
  log.info('quiet');
  log.warn('heard');
  log.error('heard');
  expect(lines).toHaveLength(2);
  const silent = listen('silent');
  silent.log.error('unheard');
  expect(silent.lines).toEqual([]);
});

describe('what must not stand in a log does not', () => {
  const token = 'AbCdEfGhIjKlMnOpQrStUQ';
  test.each([
    ['a phone number', { to: '+15145550188' }, '5145550188'],
    ['a phone number in a sentence', { note: 'sent to +15145550188.' }, '5145550188'],
    ['a phone number in an address', { url: '/Messages?To=%2B15145550188' }, '5145550188'],
    ['an e-mail address', { to: 'julie.tremblay@exemple.ca' }, 'julie'],
    ['an e-mail address that a server says back', { note: '550 5.1.1 <julie@exemple.ca>: no such user' }, 'julie'],
    ['an e-mail address in an address', { url: '/x?email=julie%40exemple.ca' }, 'julie'],
    ['a message body', { text: { body: 'Bonjour Julie' } }, 'Julie'],
    [
      'a vendor’s message body',
      { params: { Body: 'Bonjour Julie', MessageText: 'x', text: 'Bonjour Julie' } },
      'Julie',
    ],
    ['a header', { headers: { Authorization: 'Bearer abc123', cookie: 'sid=abc123' } }, 'abc123'],
    ['a signature', { headers: { 'x-slack-signature': 'v0=1' }, signature: 'v0=abc123' }, 'abc123'],
    ['a Slack token', { note: 'with xoxb-17653-abc123' }, 'abc123'],
    ['a Stripe key', { note: 'Invalid API Key: sk_live_abc123' }, 'abc123'],
    ['a webhook secret', { note: 'whsec_abc123' }, 'abc123'],
    ['a payment link', { url: `https://pay.example.com/p/${token}?x=1` }, token],
    ['a link’s token', { token, linkHash: token, links: [{ token }] }, token],
  ])('%s', (_, details, secret) => {
    const { log, lines } = listen();
    log.warn('something', details);
    expect(lines[0]).not.toContain(secret);
  });

  test('nor in the sentence, the error, its stack, its cause or the request an SDK hangs on it', () => {
    const { log, lines, last } = listen();
    const cause = Object.assign(new Error('401 for sk_live_abc123'), {
      code: 'ERR_BAD_REQUEST',
      status: 401,
      config: { data: 'Body=Bonjour+Julie', headers: { Authorization: 'Basic abc123' } },
    });
    log.error('to +15145550188 failed', {
      error: new Outage('twilio', 'send to +15145550188', { cause, code: '20003' }),
    });
    for (const secret of ['5145550188', 'abc123', 'Julie']) expect(lines[0]).not.toContain(secret);
    expect(last()).toMatchObject({
      msg: 'to …0188 failed',
      error: {
        type: 'Outage',
        message: 'twilio send to …0188 failed: 20003',
        vendor: 'twilio',
        code: '20003',
        cause: { code: 'ERR_BAD_REQUEST', status: 401, message: '401 for [secret]' },
      },
    });
  });

  test('but enough is left to find what it is about', () => {
    const { log, last } = listen();
    log.info('x', { to: '+15145550188', at: new Date(0), amount: { minor: 12_550, currency: 'CAD' }, gone: undefined });
    expect(last()).toMatchObject({
      to: '…0188',
      at: '1970-01-01T00:00:00.000Z',
      amount: { minor: 12_550, currency: 'CAD' },
    });
  });
});

test('details that point at themselves end', () => {
  const { log, last } = listen();
  const loop: Record<string, unknown> = { name: 'loop' };
  loop.self = loop;
  log.info('loop', loop);
  expect(last()).toMatchObject({ msg: 'loop', name: 'loop' });
  const list: unknown[] = [];
  list.push(list);
  const error = new Error('again');
  error.cause = error;
  log.info('more', { list, error });
  expect(last()).toMatchObject({ msg: 'more', error: { message: 'again' } });
});
