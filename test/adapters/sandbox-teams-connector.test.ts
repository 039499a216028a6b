import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTeams, type Teams } from '../../sandbox/teams/teams.ts';
import {
  attach,
  GROUP,
  JOHN,
  MARIE,
  SERVICE,
  TEAM,
  TENANT,
  TENANT_ID,
  textCard,
  tokenOf,
} from './sandbox-teams-tenant.ts';

let teams: Teams;
let token: string;
let graphToken: string;
let clock = Date.parse('2026-11-02T14:30:00Z');

beforeAll(async () => {
  teams = await startTeams({ ...TENANT, seed: 3, now: () => clock });
  token = await tokenOf(teams);
});
afterAll(() => teams.close());
beforeEach(() => {
  teams.faults.clear();
  teams.pace.enforced = false;
});

interface Answered {
  status: number;
  body: { id?: string; activityId?: string; error?: { code: string; message: string }; members?: { id: string }[] };
  retryAfter: string | null;
}
async function call(method: string, path: string, body?: object): Promise<Answered> {
  const inGraph = path.startsWith('/v1.0/');
  const below = teams.serviceUrl + (path.startsWith('/') ? path.slice(1) : `v3/${path}`);
  const response = await fetch(inGraph ? teams.graphUrl + path : below, {
    method,
    headers: { authorization: `Bearer ${inGraph ? graphToken : token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, retryAfter, body: text ? JSON.parse(text) : {} };
}
const say = (room: string, text: string, query = '', more = {}) =>
  call('POST', `conversations/${encodeURIComponent(room)}/activities${query}`, { type: 'message', text, ...more });
const edit = (room: string, id: string | undefined, text: string, query = '', more = {}) =>
  call('PUT', `conversations/${encodeURIComponent(room)}/activities/${id}${query}`, { type: 'message', text, ...more });
const code = ({ status, body }: Answered) => [status, body.error?.code];

describe('messages', () => {
  test('threads live in channels, by conversation id or in reply; a chat has none', async () => {
    const root = (await say(SERVICE, 'root')).body.id ?? '';
    await say(`${SERVICE};messageid=${root}`, 'first');
    const path = `conversations/${encodeURIComponent(SERVICE)}/activities/${root}`;
    await call('POST', path, { type: 'message', text: 'second' });
    expect(teams.thread(SERVICE, root).map(({ text }) => text)).toEqual(['root', 'first', 'second']);
    const chat = (await say(GROUP, 'hello')).body.id ?? '';
    await call('POST', `conversations/${encodeURIComponent(GROUP)}/activities/${chat}`, {
      type: 'message',
      text: 'hi',
    });
    expect(teams.messages(GROUP).map(({ text }) => text)).toEqual(['hello', 'hi']);
  });

  test('every version is kept, and what is deleted is gone', async () => {
    const { id } = (await say(SERVICE, 'one')).body;
    expect((await edit(SERVICE, id, 'two')).status).toBe(200);
    const message = teams.messages(SERVICE).at(-1);
    expect(message?.versions.map(({ text }) => text)).toEqual(['one', 'two']);
    await call('DELETE', `conversations/${encodeURIComponent(SERVICE)}/activities/${id}`);
    expect(teams.messages(SERVICE)).not.toContain(message);
    expect(code(await edit(SERVICE, id, 'three'))).toEqual([404, 'ActivityNotFoundInConversation']);
  });

  test('an app cannot change what a person wrote', async () => {
    const { message } = await teams.type({ user: MARIE, room: SERVICE, text: 'mine' });
    expect(code(await edit(SERVICE, message.id, 'yours'))).toEqual([403, 'ForbiddenOperationException']);
  });

  test.each([
    ['nothing', { text: '' }, 400],
    ['a hero card', { attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: {} }] }, 400],
    ['a card that is none', { attachments: [attach({ type: 'AdaptiveCard' })] }, 400],
    ['a carousel', { attachmentLayout: 'carousel' }, 400],
    ['a trace', { type: 'trace' }, 400],
    ['more than Teams takes', { text: 'x'.repeat(60_000) }, 413],
  ])('%s is refused', async (_, body, status) => {
    const before = teams.messages(SERVICE).length;
    expect((await say(SERVICE, 'text', '', body)).status).toBe(status);
    expect(teams.messages(SERVICE).length).toBe(before);
  });

  test('where the app is not, it says nothing', async () => {
    expect(code(await say('19:parts@thread.tacv2', 'x'))).toEqual([403, 'BotNotInConversationRoster']);
    expect(code(await say('19:nowhere@thread.tacv2', 'x'))).toEqual([404, 'ConversationNotFound']);
    expect(code(await say('nonsense', 'x'))).toEqual([400, 'BadSyntax']);
  });
});

describe('targeted messages', () => {
  const TARGETED = '?isTargetedActivity=true';

  test('one person sees them, for a day, and they are changed only as what they are', async () => {
    const { id } = (await say(SERVICE, 'for you', TARGETED, { recipient: { id: MARIE } })).body;
    expect(teams.targeted(MARIE, SERVICE).map(({ text }) => text)).toEqual(['for you']);
    expect([...teams.targeted(JOHN, SERVICE), ...teams.messages(SERVICE)].map(({ text }) => text)).not.toContain(
      'for you',
    );
    expect(code(await edit(SERVICE, id, 'x'))).toEqual([404, 'ActivityNotFoundInConversation']);
    expect(code(await edit(SERVICE, id, 'x', TARGETED, { recipient: { id: MARIE } }))).toEqual([400, 'BadArgument']);
    expect((await edit(SERVICE, id, 'still for you', TARGETED)).status).toBe(200);
    clock += 24 * 3_600_000;
    token = await tokenOf(teams);
    expect(teams.targeted(MARIE, SERVICE)).toEqual([]);
    expect(code(await edit(SERVICE, id, 'x', TARGETED))).toEqual([404, 'ActivityNotFoundInConversation']);
  });

  test('they need someone who is there, in a room of several', async () => {
    expect(code(await say(SERVICE, 'x', TARGETED))).toEqual([400, 'BadArgument']);
    expect(code(await say(SERVICE, 'x', TARGETED, { recipient: { id: '29:nobody' } }))).toEqual([400, 'BadArgument']);
    const own = teams.personal(MARIE).id;
    expect(code(await say(own, 'x', TARGETED, { recipient: { id: MARIE } }))).toEqual([400, 'BadArgument']);
  });
});

describe('conversations', () => {
  test('an app begins a thread in a channel, and finds the chat of a person who has it, or is in a team that has it', async () => {
    const activity = { type: 'message', attachments: [attach(textCard('Hello'))] };
    const thread = await call('POST', 'conversations', {
      isGroup: true,
      channelData: { channel: { id: SERVICE } },
      activity,
    });
    expect(thread).toMatchObject({ status: 201, body: { id: `${SERVICE};messageid=${thread.body.activityId}` } });
    expect(teams.messages(SERVICE).at(-1)?.card).toEqual(textCard('Hello'));
    const chat = await call('POST', 'conversations', { members: [{ id: MARIE }], tenantId: TENANT_ID });
    expect(chat).toMatchObject({ status: 201, body: { id: teams.personal(MARIE).id } });
    const john = { members: [{ id: JOHN }], tenantId: TENANT_ID };
    expect(await call('POST', 'conversations', john)).toMatchObject({ status: 201 });
    expect(teams.chat(JOHN)).toEqual([]);
    await teams.uninstall(JOHN, TEAM);
    expect(code(await call('POST', 'conversations', john))).toEqual([403, 'ForbiddenOperationException']);
    expect(code(await say(teams.personal(JOHN).id, 'x'))).toEqual([403, 'ForbiddenOperationException']);
    await teams.install(JOHN, TEAM);
    const stranger = await call('POST', 'conversations', { members: [{ id: MARIE }], tenantId: 'elsewhere' });
    expect(code(stranger)).toEqual([400, 'BadSyntax']);
  });

  test('it can ask who is there and what channels a team has', async () => {
    const service = encodeURIComponent(SERVICE);
    const aad = '00000000-0000-4000-8000-00000000000b';
    expect((await call('GET', `conversations/${service}/pagedmembers`)).body.members?.map(({ id }) => id)).toEqual([
      MARIE,
      JOHN,
    ]);
    expect(await call('GET', `conversations/${service}/members/${aad}`)).toMatchObject({
      body: { id: JOHN, surname: 'Smith' },
    });
    expect(code(await call('GET', `conversations/${service}/members/29:x`))).toEqual([
      404,
      'MemberNotFoundInConversation',
    ]);
    expect(await call('GET', `teams/${TEAM}`)).toMatchObject({ body: { name: 'Garage Boréal', channelCount: 2 } });
    expect(await call('GET', `teams/${TEAM}/conversations`)).toMatchObject({
      body: {
        conversations: [
          { id: TEAM, name: null },
          { id: SERVICE, name: 'Service' },
        ],
      },
    });
  });
});

describe('limits and faults', () => {
  test('seven in a second, eight in two and sixty in half a minute, each conversation for itself', async () => {
    teams.pace.enforced = true;
    clock += 3_600_000;
    token = await tokenOf(teams);
    const burst = async (times: number, room = SERVICE) => {
      const answers: Answered[] = [];
      for (let time = 0; time < times; time += 1) answers.push(await say(room, 'x'));
      return answers.filter(({ status }) => status === 201).length;
    };
    expect(await burst(9)).toBe(7);
    expect(await say(SERVICE, 'x')).toMatchObject({
      status: 429,
      retryAfter: '1',
      body: { error: { code: 'Throttled' } },
    });
    expect(await burst(1, GROUP)).toBe(1);
    clock += 1_000;
    expect(await burst(3)).toBe(1);
    for (let second = 0; second < 14; second += 1) {
      clock += 2_000;
      if ((await burst(4)) < 4) break;
    }
    expect(await say(SERVICE, 'x')).toMatchObject({ status: 429 });
    clock += 30_000;
    expect(await burst(1)).toBe(1);
  });

  test.each([
    [403, 'BotDisabledByAdmin'],
    [412, 'PreconditionFailed'],
    [502, 'ServiceError'],
    [504, 'GatewayTimeout'],
  ])('%i comes when it is asked for, with or without the work done', async (status, word) => {
    const before = teams.messages(SERVICE).length;
    teams.faults.add({ kind: 'server-error', status, times: 1, operation: 'sendToConversation' });
    expect(code(await say(SERVICE, 'x'))).toEqual([status, word]);
    expect(teams.messages(SERVICE).length).toBe(before);
    teams.faults.add({ kind: 'server-error', status, times: 1, worked: true });
    expect(code(await say(SERVICE, 'x'))).toEqual([status, word]);
    expect(teams.messages(SERVICE).length).toBe(before + 1);
  });

  test('answers are lost after the work and before it, and calls are counted', async () => {
    const before = { messages: teams.messages(SERVICE).length, calls: teams.calls('sendToConversation') };
    teams.faults.add({ kind: 'lost-after', times: 1 });
    await expect(say(SERVICE, 'x')).rejects.toThrow('fetch failed');
    expect(teams.messages(SERVICE).length).toBe(before.messages + 1);
    teams.faults.add({ kind: 'lost-before', times: 1 });
    await expect(say(SERVICE, 'x')).rejects.toThrow('fetch failed');
    expect(teams.messages(SERVICE).length).toBe(before.messages + 1);
    expect(teams.calls('sendToConversation')).toBe(before.calls + 1);
  });
});

test('what NOT-EMULATED.md lists is refused, and says so', async () => {
  graphToken = await tokenOf(teams, 'https://graph.microsoft.com/.default');
  const list =
    readFileSync('sandbox/NOT-EMULATED.md', 'utf8')
      .split('\n## ')
      .find((part) => part.startsWith('Microsoft Teams')) ?? '';
  const calls = [...list.matchAll(/`(GET|POST|PUT|DELETE|PATCH) (\/[^`]+)`/g)];
  expect(calls.length).toBeGreaterThan(5);
  for (const [, method = '', path = ''] of calls) {
    const answered = await call(method, path);
    expect([path, answered.status, answered.body.error?.message]).toEqual([
      path,
      404,
      expect.stringContaining('does not emulate'),
    ]);
  }
});
