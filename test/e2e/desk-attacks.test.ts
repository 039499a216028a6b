import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STAFF, TEAMS_STAFF, TENANT_ID } from '../../sandbox/demo/garage.ts';
import type { SsoOptions } from '../../sandbox/teams/login.ts';
import type { Store } from '../../src/ports.ts';
import { eventually, readable } from '../fixtures/reading.ts';
import { freshRequest } from '../fixtures/requests.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';

const HERE = `teams:${TENANT_ID}` as const;
const COMPANY = 'com_garage-boreal';
const [MARIE, ETIENNE] = [teamsIdOf('marie-eve'), teamsIdOf('etienne')];
const etienne = TEAMS_STAFF.find(({ id }) => id === ETIENNE)!;

function stored(id: string, companyId: string) {
  const { due: _, ...request } = freshRequest({ id, companyId, key: id, linkHash: id, debt: id });
  return { ...request, reference: `RO-${id}`, referenceKey: id, cards: [], outbox: [] };
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    platforms: ['slack', 'teams'],
    async seedStore(store: Store) {
      await store.requests.insert(stored('pay_ours', COMPANY));
      await store.requests.insert(stored('pay_kept', COMPANY));
      await store.requests.insert(stored('pay_theirs', 'com_other'));
      const { aadObjectId: id, name } = etienne;
      const known = { companyId: COMPANY, workspaceId: HERE, id, name, firstName: name, tongue: 'fr' } as const;
      await store.members.put({ ...known, standing: 'member' });
    },
  });
}, 60_000);
afterAll(() => sandbox?.close());

const post = (body: string, headers: Record<string, string>) =>
  fetch(`${sandbox.app.url}/teams/tab/act`, { method: 'POST', body, headers, redirect: 'manual' });
const JSON_TYPE = { 'content-type': 'application/json' };
let keys = 0;

async function act(asked: object, who = MARIE, options?: SsoOptions) {
  keys += 1;
  const authorization = `Bearer ${await sandbox.teams.ssoToken(who, options)}`;
  const answer = await post(JSON.stringify({ key: `k${keys}`, ...asked }), { ...JSON_TYPE, authorization });
  return { status: answer.status, says: readable(await answer.text()) };
}
const press = (action: string, value: string, who = MARIE) => act({ verb: 'press', action, value }, who);
const stateOf = async (id: string) => (await act({ verb: 'home' })).says.includes(`RO-${id}`);

describe('the desk in Teams', () => {
  test('has nothing of another company, whatever its buttons carry', async () => {
    expect((await act({ verb: 'home' })).says).not.toContain('pay_theirs');
    for (const action of [
      'desk.show',
      'request.void',
      'request.cancel',
      'request.send-again',
      'request.link',
      'request.code',
      'request.mail',
      'request.name',
    ]) {
      const { status, says } = await press(action, 'pay_theirs');
      expect([action, status]).toEqual([action, 200]);
      expect(says).not.toMatch(/RO-pay_theirs|15145550188|514 555-0188/);
      expect(JSON.parse(says)).toMatchObject({ refused: true });
    }
    expect(sandbox.twilio.messages).toEqual([]);
  });

  test.each(['pay_gone', '', '__proto__', '\u0000', 'x'.repeat(40_000), '{"$gt":""}', '../pay_ours'])(
    'answers a press on a row whose request is not there: %j',
    async (value) => {
      for (const action of ['desk.show', 'request.cancel', 'request.link'])
        expect(JSON.parse((await press(action, value)).says)).toMatchObject({ refused: true });
    },
  );

  test.each([
    'oldest|open|\uffff',
    'largest|attention|{"$ne":1}',
    'oldest|paid|-1',
    `oldest|open|${'9'.repeat(30_000)}`,
  ])('shows the desk for a forged place: %j', async (value) => {
    const { status, says } = await press('desk.turn', value);
    expect([status, JSON.parse(says).isHome]).toEqual([200, true]);
    expect(says).not.toContain('pay_theirs');
  });

  test('takes nothing without a sign-in of its own: no cookie, no form of another page, no other organisation', async () => {
    const body = JSON.stringify({ verb: 'press', key: 'k', action: 'request.cancel', value: 'pay_kept' });
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example', cookie: 'a=b' };
    const tenant = { tenant: 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff' };
    const others: Record<string, string>[] = [JSON_TYPE, form, { ...JSON_TYPE, origin: 'https://evil.example' }];
    for (const headers of others) {
      const answer = await post(body, headers);
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([401, null]);
    }
    for (const options of [
      tenant,
      { ...tenant, issuer: `${sandbox.teams.loginUrl}/v2.0` },
      { expired: true },
      { badSignature: true },
    ])
      expect((await act({ verb: 'press', action: 'request.cancel', value: 'pay_kept' }, MARIE, options)).status).toBe(
        401,
      );
    expect(await stateOf('pay_kept')).toBe(true);
  });

  test('turns, and stays itself, under hundreds of presses at once; two tabs see the same', async () => {
    const all = await Promise.all(
      Array.from({ length: 300 }, (_, n) => press('desk.turn', n % 2 ? 'largest' : 'oldest')),
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    const [one, two] = await Promise.all([act({ verb: 'home' }), act({ verb: 'home' })]);
    expect(one.says).toBe(two.says);
  });

  test('one press that is told twice cancels once, and two tabs that cancel are both told how it stands', async () => {
    const twice = { verb: 'press', action: 'request.cancel', value: 'pay_ours', key: 'same' };
    const answers = await Promise.all([act(twice), act(twice), act({ ...twice, key: 'other' })]);
    for (const { status } of answers) expect(status).toBe(200);
    await eventually('it is cancelled', async () => !(await stateOf('pay_ours')));
  });

  test('who became a guest since their token was made is shown nothing, once Teams has said so', async () => {
    const headers = { ...JSON_TYPE, authorization: `Bearer ${await sandbox.teams.ssoToken(ETIENNE)}` };
    const person = sandbox.teams.users().find(({ id }) => id === ETIENNE);
    Object.assign(person ?? {}, { standing: 'guest' });
    const look = async () => (await post(JSON.stringify({ verb: 'home', key: 'k' }), headers)).text();
    await look();
    await eventually('they are shown nothing', async () => (await look()).includes('"refused":true'));
    expect(await look()).not.toContain('RO-');
  });
});

describe('the home tab in Slack', () => {
  const marie = STAFF.find(({ name }) => name === 'marie-eve')?.id ?? '';

  test('has nothing of another company, whatever a button there is made to carry', async () => {
    const { slack } = sandbox;
    slack.openHome(marie);
    await slack.waitFor(() => slack.home(marie), 20_000);
    await slack.press(marie, 'home', 'form.open');
    const body = new URLSearchParams(slack.lastRequest()?.body ?? '').get('payload') ?? '{}';
    await slack.dismiss(marie).catch(() => undefined);
    for (const [action_id, value] of [
      ['desk.show', 'pay_theirs'],
      ['request.link', 'pay_theirs'],
      ['desk.show', ''],
      ['desk.turn', 'oldest|open|\uffff'],
      ['desk.turn', '|||'],
    ] as const) {
      const payload = JSON.parse(body);
      payload.actions = [{ ...payload.actions[0], action_id, value, action_ts: `${Date.now()}.1` }];
      const sent = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      expect(await slack.send('/slack/interactivity', sent)).toMatchObject({ status: 200 });
    }
    await eventually('it is still there', async () =>
      readable(JSON.stringify(slack.home(marie)?.view.blocks)).includes('Nouveau paiement'),
    );
    expect(JSON.stringify([slack.home(marie)?.view, slack.modals(marie)])).not.toContain('pay_theirs');
  });
});
