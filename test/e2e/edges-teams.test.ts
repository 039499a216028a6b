import { describe, expect, test } from '@jest/globals';
import { forgeries } from '../../sandbox/teams/app-link.ts';
import { marie, openGarage, sandbox } from '../fixtures/garage-at-work.ts';
import { activity, invoke, lastRequestOf, press, saidIn } from '../fixtures/teams-activities.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';
import { ROOMS } from '../fixtures/workplaces.ts';

const { service } = ROOMS.teams;
const MARIE = teamsIdOf('marie-eve');
const SARAH = teamsIdOf('sarah');
const FOREIGN = 'ffffffff-0000-4000-8000-000000000000';
const HUGE = 'x'.repeat(1_000_000);

openGarage('teams');

/** Everything that anybody was told so far. */
const told = () => marie.kept().length + sandbox.twilio.messages.length + sandbox.teams.targeted(MARIE, service).length;
const readyz = async () => (await fetch(`${sandbox.app.url}/readyz`)).status;

describe('what does not come from Teams', () => {
  test.each(forgeries)(
    'a request that is forged (%s) gets a plain 401, whatever it asks, and does nothing',
    async (forged) => {
      const before = told();
      const asked = [
        activity(sandbox.teams, { type: 'message', text: '<at>Quittance</at> quickpay 514-555-0188 10 RO9400' }),
        invoke(sandbox.teams, 'composeExtension/fetchTask', { commandId: 'quickpay', commandContext: 'compose' }),
        press(sandbox.teams, 'quickpay.send', 'drf_1'),
        activity(sandbox.teams, { type: 'installationUpdate', action: 'remove' }),
      ];
      const answers = await Promise.all(asked.map((one) => sandbox.teams.send(one, { forged })));
      expect(answers.map(({ status, text }) => [status, text])).toEqual(asked.map(() => [401, '']));
      expect(told()).toBe(before);
    },
  );

  test('another organisation gets in nowhere, though Teams itself brings its words', async () => {
    const before = told();
    const elsewhere = (fields: object) => {
      const one = activity(sandbox.teams, fields);
      const conversation = { ...(one.conversation as object), tenantId: FOREIGN };
      const channelData = { ...(one.channelData as object), tenant: { id: FOREIGN } };
      return { ...one, conversation, channelData };
    };
    const { name, value } = press(sandbox.teams, 'request.cancel', 'pay_1');
    const answers = [
      await sandbox.teams.send(elsewhere({ type: 'message', text: 'quickpay 514-555-0188 10 RO9400' })),
      await sandbox.teams.send(elsewhere({ type: 'invoke', name, value })),
    ];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [401, ''],
      [401, ''],
    ]);
    expect(told()).toBe(before);
  });

  test('a service URL that is not Teams’ gets no token and no word', async () => {
    const tokens = sandbox.teams.calls('token');
    const one = {
      ...activity(sandbox.teams, { type: 'message', text: 'quickpay' }),
      serviceUrl: 'https://smba.example/',
    };
    expect(await sandbox.teams.send(one)).toMatchObject({ status: 401, text: '' });
    expect(sandbox.teams.calls('token')).toBe(tokens);
  });
});

describe('what is malformed or odd', () => {
  test.each<[string, object | string]>([
    ['nothing', ''],
    ['no JSON', 'not json'],
    ['a list', '[1,2,3]'],
    ['an empty object', {}],
    ['nobody', { from: undefined }],
    ['somebody without an id', { from: {} }],
    ['no place', { conversation: undefined }],
    ['a place without an id', { conversation: {} }],
    ['no kind', { type: undefined }],
    ['no way back', { serviceUrl: undefined }],
  ])('%s is refused, not guessed at', async (_, odd) => {
    const genuine = activity(sandbox.teams, { type: 'message', text: 'quickpay' });
    await sandbox.teams.send(genuine);
    const { headers } = lastRequestOf(sandbox.teams);
    const body = typeof odd === 'string' ? odd : JSON.stringify(Object.keys(odd).length ? { ...genuine, ...odd } : odd);
    const { status, text } = await sandbox.teams.replay({ headers, body });
    expect([400, 401]).toContain(status);
    expect(text).not.toMatch(/Error|\bat\b/);
    expect(await readyz()).toBe(200);
  });

  test('a body that is too large is refused', async () => {
    const { status } = await sandbox.teams.send(activity(sandbox.teams, { type: 'message', text: HUGE }));
    expect(status).toBe(413);
    expect(await readyz()).toBe(200);
  });

  test.each<[string, object]>([
    ['a kind nobody knows', { type: 'dream' }],
    ['typing', { type: 'typing' }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['a message without text', { type: 'message' }],
    ['a message whose text is no text', { type: 'message', text: 12 }],
    ['entities that are none', { type: 'message', text: 'quickpay', entities: 'x' }],
    [
      'what is said to others, where the app hears everything',
      { type: 'message', text: 'quickpay 514-555-0188 10 RO9400' },
    ],
    [
      'what is said to somebody else by name',
      {
        type: 'message',
        text: '<at>Sarah</at> quickpay 514-555-0188 10 RO9400',
        entities: [{ type: 'mention', text: '<at>Sarah</at>', mentioned: { id: SARAH } }],
      },
    ],
    ['an edited message', { type: 'messageUpdate', text: '<at>Quittance</at> quickpay 514-555-0188 10 RO9400' }],
    ['a deleted message', { type: 'messageDelete' }],
    ['a change of nothing', { type: 'conversationUpdate', channelData: { eventType: 'dreamed' } }],
    ['an installation of no kind', { type: 'installationUpdate', action: 'dream' }],
    ['a member without a name', { type: 'typing', from: { id: '29:nobody' } }],
  ])('%s is taken and left alone', async (_, fields) => {
    const before = told();
    const { status, text } = await sandbox.teams.send({ ...activity(sandbox.teams, {}), ...fields });
    expect([status, text]).toEqual([200, '']);
    expect(told()).toBe(before);
  });

  test.each<[string, unknown]>([
    ['fileConsent/invoke', { action: 'accept' }],
    ['composeExtension/query', { commandId: 'search' }],
    ['dream/act', {}],
  ])('the invoke %s, which nothing here sends, is answered as unknown', async (name, value) => {
    const { status, text } = await sandbox.teams.send(invoke(sandbox.teams, name, value));
    expect(status).toBe(501);
    expect(text).not.toMatch(/Error/);
  });

  test.each<[string, string, unknown]>([
    ['a command nobody knows', 'composeExtension/fetchTask', { commandId: 'dream' }],
    ['no command', 'composeExtension/fetchTask', undefined],
    ['a button that opens nothing', 'task/fetch', { data: { action: 'dream', value: 'x' } }],
    ['a button without data', 'task/fetch', {}],
    ['a form that is none of ours', 'task/submit', { data: { form: 'dream' } }],
    ['a form without fields', 'task/submit', { data: null }],
    ['a press of nothing', 'adaptiveCard/action', {}],
    ['a press nobody knows', 'adaptiveCard/action', { action: { verb: 'dream', data: { action: 'dream' } } }],
    ['a press of an odd shape', 'adaptiveCard/action', { action: 7 }],
  ])('%s is answered in words that Teams can show', async (_, name, value) => {
    const { status, body } = await sandbox.teams.send(invoke(sandbox.teams, name, value));
    expect(status).toBe(200);
    expect(saidIn(body)).toMatch(/Cela ne peut pas se faire ici|Se faire payer par texto|Fermez-le, puis ouvrez-le/);
  });

  test.each<[string, unknown]>([
    ['letters that nobody is called by', { queryText: 'zzz' }],
    ['no letters', {}],
    ['letters that are none', { queryText: { $ne: '' } }],
    ['nothing at all', undefined],
  ])('a search for %s finds what there is, or nothing', async (_, value) => {
    const { status, body } = await sandbox.teams.send(invoke(sandbox.teams, 'application/search', value));
    expect(status).toBe(200);
    expect(body).toMatchObject({ value: { results: expect.any(Array) } });
  });
});
