import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { type Desk, eventually, linkIn, pressPay, slackDesk } from './desk.ts';

let sandbox: Sandbox;
let marie: Desk;
let sarah: Desk;
beforeAll(async () => {
  sandbox = await startSandbox();
  marie = slackDesk(sandbox, 'U0MARIEEVE');
  sarah = slackDesk(sandbox, 'U0SARAHOK1');
}, 60_000);
afterAll(() => sandbox?.close());

const JULIE = '+15145550188';
const textsTo = (phone: string, reference: string) =>
  sandbox.twilio.to(phone).filter(({ body }) => body.includes(reference));

describe('the form', () => {
  test('finds the customer, proposes what is owed, shows the text, and sends it', async () => {
    await marie.command('/quickpay');
    await marie.fill({ customer: 'cus_julie-tremblay', reference: 'ro 4821' });
    await marie.until(() => marie.form()?.includes('Utiliser le solde : 125,50 $'));
    await marie.fill({ amount: '125,5' });
    await marie.until(() => marie.form()?.includes('Bonjour Julie, ici Garage Boréal.'));
    expect(marie.form()).toMatch(/en français · \d+ caractères/);
    expect((await marie.submit()).outcome).toBe('cleared');
    await marie.until(() => marie.card('ro 4821').includes('Texto reçu'));
    expect(textsTo(JULIE, 'ro 4821')).toHaveLength(1);
  });

  test('says what is wrong at each field and keeps what was typed', async () => {
    await sarah.command('/quickpay');
    await sarah.fill({ customer: 'cus_dave-macleod', reference: 'R'.repeat(65), amount: '12,345,6' });
    expect((await sarah.submit()).outcome).toBe('errors');
    expect(sarah.form()).toContain('at most 64 characters');
    expect(sarah.form()).toContain('R'.repeat(65));
    await sarah.fill({ reference: 'RO5001', amount: '$40', message: 'Card 4242 4242 4242 4242 please' });
    expect((await sarah.submit()).outcome).toBe('errors');
    expect(sarah.form()).toContain('card number');
    await sarah.fill({ message: 'Your keys are ready.' });
    await sarah.until(() => sarah.form()?.includes('Garage Boréal: Your keys are ready.'));
    expect((await sarah.submit()).outcome).toBe('cleared');
    const link = await linkIn(sandbox, '+15145550142', 'Your keys are ready.');
    expect(await (await fetch(link)).text()).toContain('$40.00');
  });

  test('makes a customer of a new number, with the name and language that were given', async () => {
    await marie.command('/quickpay');
    await marie.fill({ customer: 'new:+15142345678' });
    await marie.until(() => marie.form()?.includes('Nom du client'));
    await marie.fill({ name: 'Zoë O’Neil', reference: 'RO5002', amount: '1 234,50', language: 'en' });
    expect((await marie.submit()).outcome).toBe('cleared');
    await linkIn(sandbox, '+15142345678', 'RO5002');
    expect(textsTo('+15142345678', 'RO5002')[0]?.body).toMatch(/^Hello Zoë, .*\$1,234\.50/);
    await marie.until(() => marie.card('RO5002').includes('Zoë O’Neil'));
  });

  test('points out a reference already asked for, and one of another customer, before anything is sent', async () => {
    await sarah.command('/quickpay');
    await sarah.fill({ customer: 'cus_dave-macleod', reference: 'RO5002', amount: '10' });
    const first = await sarah.submit();
    expect([first.outcome, sarah.form()]).toEqual(['updated', expect.stringContaining('Zoë O’Neil')]);
    await sarah.fill({ reference: 'RO4836' });
    await sarah.until(() => sarah.form()?.includes('Chloé Bergeron'));
    expect(sarah.form()).toContain('Send anyway');
    expect(textsTo('+15145550142', 'RO5002')).toHaveLength(0);
    await sarah.dismiss();
  });
});

describe('one line', () => {
  test.each([
    ['/quickpay 514-555-0188 125.50 RO5101', '125,50 $', 'RO5101'],
    ['/quickpay (514) 555-0188 1 234,50 $ RO5102', '1 234,50 $', 'RO5102'],
    ['/quickpay +1 514 555 0188 $1,234.50 RO5103 Votre auto est prête', '1 234,50 $', 'Votre auto est prête'],
  ])('%s shows exactly what will be sent, and asks once', async (line, amount, words) => {
    const question = await marie.command(line);
    expect(question).toContain(amount);
    expect(question).toContain(words);
    expect(question).toContain('À Julie Tremblay');
  });

  test('is sent when confirmed, once, however often it is pressed', async () => {
    await marie.command('/quickpay 514-555-0188 80 RO5104');
    await Promise.all([marie.press('answer', 'quickpay.send'), marie.press('answer', 'quickpay.send')]);
    await linkIn(sandbox, JULIE, 'RO5104');
    await marie.until(() => marie.card('RO5104').includes('Texto reçu'));
    expect([marie.cards('RO5104').length, textsTo(JULIE, 'RO5104').length]).toEqual([1, 1]);
  });

  test('goes to the form when something is missing or wrong, with what was typed', async () => {
    await sarah.command('/quickpay 514-555-0188 zero RO5105');
    expect(sarah.form()).toContain('Julie Tremblay');
    await sarah.dismiss();
  });

  test.each([
    ['/quickpay 514-555-0148 20 RO5106', 'demandé de ne plus recevoir de textos'],
    ['/quickpay +33 6 12 34 56 78 20 RO5107', 'dans un pays où nous ne pouvons pas texter'],
    ['/quickpay 1 800 555 1234 20 RO5108', 'ne reçoit pas de textos'],
    ['/quickpay 514-555-0188 0 RO5109', 'plus grand que zéro'],
    ['/quickpay 514-555-0188 12,345 RO5109', 'au plus 10 000,00 $'],
  ])('%s gets one clear answer and nothing is sent', async (line, why) => {
    await marie.dismiss();
    const answer = await marie.command(line);
    expect(answer + (marie.form() ?? '')).toContain(why);
    expect(sandbox.twilio.messages.filter(({ body }) => /RO510[6-9]/.test(body))).toEqual([]);
  });
});

describe('the card and its thread', () => {
  test('follow a payment that is declined first, to the method it was paid with', async () => {
    await marie.command('/quickpay 514-555-0188 42,10 RO5201');
    await marie.press('answer', 'quickpay.send');
    const link = await linkIn(sandbox, JULIE, 'RO5201');
    await fetch(`${link}/seen`, { method: 'POST' });
    await marie.until(() => marie.card('RO5201').includes('Vu par le client'));
    const checkout = await pressPay(link);
    sandbox.stripe.pay(checkout, { method: 'card', outcome: 'expired_card' });
    await marie.until(() => marie.card('RO5201').includes('la carte est expirée'));
    sandbox.stripe.pay(checkout, { method: 'google_pay', outcome: 'ok' });
    await marie.until(() => marie.card('RO5201').includes('Google Pay'));
    const [news] = await marie.until(() => (marie.thread('RO5201').length > 0 ? marie.thread('RO5201') : undefined));
    expect(news).toMatchObject({ broadcast: true, text: expect.stringContaining('Julie Tremblay a payé 42,10') });
    expect(JSON.stringify(marie.cards('RO5201')[0]?.blocks)).not.toContain('button');
    expect(await (await fetch(link)).text()).toContain('Payé');
  });

  test('tell that it was cancelled: the link is closed, and a late payment is told with what to do', async () => {
    await marie.command('/quickpay 514-555-0188 15 RO5202');
    await marie.press('answer', 'quickpay.send');
    const link = await linkIn(sandbox, JULIE, 'RO5202');
    const checkout = await pressPay(link);
    await marie.until(() => marie.card('RO5202').includes('Texto reçu'));
    await marie.press({ card: 'RO5202' }, 'request.cancel');
    await marie.until(() => marie.card('RO5202').includes('Annulé par Marie-Ève Gagnon'));
    expect(await (await fetch(link)).text()).toContain('annulée');
    expect(await pressPay(link)).toMatch(/^\/p\//);
    sandbox.stripe.payUnexpectedly(checkout);
    await marie.until(() => marie.thread('RO5202').some(({ text }) => text.includes('Paiement inattendu')));
    expect(marie.card('RO5202')).toContain('Remboursez-le dans Stripe');
  });

  test('two tabs and two languages lead to one page to pay on; a second payment is kept and told', async () => {
    await marie.command('/quickpay 514-555-0188 16 RO5203');
    await marie.press('answer', 'quickpay.send');
    const link = await linkIn(sandbox, JULIE, 'RO5203');
    const [one, two] = await Promise.all([pressPay(link), pressPay(link)]);
    expect(one).toBe(two);
    const english = await pressPay(link, 'en');
    expect(english).not.toBe(one);
    await eventually('the page it replaced is closed', () =>
      sandbox.stripe.sessions.some(({ id, status }) => one.includes(id) && status === 'expired'),
    );
    sandbox.stripe.pay(english);
    await marie.until(() => marie.card('RO5203').includes('Payé'));
    sandbox.stripe.payUnexpectedly(english);
    await marie.until(() => marie.thread('RO5203').some(({ text }) => text.includes('Paiement inattendu')));
    expect(marie.thread('RO5203').filter(({ text }) => text.includes('a payé'))).toHaveLength(1);
  });
});
