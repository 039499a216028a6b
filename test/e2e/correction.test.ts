import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

describe.each(PLATFORMS)('a company that was just set up, in %s', (platform) => {
  let sandbox: Sandbox;
  let marie: Desk;
  beforeAll(async () => {
    sandbox = await startSandbox({ platforms: [platform], foundedIn: [] });
    marie = deskOf(platform, sandbox, 'marie-eve');
    await marie.command('/quickpay');
    await marie.fill({ name: 'Grage Chez Leo', phone: '514-555-0100' });
    await marie.submit();
  }, 60_000);
  afterAll(() => sandbox?.close());

  test('its room reads who set what, and they alone put it right, in the card’s place', async () => {
    const sarah = deskOf(platform, sandbox, 'sarah');
    await marie.until(() => marie.card('Tout est prêt').includes('Marie-Ève Gagnon a configuré Quittance'));
    await sarah.press({ card: 'Tout est prêt' }, 'Corriger');
    await sarah.until(() => (sarah.form() + sarah.answer()).includes('Only Marie-Ève Gagnon'));
    await sarah.dismiss();
    await marie.press({ card: 'Tout est prêt' }, 'Corriger');
    await marie.until(() => marie.form().includes('Vos renseignements'));
    await marie.fill({ name: 'Garage Chez Léo' });
    expect(await marie.submit()).toBe('done');
    await marie.until(() => marie.card('Tout est prêt').includes('Corrigé par Marie-Ève Gagnon'));
    expect([marie.cards('Tout est prêt').length, marie.card('Tout est prêt').includes('Garage Chez Léo')]).toEqual([
      1,
      true,
    ]);
  });
});
