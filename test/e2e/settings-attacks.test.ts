/** The settings, as somebody would change them who may not: with forms of others, of other organisations, of yesterday. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STAFF } from '../../sandbox/demo/garage.ts';
import type { SsoOptions } from '../../sandbox/teams/login.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { readable } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';

const idOf = (who: string): string => STAFF.find(({ name }) => name === who)?.id ?? '';

let sandbox: Sandbox;
let marie: Desk;
beforeAll(async () => {
  sandbox = await startSandbox({ platforms: ['slack', 'teams'] });
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
    const others: SsoOptions[] = [
      { tenant: 'bbbbbbbb-cccc-4ddd-8eee-ffffffffffff' },
      { expired: true },
      { badSignature: true },
    ];
    for (const options of others) expect((await edit('marie-eve', taken, options)).status).toBe(401);
    expect(await nameNow()).toBe(before);
  });
});
