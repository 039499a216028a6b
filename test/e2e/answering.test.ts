import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { phoneOf } from '../fixtures/customer.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { jpegLogo } from '../fixtures/logos.ts';
import { eventually } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const JULIE = '+15145550188';
/** The room's cards are in the company's language, French; forms and private words in the member's. */
const SENDER = {
  slack: { who: 'etienne', firstName: 'Étienne', counts: /\d+ caractères/, stays: 'reste dans votre équipe' },
  teams: { who: 'sarah', firstName: 'Sarah', counts: /\d+ characters/, stays: 'stays within your team' },
};
const STRANGER = '+15145550199';
const REPLY = 'Répondre au client';

describe.each(['slack', 'teams'] as const)('a customer who texts is answered from %s', (platform) => {
  const { who, firstName, counts, stays } = SENDER[platform];
  let sandbox: Sandbox;
  let desk: Desk;
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform], hearsAll: true });
    desk = deskOf(platform, sandbox, who);
    await sandbox.twilio.customerTexts({ from: JULIE, body: 'Êtes-vous ouverts samedi ?' });
    await desk.until(() => desk.cards('samedi ?').length === 1);
  }, 60_000);
  afterAll(() => sandbox?.close());

  const read = (words: string) => phoneOf(sandbox, JULIE).texts(words);
  const shown = (...words: string[]) =>
    desk.until(() => desk.thread('samedi ?').find(({ text }) => words.every((word) => text.includes(word))));
  async function write(message: string) {
    await desk.press({ card: 'samedi ?' }, REPLY);
    await desk.until(() => desk.form() !== '');
    await desk.fill({ message });
    await desk.until(() => desk.form().includes(`${firstName}, Garage Boréal : ${message}`));
    expect(desk.form()).toMatch(counts);
    expect(await desk.submit()).toBe('done');
    await shown(message, 'Part dans quelques secondes');
  }

  test('with the button, taken back once, and sent; its card says how it stands', async () => {
    await write('Oui, dès 8 h');
    await desk.press({ card: 'samedi ?', under: 'dès 8 h' }, 'Annuler l’envoi');
    await shown('dès 8 h', 'Annulé par');
    await write('Oui, dès 9 h');
    await eventually('Julie reads it', () => read('dès 9 h').length === 1);
    await shown('dès 9 h', 'Remis');
    expect([read('dès 8 h'), read('dès 9 h')]).toEqual([[], [expect.stringContaining('ARRET')]]);
  }, 40_000);

  test('with > in the thread, while a note beside it stays within the team', async () => {
    await desk.write('samedi ?', 'Elle vient pour les freins');
    await desk.until(() => desk.answer().includes(stays));
    await desk.write('samedi ?', '> Passez quand vous voulez');
    await shown('Passez quand vous voulez', 'Part dans quelques secondes');
    await eventually('Julie reads it', () => read('Passez quand vous voulez').length === 1);
    expect(read('freins')).toEqual([]);
  }, 40_000);

  test('with a photo where the chat takes one, and is told where to send it from where it does not', async () => {
    await desk.press({ card: 'samedi ?' }, REPLY);
    await desk.until(() => desk.form() !== '');
    if (platform === 'teams') {
      expect(desk.form()).toContain('Teams takes no picture here');
      return desk.dismiss();
    }
    const bytes = await jpegLogo(2_000, 1_500);
    await sandbox.slack.attach('U0ETIENNE1', 'picture', [{ name: 'pneu.jpg', mimetype: 'image/jpeg', bytes }]);
    await desk.fill({ message: 'Voici le pneu' });
    await desk.submit();
    await shown('Voici le pneu', 'Part dans quelques secondes');
    await shown('Voici le pneu', 'Remis');
    const media = sandbox.twilio.to(JULIE).find(({ body }) => body.includes('le pneu'))?.media;
    expect(media?.map(({ contentType }) => contentType)).toEqual(['image/jpeg']);
  }, 40_000);

  test('with one of her invoices, from the same thread', async () => {
    await desk.press({ card: 'samedi ?' }, 'Envoyer une facture');
    await desk.until(() => /(Factures de|Invoices of) Julie Tremblay/.test(desk.form()));
    await desk.dismiss();
  });

  test('not any more once they want no texts', async () => {
    await sandbox.twilio.customerTexts({ from: STRANGER, body: 'Êtes-vous ouverts dimanche ?' });
    await desk.until(() => desk.cards('dimanche ?').length === 1);
    await sandbox.twilio.customerTexts({ from: STRANGER, body: 'ARRET' });
    await desk.until(() =>
      desk.thread('dimanche ?').some(({ text }) => text.includes('ne veut plus recevoir de textos')),
    );
    const before = sandbox.twilio.to(STRANGER).length;
    await desk.write('dimanche ?', '> Une dernière chose');
    await desk.until(() => desk.answer().includes('START'));
    expect(sandbox.twilio.to(STRANGER)).toHaveLength(before);
  }, 40_000);
});
