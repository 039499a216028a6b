import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTeams, type Teams } from '../../sandbox/teams/teams.ts';
import { APP_ID, attach, GROUP, MARIE, SERVICE, TEAM, TENANT, textCard, tokenOf } from './sandbox-teams-tenant.ts';

const GRAPH = 'https://graph.microsoft.com/.default';
let teams: Teams;
let tokens: { bot: string; graph: string };
let clock = Date.parse('2026-11-02T14:30:00Z');

beforeEach(async () => {
  teams = await startTeams({ ...TENANT, seed: 3, consented: true, now: () => clock });
  tokens = { bot: await tokenOf(teams), graph: await tokenOf(teams, GRAPH) };
});
afterEach(() => teams.close());

interface Answered {
  value?: { id: string; from: object; attachments: { content: string }[] }[];
  error?: { code: string };
  '@odata.nextLink'?: string;
}
interface Page {
  status: number;
  ids: string[];
  value: NonNullable<Answered['value']>;
  next: string | undefined;
  code: string | undefined;
  retryAfter: string | null;
}

async function get(url: string, token = tokens.graph): Promise<Page> {
  const response = await fetch(url.startsWith('http') ? url : teams.graphUrl + url, {
    headers: { authorization: `Bearer ${token}` },
  });
  const body = (await response.json()) as Answered;
  const { value = [] } = body;
  return {
    ...{ status: response.status, value, ids: value.map(({ id }) => id), code: body.error?.code },
    ...{ next: body['@odata.nextLink'], retryAfter: response.headers.get('retry-after') },
  };
}
const channelOf = (group = teams.teams().find(({ id }) => id === TEAM)?.aadGroupId) =>
  `/v1.0/teams/${group}/channels/${encodeURIComponent(SERVICE)}/messages`;
const chatOf = (id: string) => `/v1.0/chats/${encodeURIComponent(id)}/messages`;

async function post(conversation: string, text = 'hello'): Promise<string> {
  clock += 1_000;
  const response = await fetch(`${teams.serviceUrl}v3/conversations/${encodeURIComponent(conversation)}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.bot}` },
    body: JSON.stringify({ type: 'message', attachments: [attach(textCard(text))] }),
  });
  return ((await response.json()) as { id: string }).id;
}

test('without consent, after the app has left, or with the bot’s own token, nothing is read', async () => {
  expect(await get(`${channelOf()}/delta`, tokens.bot)).toMatchObject({ status: 401 });
  await teams.uninstall(MARIE, SERVICE);
  expect(await get(`${channelOf()}/delta`)).toMatchObject({ status: 403, code: 'Forbidden' });
  teams.graph.consented = false;
  await teams.install(MARIE, SERVICE);
  for (const url of [`${channelOf()}/delta`, `${channelOf()}/1/replies`, chatOf(GROUP)])
    expect(await get(url)).toMatchObject({ status: 403, code: 'Forbidden' });
  teams.graph.consented = true;
  expect(await get(chatOf(teams.personal(MARIE).id))).toMatchObject({ status: 403 });
});

test('a channel gives whole threads in which anything changed since, with the card as text and who wrote it', async () => {
  const [first, second] = [await post(SERVICE), await post(SERVICE)];
  const since = new Date(clock).toISOString();
  const delta = () => get(`${channelOf()}/delta?$filter=lastModifiedDateTime gt ${since}`);
  expect((await delta()).ids).toEqual([]);
  await post(`${SERVICE};messageid=${first}`);
  const third = await post(SERVICE, 'the third');
  expect((await delta()).ids).toEqual([first, third]);
  expect((await get(`${channelOf()}/delta`)).ids).toEqual([first, second, third]);
  const { value } = await delta();
  expect(JSON.parse(value[1]?.attachments[0]?.content ?? '')).toEqual(textCard('the third'));
  expect(value[1]?.from).toMatchObject({ user: null, application: { id: APP_ID, applicationIdentityType: 'bot' } });
});

test('replies stand under their message alone, newest first, in pages that are linked', async () => {
  const root = await post(SERVICE);
  const replies = [];
  for (let count = 0; count < 3; count += 1) replies.unshift(await post(`${SERVICE};messageid=${root}`));
  const page = await get(`${channelOf()}/${root}/replies?$top=2`);
  expect(page.ids).toEqual(replies.slice(0, 2));
  expect(await get(page.next ?? '')).toMatchObject({ ids: replies.slice(2), next: undefined });
  expect(await get(`${channelOf()}/1/replies`)).toMatchObject({ status: 404, code: 'NotFound' });
});

test('a chat gives its messages newest change first, and heeds a filter only with that order', async () => {
  const [first, second] = [await post(GROUP), await post(GROUP)];
  const filter = `$filter=lastModifiedDateTime gt ${new Date(clock - 1).toISOString()}`;
  expect((await get(`${chatOf(GROUP)}?${filter}`)).ids).toEqual([second, first]);
  expect((await get(`${chatOf(GROUP)}?$orderby=lastModifiedDateTime desc&${filter}`)).ids).toEqual([second]);
});

test.each([
  ['more than a page may hold', '/delta?$top=51', 400, 'BadRequest'],
  ['a query that this list does not take', '/delta?$search=x', 400, 'BadRequest'],
  ['a filter it does not know', "/delta?$filter=id eq '1'", 400, 'BadRequest'],
])('%s is refused', async (_, query, status, code) => {
  expect(await get(channelOf() + query)).toMatchObject({ status, code });
});

test('another team’s channel is not found, and faults come in Graph’s own shape', async () => {
  expect(await get(`${channelOf('00000000-0000-4000-8000-0000000000ff')}/delta`)).toMatchObject({ status: 404 });
  teams.faults.add({ kind: 'rate-limited', operation: 'channelMessagesDelta', times: 1, retryAfterSeconds: 3 });
  expect(await get(`${channelOf()}/delta`)).toMatchObject({ status: 429, code: 'TooManyRequests', retryAfter: '3' });
});
