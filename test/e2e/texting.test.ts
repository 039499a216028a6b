import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { phoneOf } from '../fixtures/customer.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const LUC = '+14385550171';
/** The room's cards are in the company's language, French; forms and private words in the member's. */
const SENDER = {
  slack: { who: 'etienne', firstName: 'Étienne' },
  teams: { who: 'sarah', firstName: 'Sarah' },
};

describe.each(['slack', 'teams'] as const)('a customer is texted first from %s', (platform) => {
  const { who, firstName } = SENDER[platform];
  let sandbox: Sandbox;
  let desk: Desk;
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform], hearsAll: true });
    desk = deskOf(platform, sandbox, who);
  }, 60_000);
  afterAll(() => sandbox?.close());

  const read = (words: string) => phoneOf(sandbox, LUC).texts(words);
  async function write(message: string) {
    await desk.command(`/text ${LUC}`);
    await desk.until(() => desk.form() !== '');
    await desk.fill({ message });
    await desk.until(() => desk.form().includes(`${firstName}, Garage Boréal : ${message}`));
    expect(await desk.submit()).toBe('done');
  }

  test('taken back, then sent: a thread of its own, where the answer stands and is answered', async () => {
    await write('Oubliez-moi');
    await desk.until(() => desk.card('Oubliez-moi').includes('Part dans quelques secondes'));
    await desk.press({ card: 'Oubliez-moi' }, 'Annuler l’envoi');
    await desk.until(() => desk.card('Oubliez-moi').includes('Annulé par'));
    await write('Votre voiture est prête');
    await eventually('Luc reads it', () => read('est prête').length === 1);
    expect([read('Oubliez'), read('est prête')]).toEqual([[], [expect.stringContaining('ARRET')]]);
    await desk.until(() => desk.thread('Oubliez-moi').some(({ text }) => /est prête.*Remis/s.test(text)));
    await sandbox.twilio.customerTexts({ from: LUC, body: 'Je passe à 17 h' });
    await desk.until(() => desk.thread('Oubliez-moi').some(({ text }) => text.includes('Je passe à 17 h')));
    await desk.write('Oubliez-moi', '> À tantôt');
    await eventually('Luc reads it', () => read('À tantôt').length === 1);
  }, 40_000);

  test('later: it waits in the thread with its time, and is cancelled', async () => {
    await desk.command('/text 438 555-0173 Les pneus sont là');
    await desk.until(() => desk.form() !== '');
    const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    await desk.fill({ day });
    expect(await desk.submit()).toBe('done');
    await desk.until(() => /Part\s: /.test(desk.card('Les pneus sont là')));
    await desk.press({ card: 'Les pneus sont là' }, 'Annuler ce texto');
    await desk.until(() => desk.card('Les pneus sont là').includes('Annulé par'));
    expect(phoneOf(sandbox, '+14385550173').texts('pneus')).toEqual([]);
  }, 40_000);

  test('from a colleague’s message, and not who cannot be texted', async () => {
    await desk.fromMessage('Rappeler le 438 555-0172 svp', 'text');
    await desk.until(() => desk.typed('customer').includes('+14385550172'));
    await desk.fill({ message: 'Vos clés sont ici' });
    expect(await desk.submit()).toBe('done');
    await eventually('it is read', () => phoneOf(sandbox, '+14385550172').texts('Vos clés').length === 1);
    await sandbox.twilio.customerTexts({ from: '+14385550172', body: 'ARRET' });
    await desk.until(() => desk.thread('Vos clés').some(({ text }) => text.includes('ne veut plus')));
    await desk.command('/text 438 555-0172 Une dernière chose');
    await desk.until(() => desk.form() !== '' || desk.answer() !== '');
    expect(`${desk.form()} ${desk.answer()}`).toContain('START');
    await desk.dismiss();
  }, 40_000);
});
