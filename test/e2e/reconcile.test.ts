import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { phoneOf, pressPay } from '../fixtures/customer.ts';
import { type Desk, deskOf } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const JULIE = '+15145550188';
/** Each test starts a process or two, and nothing waits for what does not come. */
jest.setTimeout(60_000);

describe('npm run reconcile', () => {
  let sandbox: Sandbox;
  let marie: Desk;
  beforeAll(async () => {
    sandbox = await startSandbox();
    marie = deskOf('slack', sandbox, 'marie-eve');
    sandbox.stripe.dropWebhooks(true);
    // What is paid from now on, the app did not find at its start.
    await eventually('the look at the start', () =>
      sandbox.stripeLog.entries.some(({ what }) => what.startsWith('events.list')),
    );
  }, 60_000);
  afterAll(() => sandbox?.close());

  async function payUnheard(reference: string): Promise<void> {
    await marie.command(`/quickpay 514-555-0188 31 ${reference}`);
    await marie.press('answer', 'Envoyer');
    sandbox.stripe.pay(await pressPay(await phoneOf(sandbox, JULIE).link(reference)));
  }
  const isTold = (reference: string) =>
    marie.until(() => marie.card(reference).includes('Payé') && marie.thread(reference).length === 1);

  test('finds, while the app runs, a payment whose event never came; says so, and the room is told once', async () => {
    await payUnheard('RO8101');
    expect(await sandbox.app.command('reconcile')).toMatch(
      /now taken \(last 3 days\)\.\nRO8101: 31\.00 CAD, pi_\w+\n$/,
    );
    await isTold('RO8101');
    expect(await sandbox.app.command('reconcile', '--days', '30')).toBe('Nothing was missing (last 30 days).\n');
    expect(marie.thread('RO8101')).toHaveLength(1);
  });

  test('past a charge of other software in a currency nobody here knows, and one of ours that cannot be read', async () => {
    await payUnheard('RO8104');
    const { metadata } = sandbox.stripe.intents.at(-1) ?? { metadata: {} };
    sandbox.stripe.payElsewhere({ currency: 'thb' });
    sandbox.stripe.payElsewhere({ currency: 'php', metadata });
    const said = await sandbox.app.command('reconcile');
    expect(said).toContain('RO8104: 31.00 CAD');
    expect(said).toContain('1 event of ours could not be taken.');
    expect(said).toContain('look it up there');
    await isTold('RO8104');
  });

  test('and while the app does not run, when it tells the room itself', async () => {
    await payUnheard('RO8102');
    await sandbox.app.stop();
    expect(await sandbox.app.command('reconcile')).toContain('RO8102: 31.00 CAD');
    await isTold('RO8102');
    await sandbox.app.start();
    expect(marie.thread('RO8102')).toHaveLength(1);
  });

  test('and beside an app that was killed and left its address behind', async () => {
    await sandbox.app.kill();
    expect(await sandbox.app.command('reconcile')).toContain('Nothing was missing');
    await sandbox.app.start();
  });

  test('says what to do when Stripe cannot be asked, and finds it the next time', async () => {
    await payUnheard('RO8103');
    sandbox.stripe.faults.add({ kind: 'server-error', operation: /^events/, status: 503 });
    await expect(sandbox.app.command('reconcile')).rejects.toThrow('Check STRIPE_SECRET_KEY and the connection');
    sandbox.stripe.faults.clear();
    expect(await sandbox.app.command('reconcile')).toContain('RO8103: 31.00 CAD');
    await isTold('RO8103');
  });

  test('wants a number of days that Stripe can look back', async () => {
    for (const days of ['0', '31', 'x']) {
      await expect(sandbox.app.command('reconcile', '--days', days)).rejects.toThrow('from 1 to 30');
    }
  });
});
