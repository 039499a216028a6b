import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { withInstalled } from '../../adapters/slack/installed.ts';
import type { Installing } from '../../adapters/slack/installing.ts';
import { mountSlack, type SlackMount } from '../../adapters/slack/mount.ts';
import { namedWorkspaces } from '../../adapters/slack/workspaces.ts';
import { loadTemplates } from '../../adapters/web/templates.ts';
import type { Slack } from '../../sandbox/slack/slack.ts';
import { silentLog } from '../fixtures/fakes.ts';
import { presentTrial } from '../fixtures/trial/looks.ts';
import { createWorld, type World } from '../fixtures/world.ts';
import { core, MARC, SECRET, startWorkspace, WORKSPACE } from './slack-rig.ts';
import type { TrialCore } from './trial-core.ts';
import { type Rig, serve } from './web-rig.ts';

const PUBLIC_URL = 'https://pay.example';
const APP = { clientId: '1.2', clientSecret: 'a-client-secret' };
const SCOPES = ['chat:write', 'commands'];

let world: World;
let slack: Slack;
let web: Rig;
let mount: SlackMount;
let rigged: TrialCore;
beforeEach(async () => {
  world = await createWorld({ founded: false });
  slack = await startWorkspace({ oauth: { ...APP, redirectUrls: [PUBLIC_URL] }, now: () => Number(world.clock.at) });
  // Signatures are of this moment.
  world.clock.at = new Date();
  rigged = core();
  const { installations, tickets } = world.store;
  const parts = { clock: world.clock, installations, log: silentLog, apiUrl: slack.apiUrl };
  const workspaces = withInstalled(namedWorkspaces({}, silentLog), parts);
  const installing: Installing = {
    ...{ ...APP, ...parts, publicUrl: PUBLIC_URL, scopes: SCOPES, tickets, headers: (_req, _res, next) => next() },
    page: async (said, link) => (await loadTemplates()).notice(said, link),
  };
  const config = { signingSecret: SECRET, apiUrl: slack.apiUrl };
  web = await serve(({ server }, log) => {
    mount = mountSlack(server, { app: rigged.app, config, log, present: presentTrial, workspaces, installing });
  });
  slack.pointTo(web.url);
});
afterEach(async () => {
  await web.close();
  await mount.idle();
  await slack.close();
  await world.close();
});

interface Started {
  slackPage: string;
  cookie: string;
}
/** Somebody opens the link to add the app, in a browser of their own. */
async function start(): Promise<Started> {
  const { status, headers } = await fetch(`${web.url}/slack/install`, { redirect: 'manual' });
  expect(status).toBe(302);
  return { slackPage: headers.get('location') ?? '', cookie: (headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
/** Slack leads them back. */
async function back(address: string, cookie = ''): Promise<{ status: number; text: string }> {
  const answer = await fetch(address.replace(PUBLIC_URL, web.url), { headers: { cookie } });
  return { status: answer.status, text: await answer.text() };
}
async function install(): Promise<void> {
  const { slackPage, cookie } = await start();
  expect(await back(slack.authorize(slackPage, true), cookie)).toMatchObject({ status: 200 });
  await mount.idle();
}
const typed = async () => (await slack.type({ user: MARC, channel: 'C0SERVICE1', text: '/trial' })).reply?.status;
const kept = () => world.store.installations.get(WORKSPACE);

describe('whoever adds the app to their Slack', () => {
  test('is asked for what it needs, and told where to go on; its token is kept, and nobody reads it in the database', async () => {
    const { slackPage, cookie } = await start();
    const asked = new URL(slackPage).searchParams;
    expect([asked.get('scope'), asked.get('redirect_uri')]).toEqual([
      SCOPES.join(','),
      `${PUBLIC_URL}/slack/oauth_redirect`,
    ]);
    const { status, text } = await back(slack.authorize(slackPage, true), cookie);
    expect(status).toBe(200);
    expect(text).toContain('Quittance est dans votre Slack');
    expect(text).toContain('Quittance is in your Slack');
    expect(text).toMatch(/https:\/\/slack\.com\/app_redirect\?app&#x3D;A\w+&amp;team&#x3D;T0BOREAL01/);
    const installation = await kept();
    expect(installation).toMatchObject({ name: 'Garage Boréal', botUser: slack.app.userId, botId: slack.app.botId });
    const stored = JSON.stringify(await world.raw.collection('installations').find().toArray());
    expect(stored).toContain('sealed');
    expect(stored).not.toContain(installation?.token ?? 'no token');
  });

  test('is served from then on, and not before', async () => {
    expect(await typed()).toBe(401);
    await install();
    expect(await typed()).toBe(200);
  });

  test('and cancels there, is told that nothing was added', async () => {
    const { slackPage, cookie } = await start();
    const { status, text } = await back(slack.authorize(slackPage, false), cookie);
    expect([status, await kept()]).toEqual([400, undefined]);
    expect(text).toContain('Vous avez annulé');
    expect(text).toContain(`${PUBLIC_URL}/slack/install`);
  });

  test('once more with the same answer, in another browser, after ten minutes or with a state of nobody: nothing is added', async () => {
    const { slackPage, cookie } = await start();
    const address = slack.authorize(slackPage, true);
    expect((await back(address)).status).toBe(400);
    expect((await back(address, 'slack-app-oauth-state=another')).status).toBe(400);
    expect(await kept()).toBeUndefined();
    expect((await back(address, cookie)).status).toBe(200);
    const first = (await kept())?.token;
    const again = await back(address, cookie);
    expect([again.status, (await kept())?.token]).toEqual([400, first]);
    expect(again.text).toContain('Cette page n’est plus valable');

    const late = await start();
    const lateAnswer = slack.authorize(late.slackPage, true);
    world.clock.at = new Date(world.clock.at.getTime() + 10 * 60_000);
    expect((await back(lateAnswer, late.cookie)).status).toBe(400);
    const made = new URL(lateAnswer);
    made.searchParams.set('state', 'made-up');
    expect((await back(made.href, 'slack-app-oauth-state=made-up')).status).toBe(400);
    expect((await kept())?.token).toBe(first);
  });

  test('while Slack gives no token, is told so, and can start again', async () => {
    const { slackPage, cookie } = await start();
    const address = new URL(slack.authorize(slackPage, true));
    address.searchParams.set('code', 'of-nobody');
    const { status, text } = await back(address.href, cookie);
    expect([status, text.includes('Slack n’a pas ajouté')]).toEqual([502, true]);
    await install();
    expect(await kept()).toBeDefined();
  });
});

test('who starts without end is told to wait, and fills no database', async () => {
  const all = await Promise.all(
    Array.from({ length: 60 }, () => fetch(`${web.url}/slack/install`, { redirect: 'manual' })),
  );
  const refused = all.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(30);
  expect(await refused[0]?.text()).toContain('One moment, please');
  expect(await world.raw.collection('tickets').countDocuments()).toBe(60 - refused.length);
});

describe('the app that is removed', () => {
  test('is served no more, and its token is forgotten', async () => {
    await install();
    // Slack tells when it happened to the second.
    world.clock.at = new Date(world.clock.at.getTime() + 2_000);
    slack.uninstall();
    await slack.deliveries.idle();
    expect(await kept()).toBeUndefined();
    expect(await typed()).toBe(401);
  });

  test('and added again is served, however late Slack tells that it was removed', async () => {
    await install();
    const removedAt = world.clock.at;
    world.clock.at = new Date(removedAt.getTime() + 60_000);
    await install();
    const token = (await kept())?.token;
    expect(await world.store.installations.remove(WORKSPACE, removedAt)).toBe(false);
    expect((await kept())?.token).toBe(token);
    expect(token).toBe('xoxb-0000-1111-good-2');
    expect(await typed()).toBe(200);
  });
});
