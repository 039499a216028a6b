import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Json } from '../../sandbox/slack/model.ts';
import { createRandom, type Random } from '../../sandbox/stand-in.ts';
import { mutated, mutatedForm } from '../fixtures/mutations.ts';
import { MARC, question, ROOM, type SlackRig, startRig } from './slack-rig.ts';

const TRIES = 500;
const seed = Number(process.env.SEED) || createRandom().seed;

let rig: SlackRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const sentLast = () => new URLSearchParams(rig.slack.lastRequest()?.body ?? '');
const payloadSent = (): Json => JSON.parse(sentLast().get('payload') ?? '{}');
const asForm = (payload: string) => new URLSearchParams({ payload }).toString();

/** One of each thing that a member does, as Slack tells it. */
async function command(): Promise<Record<string, string>> {
  await rig.type('/trial thing-7');
  return Object.fromEntries(sentLast());
}
async function interactions(): Promise<Json[]> {
  rig.answers.command = question();
  await rig.type('/trial thing-7');
  const [asked] = rig.slack.ephemerals(MARC, ROOM);
  await rig.slack.press(MARC, { channel: ROOM, ts: asked?.ts ?? '' }, 'trial.drop');
  const press = payloadSent();
  delete rig.answers.command;
  await rig.type('/trial');
  await rig.slack.waitFor(() => rig.slack.modal(MARC));
  await rig.slack.enter(MARC, 'word', 'RO4821');
  const change = payloadSent();
  rig.answers.search = () => [{ id: 'thing-1', label: 'The lamp' }];
  await rig.slack.suggest(MARC, 'thing', 'lam');
  await rig.slack.select(MARC, 'thing', 'thing-1');
  await rig.mount.idle();
  await rig.slack.submit(MARC);
  return [press, change, payloadSent()];
}
async function suggestion(): Promise<Json[]> {
  await rig.type('/trial');
  await rig.slack.waitFor(() => rig.slack.modal(MARC));
  await rig.slack.suggest(MARC, 'thing', 'lam');
  return [payloadSent()];
}

const person = { id: MARC, real_name: 'Marc', profile: { first_name: 'Marc' }, locale: 'fr-CA', team_id: 'T0BOREAL01' };
const thread = { thread_ts: '1.2', ts: '1.3', user: MARC, text: 'hello', files: [{ id: 'F1' }] };
const EVENTS: object[] = [
  { type: 'member_joined_channel', user: 'U0', channel: ROOM, team: 'T0BOREAL01' },
  { type: 'channel_rename', channel: { id: ROOM, name: 'atelier' } },
  { type: 'tokens_revoked', tokens: { oauth: [MARC], bot: [] } },
  { type: 'user_change', user: person },
  { type: 'app_home_opened', user: MARC, tab: 'home', channel: 'D1' },
  { type: 'message', channel: ROOM, event_ts: '1.3', ...thread },
  { type: 'message', subtype: 'message_changed', channel: ROOM, message: thread, previous_message: thread },
  { type: 'message', subtype: 'message_deleted', channel: ROOM, previous_message: thread },
].map((event) => ({
  ...{ token: 'x', team_id: 'T0BOREAL01', api_app_id: 'A1', event, type: 'event_callback', event_id: 'Ev1' },
  ...{ event_time: 1, authorizations: [{ team_id: 'T0BOREAL01', user_id: 'U0', is_bot: true }] },
}));

interface Odd {
  body: string;
  /** What was done to it, for whoever reads a failure. */
  deed: string;
}

/** Sends what `make` makes, signed as it should be, and looks at what comes back. */
async function tryOut(path: string, contentType: string, make: (random: Random) => Odd): Promise<void> {
  const random = createRandom(seed).fork(path);
  const failures: object[] = [];
  for (let turn = 0; turn < TRIES; turn += 1) {
    const { body, deed } = make(random);
    const { status = 0 } = await rig.slack.send(path, body, { contentType });
    if (status < 200 || status >= 500) failures.push({ turn, deed, status, logged: rig.logged.at(-1) });
  }
  await rig.mount.idle();
  expect({ seed, failures: failures.slice(0, 5) }).toEqual({ seed, failures: [] });
}

/** One of these with something wrong in one place, or in two. */
function odd(from: readonly object[], random: Random): Odd {
  const once = mutated(from[Math.floor(random.next() * from.length)], random);
  const twice = random.chance(0.3) ? mutated(once.value, random) : { value: once.value, deed: '' };
  return { body: JSON.stringify(twice.value) ?? 'undefined', deed: `${once.deed} ${twice.deed}` };
}
const inForm = ({ body: payload, deed }: Odd): Odd => ({ body: new URLSearchParams({ payload }).toString(), deed });

async function goodOneWorks(): Promise<void> {
  rig.heard.length = 0;
  rig.answers.command = question();
  const { ok } = await rig.type('/trial thing-7');
  expect(ok).toBe(true);
  expect(rig.of('command')).toHaveLength(1);
}

const FORM = 'application/x-www-form-urlencoded';
describe(`${TRIES} signed and odd bodies (SEED=${seed}): none is answered 5xx, and a good one works right after`, () => {
  test('/slack/commands', async () => {
    const fields = await command();
    await tryOut('/slack/commands', FORM, (random) => mutatedForm(fields, random));
    await goodOneWorks();
  }, 60_000);

  test('/slack/interactivity', async () => {
    const payloads = await interactions();
    await tryOut('/slack/interactivity', FORM, (random) => inForm(odd(payloads, random)));
    await goodOneWorks();
  }, 60_000);

  test('/slack/options', async () => {
    const payloads = await suggestion();
    await tryOut('/slack/options', FORM, (random) => inForm(odd(payloads, random)));
    await goodOneWorks();
  }, 60_000);

  test('/slack/events', async () => {
    await tryOut('/slack/events', 'application/json', (random) => odd(EVENTS, random));
    await goodOneWorks();
  }, 60_000);
});

describe('what is odd, and comes from an earlier version of the app or from nobody', () => {
  const send = (payload: object, path = '/slack/interactivity') =>
    rig.slack.send(path, asForm(JSON.stringify(payload)));

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('an event called %s is taken', async (type) => {
    const body = JSON.stringify({ ...EVENTS[0], event: { type } });
    const { status } = await rig.slack.send('/slack/events', body, { contentType: 'application/json' });
    expect(status).toBe(200);
  });

  test.each<[string, (view: Json) => void]>([
    ['without what it carried', (view) => delete view.private_metadata],
    ['with something else in its place', (view) => Object.assign(view, { private_metadata: '{"form":7,"own":[]}' })],
    ['whose carried part is no JSON', (view) => Object.assign(view, { private_metadata: 'not json' })],
    [
      'for a form that is no more',
      (view) => Object.assign(view, { private_metadata: '{"form":"old","state":"","own":"{}"}' }),
    ],
  ])('a form %s keeps what was typed, and says to open it again', async (_, change) => {
    const [, , submission] = await interactions();
    change(submission?.view as Json);
    rig.heard.length = 0;
    const { status, text } = await send(submission as Json);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      response_action: 'errors',
      errors: { [Object.keys(JSON.parse(text).errors)[0]!]: expect.stringContaining('Fermez-le, puis ouvrez-le') },
    });
    expect(rig.heard).toEqual([]);
  });

  test.each<[string, object]>([
    ['a submission without its view', { type: 'view_submission', view: undefined }],
    ['a press without actions', { type: 'block_actions', actions: null }],
    ['a press of nothing', { type: 'block_actions', actions: [null] }],
    ['a press in a view that is none', { type: 'block_actions', view: 7 }],
  ])('%s gets a plain 400', async (_, change) => {
    const [press] = await interactions();
    const { status, text } = await send({ ...press, ...change });
    expect([status, text]).toEqual([400, '']);
  });

  test('a press without a container is answered all the same', async () => {
    const [press] = await interactions();
    const { container: _, ...odd } = press as Json;
    expect((await send(odd)).status).toBe(200);
    await rig.mount.idle();
  });
});
