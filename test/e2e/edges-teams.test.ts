import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { forgeries, type SentRequest } from '../../sandbox/teams/app-link.ts';
import { phoneOf, pressPay } from '../fixtures/customer.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { readable } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';
import { ROOMS } from '../fixtures/workplaces.ts';

const { service } = ROOMS.teams;
const JULIE = '+15145550188';
const MARIE = teamsIdOf('marie-eve');
const SARAH = teamsIdOf('sarah');
const FOREIGN = 'ffffffff-0000-4000-8000-000000000000';
const HUGE = 'x'.repeat(1_000_000);

let sandbox: Sandbox;
let marie: Desk;
beforeAll(async () => {
  sandbox = await startSandbox({ platforms: ['teams'] });
  marie = deskOf('teams', sandbox, 'marie-eve');
}, 60_000);
afterAll(() => sandbox?.close());

/** Everything that anybody was told so far. */
const told = () => marie.kept().length + sandbox.twilio.messages.length + sandbox.teams.targeted(MARIE, service).length;
const readyz = async () => (await fetch(`${sandbox.app.url}/readyz`)).status;
const texts = (reference: string) => phoneOf(sandbox, JULIE).texts(reference);
const lastRequest = (): SentRequest => {
  const request = sandbox.teams.lastRequest();
  if (!request) throw new Error('nothing was sent');
  return request;
};
const activity = (fields: object, user = MARIE) => sandbox.teams.activity(user, service, { ...fields });
const invoke = (name: string, value: unknown, more: object = {}) => activity({ type: 'invoke', name, value, ...more });
/** A press as a card's button sends it. */
const press = (action: string, value: string, user = MARIE) =>
  activity(
    {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: action, data: { action, value } }, trigger: 'manual' },
      replyToId: sandbox.teams.messages(service).at(-1)?.id,
    },
    user,
  );

describe('what does not come from Teams', () => {
  test.each(forgeries)(
    'a request that is forged (%s) gets a plain 401, whatever it asks, and does nothing',
    async (forged) => {
      const before = told();
      const asked = [
        activity({ type: 'message', text: '<at>Quittance</at> quickpay 514-555-0188 10 RO9400' }),
        invoke('composeExtension/fetchTask', { commandId: 'quickpay', commandContext: 'compose' }),
        press('quickpay.send', 'drf_1'),
        activity({ type: 'installationUpdate', action: 'remove' }),
      ];
      const answers = await Promise.all(asked.map((one) => sandbox.teams.send(one, { forged })));
      expect(answers.map(({ status, text }) => [status, text])).toEqual(asked.map(() => [401, '']));
      expect(told()).toBe(before);
    },
  );

  test('another organisation gets in nowhere, though Teams itself brings its words', async () => {
    const before = told();
    const elsewhere = (fields: object) => {
      const one = activity(fields);
      const conversation = { ...(one.conversation as object), tenantId: FOREIGN };
      const channelData = { ...(one.channelData as object), tenant: { id: FOREIGN } };
      return { ...one, conversation, channelData };
    };
    const { name, value } = press('request.cancel', 'pay_1');
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
    const one = { ...activity({ type: 'message', text: 'quickpay' }), serviceUrl: 'https://smba.example/' };
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
    const genuine = activity({ type: 'message', text: 'quickpay' });
    await sandbox.teams.send(genuine);
    const { headers } = lastRequest();
    const body = typeof odd === 'string' ? odd : JSON.stringify(Object.keys(odd).length ? { ...genuine, ...odd } : odd);
    const { status, text } = await sandbox.teams.replay({ headers, body });
    expect([400, 401]).toContain(status);
    expect(text).not.toMatch(/Error|\bat\b/);
    expect(await readyz()).toBe(200);
  });

  test('a body that is too large is refused', async () => {
    const { status } = await sandbox.teams.send(activity({ type: 'message', text: HUGE }));
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
    ['an edited message', { type: 'messageUpdate', text: '<at>Quittance</at> quickpay 514-555-0188 10 RO9400' }],
    ['a deleted message', { type: 'messageDelete' }],
    ['a change of nothing', { type: 'conversationUpdate', channelData: { eventType: 'dreamed' } }],
    ['an installation of no kind', { type: 'installationUpdate', action: 'dream' }],
    ['a member without a name', { type: 'typing', from: { id: '29:nobody' } }],
  ])('%s is taken and left alone', async (_, fields) => {
    const before = marie.kept().length + sandbox.twilio.messages.length;
    const { status, text } = await sandbox.teams.send({ ...activity({}), ...fields });
    expect([status, text]).toEqual([200, '']);
    expect(marie.kept().length + sandbox.twilio.messages.length).toBe(before);
  });

  test.each<[string, unknown]>([
    ['fileConsent/invoke', { action: 'accept' }],
    ['composeExtension/query', { commandId: 'search' }],
    ['dream/act', {}],
  ])('the invoke %s, which nothing here sends, is answered as unknown', async (name, value) => {
    const { status, text } = await sandbox.teams.send(invoke(name, value));
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
    const { status, body } = await sandbox.teams.send(invoke(name, value));
    expect(status).toBe(200);
    expect(body).toEqual(
      name === 'adaptiveCard/action'
        ? {
            statusCode: 200,
            type: 'application/vnd.microsoft.activity.message',
            value: expect.stringMatching(/\p{L}+/u),
          }
        : { task: { type: 'message', value: expect.stringMatching(/\p{L}+/u) } },
    );
  });

  test.each<[string, unknown]>([
    ['letters that nobody is called by', { queryText: 'zzz' }],
    ['no letters', {}],
    ['letters that are none', { queryText: { $ne: '' } }],
    ['nothing at all', undefined],
  ])('a search for %s finds what there is, or nothing', async (_, value) => {
    const { status, body } = await sandbox.teams.send(invoke('application/search', value));
    expect(status).toBe(200);
    expect(body).toMatchObject({ value: { results: expect.any(Array) } });
  });
});

describe('what comes again, or late', () => {
  test('a message that is delivered again finds the same question, and sends nothing twice', async () => {
    await marie.command('/quickpay 514-555-0188 12 RO9401');
    const typed = lastRequest();
    await Promise.all([sandbox.teams.replay(typed), sandbox.teams.replay(typed)]);
    await marie.press('answer', 'Envoyer');
    const pressed = lastRequest();
    await Promise.all([1, 2, 3].map(() => sandbox.teams.replay(pressed)));
    await sandbox.teams.replay(typed);
    await marie.until(() => marie.card('RO9401').includes('Texto reçu'));
    expect([marie.cards('RO9401').length, texts('RO9401').length]).toEqual([1, 1]);
  });

  test('a form submitted again, at once and after its request is paid, is one request', async () => {
    await marie.command('/quickpay');
    await marie.fill({ customer: 'Julie Tremblay', reference: 'RO9402', amount: '13' });
    expect(await marie.submit()).toBe('done');
    const submission = lastRequest();
    await Promise.all([1, 2].map(() => sandbox.teams.replay(submission)));
    sandbox.stripe.pay(await pressPay(await phoneOf(sandbox, JULIE).link('RO9402')));
    await marie.until(() => marie.card('RO9402').includes('Payé'));
    expect(await sandbox.teams.replay(submission)).toMatchObject({ status: 200 });
    expect([marie.cards('RO9402').length, texts('RO9402').length]).toEqual([1, 1]);
  });

  test('a card that is pressed after its request is finished says so, and changes nothing', async () => {
    await marie.command('/quickpay 514-555-0188 14 RO9403');
    await marie.press('answer', 'Envoyer');
    await marie.until(() => marie.card('RO9403').includes('Texto reçu'));
    const [, id = ''] =
      /"value":"(pay_[\w-]+)"/.exec(JSON.stringify(sandbox.teams.messages(service).at(-1)?.card)) ?? [];
    sandbox.stripe.pay(await pressPay(await phoneOf(sandbox, JULIE).link('RO9403')));
    await marie.until(() => marie.card('RO9403').includes('Payé') && marie.thread('RO9403').length === 1);
    const before = marie.kept();
    const answers = [
      await sandbox.teams.send(press('request.cancel', id)),
      await sandbox.teams.send(press('request.send-again', id, SARAH)),
    ];
    expect(answers.map(({ body }) => readable(String(body?.value)))).toEqual([
      expect.stringContaining('ne peut plus être annulée'),
      expect.stringContaining('can’t be sent again'),
    ]);
    expect([marie.kept(), texts('RO9403').length]).toEqual([before, 1]);
  });

  test('a button on somebody else’s question, or of a request that is not there, is answered in words', async () => {
    const sarah = deskOf('teams', sandbox, 'sarah');
    await sarah.command('/quickpay 514-555-0188 15 RO9404');
    const [hers = ''] = /drf_[\w-]+/.exec(JSON.stringify(sandbox.teams.targeted(SARAH, service).at(-1)?.card)) ?? [];
    expect(hers).not.toBe('');
    for (const value of [hers, 'drf_0000000000000000', 'pay_0000000000000000', '$where', '']) {
      const { body } = await sandbox.teams.send(press('quickpay.send', value));
      expect(body?.value).toContain('n’est plus en attente');
      const cancelled = await sandbox.teams.send(press('request.cancel', value));
      expect(cancelled.body?.value).toContain('introuvable');
    }
    expect(texts('RO9404')).toEqual([]);
    await sarah.press('answer', 'Send');
    await sarah.until(() => sarah.card('RO9404').includes('Texto reçu'));
  });

  test('what an app says makes the app say nothing', async () => {
    const before = sandbox.teams.calls('sendToConversation');
    for (const from of [
      { id: sandbox.teams.bot.id, name: 'Quittance' },
      { id: '28:another', name: 'Another' },
    ])
      await sandbox.teams.send({ ...activity({ type: 'message', text: '<at>Quittance</at> help' }), from });
    expect(await marie.command('/help me')).toContain('Se faire payer par texto');
    expect(sandbox.teams.calls('sendToConversation')).toBe(before + 1);
  });
});
