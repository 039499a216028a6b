import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCsv } from '../../adapters/csv/read.ts';
import { connectStore } from '../../adapters/mongo/store.ts';
import { createPictures } from '../../adapters/pictures/logo.ts';
import { createSlackChat } from '../../adapters/slack/chat.ts';
import { mountSlack, type SlackMount } from '../../adapters/slack/mount.ts';
import { workspacesOf } from '../../adapters/slack/workspaces.ts';
import { presentMessage, presentShown } from '../../cards/present.ts';
import { BOT_EVENTS } from '../../manifests/slack.ts';
import { CHANNELS, STAFF } from '../../sandbox/demo/garage.ts';
import { type Slack, startSlack } from '../../sandbox/slack/slack.ts';
import { type App, createApp } from '../../src/app.ts';
import type { Company, WorkspaceId } from '../../src/company/company.ts';
import { randomId } from '../../src/kernel/ids.ts';
import type { Log, Store } from '../../src/ports.ts';
import { serve } from '../adapters/web-rig.ts';
import { openDatabase } from '../fixtures/database.ts';
import { FakeAccountChecks } from '../fixtures/fake-account-checks.ts';
import { FakeEvidence } from '../fixtures/fake-evidence.ts';
import { FakePayingOut } from '../fixtures/fake-payouts.ts';
import { FakeCheckout, FakeSms, silentLog } from '../fixtures/fakes.ts';
import type { Desk } from '../fixtures/member.ts';
import { slackDesk } from '../fixtures/slack-desk.ts';
import { screenOf } from '../fixtures/verbs.ts';

const SECRET = 'slack-signing-secret-of-the-sandbox';
const JULIE = '+15145550188';
const SENDERS: Record<WorkspaceId, string> = { 'slack:T0BOREAL01': '+15145550101', 'slack:T0AUSTRAL1': '+15145550102' };
const [MARIE] = STAFF;

/** A carrier that remembers what texts were sent from. */
class Carrier extends FakeSms {
  readonly from: [sender: string, to: string][] = [];
  override send(ask: Parameters<FakeSms['send']>[0]) {
    this.from.push([ask.from, ask.to]);
    return super.send(ask);
  }
}

interface Place {
  slack: Slack;
  token: string;
  workspace: WorkspaceId;
  marie: Desk;
  company(): Promise<Company>;
}

const sms = new Carrier();
let app: App;
let store: Store;
const failures: unknown[] = [];
let boreal: Place;
let austral: Place;
const closing: (() => Promise<unknown>)[] = [];

/** Two teams with the same people, channels and ids, so that whoever mixes them up is found out. */
async function startPlace(id: string, name: string): Promise<Place> {
  const token = `xoxb-of-${id}`;
  const team = { id, name, domain: name.toLowerCase() };
  const slack = await startSlack({
    ...{ signingSecret: SECRET, botToken: token, appUrl: 'http://127.0.0.1:9', team, users: STAFF },
    ...{ channels: CHANNELS, subscriptions: BOT_EVENTS },
  });
  closing.push(() => slack.close());
  const workspace: WorkspaceId = `slack:${id}`;
  const company = async () => (await store.companies.byWorkspace(workspace)) as Company;
  return { slack, token, workspace, marie: slackDesk({ slack }, 'marie-eve'), company };
}

beforeAll(async () => {
  boreal = await startPlace('T0BOREAL01', 'Boreal');
  austral = await startPlace('T0AUSTRAL1', 'Austral');
  const accesses = [boreal, austral].map(({ token, slack }) => ({ botToken: token, apiUrl: slack.apiUrl }));
  const database = await openDatabase();
  const log: Log = { ...silentLog, error: (...failure) => void failures.push(failure) };
  const connected = await connectStore({ ...database, log });
  store = connected.store;
  const config = { signingSecret: SECRET, botToken: boreal.token };
  const workspaces = workspacesOf(accesses, log);
  const chats = { slack: createSlackChat(config, { present: presentMessage, log, workspaces }) };
  app = createApp(
    {
      store,
      chats,
      sms,
      checkout: new FakeCheckout(),
      payingOut: new FakePayingOut(),
      evidence: new FakeEvidence(),
      accountChecks: new FakeAccountChecks(),
      pictures: createPictures(),
      sources: [],
      sheets: { read: async (...asked) => readCsv(...asked) },
      clock: { now: () => new Date() },
      newId: randomId,
      log,
    },
    {
      publicUrl: 'https://pay.example',
      linkSecret: Buffer.alloc(32, 7),
      textSenders: { of: (workspace) => SENDERS[workspace] ?? '', all: Object.values(SENDERS) },
    },
  );
  let mount: SlackMount | undefined;
  const web = await serve(({ server }) => {
    mount = mountSlack(server, { app, config, log, present: presentShown, workspaces });
  });
  await mount?.ready();
  for (const { slack } of [boreal, austral]) slack.pointTo(web.url);
  app.start();
  closing.push(
    () => web.close(),
    async () => mount?.idle(),
    () => app.stop(),
    connected.close,
    database.close,
  );
}, 60_000);
afterAll(async () => {
  for (const close of closing.slice(2)) await close();
  for (const close of closing.slice(0, 2)) await close();
});

async function setUp({ marie }: Place, name: string): Promise<void> {
  await marie.command('/quickpay');
  await marie.fill({ name, phone: '514-555-0100' });
  await marie.submit();
  await marie.until(() => marie.answer() !== '' || marie.form() !== '');
  await marie.dismiss();
}

async function request({ marie }: Place, reference: string, phone = JULIE): Promise<void> {
  await marie.command(`/quickpay ${phone} 125 ${reference}`);
  await marie.until(() => marie.answer().includes(reference));
  await marie.press('answer', 'Envoyer');
  await marie.until(() => marie.card(reference) !== '');
}

const inRoom = ({ slack }: Place): string => JSON.stringify(slack.messages('C0SERVICE1'));

describe('two companies in two Slack teams, over one app', () => {
  beforeAll(async () => {
    await setUp(boreal, 'Garage Boréal');
    await setUp(austral, 'Garage Austral');
    await request(boreal, 'RO4821');
    await request(austral, 'RO7733');
  }, 60_000);

  test('are founded apart, each with the number of its workspace', async () => {
    const [one, other] = [await boreal.company(), await austral.company()];
    expect([one.name, one.textSender]).toEqual(['Garage Boréal', '+15145550101']);
    expect([other.name, other.textSender]).toEqual(['Garage Austral', '+15145550102']);
    expect(other.id).not.toBe(one.id);
  });

  test('are each told of their own, with their own token, in rooms that have the same id', () => {
    expect([inRoom(boreal).includes('RO4821'), inRoom(boreal).includes('RO7733')]).toEqual([true, false]);
    expect([inRoom(austral).includes('RO4821'), inRoom(austral).includes('RO7733')]).toEqual([false, true]);
    expect(failures).toEqual([]);
  });

  test('text the same customer from their own numbers, and hear the answer to each', async () => {
    await app.deliverDue();
    const pairs = sms.from.flatMap(([from, to]) => (to === JULIE ? [`${from} ${to}`] : []));
    expect([...new Set(pairs)].toSorted()).toEqual([`+15145550101 ${JULIE}`, `+15145550102 ${JULIE}`]);
    await app.textReceived({ sid: 'SM900', from: JULIE, to: '+15145550102', body: 'Pour le Sud', media: 0 });
    await austral.marie.until(() => austral.marie.thread('RO7733').some(({ text }) => text.includes('Pour le Sud')));
    await app.deliverDue();
    expect(boreal.marie.kept()).not.toContain('Pour le Sud');
  });

  test('find nothing of each other, by id, reference, number or type-ahead', async () => {
    const [theirs] = await store.requests.byReference((await boreal.company()).id, 'RO4821', 1);
    const visit = { workspace: austral.workspace, person: { id: MARIE?.id ?? '' }, key: 'k' };
    for (const action of ['request.void', 'request.cancel', 'request.send-again']) {
      const shown = await screenOf(app.press({ ...visit, key: action }, { action, value: theirs?.id ?? '' }));
      expect(shown).toMatchObject({ kind: 'refused' });
    }
    expect(await store.requests.get((await austral.company()).id, theirs?.id ?? '')).toBeUndefined();
    await austral.marie.command('/quickpay 514 555 0188 125 RO4821');
    await austral.marie.until(() => austral.marie.answer().includes('RO4821'));
    expect(austral.marie.answer()).not.toMatch(/déjà|Marie-Ève/);
    await austral.marie.press('answer', 'Ne pas envoyer');
    expect(boreal.marie.card('RO4821')).not.toContain('Annulé');
  });

  test('a team of neither is refused, however well it is signed', async () => {
    const { body = '', path = '' } = boreal.slack.lastRequest() ?? {};
    const foreign = body.replaceAll('T0BOREAL01', 'T0NEITHER1');
    expect(foreign).not.toBe(body);
    expect((await boreal.slack.send(path, foreign)).status).toBe(401);
  });

  test('one that removes the app is left alone, and the other goes on', async () => {
    const room = () => austral.company().then(({ rooms }) => rooms.every(({ goneAt }) => goneAt));
    boreal.slack.uninstall();
    await boreal.slack.deliveries.idle();
    await request(austral, 'RO9001', '+15145550149');
    expect(await room()).toBe(false);
    expect((await boreal.company()).rooms.every(({ goneAt }) => goneAt)).toBe(true);
  });
});
