import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { createRespond } from '../../adapters/slack/client.ts';
import { mountSlack } from '../../adapters/slack/mount.ts';
import type { SendOptions } from '../../sandbox/slack/app-link.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { presentTrial } from '../fixtures/trial/looks.ts';
import {
  configOf,
  MARC,
  ROOM,
  SECRET,
  type SlackRig,
  startRig,
  startWorkspace,
  core as trialCore,
} from './slack-rig.ts';

let rig: SlackRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const signV0 = (secret: string, time: number, body: string) =>
  `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
const seconds = () => Math.floor(Date.now() / 1000);
const command = (more: Record<string, string> = {}) =>
  new URLSearchParams({
    team_id: 'T0BOREAL01',
    user_id: MARC,
    channel_id: ROOM,
    command: '/trial',
    text: '',
    trigger_id: '1.2.3',
    response_url: `${rig.slack.url}/commands/none`,
    ...more,
  }).toString();

async function refusedWith(status: number, body: string, options: SendOptions, path = '/slack/commands') {
  const reply = await rig.slack.send(path, body, options);
  expect({ status: reply.status, text: reply.text }).toEqual({ status, text: '' });
  await rig.mount.idle();
  expect(rig.heard).toEqual([]);
}

describe('a request that is not Slack’s gets one plain refusal', () => {
  const json = 'application/json';
  const event = (more: object) => JSON.stringify({ type: 'event_callback', team_id: 'T0BOREAL01', ...more });

  test('signed with another secret', async () => {
    const body = command();
    await refusedWith(401, body, { signature: signV0('another', seconds(), body) });
  });
  test('signed for another body', async () => {
    await refusedWith(401, command({ text: 'more' }), { signature: signV0(SECRET, seconds(), command()) });
  });
  test('not signed', async () => refusedWith(401, command(), { signature: null }));
  test('signed with a part of the signature', async () => {
    const body = command();
    await refusedWith(401, body, { signature: signV0(SECRET, seconds(), body).slice(0, 20) });
    await refusedWith(401, body, { signature: 'v0=' });
  });
  test('six minutes old', async () => refusedWith(401, command(), { timestamp: seconds() - 360 }));
  test('six minutes ahead of its time', async () => refusedWith(401, command(), { timestamp: seconds() + 360 }));
  test('with a time that is no number of seconds', async () => {
    for (const time of ['', 'now', '1e10', '-1', `0x${seconds().toString(16)}`, `${seconds()}.5`])
      await refusedWith(401, command(), { headers: { 'x-slack-request-timestamp': time } });
  });
  test('of another workspace, signed as it should be', async () => {
    await refusedWith(401, command({ team_id: 'T0OTHER001' }), {});
    const body = event({ team_id: 'T0OTHER001', event: { type: 'channel_left', channel: ROOM } });
    await refusedWith(401, body, { contentType: json }, '/slack/events');
  });
  test('larger than anything Slack sends', async () => {
    await refusedWith(413, command({ text: 'x'.repeat(2_200_000) }), {});
  });
  test('that cannot be read, or is none of the things that Slack sends here', async () => {
    for (const body of ['{', 'null', '[]', '7', '""', '{}', '{"type":"surprise"}', event({}), event({ event: null })])
      await refusedWith(400, body, { contentType: json }, '/slack/events');
    await refusedWith(400, 'payload=%7B', {}, '/slack/interactivity');
    await refusedWith(400, 'payload=null', {}, '/slack/options');
    await refusedWith(400, command({ user_id: '' }), {});
  });
});

test('clocks may differ by almost five minutes, both ways', async () => {
  for (const timestamp of [seconds() - 290, seconds() + 290])
    expect((await rig.slack.send('/slack/commands', command(), { timestamp })).status).toBe(200);
  expect(rig.of('command')).toHaveLength(2);
});

test('a replayed command comes with the same key, which is how it is known', async () => {
  await rig.type('/trial thing-7');
  const first = rig.slack.lastRequest();
  if (!first) throw new Error('nothing was sent');
  await rig.slack.replay(first);
  const keys = rig.of('command').map(([, , key]) => key);
  expect(keys).toEqual([expect.stringMatching(/./), keys[0]]);
});

describe('an answer to a command', () => {
  /** Somewhere in the server's own network, where nobody outside may make it call. */
  async function inside(answer: (response: ServerResponse) => void) {
    const calls: string[] = [];
    const server = createServer((request, response) => {
      calls.push(`${request.method} ${request.url}`);
      answer(response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, calls, close: () => server.close() };
  }

  test('goes nowhere but to Slack, whatever address the command brings', async () => {
    const elsewhere = await inside((response) => response.end());
    const reply = await rig.slack.send('/slack/commands', command({ response_url: `${elsewhere.url}/hook` }));
    await rig.mount.idle();
    expect(reply.status).toBe(200);
    expect(elsewhere.calls).toEqual([]);
    expect(rig.logged).toContainEqual(
      expect.objectContaining({ level: 'error', details: { error: expect.objectContaining({ code: 'not-slack' }) } }),
    );
    elsewhere.close();
  });

  test('is not passed on by a redirect', async () => {
    const elsewhere = await inside((response) => response.end());
    const redirecting = await inside((response) => response.writeHead(307, { location: elsewhere.url }).end());
    const respond = createRespond({ ...configOf(rig.slack), apiUrl: `${redirecting.url}/api/` });
    await expect(respond(`${redirecting.url}/commands/T1/1/x`, {})).rejects.toThrow(/response_url/);
    expect([redirecting.calls, elsewhere.calls]).toEqual([['POST /commands/T1/1/x'], []]);
    redirecting.close();
    elsewhere.close();
  });

  test.each([
    'http://hooks.slack.com/commands/T1/1/x',
    'https://hooks.slack.com:8443/commands/T1/1/x',
    'https://hooks.slack.com.example.org/commands/T1/1/x',
    'https://example.org/?https://hooks.slack.com/',
    'https://slack.com/commands/T1/1/x',
    'file:///etc/passwd',
    '',
  ])('without a stand-in, does not go to %j', async (url) => {
    const respond = createRespond({});
    await expect(respond(url, {})).rejects.toThrow(/not-slack/);
  });
});

test('Slack’s first question about the address is answered, when it is signed', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'a-challenge' });
  const asked = (options: SendOptions) =>
    rig.slack.send('/slack/events', body, { contentType: 'application/json', ...options });
  expect(JSON.parse((await asked({})).text)).toEqual({ challenge: 'a-challenge' });
  expect((await asked({ signature: null })).status).toBe(401);
});

test('without a signing secret nothing is built', async () => {
  const config = { ...configOf(rig.slack), signingSecret: '' };
  expect(() => mountSlack(express(), { app: trialCore().app, config, log: silentLog, present: presentTrial })).toThrow(
    /SIGNING_SECRET/,
  );
});

test('while Slack has not said whose token it is nobody is served, and afterwards everybody', async () => {
  const slack = await startWorkspace();
  slack.faults.add({ kind: 'server-error', operation: 'auth.test', times: 2 });
  const server = express();
  const core = trialCore();
  const mount = mountSlack(server, { app: core.app, config: configOf(slack), log: silentLog, present: presentTrial });
  const listening = server.listen(0, '127.0.0.1');
  await expect(mount.ready()).rejects.toThrow(/auth.test/);
  const address = listening.address();
  slack.pointTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  expect((await slack.send('/slack/commands', command())).status).toBe(503);
  expect((await slack.send('/slack/commands', command())).status).toBe(200);
  expect(core.of('command')).toHaveLength(1);
  await mount.idle();
  listening.closeAllConnections();
  await new Promise((resolve) => listening.close(resolve));
  await slack.close();
});
