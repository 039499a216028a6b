import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createConnector } from '../../adapters/teams/connector.ts';
import { createLookup } from '../../adapters/teams/lookup.ts';
import { createTokens } from '../../adapters/teams/tokens.ts';
import type { Room } from '../../src/company/company.ts';
import type { TeamsConfig } from '../../src/config.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { APP_ID, GROUP, TENANT_ID } from './sandbox-teams-tenant.ts';

let graph: Server;
let url: string;
/** The page that Graph answers each look with, made from its own address. */
let page: (self: string) => { status?: number; body: object };
let looks: number;

async function listen(server: Server): Promise<string> {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(async () => {
  looks = 0;
  graph = createServer((request, response) => {
    if (request.url?.endsWith('/token')) {
      response.end(JSON.stringify({ access_token: 'token', expires_in: 3_599 }));
      return;
    }
    looks += 1;
    const { status = 200, body } = page(url + request.url);
    response.writeHead(status).end(JSON.stringify(body));
  });
  url = await listen(graph);
});
afterEach(() => {
  graph.closeAllConnections();
  graph.close();
});

const room = (): Room => ({ id: `teams:${TENANT_ID}/${GROUP}`, name: 'Counter', told: true, address: `${url}/` });

function find(id: string) {
  const config: TeamsConfig = {
    ...{ appId: APP_ID, password: 'secret', tenantId: TENANT_ID, type: 'SingleTenant' },
    ...{ loginUrl: url, graphUrl: url },
  };
  const tokens = createTokens(config);
  const lookup = createLookup(config, {
    tokens,
    connector: createConnector(config, silentLog, tokens),
    log: silentLog,
  });
  return lookup(room(), id, new Date());
}

const posted = (id: string, mark: string, application = APP_ID) => ({
  id,
  from: { application: { id: application } },
  attachments: [{ content: JSON.stringify({ body: [{ id: mark }] }, null, 2) }],
});

test('only a card of ours that carries exactly this id is ours', async () => {
  const value = [
    { id: '1', from: null, attachments: [] },
    { id: '2', from: { application: null, user: {} }, attachments: [{ content: '"out_1"' }] },
    posted('3', 'out_1', '99999999-0000-4000-8000-000000000000'),
    posted('4', 'out_10'),
    { id: '5', from: { application: { id: APP_ID } }, attachments: [{ content: null }, {}] },
    posted('6', 'out_1'),
  ];
  page = () => ({ body: { value } });
  expect(await find('out_1')).toBe('6');
  expect(await find('out_2')).toBeUndefined();
});

test('pages are followed as far as anybody can post, and then nothing is said', async () => {
  page = (self) => ({ body: { value: [posted('1', 'out_2')], '@odata.nextLink': self } });
  await expect(find('out_1')).rejects.toMatchObject({ outcome: 'no', code: 'too-many-messages' });
  expect(looks).toBe(20);
});

test('a link that leads elsewhere is not followed, with its token', async () => {
  let visits = 0;
  const elsewhere = createServer((_, response) => {
    visits += 1;
    response.end();
  });
  const there = await listen(elsewhere);
  page = () => ({ body: { value: [], '@odata.nextLink': `${there}/v1.0/chats` } });
  await expect(find('out_1')).rejects.toMatchObject({ outcome: 'no', code: 'foreign-link' });
  expect(visits).toBe(0);
  elsewhere.close();
});

test('Graph that cannot look says so, and that is not "it is not there"', async () => {
  page = () => ({ status: 503, body: { error: { code: 'ServiceUnavailable' } } });
  await expect(find('out_1')).rejects.toMatchObject({ code: 'ServiceUnavailable' });
  page = () => ({ status: 401, body: {} });
  await expect(find('out_1')).rejects.toMatchObject({ outcome: 'no', code: '401' });
  graph.closeAllConnections();
  await new Promise((resolve) => graph.close(resolve));
  await expect(find('out_1')).rejects.toMatchObject({ vendor: 'teams' });
});
