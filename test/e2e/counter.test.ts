import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { open, phoneOf } from '../fixtures/customer.ts';
import { cancelRequest, type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const JULIE = '+15145550188';

describe.each(PLATFORMS)('a customer at the counter, in %s', (platform) => {
  let sandbox: Sandbox;
  let marie: Desk;
  let sarah: Desk;
  let reference: string;
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform] });
    marie = deskOf(platform, sandbox, 'marie-eve');
    sarah = deskOf(platform, sandbox, 'sarah');
    reference = 'RO7001';
    await marie.command(`/quickpay 514 555 0188 42,00 ${reference}`);
    await marie.press('answer', 'Envoyer');
    await marie.until(() => marie.card(reference).includes('Texto remis'));
  }, 60_000);
  afterAll(() => sandbox?.close());

  test('gets the very link that was texted, which stands in a field to be copied', async () => {
    const link = await phoneOf(sandbox, JULIE).link(reference);
    await marie.press({ card: reference }, 'Copier le lien');
    await marie.until(() => marie.form().includes('Lien de paiement'));
    expect(marie.form()).toContain('42,00 $ pour RO7001');
    expect(marie.typed('link')).toBe(link);
    expect(await marie.submit()).toBe('done');
  });

  test('is shown a code, in the language of who shows it, and only to them', async () => {
    await sarah.press({ card: reference }, 'Afficher le code');
    await sarah.until(() => sarah.form().includes('Code to scan'));
    expect(sarah.form()).toContain('points their phone’s camera');
    expect(marie.kept()).not.toContain('code.png');
    await sarah.dismiss();
  });

  test('is shown neither once nobody can pay any more', async () => {
    const page = await open(await phoneOf(sandbox, JULIE).link(reference));
    expect(page).toBeDefined();
    await cancelRequest(marie, reference);
    await marie.until(() => marie.card(reference).includes('Demande annulée'));
    expect(marie.buttons(reference).join()).not.toMatch(/lien|code/);
  });
});
