import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { phoneOf, pressPay } from '../fixtures/customer.ts';
import { type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const DAVE = '+15145550142';

describe.each(PLATFORMS)('what is worth knowing about a reference before sending, in %s', (platform) => {
  let sandbox: Sandbox;
  let sarah: Desk;
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform] });
    sarah = deskOf(platform, sandbox, 'sarah');
  }, 60_000);
  afterAll(() => sandbox?.close());

  async function form(values: Record<string, string>) {
    await sarah.dismiss();
    await sarah.command('/quickpay');
    await sarah.fill(values);
  }
  const warned = (words: string) =>
    sarah.until(() => sarah.form().includes(words) && sarah.form().includes('Send anyway'));

  test('that it belongs to another customer, and that its balance is another: sent all the same when one insists', async () => {
    await form({ customer: 'Dave MacLeod', reference: 'RO4836', amount: '10' });
    await warned('RO4836 belongs to Chloé Bergeron');
    await warned('The balance of RO4836 is $2,198.40');
    expect(await sarah.submit()).toBe('done');
    await phoneOf(sandbox, DAVE).link('RO4836');
  });

  test('that it was asked for already, however it is spelled', async () => {
    await form({ customer: 'Dave MacLeod', reference: 'ro-4836', amount: '2198.40' });
    await warned('Dave MacLeod was already asked for $10.00 for ro-4836');
  });

  test('that a colleague asked for it while the form was being filled in', async () => {
    await form({ customer: 'Dave MacLeod', reference: 'RO5300', amount: '12' });
    await sarah.until(() => sarah.form().includes('Hello Dave'));
    const marie = deskOf(platform, sandbox, 'marie-eve');
    await marie.command('/quickpay 514 555 0142 12 RO5300');
    await marie.press('answer', 'Envoyer');
    expect(await sarah.submit()).toBe('again');
    await warned('Dave MacLeod was already asked for $12.00 for RO5300');
    expect(phoneOf(sandbox, DAVE).texts('RO5300').length).toBeLessThan(2);
    await sarah.dismiss();
  });

  test('that it is paid already', async () => {
    const question = await sarah.command('/quickpay 514-555-0155 167.25 RO4819');
    expect(question).not.toContain('already');
    await sarah.press('answer', 'Send');
    const link = await phoneOf(sandbox, '+15145550155').link('RO4819');
    sandbox.stripe.pay(await pressPay(link, 'en'));
    await sarah.until(() => sarah.card('RO4819').includes('Payé'));
    await form({ customer: 'Thomas Wright', reference: 'RO4819', amount: '167.25' });
    await warned('RO4819 was already paid ($167.25');
    await sarah.dismiss();
    expect(await sarah.command('/quickpay 514-555-0155 167.25 RO4819')).toContain('was already paid');
  });
});
