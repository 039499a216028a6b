import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { phoneOf, pressPay } from '../fixtures/customer.ts';
import { cancelRequest, type Desk, deskOf, PLATFORMS, type Platform, toldBy } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';
import { ROOMS } from '../fixtures/workplaces.ts';

const JULIE = '+15145550188';
const other = (platform: Platform): Platform => (platform === 'slack' ? 'teams' : 'slack');

let sandbox: Sandbox;
let marie: Record<Platform, Desk>;
beforeAll(async () => {
  sandbox = await startSandbox({ platforms: PLATFORMS });
  marie = { slack: deskOf('slack', sandbox, 'marie-eve'), teams: deskOf('teams', sandbox, 'marie-eve') };
}, 60_000);
afterAll(() => sandbox?.close());

const link = (reference: string) => phoneOf(sandbox, JULIE).link(reference);
const both = (reference: string, words: string) =>
  Promise.all(
    PLATFORMS.map((platform) => marie[platform].until(() => marie[platform].card(reference).includes(words))),
  );

describe('a company with rooms on both platforms', () => {
  test.each(PLATFORMS)('a request made in %s has its card there, and nowhere else', async (platform) => {
    const desk = marie[platform];
    const reference = `RO96-${platform}`;
    await desk.command(`/quickpay 514-555-0188 31 ${reference}`);
    await desk.press('answer', 'Envoyer');
    await desk.until(() => desk.card(reference).includes('Texto remis'));
    sandbox.stripe.pay(await pressPay(await link(reference)));
    await desk.until(() => desk.card(reference).includes('Payé') && desk.thread(reference).length === 1);
    expect(marie[other(platform)].kept()).not.toContain(reference);
  });

  test.each(PLATFORMS)(
    'what is asked for in %s where the app is not is shown wherever the company is told, and pressed in one place changes in all',
    async (platform) => {
      const reference = `RO97-${platform}`;
      const elsewhere = deskOf(platform, sandbox, 'marie-eve', ROOMS[platform].pieces);
      await elsewhere.command('/quickpay');
      await elsewhere.fill({ customer: 'Julie Tremblay', reference, amount: '32' });
      expect(await elsewhere.submit()).toBe('done');
      await both(reference, 'Texto remis');
      expect(phoneOf(sandbox, JULIE).texts(reference)).toHaveLength(1);

      await cancelRequest(marie[platform], reference);
      await both(reference, 'Demande annulée par Marie-Ève Gagnon');
      for (const one of PLATFORMS) {
        await marie[one].until(() => marie[one].thread(reference).some(({ text }) => text.includes('a annulé cette')));
        expect([marie[one].cards(reference).length, marie[one].buttons(reference)]).toEqual([1, []]);
      }
    },
  );

  test('a card pressed on both at the same moment is cancelled once, and one of the two is told why it was not', async () => {
    const elsewhere = deskOf('teams', sandbox, 'sarah', ROOMS.teams.pieces);
    await elsewhere.command('/quickpay');
    await elsewhere.fill({ customer: 'Julie Tremblay', reference: 'RO9711', amount: '38' });
    await elsewhere.submit();
    await both('RO9711', 'Texto remis');
    await Promise.all(PLATFORMS.map((one) => cancelRequest(marie[one], 'RO9711')));
    await both('RO9711', 'Demande annulée par Marie-Ève Gagnon');
    const refused = () => PLATFORMS.filter((one) => toldBy(marie[one], 'note').includes('ne peut plus être annulée'));
    await eventually('one of the two is told', () => refused().length > 0);
    expect(refused()).toHaveLength(1);
    for (const one of PLATFORMS) {
      await marie[one].until(() => marie[one].thread('RO9711').length > 0);
      expect(marie[one].thread('RO9711')).toHaveLength(1);
    }
  });

  test('two members who ask for the same at the same moment, one on each: one text, and the other is told and may insist', async () => {
    const etienne = deskOf('teams', sandbox, 'etienne');
    const desks = [marie.slack, etienne];
    for (const desk of desks) await desk.command('/quickpay 514-555-0188 39 RO9721');
    await Promise.all(desks.map((desk) => desk.press('answer', 'Envoyer')));
    const told = () => desks.filter((desk) => /déjà été envoyée à Julie Tremblay[\s\S]*RO9721/.test(desk.answer()));
    await eventually('one of the two is told', () => told().length === 1);
    const [loser] = told();
    expect(loser?.answer()).toMatch(loser === etienne ? /par Marie-Ève Gagnon/ : /par Étienne/);
    await phoneOf(sandbox, JULIE).link('RO9721');
    expect(phoneOf(sandbox, JULIE).texts('RO9721')).toHaveLength(1);
    await loser?.press('answer', 'Envoyer quand même');
    await eventually('the other insists', () => phoneOf(sandbox, JULIE).texts('RO9721').length === 2);
  });

  test('a text from a number nobody knows opens a thread on both, which its next text joins', async () => {
    const says = (body: string) => sandbox.twilio.customerTexts({ from: '+15143334444', body });
    await says('Êtes-vous ouverts ?');
    await both('Êtes-vous ouverts', 'Texto de 514 333-4444');
    await says('Allô 👋');
    for (const one of PLATFORMS)
      await marie[one].until(() => marie[one].thread('Êtes-vous ouverts').some(({ text }) => text.includes('Allô 👋')));
  });

  test('when Teams does not answer, Slack is told all the same; Teams hears of it once it is back, once', async () => {
    const elsewhere = deskOf('slack', sandbox, 'marie-eve', ROOMS.slack.pieces);
    sandbox.teams.faults.add({ kind: 'server-error', status: 503, operation: /Activity|Conversation/ });
    await elsewhere.command('/quickpay 514-555-0188 33 RO9801');
    await elsewhere.press('answer', 'Envoyer');
    await marie.slack.until(() => marie.slack.card('RO9801').includes('Texto remis'));
    expect(marie.teams.cards('RO9801')).toEqual([]);
    sandbox.teams.faults.clear();
    await marie.teams.until(() => marie.teams.card('RO9801').includes('Texto remis'));
    sandbox.stripe.pay(await pressPay(await link('RO9801')));
    await both('RO9801', 'Payé');
    for (const one of PLATFORMS) {
      await marie[one].until(() => marie[one].thread('RO9801').length === 1);
      expect(marie[one].cards('RO9801')).toHaveLength(1);
    }
  });

  test('a team that the app is removed from is left, and the others go on', async () => {
    const elsewhere = deskOf('slack', sandbox, 'marie-eve', ROOMS.slack.pieces);
    await sandbox.teams.uninstall(teamsIdOf('marie-eve'), ROOMS.teams.service);
    const before = marie.teams.kept();
    await elsewhere.command('/quickpay 514-555-0188 34 RO9802');
    await elsewhere.press('answer', 'Envoyer');
    await marie.slack.until(() => marie.slack.card('RO9802').includes('Texto remis'));
    expect(marie.teams.kept()).toBe(before);
    await sandbox.teams.install(teamsIdOf('marie-eve'), ROOMS.teams.service);
    await elsewhere.command('/quickpay 514-555-0188 35 RO9803');
    await elsewhere.press('answer', 'Envoyer');
    await both('RO9803', 'Texto remis');
  });
});

describe.each(PLATFORMS)('a company that works in %s alone, and then on the other as well', (platform) => {
  let garage: Sandbox;
  let sarah: Desk;
  beforeAll(async () => {
    garage = await startSandbox({ platforms: PLATFORMS, foundedIn: [platform] });
    sarah = deskOf(other(platform), garage, 'sarah');
  }, 60_000);
  afterAll(() => garage?.close());

  test('knows its members there from their first command on: nothing is set up twice, no form is asked for', async () => {
    const line = '/quickpay 514-555-0188 36 RO9901';
    const first = await sarah.command(line);
    expect(first).toMatch(/Garage Boréal is ready|RO9901/);
    expect(sarah.form()).toBe('');
    const question = first.includes('RO9901') ? first : await sarah.command(line);
    expect(question).toContain('To Julie Tremblay');
    await sarah.press('answer', 'Send');
    await sarah.until(() => sarah.card('RO9901').includes('Texto remis'));
  });

  test('has a room on both then, each with its own requests', async () => {
    const marie = deskOf(platform, garage, 'marie-eve');
    expect(marie.kept()).not.toContain('RO9901');
    await marie.command('/quickpay 514-555-0188 37 RO9902');
    await marie.press('answer', 'Envoyer');
    await marie.until(() => marie.card('RO9902').includes('Texto remis'));
    expect(sarah.kept()).not.toContain('RO9902');
    expect(await sarah.command('/quickpay 514-555-0188 37 RO9902')).toContain('was already asked for $37.00');
  });
});
