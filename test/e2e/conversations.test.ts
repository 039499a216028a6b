import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const JULIE = '+15145550188';
const STRANGER = '+15145550147';
const STAYS = /reste dans votre équipe|stays within your team/;

describe.each(PLATFORMS)('a conversation, seen from %s', (platform) => {
  let sandbox: Sandbox;
  let desk: Desk;
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform], hearsAll: true });
    desk = deskOf(platform, sandbox, 'marie-eve');
  }, 60_000);
  afterAll(() => sandbox?.close());

  const says = (from: string, body: string) => sandbox.twilio.customerTexts({ from, body });
  async function ask(phone: string, reference: string) {
    await desk.command(`/quickpay ${phone} 30 ${reference}`);
    await desk.press('answer', 'Envoyer');
    await desk.until(() => desk.card(reference).includes('Texto remis'));
  }

  test('knows the thread of a request, of an older one, and of what a stranger wrote, each as its platform calls it', async () => {
    await ask(JULIE, 'RO8101');
    await ask(JULIE, 'RO8102');
    await says(STRANGER, 'Êtes-vous ouverts le samedi ?');
    await desk.until(() => desk.card('samedi ?'));
    const threads = { etienne: 'RO8101', sarah: 'RO8102', 'marie-eve': 'samedi ?' };
    for (const [who, thread] of Object.entries(threads)) {
      const member = deskOf(platform, sandbox, who);
      await member.write(thread, 'Je m’en occupe');
      await member.until(() => STAYS.test(member.answer()));
    }
    // The menu of a message there knows whose thread it is.
    await desk.fromMessage('Voir avec 438 555-0142', 'quickpay', 'RO8101');
    expect(desk.typed('customer')).toContain('cus_');
    await desk.dismiss();
  });

  test('shows what a customer says under the latest request, before and after a restart', async () => {
    await ask(JULIE, 'RO8103');
    await ask(JULIE, 'RO8104');
    await says(JULIE, 'Je paie demain');
    await desk.until(() => desk.thread('RO8104').some(({ text }) => text.includes('Je paie demain')));
    // Killed, it would wait for what the first one has claimed: texts of one customer stand in their order.
    await sandbox.app.stop();
    await sandbox.app.start();
    await says(JULIE, 'Ou plutôt ce soir');
    await desk.until(() => desk.thread('RO8104').some(({ text }) => text.includes('ce soir')));
    expect(desk.thread('RO8103').map(({ text }) => text)).not.toContainEqual(expect.stringContaining('paie'));
  });
});
