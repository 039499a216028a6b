import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLog } from '../../adapters/log.ts';
import { createConnector } from '../../adapters/teams/connector.ts';
import { isTrusted } from '../../adapters/teams/service-url.ts';
import { authorityOf, createTokens } from '../../adapters/teams/tokens.ts';
import { startTeams, type Teams } from '../../sandbox/teams/teams.ts';
import type { TeamsConfig } from '../../src/config.ts';
import { silentLog } from '../fixtures/fakes.ts';
import {
  attach,
  JOHN,
  MARIE,
  SERVICE,
  TEAM,
  TENANT,
  TENANT_ID,
  teamsConfig,
  textCard,
} from './sandbox-teams-tenant.ts';

const production: TeamsConfig = { appId: 'app', password: 'secret', tenantId: TENANT_ID, type: 'SingleTenant' };
const hello = { type: 'message', text: 'hello' };
const failure = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

describe('what a service URL must be before anything is sent there', () => {
  test.each([
    'https://smba.trafficmanager.net/amer/tenant/',
    'https://smba.trafficmanager.net/teams',
    'https://SMBA.trafficmanager.net/emea/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://smba.onyx.prod.teams.trafficmanager.net/',
  ])('%s is Teams', (url) => {
    expect(isTrusted(url, production)).toBe(true);
  });

  test.each([
    'http://smba.trafficmanager.net/amer/',
    'https://attacker.trafficmanager.net/amer/',
    'https://smba.trafficmanager.net.attacker.example/',
    'https://attacker.example/smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@attacker.example/',
    'https://app:secret@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net/?to=attacker',
    'https://smba.infra.gov.teams.microsoft.us/teams', // another cloud, with tokens of its own
    'https://127.0.0.1/',
    'http://localhost:3978/',
    'javascript:alert(1)',
    'smba.trafficmanager.net',
    '',
  ])('%s is not', (url) => {
    expect(isTrusted(url, production)).toBe(false);
  });

  test('with a stand-in configured it is the stand-in alone, and without authentication this machine', () => {
    const standIn = { ...production, loginUrl: 'http://127.0.0.1:4005/tenant' };
    expect(isTrusted('http://127.0.0.1:4005/amer/tenant/', standIn)).toBe(true);
    expect(isTrusted('http://127.0.0.1:4006/amer/', standIn)).toBe(false);
    expect(isTrusted('https://smba.trafficmanager.net/amer/', standIn)).toBe(false);
    const open = { ...production, unauthenticated: true };
    expect(isTrusted('http://localhost:56150/', open)).toBe(true);
    expect(isTrusted('https://smba.trafficmanager.net/amer/', open)).toBe(false);
  });
});

describe('against the stand-in', () => {
  let teams: Teams;
  const clock = { ms: Date.now() };
  beforeEach(async () => {
    clock.ms = Date.now();
    teams = await startTeams({ ...TENANT, seed: 9, now: () => clock.ms });
  });
  afterEach(() => teams.close());

  const connect = (config = teamsConfig(teams)) =>
    createConnector(
      config,
      silentLog,
      createTokens(config, () => clock.ms),
    );

  test('it posts, replies, whispers, updates and asks', async () => {
    const connector = connect();
    const root = await connector.send(teams.serviceUrl, SERVICE, {
      type: 'message',
      attachments: [attach(textCard('one'))],
    });
    await connector.update(teams.serviceUrl, SERVICE, root, { ...hello, text: 'two' });
    const reply = await connector.reply(teams.serviceUrl, SERVICE, root, hello);
    expect(teams.thread(SERVICE, root)).toMatchObject([
      { id: root, text: 'two' },
      { id: reply, text: 'hello' },
    ]);
    const whispered = await connector.whisper(teams.serviceUrl, SERVICE, MARIE, hello);
    expect(teams.targeted(MARIE, SERVICE)).toMatchObject([{ id: whispered, text: 'hello' }]);
    expect(teams.targeted(JOHN, SERVICE)).toEqual([]);
    const team = await connector.ask(teams.serviceUrl, `teams/${encodeURIComponent(TEAM)}`);
    expect(team).toMatchObject({ id: TEAM, aadGroupId: teams.teams()[0]?.aadGroupId });
  });

  test('a foreign service URL gets no message, and nobody is asked for a token', async () => {
    const connector = connect();
    const refused = await failure(connector.send('https://attacker.example/', SERVICE, hello));
    expect(refused).toMatchObject({ outcome: 'no', code: 'service-url' });
    expect(teams.calls('token')).toBe(0);
  });

  test('one token serves all who wait for it, until shortly before it ends', async () => {
    const connector = connect();
    await Promise.all(Array.from({ length: 5 }, () => connector.send(teams.serviceUrl, SERVICE, hello)));
    expect(teams.calls('token')).toBe(1);
    clock.ms += 54 * 60_000;
    await connector.send(teams.serviceUrl, SERVICE, hello);
    expect(teams.calls('token')).toBe(1);
    clock.ms += 60_000;
    await connector.send(teams.serviceUrl, SERVICE, hello);
    expect(teams.calls('token')).toBe(2);
  });

  test('a token that is refused is thrown away, and the message sent once with a new one', async () => {
    const connector = connect();
    await connector.send(teams.serviceUrl, SERVICE, hello);
    teams.revokeTokens();
    await Promise.all([1, 2, 3].map(() => connector.send(teams.serviceUrl, SERVICE, hello)));
    expect(teams.messages(SERVICE)).toHaveLength(4);
    expect(teams.calls('token')).toBe(2);
  });

  test('a login service that fails once is asked again by the next', async () => {
    const connector = connect();
    teams.faults.add({ kind: 'lost-after', operation: 'token', times: 1 });
    teams.faults.add({ kind: 'server-error', operation: 'token', times: 1 });
    expect(await failure(connector.send(teams.serviceUrl, SERVICE, hello))).toMatchObject({ outcome: 'no' });
    expect(await failure(connector.send(teams.serviceUrl, SERVICE, hello))).toMatchObject({ outcome: 'no' });
    await connector.send(teams.serviceUrl, SERVICE, hello);
    expect(teams.messages(SERVICE)).toHaveLength(1);
  });

  test.each([
    [
      'a card that Teams cannot draw',
      { type: 'message', attachments: [attach({ type: 'AdaptiveCard' })] },
      'BadSyntax',
    ],
    ['more than Teams takes', { ...hello, text: 'é'.repeat(41_000) }, 'MessageSizeTooBig'],
  ])('%s is never taken', async (_, activity, code) => {
    const refused = await failure(connect().send(teams.serviceUrl, SERVICE, activity));
    expect(refused).toMatchObject({ outcome: 'never', code });
  });

  test('a message is sent once, whatever comes back', async () => {
    const connector = connect();
    for (const status of [412, 429, 500, 502, 503, 504]) {
      teams.faults.add({ kind: 'server-error', status, operation: 'sendToConversation', times: 1, worked: true });
      await failure(connector.send(teams.serviceUrl, SERVICE, hello));
    }
    teams.faults.add({ kind: 'lost-after', operation: 'sendToConversation', times: 1 });
    expect(await failure(connector.send(teams.serviceUrl, SERVICE, hello))).toMatchObject({ outcome: 'unclear' });
    expect(teams.messages(SERVICE)).toHaveLength(7);
  });

  test('neither the password nor a token gets into errors or the log', async () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    const config = teamsConfig(teams);
    let token = '';
    const tokens = createTokens(config);
    await tokens.use({ audience: 'connector' }, async (headers) => {
      token = headers.authorization?.slice('Bearer '.length) ?? '';
      return { status: 200, ok: true, retryAfterMs: undefined, body: {} };
    });
    const failures = [];
    for (const fault of ['lost-after', 'server-error', 'rate-limited'] as const) {
      teams.faults.add({ kind: fault, operation: 'sendToConversation', times: 1 });
      failures.push(await failure(createConnector(config, log, tokens).send(teams.serviceUrl, SERVICE, hello)));
    }
    failures.push(
      await failure(createConnector(config, log, tokens).send('https://attacker.example/', SERVICE, hello)),
    );
    teams.faults.add({ kind: 'server-error', operation: 'token', times: 1 });
    failures.push(await failure(connect().send(teams.serviceUrl, SERVICE, hello)));
    for (const error of failures) log.warn('delivery put off', { error });
    const written = inspect(failures, { depth: 9 }) + lines.join();
    expect(lines).toHaveLength(failures.length + 1);
    expect(token).toHaveLength(64);
    expect(written).not.toContain(token);
    expect(written).not.toContain(config.password);
  });
});

describe('against something else that answers', () => {
  let server: Server;
  let heard: { url: string | undefined; authorization: string | undefined }[];
  let answer: (response: ServerResponse, request: IncomingMessage) => void;
  let url: string;

  beforeEach(async () => {
    heard = [];
    server = createServer((request, response) => {
      const isToken = request.url?.endsWith('/token');
      if (!isToken) heard.push({ url: request.url, authorization: request.headers.authorization });
      if (isToken) response.end(JSON.stringify({ access_token: 'token', expires_in: 3_599 }));
      else answer(response, request);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const send = (more: Partial<TeamsConfig> = {}) =>
    failure(createConnector({ ...production, loginUrl: url, ...more }, silentLog).send(url, SERVICE, hello));

  test('a redirect is not followed, with its token', async () => {
    answer = (response) => response.writeHead(307, { location: `${url}/elsewhere` }).end();
    expect(await send()).toMatchObject({ outcome: 'no', code: '307' });
    expect(heard).toHaveLength(1);
  });

  test('a token that is refused twice is not tried a third time', async () => {
    answer = (response) => response.writeHead(401).end();
    expect(await send()).toMatchObject({ outcome: 'no', code: '401' });
    expect(heard).toHaveLength(2);
  });

  test('an answer without end is not read to its end', async () => {
    answer = (response) => {
      const part = 'x'.repeat(1024 * 1024);
      const pour = () => {
        while (!response.destroyed && response.write(part));
      };
      response.on('drain', pour);
      pour();
    };
    expect(await send()).toMatchObject({ outcome: 'unclear' });
  });

  test.each([
    ['a gateway’s page', 502, '<html>Bad Gateway</html>', 'unclear', '502'],
    ['success without an id', 201, '{}', 'unclear', 'no-id'],
    ['a code with a blank in it', 400, '{"error":{"code":"Bad Argument"}}', 'never', 'BadArgument'],
    ['a code that is not known', 403, '{"error":{"code":"InvalidBotApiHost"}}', 'no', 'InvalidBotApiHost'],
    ['a place that nobody knows', 404, '', 'no', '404'],
  ])('%s is understood', async (_, status, body, outcome, code) => {
    answer = (response) => response.writeHead(status).end(body);
    expect(await send()).toMatchObject({ outcome, code });
  });

  test('a date to come back at is understood as well', async () => {
    const date = new Date(Date.now() + 20_000).toUTCString();
    answer = (response) => response.writeHead(429, { 'retry-after': date }).end();
    const { retryAfterMs } = (await send()) as { retryAfterMs: number };
    expect(retryAfterMs).toBeGreaterThan(15_000);
    expect(retryAfterMs).toBeLessThanOrEqual(20_000);
  });

  test('nobody who listens means that nothing was done', async () => {
    await new Promise((resolve) => server.close(resolve));
    expect(await send({ unauthenticated: true })).toMatchObject({ outcome: 'no', code: 'ECONNREFUSED' });
    server.listen(0, '127.0.0.1');
  });

  test('with the development switch there is no token at all', async () => {
    answer = (response) => response.end(JSON.stringify({ id: '1' }));
    expect(await send({ unauthenticated: true })).toBeUndefined();
    expect(heard).toMatchObject([{ authorization: undefined }]);
  });
});

test('tokens come from the tenant, and the connector’s from Bot Framework’s own for an app of many tenants', () => {
  const many: TeamsConfig = { ...production, type: 'MultiTenant' };
  const own = `https://login.microsoftonline.com/${TENANT_ID}`;
  expect([
    authorityOf(production, { audience: 'connector' }),
    authorityOf(production, { audience: 'graph' }),
    authorityOf(many, { audience: 'graph' }),
  ]).toEqual(Array(3).fill(own));
  expect(authorityOf(many, { audience: 'connector' })).toBe('https://login.microsoftonline.com/botframework.com');
});
