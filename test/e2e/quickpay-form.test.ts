import { describe, expect, test } from '@jest/globals';
import { open, phoneOf, read } from '../fixtures/customer.ts';
import { type Desk, PLATFORMS } from '../fixtures/desk.ts';
import { marie, openGarage, sandbox, sarah } from '../fixtures/garage-at-work.ts';

const JULIE = '+15145550188';
const DAVE = '+15145550142';

describe.each(PLATFORMS)('the form of /quickpay in %s', (platform) => {
  openGarage(platform);

  /** The form anew, whatever stood open, with these fields filled in. */
  async function opened(who: Desk, values: Record<string, string> = {}): Promise<void> {
    await who.dismiss();
    await who.command('/quickpay');
    if (Object.keys(values).length > 0) await who.fill(values);
  }
  const says = (who: Desk, words: string) => who.until(() => who.form().includes(words));
  const sentTo = (number: string, words: string) => phoneOf(sandbox, number).texts(words);

  test('speaks the language of the member, whatever that of the company', async () => {
    await opened(marie);
    expect(marie.form()).toMatch(/Demander un paiement[\s\S]*Client\b[\s\S]*Numéro de référence[\s\S]*Montant/);
    await opened(sarah);
    expect(sarah.form()).toMatch(/Request a payment[\s\S]*Customer[\s\S]*Reference number[\s\S]*Amount/);
  });

  test.each([
    ['the beginning of a first name', 'jul', 'Julie Tremblay · 514 555-0188'],
    ['a family name, without its accents and hyphen', 'cote', 'Jean-François Côté · 514 555-0119'],
    ['digits in the middle of a number', '555-0142', 'Dave MacLeod · 514 555-0142'],
    ['a whole number as one says it', '(450) 555 0171', 'Chloé Bergeron · 450 555-0171'],
  ])('finds a customer by %s', async (_, typed, customer) => {
    await opened(marie);
    expect(await marie.offers(typed)).toContain(customer);
  });

  test('offers a number that is nobody’s as a new one, and nothing for what is neither', async () => {
    await opened(marie);
    await opened(sarah);
    expect(await marie.offers('514 234 9876')).toEqual(['514 234-9876 (nouveau numéro)']);
    expect(await sarah.offers('5142349876')).toEqual(['(514) 234-9876 (new number)']);
    expect(await marie.offers('zzz')).toEqual([]);
  });

  test('says of a number that can’t be texted why, once it is chosen', async () => {
    await opened(marie, { customer: '+33 6 12 34 56 78' });
    await says(marie, 'dans un pays où nous ne pouvons pas texter');
  });

  test('offers what the chosen customer owes, and fills in its balance, which can be changed', async () => {
    await opened(marie, { customer: 'Luc Bouchard' });
    await marie.until(() => marie.form().includes('RO4807 · 89,95 $'));
    await marie.press('form', 'RO4811 · 312,00 $');
    await marie.until(() => marie.typed('reference') === 'RO4811' && marie.typed('amount') === '312,00');
    expect(marie.form()).toMatch(/Bonjour Luc, .*312,00 \$/);
    await marie.fill({ amount: '300' });
    await says(marie, 'Le solde de RO4811 est de 312,00');
    expect(marie.typed('amount')).toBe('300');
  });

  test('fills in what is owed, proposes it once it is taken out, shows the text as it will leave, and sends that', async () => {
    await opened(marie, { customer: 'Julie Tremblay', reference: 'ro 4821' });
    await marie.until(() => marie.typed('amount') === '125,50');
    await marie.fill({ amount: '' });
    await says(marie, 'Utiliser le solde : 125,50 $');
    await marie.press('form', 'Utiliser le solde : 125,50 $');
    await marie.until(() => marie.typed('amount') === '125,50');
    await says(marie, 'Bonjour Julie, Garage Boréal : 125,50 $ à payer (ro 4821)');
    expect(marie.form()).toContain('À Julie Tremblay · 514 555-0188 · en français');
    const [, characters, segments] =
      /(\d+) caractères, (?:facturés comme|envoyés en) (\d) textos?/.exec(marie.form()) ?? [];
    expect(await marie.submit()).toBe('done');
    await marie.until(() => marie.card('ro 4821').includes('Texto remis'));
    const [text = '', ...more] = sentTo(JULIE, 'ro 4821');
    expect(more).toEqual([]);
    expect(text).toMatch(/^Bonjour Julie, .* à payer .* http\S+\/p\/\S+\nARRET/);
    expect([text.length, Math.ceil(text.length / 153)]).toEqual([Number(characters), Number(segments)]);
  });

  test('says at each field what is wrong, in the member’s language, and keeps what was typed', async () => {
    await opened(marie, {
      customer: 'Luc Bouchard',
      reference: 'R'.repeat(65),
      amount: '12x',
      message: 'Clé\u0007 prête',
    });
    expect(await marie.submit()).toBe('again');
    expect(marie.problem('reference')).toContain('au plus 64 caractères');
    expect(marie.problem('amount')).toContain('illisible');
    expect(marie.problem('message')).toContain('impossibles à envoyer');
    expect([marie.typed('reference'), marie.typed('amount')]).toEqual(['R'.repeat(65), '12x']);
  });

  test.each([
    ['zero', '0,00 $', 'more than zero'],
    ['less than zero', '-25', 'more than zero'],
    ['a third decimal', '12.345', '2 decimals'],
    ['more than the company allows', '10,000.01', 'at most $10,000.00'],
    ['more than can be counted', '9'.repeat(20), 'too large'],
    ['words', 'ten', 'does not look like an amount'],
    ['another currency', '125 €', 'in Canadian dollars'],
  ])('refuses %s as an amount, at its field', async (_, amount, why) => {
    await opened(sarah, { customer: 'Dave MacLeod', reference: 'RO5000', amount });
    expect(await sarah.submit()).toBe('again');
    expect(sarah.problem('amount')).toContain(why);
    expect(sarah.typed('amount')).toBe(amount);
  });

  test('asks for the customer, the amount and the reference, all three', async () => {
    await opened(sarah);
    expect(await sarah.submit()).toBe('again');
    expect(['customer', 'reference', 'amount'].filter((field) => sarah.problem(field) === '')).toEqual([]);
    expect(['reply', 'message', 'language'].filter((field) => sarah.problem(field) !== '')).toEqual([]);
  });

  test.each([
    ['nothing but blanks', '   ', 'Enter a reference number'],
    ['control characters', 'RO\u00005001', 'characters that can’t be used'],
    ['a change of direction', 'RO\u202e1005', 'characters that can’t be used'],
  ])('refuses %s as a reference, at its field', async (_, reference, why) => {
    await opened(sarah, { customer: 'Dave MacLeod', reference, amount: '10' });
    expect(await sarah.submit()).toBe('again');
    expect(sarah.problem('reference')).toContain(why);
  });

  test('refuses a card number in a member’s message, however it is grouped, and stores none of it', async () => {
    await opened(sarah, { customer: 'Dave MacLeod' });
    for (const card of ['4242424242424242', '4242 4242 4242 4242', '3782-822463-10005']) {
      await sarah.fill({ reference: 'RO5001', amount: '$40', message: `Use ${card} please` });
      expect(await sarah.submit()).toBe('again');
      expect(sarah.problem('message')).toContain('card number');
    }
    expect(sentTo(DAVE, 'please')).toEqual([]);
  });

  test('sends a member’s own words, signed, with the link behind them', async () => {
    const message = 'Your keys are ready.';
    await opened(sarah, { customer: 'Dave MacLeod', reference: 'RO5001', amount: '$40', message });
    await says(sarah, 'Garage Boréal: Your keys are ready.');
    await sarah.until(() => sarah.typed('reply') === 'own');
    expect(await sarah.submit()).toBe('done');
    const link = await phoneOf(sandbox, DAVE).link('Your keys are ready.');
    expect(await open(link)).toMatch(/\$40\.00[\s\S]*RO5001|RO5001[\s\S]*\$40\.00/);
  });

  test.each([
    ['how-to-pay', 'fr', /Pour payer .*1\. Touchez http/s],
    ['how-to-pay', 'en', /To pay .*1\. Tap http/s],
    ['reminder', 'auto', /Garage Boréal: reminder, /],
    ['invoice-ready', 'fr', /Garage Boréal : facture RO51/],
  ])('previews and sends the saved reply %s in %s', async (reply, language, words) => {
    const reference = `RO51${reply.length}${language}`;
    await opened(sarah, { customer: 'Priya Sharma', reference, amount: '60', reply, language });
    await sarah.until(() => words.test(sarah.form().replace('/p/…', '/p/x')));
    expect(await sarah.submit()).toBe('done');
    await phoneOf(sandbox, '+14385550133').link(reference);
    expect(sentTo('+14385550133', reference)).toEqual([expect.stringMatching(words)]);
  });

  test('tells which letters make a text more expensive', async () => {
    await opened(marie, {
      customer: 'Luc Bouchard',
      reference: 'RO5150',
      amount: '20',
      message: `C’est prêt. ${'a'.repeat(90)}`,
    });
    await says(marie, 'beaucoup de place dans un texto');
    expect(marie.form()).toMatch(/’.*ê|ê.*’/);
  });

  test('asks the name of a new number and makes a customer of it, greeted by it from then on', async () => {
    await opened(marie);
    expect(marie.form()).toContain('Nom du client, si c’est un nouveau client');
    await marie.fill({ customer: '514 234 5678' });
    await marie.fill({ name: 'Zoë O’Neil', reference: 'RO5160', amount: '1 234,50', language: 'en' });
    expect(await marie.submit()).toBe('done');
    await phoneOf(sandbox, '+15142345678').link('RO5160');
    expect(sentTo('+15142345678', 'RO5160')).toEqual([expect.stringMatching(/^Hello Zoe, .*\$1,234\.50/)]);
    await marie.until(() => marie.card('RO5160').includes('Zoë O’Neil'));
    expect(await sarah.command('/quickpay 514 234 5678 5 RO5161')).toContain('Hello Zoe');
  });

  test('lets a customer in Arabic, with emoji, stand in the text, the card and the page as typed', async () => {
    await opened(marie, { customer: '514 234 5679' });
    await marie.fill({ name: 'سارة 🚗', reference: 'فاتورة-7', amount: '99,99' });
    expect(await marie.submit()).toBe('done');
    const link = await phoneOf(sandbox, '+15142345679').link('فاتورة-7');
    expect(await read(link)).toContain('فاتورة-7');
    await marie.until(() => marie.card('فاتورة-7').includes('سارة 🚗'));
  });

  test('is still sent, once, when the app was restarted while it stood open', async () => {
    await opened(marie, { customer: 'Luc Bouchard', reference: 'RO5165', amount: '20' });
    await sandbox.app.kill();
    await sandbox.app.start();
    expect(await marie.submit()).toBe('done');
    await marie.until(() => marie.card('RO5165').includes('Texto remis'));
    expect([marie.cards('RO5165').length, sentTo('+14505550164', 'RO5165').length]).toEqual([1, 1]);
  });

  test('keeps who asked for no more texts from being asked, as soon as they are chosen', async () => {
    await opened(sarah, { customer: 'Roger Lavoie', reference: 'RO5170', amount: '10' });
    await says(sarah, 'asked to get no more texts');
    expect(await sarah.submit()).toBe('again');
    expect(sarah.problem('customer')).toContain('Call them instead');
  });
});
