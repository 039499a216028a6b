import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ platforms: ['slack', 'teams'] });
}, 60_000);
afterAll(() => sandbox?.close());

describe.each(PLATFORMS)('the menu of a message in %s', (platform) => {
  const marie = () => deskOf(platform, sandbox as never, 'marie-eve');
  const sarah = () => deskOf(platform, sandbox as never, 'sarah');
  const number = platform === 'slack' ? 1 : 2;

  test('opens the form with what the message says, and the request goes out as the form shows it', async () => {
    const desk = marie();
    const reference = `RO710${number}`;
    await desk.fromMessage(`Julie au 514-555-0188 doit 125,50 $ pour ${reference}, merci de lui demander`, 'quickpay');
    expect(desk.form()).toContain('Ce que dit le message est rempli là où c’est certain.');
    expect([desk.typed('amount'), desk.typed('reference')]).toEqual(['125,50', reference]);
    expect(desk.form()).toContain('Julie Tremblay');
    expect(await desk.submit()).toBe('done');
    await desk.until(() => desk.card(reference).includes('Texto remis'));
    expect(desk.card(reference)).toContain('Julie Tremblay');
  });

  test('speaks the language of who opens it, and fills in no number that is not sure', async () => {
    const desk = sarah();
    await desk.fromMessage(
      'Call 514-555-0188 or 438-555-0142: $125.50, or $200 with the tires. Her F-150 is ready.',
      'quickpay',
    );
    expect([desk.typed('customer').replace('-', ''), desk.typed('amount'), desk.typed('reference')]).toEqual([
      '',
      '',
      '',
    ]);
    expect(desk.form()).toContain('The message has several phone numbers. Which one?');
    expect(desk.form()).toContain('The message has several amounts. Which one?');
    expect(desk.form()).toContain('Is this the reference number?');
    await desk.press('form', '$200.00');
    await desk.until(() => desk.typed('amount') === '200.00');
    expect(desk.form()).toContain('$125.50');
    await desk.press('form', 'Julie Tremblay · (514) 555-0188');
    await desk.until(() => desk.typed('customer').includes('cus_') || desk.typed('customer').includes('+15145550188'));
    await desk.press('form', 'F-150');
    await desk.until(() => desk.typed('reference') === 'F-150');
    expect(desk.form()).toContain('The text your customer will get');
    await desk.dismiss();
  });

  test.each([
    ['nothing to ask with', 'Bonjour !'],
    ['a payment card number', '4242 4242 4242 4242'],
    ['mark-up', '<script>alert(1)</script> & {{amount}} <!channel> <@U0MARC0001> *_~`'],
    ['right-to-left', '\u202e\u2066مرحبا\u2069 ١٢'],
    ['forty thousand letters', 'é🚗'.repeat(13_000)],
  ])('with %s in the message opens an empty form, and says so', async (_, text) => {
    const desk = marie();
    await desk.fromMessage(text, 'quickpay');
    expect(desk.form()).toContain('Le message ne contient ni numéro de téléphone');
    expect([desk.typed('amount'), desk.typed('reference')]).toEqual(['', '']);
    await desk.dismiss();
  });
});
