import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { originOf, readActivity } from '../../adapters/teams/activity.ts';
import { Gate } from '../../adapters/teams/gate.ts';
import type { Tenants } from '../../adapters/teams/tenants.ts';
import { forgeries } from '../../sandbox/teams/app-link.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { TENANT_ID, teamsConfig } from './sandbox-teams-tenant.ts';
import { startRig, type TeamsRig } from './teams-rig.ts';

let rig: TeamsRig;
beforeAll(async () => {
  rig = await startRig();
}, 30_000);
afterAll(() => rig?.close());
beforeEach(() => void rig.heard.splice(0));

const typed = { type: 'message', text: '<at>Quittance</at> trial' };

describe('what is not signed by Teams', () => {
  test.each(forgeries)('%s: a plain 401, whatever the body is', async (forged) => {
    await rig.teams.send(rig.activity(typed), { forged });
    const request = rig.teams.lastRequest();
    for (const body of [request?.body, '{}', '[1]', 'not json', '', `"${'x'.repeat(400_000)}"`]) {
      const answer = await rig.post({ headers: request?.headers ?? {}, body: body ?? '' });
      expect([answer.status, await answer.text()]).toEqual([401, '']);
    }
    expect(rig.heard).toEqual([]);
  });

  test('a token of Teams’ that is good for another service URL is good for nothing here', async () => {
    const elsewhere = { serviceUrl: 'https://smba.trafficmanager.net/amer/' };
    expect(await rig.send({ ...typed, ...elsewhere })).toMatchObject({ status: 401, text: '' });
  });
});

describe('what is signed, and odd', () => {
  const recipient = { id: '28:quittance', isTargeted: true };

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
    'an invoke called %s is answered as unknown, and tells nothing',
    async (name) => {
      expect(await rig.invoke(name, {})).toMatchObject({ status: 501, text: '' });
    },
  );

  test.each(['message', 'invoke'])('a %s without an id, which nothing could be named by, is refused', async (type) => {
    const answer = await rig.send({ ...typed, type, name: 'task/fetch', id: undefined });
    expect([answer.status, answer.text]).toEqual([400, '']);
    expect(rig.heard).toEqual([]);
  });

  test.each<[string, object]>([
    ['a text that is none', { recipient, text: 12, entities: [] }],
    ['a name that is none', { recipient, from: { id: '29:1marie-of-the-garage', name: 12, aadObjectId: { $ne: '' } } }],
    ['nobody spoken to', { type: 'conversationUpdate', recipient: undefined, membersAdded: [{ id: '29:x' }] }],
    ['nobody who left', { type: 'conversationUpdate', recipient: undefined, membersRemoved: [{ id: '29:x' }] }],
  ])('%s is taken', async (_, fields) => {
    expect(await rig.send({ ...typed, ...fields })).toMatchObject({ status: 200, text: '' });
  });

  test('a command that is no text opens nothing', async () => {
    const answer = await rig.invoke('composeExtension/fetchTask', { commandId: { toString: 1, valueOf: 1 } });
    expect(answer.status).toBe(200);
    expect(rig.of('command')).toEqual([]);
  });
});

describe('with the development switch', () => {
  let open: TeamsRig;
  beforeAll(async () => {
    open = await startRig({ unauthenticated: true });
  }, 30_000);
  afterAll(() => open?.close());
  const send = (fields: object) =>
    open.post({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...open.activity({ ...typed, text: 'trial', recipient: { id: 'bot', isTargeted: true } }),
        ...fields,
      }),
    });

  test('a client on this machine is heard without a token, whichever channel it says it is', async () => {
    expect((await send({ channelId: 'emulator' })).status).toBe(200);
    await open.mount.idle();
    expect(open.of('command')).toHaveLength(1);
  });

  test('and no word is sent to another machine', async () => {
    expect((await send({ serviceUrl: 'https://smba.trafficmanager.net/amer/' })).status).toBe(401);
  });
});

describe('of which organisation something is', () => {
  const OTHER = '0b03ea10-0000-4000-8000-0000000000ff';

  async function workspaceOf(tenant: string): Promise<string | undefined> {
    await rig.send(typed);
    const { headers, body = '' } = rig.teams.lastRequest() ?? {};
    const served: Tenants = { serves: async (one) => [TENANT_ID, OTHER].includes(one) };
    const gate = new Gate(teamsConfig(rig.teams), served, silentLog);
    const trust = await gate.verify(headers?.authorization ?? '');
    const { conversation, channelData, ...rest } = JSON.parse(body);
    const told = readActivity({
      ...rest,
      conversation: { ...conversation, tenantId: tenant },
      channelData: { ...channelData, tenant: { id: tenant } },
    });
    const heard = trust && (await gate.admit(trust, told));
    return heard && originOf(heard).workspace;
  }

  test('the activity says, and only those that are served are let in', async () => {
    expect(await workspaceOf(TENANT_ID)).toBe(`teams:${TENANT_ID}`);
    expect(await workspaceOf(OTHER)).toBe(`teams:${OTHER}`);
    expect(await workspaceOf('0b03ea10-0000-4000-8000-0000000000ee')).toBeUndefined();
  });
});
