import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { phoneOf } from '../fixtures/customer.ts';
import { type Desk, PLATFORMS } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { askByText, inARoom, openTextedRooms, sandbox, textsIn } from '../fixtures/texted-rooms.ts';

const JULIE = '+15145550188';
const STOPS = 'ne veut plus recevoir de textos';
/** Each test starts a process or two. */
jest.setTimeout(60_000);

describe.each(PLATFORMS)('a day on which Twilio told in vain, seen from %s', (platform) => {
  openTextedRooms(platform);
  beforeAll(() => eventually('the look at the start', () => looks() >= 2));

  async function ask(phone: string, reference: string): Promise<Desk> {
    const desk = await askByText(phone, reference);
    await phoneOf(sandbox, phone).link(reference);
    return desk;
  }
  /** By text and by WhatsApp. */
  const looks = () => sandbox.twilioLog.entries.filter(({ what }) => what.startsWith('messages.list')).length;
  async function restart(): Promise<void> {
    await sandbox.app.stop();
    const before = looks();
    await sandbox.app.start();
    await eventually('the look at the start', () => looks() >= before + 2);
  }
  const words = (desk: Desk, reference: string) => desk.thread(reference).map(({ text }) => text);
  beforeEach(() => sandbox.twilio.dropWebhooks(true));

  test('after a restart everything is known, in its order and once: replies, an ARRET, and what became of texts', async () => {
    const [landline, stopped, back] = ['+15149991101', '+15149991102', '+15149991103'];
    sandbox.twilio.numbers.set(landline, 'landline-late');
    const reached = await ask(JULIE, 'RO9101');
    const failed = await ask(landline, 'RO9102');
    await sandbox.twilio.idle();
    for (const body of ['Un', 'Deux', 'Trois']) await textsIn(JULIE, `${body} : j’arrive`);
    await textsIn(`whatsapp:${JULIE}`, 'Quatre : par WhatsApp', {
      to: `whatsapp:${sandbox.twilio.to(JULIE)[0]?.from}`,
    });
    await textsIn(stopped, 'ARRET');
    await textsIn(back, 'STOP');
    await textsIn(back, 'START');
    // Nobody knows of anything yet.
    expect([reached.card('RO9101'), failed.card('RO9102')]).toEqual(Array(2).fill(expect.stringContaining('en route')));
    expect(await failed.command(`/quickpay ${stopped} 30 RO9103`)).toContain('Envoyer ce texto ?');

    for (let times = 0; times < 2; times += 1) {
      await restart();
      await reached.until(() => reached.card('RO9101').includes('Texto remis'));
      await failed.until(() => failed.card('RO9102').includes('ligne fixe'));
      await reached.until(() => words(reached, 'RO9101').length >= 4);
      await eventually('the stop', async () =>
        (await failed.command(`/quickpay ${stopped} 30 RO9103`)).includes(STOPS),
      );
      expect(await failed.command(`/quickpay ${back} 30 RO9104`)).toContain('Envoyer ce texto ?');
    }
    expect(await sandbox.app.command('reconcile')).toBe('Nothing was missing (last 3 days).\n');
    expect(words(reached, 'RO9101').map((text) => /(Un|Deux|Trois|Quatre) :/.exec(text)?.[1])).toEqual([
      ...['Un', 'Deux', 'Trois', 'Quatre'],
    ]);
    expect(words(failed, 'RO9102')).toEqual([expect.stringContaining('ligne fixe')]);
  });

  test('npm run reconcile finds the same, while the app runs and while it does not, and says what', async () => {
    const unreachable = '+15149991104';
    await restart();
    sandbox.twilio.numbers.set(unreachable, 'unreachable');
    const desk = await ask(unreachable, 'RO9201');
    await sandbox.twilio.idle();
    await textsIn(unreachable, 'Mon téléphone était éteint');
    expect(await sandbox.app.command('reconcile')).toMatch(
      /^Texts that Twilio had not told us of, now taken \(last 3 days\)\.\n(.*\n)*from \+15149991104, 20\S+Z\n(.*\n)*ours for RO9201: failed, unreachable\n/,
    );
    await desk.until(() => desk.card('RO9201').includes('injoignable') && words(desk, 'RO9201').length === 2);
    expect(await sandbox.app.command('reconcile')).toBe('Nothing was missing (last 3 days).\n');

    await textsIn(unreachable, 'Il est rallumé');
    await sandbox.app.stop();
    expect(await sandbox.app.command('reconcile')).toContain('from +15149991104');
    await desk.until(() => words(desk, 'RO9201').some((text) => text.includes('Il est rallumé')));
    await restart();
    expect(words(desk, 'RO9201')).toHaveLength(3);
  });

  test('and says what to do when Twilio cannot be asked', async () => {
    sandbox.twilio.faults.add({ kind: 'server-error', operation: 'messages.list', status: 503 });
    await expect(sandbox.app.command('reconcile')).rejects.toThrow('Check TWILIO_AUTH_TOKEN and the connection');
    sandbox.twilio.faults.clear();
  });

  test('an app that is away for a moment loses no ARRET: Twilio is asked to insist', async () => {
    sandbox.twilio.dropWebhooks(false);
    const phone = '+15149991105';
    await sandbox.app.stop();
    const told = textsIn(phone, 'ARRET');
    await sandbox.app.start();
    await told;
    const desk = inARoom();
    await eventually('the stop', async () => (await desk.command(`/quickpay ${phone} 30 RO9301`)).includes(STOPS));
  });
});
