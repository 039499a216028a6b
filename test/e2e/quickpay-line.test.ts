import { describe, expect, test } from '@jest/globals';
import { phoneOf } from '../fixtures/customer.ts';
import { PLATFORMS } from '../fixtures/desk.ts';
import { marie, openGarage, sandbox, sarah } from '../fixtures/garage-at-work.ts';

const JULIE = '+15145550188';

describe.each(PLATFORMS)('/quickpay in one line, in %s', (platform) => {
  openGarage(platform);

  test.each([
    ['514-555-0188 125.50 RO5101', '125,50 $', 'RO5101'],
    ['(514) 555-0188 1 234,50 $ RO5102', '1 234,50 $', 'RO5102'],
    ['+1 514 555 0188 $1,234.50 RO5103', '1 234,50 $', 'RO5103'],
    ['514.555.0188 125$ 2024-118', '125,00 $', '2024-118'],
    ['5145550188 1\u00a0234,50\u00a0$ BT-77', '1 234,50 $', 'BT-77'],
    ['1 514 555-0188 1,234 RO5104', '1 234,00 $', 'RO5104'],
    ['julie 89,9 RO5105', '89,90 $', 'RO5105'],
    ['Julie Tremblay 12 RO5106', '12,00 $', 'RO5106'],
    ['514-555-0188 5107 $125.50', '125,50 $', '5107'],
    ['514-555-0188 125,50 pour la facture 5108', '125,50 $', 'facture 5108'],
    ['\u202d+1 (514) 555-0188\u202c, 125.50, RO 5109', '125,50 $', 'RO 5109'],
    ['514-555-0188 12 $ 50 n° 5141', '12,50 $', '5141'],
  ])('%s is read as a person means it', async (line, amount, reference) => {
    const question = await marie.command(`/quickpay ${line}`);
    expect(question).toContain(`Envoyer ce texto ? ${amount} pour ${reference}`);
    expect(question).toContain('À Julie Tremblay · 514 555-0188 · en français');
  });

  test('shows a member’s own words as they will leave, in the customer’s language, and sends exactly that', async () => {
    const question = await sarah.command('/quickpay 514 555 0188 $45 RO5110 Votre auto est prête. À bientôt');
    expect(question).toContain('Send this text? $45.00 for RO5110');
    const [shown = ''] = /Garage Boréal : Votre auto est prête\. À bientôt/.exec(question) ?? [];
    expect(shown).not.toBe('');
    await sarah.press('answer', 'Send');
    const link = await phoneOf(sandbox, JULIE).link(shown);
    expect(phoneOf(sandbox, JULIE).texts(shown)).toEqual([
      expect.stringContaining(`${shown}\n45,00 $ pour RO5110 : ${link}`),
    ]);
    await sarah.until(() => sarah.card('RO5110').includes('Sarah O’Keefe'));
    expect(sarah.answer()).toContain('Your request is on its way to Julie Tremblay: $45.00 for RO5110.');
  });

  test.each([
    ['RO5115', 'Freins <3 mm & disques > 22 mm, « *usés* » : _voir_ #4', 'Envoyer'],
    // What looks like a variable is pointed at first.
    ['RO5116', '<at>Luc</at> & <b>gras</b> [lien](http://x.example)', 'Envoyer quand même'],
  ])('shows and sends marks as marks (%s), whatever the platform makes of them', async (reference, words, button) => {
    const question = await marie.command(`/quickpay 514 555 0188 45 ${reference} ${words}`);
    expect(question).toContain(`Garage Boréal : ${words}`);
    await marie.press('answer', button);
    await phoneOf(sandbox, JULIE).link(words);
    await marie.until(() => marie.card(reference).includes(words));
  });

  test('is sent once, however often Send is pressed', async () => {
    await marie.command('/quickpay 514-555-0188 80 RO5111');
    await Promise.all([marie.press('answer', 'Envoyer'), marie.press('answer', 'Envoyer')]);
    await phoneOf(sandbox, JULIE).link('RO5111');
    await marie.until(() => marie.card('RO5111').includes('Texto remis'));
    expect([marie.cards('RO5111').length, phoneOf(sandbox, JULIE).texts('RO5111').length]).toEqual([1, 1]);
  });

  test('can be changed in the form, which holds what was typed', async () => {
    await sarah.command('/quickpay 514-555-0142 20 RO5112 The winter tires');
    await sarah.press('answer', 'Change in the form');
    await sarah.until(() => sarah.form().includes('Dave MacLeod'));
    expect([sarah.typed('amount'), sarah.typed('reference'), sarah.typed('message')]).toEqual([
      '20',
      'RO5112',
      'The winter tires',
    ]);
    await sarah.fill({ amount: '25' });
    expect(await sarah.submit()).toBe('done');
    await phoneOf(sandbox, '+15145550142').link('The winter tires');
    await sarah.until(() => sarah.card('RO5112').includes('25,00 $'));
    await sarah.until(() => sarah.answer().includes('$25.00 for RO5112'));
    expect(phoneOf(sandbox, '+15145550142').texts('The winter tires')).toHaveLength(1);
  });

  test('is changed in the form as it was typed', async () => {
    await marie.dismiss();
    await marie.command('/quickpay 514-555-0142 1,250.50 RO5115');
    await marie.press('answer', 'Modifier dans le formulaire');
    await marie.until(() => marie.form().includes('Dave MacLeod'));
    expect(marie.typed('amount')).toBe('1,250.50');
    await marie.dismiss();
  });

  test('is dropped without a trace when it is not to be sent', async () => {
    await marie.command('/quickpay 514-555-0188 20 RO5113');
    await marie.press('answer', 'Ne pas envoyer');
    await marie.until(() => marie.answer().includes('Rien n’a été envoyé.'));
    expect([marie.cards('RO5113'), phoneOf(sandbox, JULIE).texts('RO5113')]).toEqual([[], []]);
  });

  test('asks in the form which of two numbers is the amount, with the customer filled in', async () => {
    await marie.dismiss();
    await marie.command('/quickpay 514-555-0188 125 5142');
    expect(marie.form()).toContain('125 5142 » peut se lire de plus d’une façon');
    expect(['customer', 'amount', 'reference'].map(marie.typed)).toEqual(['cus_julie-tremblay', '', '']);
    await marie.fill({ amount: '125', reference: '5142' });
    expect(await marie.submit()).toBe('done');
    await phoneOf(sandbox, JULIE).link('5142');
  });

  test('opens the form with what was understood when something is missing', async () => {
    await sarah.command('/quickpay dave RO5114');
    expect(sarah.form()).toContain('Request a payment');
    expect([sarah.typed('customer'), sarah.typed('reference'), sarah.typed('amount')]).toEqual([
      'cus_dave-macleod',
      'RO5114',
      '',
    ]);
    await sarah.dismiss();
  });

  test.each([
    ['an opted-out customer', '514-555-0148 20 RO5120', 'ne veut plus recevoir de textos'],
    ['a number abroad', '+33 6 12 34 56 78 20 RO5120', 'dans un pays où nous ne pouvons pas texter'],
    ['a toll-free number', '1 800 555 1234 20 RO5120', 'ne reçoit pas de textos'],
    ['a number that is none', '555-0188 20 RO5120', 'téléphone est illisible'],
    [
      'a number with an extension',
      '514-555-0188 poste 204 20 RO5120',
      'Un numéro avec un poste ne peut pas servir ici',
    ],
    ['nothing to pay', '514-555-0188 0 RO5120', 'plus grand que zéro'],
    ['less than nothing', '514-555-0188 -5 RO5120', 'plus grand que zéro'],
    ['decimals that no coin has', '514-555-0188 5,1234 RO5120', 'au plus 2 chiffres après la virgule'],
    ['more than the company allows', '514-555-0188 12,345 RO5120', 'maximum par demande est de 10 000,00 $'],
    ['another currency', '514-555-0188 125 USD RO5120', 'en dollars canadiens'],
    ['a reference without end', `514-555-0188 5 RO${'1'.repeat(63)}`, 'au plus 64 caractères'],
    ['a card number in the message', '514-555-0188 5 RO5120 carte 4242 4242 4242 4242', 'numéro de carte'],
    ['a card number as the reference', '514-555-0188 5 4242-4242-4242-4242', 'numéro de carte'],
    ['a card number as the customer', '4242424242424242 5 RO5120', 'numéro de carte'],
  ])('with %s, it gets one clear answer and nothing is sent', async (_, line, why) => {
    await marie.dismiss();
    const before = sandbox.twilio.messages.length;
    const answer = await marie.command(`/quickpay ${line}`);
    expect(answer + marie.form()).toContain(why);
    expect(sandbox.twilio.messages).toHaveLength(before);
  });

  test('keeps a number it refuses in the customer’s field, with its problem', async () => {
    await marie.command('/quickpay 418-555-01 125.50 RO5130');
    expect(marie.form()).toContain('téléphone est illisible');
    expect(['customer', 'amount', 'reference'].map(marie.typed)).toEqual(['new:418-555-01', '125.50', 'RO5130']);
    expect(await marie.submit()).toBe('again');
    expect(marie.problem('customer')).toContain('illisible');
    await marie.fill({ customer: '418 555 0188' });
    expect(await marie.submit()).toBe('done');
    await phoneOf(sandbox, '+14185550188').link('RO5130');
  });

  test('stores and shows no card number, wherever it was typed', async () => {
    await sarah.command('/quickpay');
    await sarah.fill({ customer: '514 234 4242' });
    await sarah.until(() => sarah.form().includes('Customer’s name'));
    for (const field of ['name', 'reference', 'amount', 'message']) {
      const good = { name: '', reference: 'RO5131', amount: '10', message: '' };
      await sarah.fill({ ...good, [field]: '4242 4242 4242 4242' });
      expect(await sarah.submit()).toBe('again');
      expect(sarah.problem(field)).toContain('seems to contain a card number');
    }
    await sarah.dismiss();
    const everything = (await sandbox.storedBytes()) + marie.kept() + sandbox.app.output.join('\n');
    expect(everything).not.toMatch(/4242 ?4242 ?4242/);
  });
});
