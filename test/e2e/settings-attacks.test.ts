/** The settings, as somebody would change them who may not: with forms of others, of other organisations, of yesterday. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STAFF, TEAMS_STAFF } from '../../sandbox/demo/garage.ts';
import type { SsoOptions } from '../../sandbox/teams/login.ts';
import { isObject, type Json } from '../../sandbox/teams/model.ts';
import type { FileId } from '../../src/company/files.ts';
import { memberKey, roomKey } from '../../src/company/settings/keys.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import * as logos from '../fixtures/logos.ts';
import { readable } from '../fixtures/reading.ts';
import { garage } from '../fixtures/requests.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';

const idOf = (who: string): string => STAFF.find(({ name }) => name === who)?.id ?? '';

const ELSEWHERE = 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff';
const THEIRS = { id: 'com_other', workspace: `teams:${ELSEWHERE}` } as const;
const THEIR_ROOM = { id: `${THEIRS.workspace}/19:theirs@thread.tacv2`, name: 'Theirs', told: false } as const;
const THEIR_MEMBER = { workspaceId: THEIRS.workspace, id: '29:theirs' };
let theirLogo: FileId;

let sandbox: Sandbox;
let marie: Desk;
beforeAll(async () => {
  sandbox = await startSandbox({
    platforms: ['slack', 'teams'],
    seedStore: async ({ companies, members, files }) => {
      const company = { ...garage, id: THEIRS.id, name: 'Theirs', textSender: '+15145550199', rooms: [THEIR_ROOM] };
      await companies.found(company, { id: THEIRS.workspace, companyId: THEIRS.id });
      const person = { name: 'Theo', firstName: 'Theo', tongue: 'en', standing: 'member' } as const;
      await members.put({ ...THEIR_MEMBER, ...person, companyId: THEIRS.id });
      theirLogo = await files.keep(THEIRS.id, { type: 'image/png', bytes: await logos.pngLogo() });
    },
  });
  marie = deskOf('slack', sandbox, 'marie-eve');
}, 60_000);
afterAll(() => sandbox?.close());

/** What the company is called by now, as an administrator reads it. */
async function nameNow(): Promise<string> {
  await marie.command('/settings');
  const name = marie.typed('name');
  await marie.dismiss();
  return name;
}

describe('in Slack, a form that was not given to who sends it', () => {
  /** What Slack sent when an administrator saved, as if somebody else had. */
  async function sentBy(who: string, change: (payload: SentForm) => void = () => undefined): Promise<string> {
    await marie.command('/settings');
    await marie.submit();
    await marie.dismiss();
    const payload: SentForm = JSON.parse(
      new URLSearchParams(sandbox.slack.lastRequest()?.body ?? '').get('payload') ?? '{}',
    );
    payload.user = { ...payload.user, id: idOf(who), name: who };
    const field = Object.values(payload.view.state.values).find((actions) => 'name' in actions)?.name;
    Object.assign(field ?? {}, { value: 'Garage volé' });
    change(payload);
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const answer = await sandbox.slack.send('/slack/interactivity', body);
    return readable(JSON.stringify(answer));
  }

  test('changes nothing, and is told who may', async () => {
    const before = await nameNow();
    // Whoever was never met is met meanwhile, and asked to try again.
    await sentBy('minh');
    expect(await sentBy('minh')).toMatch(/[Aa]dministrat/);
    expect(await nameNow()).toBe(before);
  });

  test('of another organisation, or without Slack’s signature, is not even read', async () => {
    const before = await nameNow();
    await sentBy('marie-eve', ({ team, user }) => {
      Object.assign(team, { id: 'T0OTHER001' });
      Object.assign(user, { team_id: 'T0OTHER001' });
    });
    const payload = JSON.stringify({ type: 'view_submission', user: { id: idOf('marie-eve') } });
    const answer = await fetch(`${sandbox.app.url}/slack/interactivity`, {
      method: 'POST',
      body: new URLSearchParams({ payload }),
    });
    expect(answer.status).toBe(401);
    expect(await nameNow()).toBe(before);
  });
});

interface SentForm {
  user: { id: string; name: string };
  team: { id: string };
  view: { state: { values: Record<string, Record<string, object>> } };
}

describe('in the tab of Teams', () => {
  const edit = async (who: string, asked: object, options?: SsoOptions) => {
    const token = await sandbox.teams.ssoToken(teamsIdOf(who), options);
    const answer = await fetch(`${sandbox.app.url}/teams/tab/edit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ lang: 'fr', ...asked }),
    });
    return { status: answer.status, says: readable(await answer.text()) };
  };
  const taken = { what: 'send', form: 'settings-information', state: '', values: { name: 'Garage volé' } };

  test('a form that was never shown to somebody changes nothing, whoever they are', async () => {
    const before = await nameNow();
    const { status, says } = await edit('minh', taken);
    expect([status, says]).toEqual([200, expect.stringMatching(/il faut le rôle «.administration.»/)]);
    const others: SsoOptions[] = [{ tenant: ELSEWHERE }, { expired: true }, { badSignature: true }];
    for (const options of others) expect((await edit('marie-eve', taken, options)).status).toBe(401);
    expect(await nameNow()).toBe(before);
  });
});

describe('in a dialog of Teams, whose form comes back as anybody likes', () => {
  let desk: Desk;
  beforeAll(() => {
    desk = deskOf('teams', sandbox, 'marie-eve');
  });

  /** What Teams sent when an administrator saved a section. */
  async function saved(section: string): Promise<Json> {
    await desk.command(`/settings`);
    await desk.fill({ section });
    await desk.submit();
    await desk.dismiss();
    return JSON.parse(sandbox.teams.lastRequest()?.body ?? '{}');
  }

  let count = 0;
  /** Teams' own signature stands for none of what is in the form, or for who may send it. */
  async function sent(activity: Json, typed: Json, change: Json = {}, forged?: 'bad-signature' | 'no-token') {
    count += 1;
    const value = isObject(activity.value) ? activity.value : {};
    const data = { ...(isObject(value.data) ? value.data : {}), errandId: `forged-${count}`, ...typed };
    const asked = { ...activity, id: `f:forged-${count}`, value: { ...value, data }, ...change };
    const { status, text } = await sandbox.teams.send(asked, forged ? { forged } : {});
    return { status, says: readable(text) };
  }
  const by = (who: string) => {
    const person = TEAMS_STAFF.find(({ id }) => id === teamsIdOf(who));
    return { from: { id: person?.id, name: person?.name, aadObjectId: person?.aadObjectId } };
  };

  test('nobody but an administrator changes anything with it', async () => {
    const before = await nameNow();
    const asked = await saved('information');
    for (let time = 0; time < 2; time += 1) {
      const { status, says } = await sent(asked, { name: 'Garage volé' }, by('minh'));
      expect([status, says]).toEqual([200, expect.stringMatching(/[Aa]dministrat/)]);
    }
    const elsewhere = { conversation: { ...(asked.conversation as Json), tenantId: ELSEWHERE } };
    const channelData = { ...(asked.channelData as Json), tenant: { id: ELSEWHERE } };
    expect((await sent(asked, { name: 'Garage volé' }, { ...elsewhere, channelData })).status).toBeLessThan(500);
    for (const forged of ['bad-signature', 'no-token'] as const)
      expect((await sent(asked, { name: 'Garage volé' }, {}, forged)).status).toBe(401);
    expect(await nameNow()).toBe(before);
  });

  test('an administrator brings in nothing of another company, and no form that there is not', async () => {
    const information = await saved('information');
    const { state = '' } = (information.value as { data: { state?: string } }).data;
    const { says } = await sent(information, { state: `${state} ${theirLogo}`, 'without-logo': 'false' });
    expect(says).toContain(readable('Le fichier n’a pas pu être obtenu'));
    expect(says).not.toContain(theirLogo);
    const payments = await saved('payments');
    const withRoom = await sent(payments, { rooms: roomKey(THEIR_ROOM) });
    const administrators = await saved('administrators');
    const keys = [memberKey(THEIR_MEMBER), 'constructor', '__proto__'].join(',');
    const withMember = await sent(administrators, { administrators: keys });
    for (const answer of [withRoom, withMember]) expect(answer.says).not.toMatch(/Theirs|Theo/);
    for (const form of ['settings-constructor', 'settings-__proto__', 'constructor', ''])
      expect([form, (await sent(information, { form })).status]).toEqual([form, 200]);
    await marie.command('/settings');
    await marie.fill({ section: 'administrators' });
    await marie.until(() => marie.form().includes('Qui a le rôle'));
    expect(marie.form()).not.toContain('Theo');
    await marie.dismiss();
  });
});
