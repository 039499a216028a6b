import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { presentLetter } from '../../cards/documents/letter.ts';
import { stateOf } from '../../src/payments/quickpay-values.ts';
import type { QuickpayForm, Screen } from '../../src/screen.ts';
import { garage } from '../fixtures/requests.ts';
import { quickpayOf, screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const EMPTY = { customer: '', name: '', amount: '', reference: '', reply: 'payment-request', message: '' };
let world: World;
let serial = 0;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const quickpay = () => quickpayOf(world.app, world.marc);
const asForm = (screen: Screen): QuickpayForm => {
  if (screen.kind !== 'quickpay-form') throw new Error(`${screen.kind} instead of the form`);
  return screen;
};
/** What was typed, in the form that is open. */
const fill = (values: Partial<QuickpayForm['values']>, state = '', phase: 'changed' | 'sent' = 'changed') => {
  serial += 1;
  const filled = { form: 'quickpay', values: { ...EMPTY, language: 'auto', ...values }, state };
  return screenOf(world.app.form(visitOf(world.marc, `view:${serial}`), filled, phase));
};
const requestOf = async (reference: string) => {
  await world.app.deliverDue();
  const [request] = await world.store.requests.byReference(garage.id, reference, 1);
  if (!request) throw new Error(`nobody asked for ${reference}`);
  return request;
};
/** Ana was asked by e-mail in one line. */
async function askedAna(): Promise<void> {
  const asked = await quickpay().line('Ana Silva ana@Example.com 125,50 EM1', 'command:ana');
  if (asked.kind !== 'quickpay-confirmation') throw new Error(`${asked.kind} instead of the question`);
  await quickpay().press({ action: 'quickpay.send', value: asked.draftId, key: 'press:ana' });
}
const lettersTo = (to: string) => world.mail.taken.filter((letter) => letter.to === to);

describe('a customer without a phone', () => {
  test('is asked by e-mail in one line, with what the preview said, and becomes one customer', async () => {
    const asked = await quickpay().line('Ana Silva ana@Example.com 125,50 EM1 Votre auto est prête.', 'command:1');
    expect(asked).toMatchObject({
      kind: 'quickpay-confirmation',
      preview: { subject: 'Demande de paiement pour EM1, de Garage Boréal', to: { email: 'ana@example.com' } },
    });
    if (asked.kind !== 'quickpay-confirmation') return;
    expect(asked.preview.text).not.toContain('ARRET');
    const value = asked.draftId;
    const sent = await quickpay().press({ action: 'quickpay.send', value, key: 'press:1' });
    expect(sent).toMatchObject({ kind: 'request-sent', to: 'Ana Silva' });
    await quickpay().press({ action: 'quickpay.send', value, key: 'press:2' });
    const request = await requestOf('EM1');
    expect(request).toMatchObject({ debt: 'ana@example.com EM1', texts: [], mails: [{ asks: true, state: 'sent' }] });
    expect(request.customer).toEqual({ id: expect.any(String), email: 'ana@example.com', name: 'Ana Silva' });
    const [letter, ...more] = lettersTo('ana@example.com');
    expect(more).toEqual([]);
    const [words] = presentLetter(letter!).paragraphs;
    expect(words?.text.replace(/\/p\/.*/, '')).toBe(asked.preview.text.replace(/\/p\/.*/, ''));
    expect(world.sms.taken).toEqual([]);
  });

  test('is the same one the next time, in other letters, and found by the name and by the address', async () => {
    await askedAna();
    const form = asForm(await fill({ customer: 'new:ANA@example.com', amount: '10', reference: 'EM2' }));
    expect(form).toMatchObject({ customer: { name: 'Ana Silva', email: 'ANA@example.com' } });
    for (const typed of ['Silva', 'ana@exam'])
      expect((await quickpay().search(typed)).filter((choice) => 'name' in choice)).toEqual([
        { id: expect.stringMatching(/^cus_/), email: 'ana@example.com', name: 'Ana Silva' },
      ]);
  });

  test('that is asked for the same twice is pointed at first', async () => {
    await askedAna();
    const again = await quickpay().line('ana@example.com 125,50 EM1', 'command:again');
    expect(again).toMatchObject({ warnings: [{ code: 'reference-requested', to: 'Ana Silva' }] });
  });

  test('is sent the same e-mail again from the card, and not within half a minute', async () => {
    await askedAna();
    const { id } = await requestOf('EM1');
    const again = (key: string) =>
      screenOf(world.app.press(visitOf(world.marc, key), { action: 'request.send-again', value: id }));
    expect(await again('again:1')).toMatchObject({ refusal: { code: 'just-sent' } });
    world.clock.at = new Date(world.clock.at.getTime() + 60_000);
    expect(await again('again:2')).toMatchObject({ kind: 'request-sent-again' });
    expect((await requestOf('EM1')).texts).toEqual([]);
    expect(lettersTo('ana@example.com')).toHaveLength(2);
  });

  test('is not thanked by text, nor with papers where nothing prints them', async () => {
    await askedAna();
    const company = await world.store.companies.get(garage.id);
    await world.store.companies.replace({ ...company!, thanks: true });
    const { id, amount } = await requestOf('EM1');
    const about = { companyId: garage.id, requestId: id, paymentId: 'pi_em1', amount, at: world.clock.at };
    await world.app.checkoutTold({ kind: 'payment-succeeded', ...about });
    const paid = await requestOf('EM1');
    expect([paid.state, paid.mails.length, paid.outbox.length]).toEqual(['paid', 1, 0]);
    expect(world.sms.taken).toEqual([]);
  });
});

describe('an address that is none', () => {
  test.each([
    ['ana@', 'email-unreadable'],
    ['"a na"@example.com', 'email-unsupported'],
    ['ana@example.com, bob@example.com', 'email-unreadable'],
    ['4242424242424242@example.com', 'has-card-number'],
  ])('%j is said at the customer', async (typed, code) => {
    const form = asForm(await fill({ customer: `new:${typed}`, amount: '10', reference: 'EM9' }));
    expect(form).toMatchObject({ problems: { customer: { code } } });
    expect(form).not.toHaveProperty('preview');
  });
});

describe('who cannot be texted', () => {
  const LANDLINE = '+14505550109';

  test('is offered an e-mail before anything is sent, and their number stays theirs', async () => {
    const asked = { customer: '1 800 555 0123', amount: '20', reference: 'EM3' };
    const first = asForm(await fill({ ...asked, customer: `new:${asked.customer}` }));
    expect(first).toMatchObject({
      mail: { why: 'not-textable' },
      problems: { customer: { code: 'phone-not-textable' } },
    });
    const values = { ...asked, customer: 'new:+18005550123', email: 'Bob@example.com' };
    const second = asForm(await fill(values, stateOf(first)));
    expect(second).toMatchObject({ problems: {}, preview: { to: { email: 'Bob@example.com' } } });
    expect(await fill(values, stateOf(second), 'sent')).toMatchObject({ kind: 'request-sent' });
    expect((await requestOf('EM3')).customer).toMatchObject({ phone: '+18005550123', email: 'Bob@example.com' });
    const known = await world.store.customers.byPhone(garage.id, '+18005550123');
    expect(known).toMatchObject({ email: 'Bob@example.com' });
    const third = asForm(await fill({ ...asked, customer: known!.id, reference: 'EM4' }));
    expect(third).toMatchObject({ mail: { known: 'Bob@example.com' } });
  });

  test('an address goes with whom it was entered for, and never with who is chosen after them', async () => {
    const [bob, eve] = ['new:+18005550123', 'new:+18005550199'];
    const first = asForm(await fill({ customer: bob, amount: '20', reference: 'EM5' }));
    const mixed = { customer: eve, amount: '20', reference: 'EM5', email: 'bob@example.com' };
    const second = asForm(await fill(mixed, stateOf(first), 'sent'));
    expect(second).toMatchObject({ problems: { customer: { code: 'phone-not-textable' } } });
    expect(second.values.email ?? '').toBe('');
    const texted = asForm(await fill({ ...mixed, customer: 'new:+15145550190' }, stateOf(first)));
    expect(texted.preview?.to).toEqual({ phone: '+15145550190' });
  });

  test('a landline that the carrier told of is still known as one after an e-mail', async () => {
    world.sms.refuses = 'landline';
    await fill({ customer: `new:${LANDLINE}`, amount: '30', reference: 'EM6' }, '', 'sent');
    await requestOf('EM6');
    world.sms.refuses = undefined;
    for (const reference of ['EM7', 'EM8']) {
      const form = asForm(await fill({ customer: `new:${LANDLINE}`, amount: '30', reference }));
      expect(form).toMatchObject({ mail: { why: 'not-textable' }, warnings: [{ code: 'number-not-reached' }] });
      const customer = form.customer!.id;
      const values = { customer, amount: '30', reference, email: 'gaston@example.com' };
      const state = stateOf(form);
      expect(asForm(await fill(values, state)).warnings).toEqual([]);
      expect(await fill(values, state, 'sent')).toMatchObject({ kind: 'request-sent' });
      expect((await requestOf(reference)).mails).toMatchObject([{ to: 'gaston@example.com', state: 'sent' }]);
    }
  });

  test('an address that is wrong keeps the text from going out, too', async () => {
    world.sms.refuses = 'landline';
    await fill({ customer: `new:${LANDLINE}`, amount: '30', reference: 'EM9' }, '', 'sent');
    await requestOf('EM9');
    const first = asForm(await fill({ customer: `new:${LANDLINE}`, amount: '30', reference: 'EM10' }));
    const wrong = { customer: first.customer!.id, amount: '30', reference: 'EM10', email: 'gaston@' };
    const refused = asForm(await fill(wrong, stateOf(first), 'sent'));
    expect(refused).toMatchObject({ problems: { email: { code: 'email-unreadable' } } });
    expect(await world.store.requests.byReference(garage.id, 'EM10', 1)).toEqual([]);
  });

  test('who wants no more texts may be written to on purpose, and the form says what they want', async () => {
    const from = '+15145550166';
    await world.app.textReceived({ sid: 'SMstop', from, to: garage.textSender, body: 'STOP', media: 0 });
    const first = asForm(await quickpay().line(`${from} 40 EM11`, 'command:11'));
    expect(first).toMatchObject({ mail: { why: 'opted-out' }, problems: { customer: { code: 'customer-opted-out' } } });
    const values = { customer: first.customer!.id, amount: '40', reference: 'EM11', email: 'roger@example.com' };
    expect(await fill(values, stateOf(first), 'sent')).toMatchObject({ kind: 'request-sent' });
    expect(await requestOf('EM11')).toMatchObject({ texts: [], mails: [{ state: 'sent' }] });
    expect(world.sms.taken.filter(({ to }) => to === from)).toEqual([]);
  });
});
