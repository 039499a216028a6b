import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createRandom } from '../../sandbox/stand-in.ts';
import type { Json } from '../../sandbox/teams/model.ts';
import { mutated } from '../fixtures/mutations.ts';
import { startRig, type TeamsRig } from './teams-rig.ts';
import { question } from './trial-core.ts';

const TRIES = 500;
const seed = Number(process.env.SEED) || createRandom().seed;

let rig: TeamsRig;
beforeAll(async () => {
  rig = await startRig();
}, 30_000);
afterAll(() => rig?.close());
beforeEach(() => void rig.heard.splice(0));

const typed = () => ({
  type: 'message',
  text: '<at>Quittance</at> trial thing-7',
  entities: [{ type: 'mention', text: '<at>Quittance</at>', mentioned: rig.teams.bot }],
});
const invoked = (name: string, value: object) => ({ type: 'invoke', name, value, replyToId: '1795864680779' });
const form = { form: 'trial', state: '', errandId: 'f:1', word: 'RO4821', thing: 'thing-1' };
const channel = { id: '19:parts@thread.tacv2', name: 'Parts' };
const FILE = 'application/vnd.microsoft.teams.file.download.info';
const told = (eventType: string) => ({ type: 'conversationUpdate', channelData: { eventType, channel } });

/** One of each thing that Teams tells, beside who did it and where. */
const heard = (): object[] => [
  typed(),
  { type: 'message', text: 'the lamp is there', attachments: [{ contentType: FILE, contentUrl: 'https://x.test/1' }] },
  { type: 'messageUpdate', text: 'by Friday', channelData: { eventType: 'editMessage' } },
  { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
  { type: 'installationUpdate', action: 'add' },
  { type: 'installationUpdate', action: 'remove' },
  { type: 'conversationUpdate', membersAdded: [{ id: '28:x' }, { id: '29:x', name: 'x' }] },
  { type: 'conversationUpdate', membersRemoved: [{ id: '29:x' }] },
  ...['channelDeleted', 'channelRestored', 'channelRenamed', 'teamHardDeleted'].map(told),
  invoked('composeExtension/fetchTask', { commandId: 'trial', context: { theme: 'default' } }),
  invoked('task/fetch', { data: { action: 'trial.open', value: 'thing-1', private: true }, context: {} }),
  invoked('task/submit', { data: { ...form, intent: 'submit', proposed: { field: 'word', value: 'RO4822' } } }),
  invoked('composeExtension/submitAction', { data: { ...form, intent: 'refresh', question: 'a:b' } }),
  invoked('adaptiveCard/action', { action: { type: 'Action.Execute', data: { action: 'trial.drop', value: 'x' } } }),
  invoked('application/search', { queryText: 'lam', dataset: 'trial.thing', queryOptions: { skip: 0, top: 15 } }),
];

/** What came back for a body that carries a token of Teams’ own. */
async function answerTo(body: string): Promise<number> {
  if (!rig.teams.lastRequest()) await rig.send(typed());
  const { headers = {} } = rig.teams.lastRequest() ?? {};
  return (await rig.post({ headers, body })).status;
}

/** Ids that come with an activity, and lead to an address or a store. */
const idsIn = ({ from, conversation, channelData }: Json) => [
  ...[from, conversation].map((holder) => [holder, 'id'] as const),
  [from, 'aadObjectId'] as const,
  ...['team', 'channel', 'tenant'].map((holder) => [(channelData as Json | undefined)?.[holder], 'id'] as const),
];

/** What no address takes. */
const ODD_ENDS = { 'half of a letter': '\ud800', 'fifty thousand letters': 'x'.repeat(50_000) };

test.each(Object.entries(ODD_ENDS))('%s in an id that came with an activity is no failure of ours', async (_, end) => {
  const answers: [string, number, number][] = [];
  for (const [turn, kind] of heard().entries()) {
    for (let place = 0; place < idsIn(rig.activity(kind)).length; place += 1) {
      const activity: Json = { ...rig.activity(kind), id: `odd-${turn}-${place}-${end.length}` };
      const [holder, name] = idsIn(activity)[place] ?? [];
      if (!holder || !name) continue;
      Object.assign(holder, { [name]: `${(holder as Json)[name]}${end}` });
      answers.push([String(activity.type), place, await answerTo(JSON.stringify(activity))]);
    }
  }
  await rig.mount.idle();
  expect(answers.length).toBeGreaterThan(60);
  expect(answers.filter(([, , status]) => status >= 500 || status < 200)).toEqual([]);
  expect(answers.filter(([, , status]) => status < 300).length).toBeGreaterThan(20);
});

test(`${TRIES} signed and odd bodies (SEED=${seed}): none is answered 5xx, and a good one works right after`, async () => {
  const random = createRandom(seed);
  const kinds = heard();
  const failures: object[] = [];
  for (let turn = 0; turn < TRIES; turn += 1) {
    const original = { ...rig.activity(kinds[turn % kinds.length] ?? {}), id: `odd-${turn}` };
    const once = mutated(original, random);
    const { value, deed } = random.chance(0.3) ? mutated(once.value, random) : once;
    const status = await answerTo(JSON.stringify(value) ?? 'undefined');
    // An invoke of another name is unknown, and that is 501 to Teams.
    if (status < 200 || (status >= 500 && status !== 501))
      failures.push({ turn, deeds: [once.deed, deed], status, logged: rig.logged.at(-1) });
  }
  await rig.mount.idle();
  expect({ seed, failures: failures.slice(0, 5) }).toEqual({ seed, failures: [] });

  rig.heard.splice(0);
  rig.answers.command = question();
  expect((await rig.send(typed())).status).toBe(200);
  expect(rig.of('command')).toHaveLength(1);
}, 60_000);
