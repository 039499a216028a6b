import { afterEach, describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../sandbox/stand-in.ts';
import { phoneOf, pressPay } from '../fixtures/customer.ts';
import { deskOf } from '../fixtures/desk.ts';
import { marie, openGarage, sandbox, sarah } from '../fixtures/garage-at-work.ts';
import { readable } from '../fixtures/reading.ts';
import { activity, lastRequestOf, press } from '../fixtures/teams-activities.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';
import { ROOMS } from '../fixtures/workplaces.ts';

const { service } = ROOMS.teams;
const JULIE = '+15145550188';
const MARIE = teamsIdOf('marie-eve');
const SARAH = teamsIdOf('sarah');
const POSTS = /sendToConversation|replyToActivity/;

openGarage('teams');

const texts = (reference: string) => phoneOf(sandbox, JULIE).texts(reference);

describe('what comes again, or late', () => {
  test('a message that is delivered again finds the same question, and sends nothing twice', async () => {
    await marie.command('/quickpay 514-555-0188 12 RO9401');
    const typed = lastRequestOf(sandbox.teams);
    await Promise.all([sandbox.teams.replay(typed), sandbox.teams.replay(typed)]);
    await marie.press('answer', 'Envoyer');
    const pressed = lastRequestOf(sandbox.teams);
    await Promise.all([1, 2, 3].map(() => sandbox.teams.replay(pressed)));
    await sandbox.teams.replay(typed);
    await marie.until(() => marie.card('RO9401').includes('Texto remis'));
    expect([marie.cards('RO9401').length, texts('RO9401').length]).toEqual([1, 1]);
  });

  test('a form submitted again, at once and after its request is paid, is one request', async () => {
    await marie.command('/quickpay');
    await marie.fill({ customer: 'Julie Tremblay', reference: 'RO9402', amount: '13' });
    expect(await marie.submit()).toBe('done');
    const submission = lastRequestOf(sandbox.teams);
    await Promise.all([1, 2].map(() => sandbox.teams.replay(submission)));
    sandbox.stripe.pay(await pressPay(await phoneOf(sandbox, JULIE).link('RO9402')));
    await marie.until(() => marie.card('RO9402').includes('Payé'));
    expect(await sandbox.teams.replay(submission)).toMatchObject({ status: 200 });
    expect([marie.cards('RO9402').length, texts('RO9402').length]).toEqual([1, 1]);
  });

  test('a card that is pressed after its request is finished says so, and changes nothing', async () => {
    await marie.command('/quickpay 514-555-0188 14 RO9403');
    await marie.press('answer', 'Envoyer');
    await marie.until(() => marie.card('RO9403').includes('Texto remis'));
    const [, id = ''] =
      /"value":"(pay_[\w-]+)"/.exec(JSON.stringify(sandbox.teams.messages(service).at(-1)?.card)) ?? [];
    sandbox.stripe.pay(await pressPay(await phoneOf(sandbox, JULIE).link('RO9403')));
    await marie.until(() => marie.card('RO9403').includes('Payé') && marie.thread('RO9403').length === 1);
    const before = marie.kept();
    const answers = [
      await sandbox.teams.send(press(sandbox.teams, 'request.cancel', id)),
      await sandbox.teams.send(press(sandbox.teams, 'request.send-again', id, SARAH)),
    ];
    expect(answers.map(({ body }) => readable(String(body?.value)))).toEqual([
      expect.stringContaining('ne peut plus être annulée'),
      expect.stringContaining('can’t be sent again'),
    ]);
    expect([marie.kept(), texts('RO9403').length]).toEqual([before, 1]);
  });

  test('a button on somebody else’s question, or of a request that is not there, is answered in words', async () => {
    await sarah.command('/quickpay 514-555-0188 15 RO9404');
    const [hers = ''] = /drf_[\w-]+/.exec(JSON.stringify(sandbox.teams.targeted(SARAH, service).at(-1)?.card)) ?? [];
    expect(hers).not.toBe('');
    for (const value of [hers, 'drf_0000000000000000', 'pay_0000000000000000', '$where', '']) {
      const { body } = await sandbox.teams.send(press(sandbox.teams, 'quickpay.send', value));
      expect(body?.value).toContain('n’est plus en attente');
      const cancelled = await sandbox.teams.send(press(sandbox.teams, 'request.cancel', value));
      expect(cancelled.body?.value).toContain('introuvable');
    }
    expect(texts('RO9404')).toEqual([]);
    await sarah.press('answer', 'Send');
    await sarah.until(() => sarah.card('RO9404').includes('Texto remis'));
  });

  test('what an app says makes the app say nothing', async () => {
    const before = sandbox.teams.calls('sendToConversation');
    for (const from of [
      { id: sandbox.teams.bot.id, name: 'Quittance' },
      { id: '28:another', name: 'Another' },
    ])
      await sandbox.teams.send({
        ...activity(sandbox.teams, { type: 'message', text: '<at>Quittance</at> help' }),
        from,
      });
    await marie.command('/help me');
    expect(marie.answer()).toContain('Se faire payer par texto');
    expect(sandbox.teams.calls('sendToConversation')).toBe(before + 1);
  });
});

describe('when Teams fails', () => {
  afterEach(() => sandbox.teams.faults.clear());

  /** Asks, and has Teams fail from the moment that the member has said yes. */
  async function ask(reference: string, ...faults: FaultRule[]) {
    await marie.command(`/quickpay 514-555-0188 16 ${reference}`);
    for (const fault of faults) sandbox.teams.faults.add(fault);
    await marie.press('answer', 'Envoyer');
    await marie.until(() => marie.card(reference).includes('Texto remis'));
  }

  test.each<[string, string, FaultRule]>([
    ['RO9541', 'has enough (429)', { kind: 'rate-limited', retryAfterSeconds: 1, times: 1, operation: POSTS }],
    ['RO9542', 'sees a conflict (412)', { kind: 'server-error', status: 412, times: 1, operation: POSTS }],
    ['RO9543', 'is out of order (502)', { kind: 'server-error', status: 502, times: 1, operation: POSTS }],
    ['RO9544', 'gives up (504)', { kind: 'server-error', status: 504, times: 1, operation: POSTS }],
    ['RO9545', 'is cut off before it heard', { kind: 'lost-before', times: 1, operation: POSTS }],
  ])('the card of %s, which Teams does not take because it %s, comes later, once', async (reference, _, fault) => {
    await ask(reference, fault);
    expect([marie.cards(reference).length, texts(reference).length]).toEqual([1, 1]);
  });

  test('a card whose answer was lost is found in Graph, where the team lets the app read, and not sent again', async () => {
    sandbox.teams.graph.consented = true;
    await ask('RO9551', { kind: 'lost-after', times: 1, operation: POSTS });
    sandbox.teams.graph.consented = false;
    expect(marie.cards('RO9551')).toHaveLength(1);
  });

  test('tokens that are worth nothing any more are asked for anew', async () => {
    sandbox.teams.revokeTokens();
    await ask('RO9552');
    expect(marie.cards('RO9552')).toHaveLength(1);
  });

  test('an answer that Teams does not take comes a moment later', async () => {
    sandbox.teams.faults.add({ kind: 'server-error', status: 500, times: 1, operation: POSTS });
    expect(await marie.command('/quickpay 514-555-0188 17 RO9553')).toContain('Envoyer ce texto ?');
  });

  test('an answer that Teams goes on not taking is given once Teams is back, once', async () => {
    sandbox.teams.faults.add({ kind: 'server-error', status: 502, times: 2, operation: POSTS });
    expect(await marie.command('/quickpay 514-555-0188 17 RO9554')).toContain('Envoyer ce texto ?');
    await marie.press('answer', 'Envoyer');
    await marie.until(() => marie.card('RO9554').includes('Texto remis'));
    expect([marie.cards('RO9554').length, texts('RO9554').length]).toEqual([1, 1]);
  });
});

describe('rooms that are no more', () => {
  const elsewhere = () => deskOf('teams', sandbox, 'marie-eve', ROOMS.teams.pieces);
  async function askElsewhere(reference: string) {
    const desk = elsewhere();
    await desk.command('/quickpay');
    await desk.fill({ customer: 'Julie Tremblay', reference, amount: '18' });
    return { desk, outcome: await desk.submit() };
  }

  test('a removal that Teams told nobody of is noticed at the next message, and the others go on', async () => {
    const [team] = sandbox.teams.teams();
    if (!team) throw new Error('the team is missing');
    const chat = deskOf('teams', sandbox, 'sarah', ROOMS.teams.counter);
    await chat.command('/quickpay 514-555-0188 19 RO9561');
    team.installed = false;
    expect((await askElsewhere('RO9562')).outcome).toBe('done');
    await phoneOf(sandbox, JULIE).link('RO9562');
    await chat.press('answer', 'Send');
    await chat.until(() => chat.card('RO9561').includes('Texto remis'));
    expect(marie.cards('RO9562')).toEqual([]);
    await marie.until(() => sandbox.app.output.some((line) => line.includes('room gone')));
    team.installed = true;
    await sandbox.teams.install(MARIE, service);
    expect((await askElsewhere('RO9563')).outcome).toBe('done');
    await marie.until(() => marie.card('RO9563').includes('Texto remis'));
  });

  test('a channel that is deleted is told no more; the member hears what to do, and one that is made anew is told again', async () => {
    await sandbox.teams.deleteChannel(service, MARIE);
    const { desk, outcome } = await askElsewhere('RO9571');
    expect(outcome).toBe('again');
    expect(desk.form()).toContain('Ajoutez Quittance à un canal');
    expect(texts('RO9571')).toEqual([]);
    await desk.dismiss();
    const [team] = sandbox.teams.teams();
    await sandbox.teams.createChannel(team?.id ?? '', service, 'service', MARIE);
    await sandbox.teams.install(MARIE, service);
    expect((await askElsewhere('RO9572')).outcome).toBe('done');
    await marie.until(() => marie.card('RO9572').includes('Texto remis'));
  });
});
