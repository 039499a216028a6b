import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TEXT_SENDER } from '../../sandbox/demo/garage.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { type Desk, linkIn, pressPay, slackDesk } from './desk.ts';

let sandbox: Sandbox;
let marie: Desk;
beforeAll(async () => {
  sandbox = await startSandbox();
  marie = slackDesk(sandbox, 'U0MARIEEVE');
}, 60_000);
afterAll(() => sandbox?.close());

const JULIE = '+15145550188';
const CARD = '4242 4242 4242 4242';
async function ask(phone: string, amount: string, reference: string): Promise<void> {
  await marie.command(`/quickpay ${phone} ${amount} ${reference}`);
  await marie.press('answer', 'quickpay.send');
  await marie.until(() => marie.cards(reference).length === 1);
}

describe('a text that cannot be delivered', () => {
  test('to a landline says so in plain words, on the card and in its thread', async () => {
    await ask('+14505550103', '95', 'RO4802');
    await marie.until(() => marie.card('RO4802').includes('ligne fixe'));
    await marie.until(() => marie.thread('RO4802').some(({ text }) => text.includes('ligne fixe')));
  });

  test('because its owner said stop to the carrier is never tried again, and is remembered', async () => {
    const phone = '+14385550126';
    sandbox.twilio.numbers.set(phone, 'opted-out');
    await ask(phone, '30', 'RO6001');
    await marie.until(() => marie.card('RO6001').includes('le client a demandé de ne plus recevoir'));
    const tries = sandbox.twilio.messages.length;
    expect(await marie.command(`/quickpay ${phone} 30 RO6002`)).toContain('demandé de ne plus recevoir de textos');
    expect(sandbox.twilio.messages.length).toBe(tries);
  });
});

describe('a customer who texts', () => {
  test('is read in the thread of their latest request, with card numbers masked everywhere', async () => {
    await ask(JULIE, '50', 'RO6003');
    await sandbox.twilio.customerTexts({
      from: JULIE,
      to: TEXT_SENDER,
      body: `Voici ma carte ${CARD} merci <!channel>`,
    });
    await marie.until(() => marie.thread('RO6003').some(({ text }) => text.includes('Voici ma carte')));
    const shown = JSON.stringify(sandbox.slack.messages('C0SERVICE1')) + JSON.stringify(marie.thread('RO6003'));
    expect(shown).toContain('4242');
    expect(shown).not.toContain(CARD);
    expect(shown).not.toContain('"<!channel>');
    expect(sandbox.app.output.join('\n')).not.toContain(CARD);
    expect(await sandbox.storedBytes()).not.toContain(CARD);
  });

  test('is told once, however often the carrier delivers it', async () => {
    sandbox.twilio.webhooks.manners.duplicateChance = 1;
    await sandbox.twilio.customerTexts({ from: JULIE, to: TEXT_SENDER, body: 'Une seule fois' });
    await sandbox.twilio.idle();
    sandbox.twilio.webhooks.manners.duplicateChance = 0;
    await marie.until(() => marie.thread('RO6003').some(({ text }) => text.includes('Une seule fois')));
    expect(marie.thread('RO6003').filter(({ text }) => text.includes('Une seule fois'))).toHaveLength(1);
  });

  test('from a number nobody knows opens a thread, which the next text joins', async () => {
    const from = '+15143334444';
    await sandbox.twilio.customerTexts({ from, to: TEXT_SENDER, body: 'Êtes-vous ouverts ?' });
    await marie.until(() => marie.cards('Êtes-vous ouverts').length === 1);
    await sandbox.twilio.customerTexts({ from, to: TEXT_SENDER, body: 'Allô ?' });
    await marie.until(() => marie.thread('Êtes-vous ouverts').some(({ text }) => text.includes('Allô')));
  });

  test('STOP is remembered: no further request is sent', async () => {
    const phone = '+15145550155';
    await ask(phone, '12', 'RO6004');
    await sandbox.twilio.customerTexts({ from: phone, to: TEXT_SENDER, body: 'Arrêt.' });
    expect(await marie.command(`/quickpay ${phone} 12 RO6005`)).toContain('demandé de ne plus recevoir de textos');
  });
});

describe('money', () => {
  test('whose event never came is found when the app starts', async () => {
    await ask(JULIE, '77,77', 'RO6006');
    const checkout = await pressPay(await linkIn(sandbox, JULIE, 'RO6006'));
    sandbox.stripe.dropWebhooks(true);
    sandbox.stripe.pay(checkout, { method: 'apple_pay', outcome: 'ok' });
    await sandbox.app.kill();
    sandbox.stripe.dropWebhooks(false);
    await sandbox.app.start();
    await marie.until(() => marie.card('RO6006').includes('Payé'));
    expect(marie.card('RO6006')).toContain('Apple Pay');
  });

  test('by bank debit is on its way first, and is told when it fails after all', async () => {
    await ask(JULIE, '88', 'RO6007');
    const checkout = await pressPay(await linkIn(sandbox, JULIE, 'RO6007'));
    const { id } = sandbox.stripe.pay(checkout, { method: 'bank_debit', outcome: 'ok' });
    await marie.until(() => marie.card('RO6007').includes('Paiement en cours'));
    sandbox.stripe.settleAsync(id, 'failed');
    await marie.until(() => marie.thread('RO6007').some(({ text }) => text.includes('pas abouti')));
  });
});

describe('the edge', () => {
  test('gives one plain answer to what is forged, stale, from the future, or for another workspace', async () => {
    const body = 'team_id=TFOREIGN&command=%2Fquickpay&text=&user_id=U1&trigger_id=1';
    const now = Math.floor(Date.now() / 1000);
    const answers = await Promise.all([
      sandbox.slack.send('/slack/commands', body, { signature: `v0=${'0'.repeat(64)}` }),
      sandbox.slack.send('/slack/commands', body, { timestamp: now - 3600 }),
      sandbox.slack.send('/slack/commands', body, { timestamp: now + 3600 }),
      sandbox.slack.send('/slack/commands', body),
    ]);
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array.from({ length: 4 }, () => [401, '']));
  });

  test('answers every link that leads nowhere with the same bytes', async () => {
    const tokens = ['nothing', 'A'.repeat(22), 'x'.repeat(500), '%00', '..%2f..%2f'];
    const pages = await Promise.all(
      tokens.map(async (token) => {
        const response = await fetch(`${sandbox.app.url}/p/${token}`);
        return `${response.status} ${await response.text()}`;
      }),
    );
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toMatch(/^404 /);
  });
});
