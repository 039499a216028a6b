import { beforeAll, describe, expect, test } from '@jest/globals';
import { TENANT_ID } from '../../sandbox/demo/garage.ts';
import { buttonsOn, wordsOfMessage } from '../fixtures/card-words.ts';
import { phoneOf, pressPay } from '../fixtures/customer.ts';
import { cancelRequest, type Desk, deskOf } from '../fixtures/desk.ts';
import { marie, openGarage, sandbox, sarah } from '../fixtures/garage-at-work.ts';
import { activity, dialogIn, saidIn } from '../fixtures/teams-activities.ts';
import { teamsIdOf } from '../fixtures/teams-desk.ts';
import { ROOMS } from '../fixtures/workplaces.ts';

const { service, counter } = ROOMS.teams;
const JULIE = '+15145550188';
const MARIE = teamsIdOf('marie-eve');
const SARAH = teamsIdOf('sarah');

openGarage('teams');

const texts = (words: string) => phoneOf(sandbox, JULIE).texts(words);
const pay = async (reference: string) => {
  sandbox.stripe.pay(await pressPay(await phoneOf(sandbox, JULIE).link(reference)));
};

describe('the ways into the form in Teams', () => {
  async function send(desk: Desk, reference: string) {
    await desk.fill({ customer: 'Julie Tremblay', reference, amount: '12' });
    expect(await desk.submit()).toBe('done');
    await desk.until(() => desk.card(reference).includes('Texto remis'));
  }

  test('the menu of a message, whose form leads to a card in that channel', async () => {
    await sandbox.teams.type({ user: SARAH, room: service, text: 'RO9101 est prêt' });
    const message = sandbox.teams.messages(service).at(-1)?.id ?? '';
    expect(await sandbox.teams.messageMenu(MARIE, 'quickpay', { room: service, message })).toMatchObject({
      outcome: 'dialog',
    });
    await send(marie, 'RO9101');
    expect(marie.cards('RO9101')).toHaveLength(1);
  });

  test('a mention with nothing behind it: a card for the member alone, with the button that opens the form', async () => {
    for (const text of ['@Quittance quickpay', '@Quittance /quickpay', '@Quittance  QuickPay ']) {
      const hers = sandbox.teams.targeted(SARAH, service).length;
      const before = sandbox.teams.targeted(MARIE, service).length;
      await sandbox.teams.type({ user: MARIE, room: service, text });
      const launcher = await marie.until(() => sandbox.teams.targeted(MARIE, service)[before]);
      expect(wordsOfMessage(launcher)).toContain('Rien ne part avant que vous l’envoyiez');
      const opened = await sandbox.teams.press(MARIE, { room: service, message: launcher.id }, 'Ouvrir le formulaire');
      expect(opened.outcome).toBe('dialog');
      expect(sandbox.teams.targeted(SARAH, service)).toHaveLength(hers);
    }
    await send(marie, 'RO9102');
  });

  test('a mention in a thread is answered there, to the member alone, and its card starts a thread of its own', async () => {
    await sandbox.teams.type({ user: SARAH, room: service, text: 'Julie a appelé' });
    const thread = sandbox.teams.messages(service).at(-1)?.id ?? '';
    const text = '@Quittance quickpay 514-555-0188 13 RO9103';
    await sandbox.teams.type({ user: MARIE, room: service, text, thread });
    await marie.until(() => marie.answer().includes('RO9103'));
    expect(sandbox.teams.targeted(MARIE, service).at(-1)).toMatchObject({ root: thread, fromApp: true });
    await marie.press('answer', 'Envoyer');
    await marie.until(() => marie.card('RO9103').includes('Texto remis'));
  });

  test('a command of the bot’s own list, which nobody else sees, is answered to the member alone', async () => {
    await sandbox.teams.whisper({ user: MARIE, room: service, text: 'quickpay 514-555-0188 16 RO9108' });
    await marie.until(() => marie.answer().includes('RO9108'));
    await marie.press('answer', 'Envoyer');
    await marie.until(() => marie.card('RO9108').includes('Texto remis'));
    await marie.until(() => marie.answer().includes('en route vers Julie Tremblay'));
    const question = sandbox.teams.targeted(MARIE, service).at(-1);
    expect(question?.versions.map((version) => wordsOfMessage(version).includes('Envoyer ce texto ?'))).toEqual([
      true,
      false,
    ]);
  });

  test('in a chat between two people, where the app can say nothing, the form works and Teams says what came of it', async () => {
    const between = { id: '19:marie_sarah@unq.gbl.spaces', conversationType: 'personal' };
    const asked = (name: string, value: object) => {
      const one = activity(sandbox.teams, { type: 'invoke', name, value });
      const conversation = { ...(one.conversation as object), ...between };
      return sandbox.teams.send({ ...one, conversation, channelData: { tenant: { id: TENANT_ID } } });
    };
    const command = { commandId: 'quickpay', commandContext: 'compose' };
    const opened = await asked('composeExtension/fetchTask', command);
    const button = buttonsOn(dialogIn(opened.body) ?? {}).find(({ style }) => style === 'positive');
    const fields = { customer: 'cus_julie-tremblay', reference: 'RO9109', amount: '17' };
    const data = { ...(button?.data as object), ...fields };
    const sent = await asked('composeExtension/submitAction', { ...command, data });
    expect(saidIn(sent.body)).toContain('en route vers Julie Tremblay : 17,00 $ pour RO9109');
    await marie.until(() => marie.card('RO9109').includes('Texto remis'));
  });

  test('what is no command is answered with how to start, in the member’s language, whatever else was said', async () => {
    // Behind help is a form, which the desk opens: what was answered stands above it.
    await marie.command('/bonjour <tout> le monde & al.');
    expect(marie.answer()).toContain('Se faire payer par texto');
    await sarah.command('/help me');
    expect(sarah.answer()).toContain('Get paid by text message');
    const before = marie.kept();
    await sandbox.teams.type({ user: MARIE, room: service, text: 'quickpay 514-555-0188 13 RO9104, sans vous' });
    expect(marie.kept()).toBe(before);
  });

  test('a form that Teams submits again, because the answer came too late, is one request', async () => {
    sandbox.teams.missAnswers(1);
    await marie.command('/quickpay');
    await marie.fill({ customer: 'Julie Tremblay', reference: 'RO9105', amount: '14' });
    sandbox.teams.missAnswers(2);
    expect(await marie.submit()).toBe('done');
    await marie.until(() => marie.card('RO9105').includes('Texto remis'));
    expect([marie.cards('RO9105').length, texts('RO9105').length]).toEqual([1, 1]);
  });

  test('a form that Teams gave up on can be sent once more, and is one request', async () => {
    await marie.command('/quickpay');
    await marie.fill({ customer: 'Julie Tremblay', reference: 'RO9106', amount: '14' });
    sandbox.teams.missAnswers(3);
    await expect(marie.submit()).rejects.toThrow('timeout');
    expect([marie.typed('reference'), marie.typed('amount')]).toEqual(['RO9106', '14']);
    expect(await marie.submit()).toBe('done');
    await marie.until(() => marie.card('RO9106').includes('Texto remis'));
    expect([marie.cards('RO9106').length, texts('RO9106').length]).toEqual([1, 1]);
  });

  test('speaks the language that a member’s Teams has now', async () => {
    const minh = deskOf('teams', sandbox, 'minh');
    const person = sandbox.teams.users().find(({ id }) => id === teamsIdOf('minh'));
    if (!person) throw new Error('Minh is missing');
    for (const [locale, title] of [
      ['en-US', 'Request a payment'],
      ['fr-FR', 'Demander un paiement'],
      ['en-CA', 'Request a payment'],
    ] as const) {
      person.locale = locale;
      await minh.command('/quickpay');
      expect(minh.form()).toContain(title);
      expect(await minh.command('/quickpay 514-555-0188 15 RO9107')).toMatch(
        locale.startsWith('fr') ? /Envoyer ce texto/ : /Send this text/,
      );
    }
    await minh.dismiss();
  });
});

describe('chats', () => {
  let own: Desk;
  beforeAll(() => {
    own = deskOf('teams', sandbox, 'marie-eve', sandbox.teams.personal(MARIE).id);
  });

  test.each(['/quickpay', 'quickpay'])(
    'a member’s own chat takes %s in one line, asks there, and shows the card',
    async (typed) => {
      const reference = `RO92-${typed.length}`;
      expect(await own.command(`${typed} 514-555-0188 21 ${reference}`)).toContain('Envoyer ce texto ?');
      await own.press('answer', 'Envoyer');
      await own.until(() => own.card(reference).includes('Texto remis'));
      expect([own.cards(reference).length, texts(reference).length]).toEqual([1, 1]);
      await marie.until(() => marie.card(reference).includes('Texto remis'));
    },
  );

  test('the card in a member’s own chat is the same request: cancelled there, it is cancelled everywhere', async () => {
    await own.command('/quickpay 514-555-0188 28 RO9241');
    await own.press('answer', 'Envoyer');
    for (const desk of [own, marie]) await desk.until(() => desk.card('RO9241').includes('Texto remis'));
    await cancelRequest(own, 'RO9241');
    await own.until(() => own.card('RO9241').includes('Demande annulée par Marie-Ève Gagnon'));
    await marie.until(() => marie.card('RO9241').includes('Demande annulée par Marie-Ève Gagnon'));
  });

  test('a form opened in a member’s own chat, by its slash or by a word', async () => {
    await own.command('/quickpay');
    expect(own.form()).toContain('Demander un paiement');
    await own.dismiss();
    await sandbox.teams.type({ user: MARIE, text: 'quickpay julie RO9211' });
    await own.until(() => own.answer().includes('Le formulaire contient déjà ce que vous avez tapé'));
    await own.press('answer', 'Ouvrir le formulaire');
    expect([own.typed('customer'), own.typed('reference')]).toEqual(['cus_julie-tremblay', 'RO9211']);
    await own.fill({ amount: '22' });
    expect(await own.submit()).toBe('done');
    await own.until(() => own.card('RO9211').includes('Texto remis'));
  });

  test('a group chat asks the member alone, and shows the card and its news to all of them', async () => {
    const desk = deskOf('teams', sandbox, 'marie-eve', counter);
    const before = sandbox.teams.targeted(SARAH, counter).length;
    await desk.command('/quickpay 514-555-0188 23 RO9221');
    expect(sandbox.teams.targeted(SARAH, counter)).toHaveLength(before);
    await desk.press('answer', 'Envoyer');
    await desk.until(() => desk.card('RO9221').includes('Texto remis'));
    await pay('RO9221');
    await desk.until(() => desk.card('RO9221').includes('Payé'));
    await desk.until(() => desk.thread('RO9221').some(({ text }) => text.includes('a payé 23,00 $')));
    expect([desk.cards('RO9221').length, desk.thread('RO9221').length, marie.cards('RO9221').length]).toEqual([
      1, 1, 0,
    ]);
  });

  test('rooms are reached after a restart, and after the app was taken away and added again', async () => {
    const desk = deskOf('teams', sandbox, 'sarah', counter);
    await desk.command('/quickpay 514-555-0188 24 RO9231');
    await desk.press('answer', 'Send');
    await own.command('/quickpay 514-555-0188 25 RO9232');
    await own.press('answer', 'Envoyer');
    for (const [one, reference] of [
      [desk, 'RO9231'],
      [own, 'RO9232'],
    ] as const)
      await one.until(() => one.card(reference).includes('Texto remis'));

    await sandbox.app.stop();
    await sandbox.app.start();
    await pay('RO9231');
    await pay('RO9232');
    await desk.until(() => desk.card('RO9231').includes('Payé'));
    await own.until(() => own.card('RO9232').includes('Payé'));

    await sandbox.teams.uninstall(SARAH, counter);
    await sandbox.teams.uninstall(MARIE);
    await sandbox.teams.install(SARAH, counter);
    await sandbox.teams.install(MARIE);
    await desk.command('/quickpay 514-555-0188 26 RO9233');
    await desk.press('answer', 'Send');
    await desk.until(() => desk.card('RO9233').includes('Texto remis'));
    await own.command('/quickpay 514-555-0188 27 RO9234');
    await own.press('answer', 'Envoyer');
    await own.until(() => own.card('RO9234').includes('Texto remis'));
  });
});
