import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { WORKSPACES } from '../../sandbox/seed.ts';
import { roomId } from '../../src/company/company.ts';
import { BY_A_PERSON, open, phoneOf, pressPay, read } from '../fixtures/customer.ts';
import { deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { insertOldRequest } from '../fixtures/old-request.ts';
import { eventually } from '../fixtures/reading.ts';
import { spareRoom } from '../fixtures/workplaces.ts';
import { JULIES, openTill, told } from './paying-rig.ts';

/** Long enough for the app to start and for somebody to press Pay; over when most stories are told. */
const SHORT_LIFE_MS = 15_000;

describe.each(PLATFORMS)('paying, seen from %s', (platform) => {
  const room = spareRoom[platform];
  let expires: Date;
  let oldLinks: string[];
  let checkout: string;
  const till = openTill(
    platform,
    {
      async seedStore(store) {
        expires = new Date(Date.now() + SHORT_LIFE_MS);
        oldLinks = [
          await insertOldRequest(store, { reference: 'RO3001', room: roomId(WORKSPACES[platform], room(0)), expires }),
          await insertOldRequest(store, { reference: 'RO3002', room: roomId(WORKSPACES[platform], room(1)), expires }),
        ];
      },
    },
    3,
  );
  beforeAll(async () => {
    checkout = await pressPay(till.sandbox.app.url + oldLinks[0]);
    expect(checkout).toContain('/c/pay/');
  });

  test('the card follows it all, in place: delivered, seen, declined and why, paid and how', async () => {
    const { desk, link } = await till.ask('RO5201', '42,10');
    expect(await open(link)).toMatch(/42,10 \$/);
    await desk.until(() => desk.card('RO5201').includes('Page vue par le client'));
    const checkout = await pressPay(link);
    till.sandbox.stripe.pay(checkout, { outcome: 'insufficient_funds' });
    await desk.until(() => desk.card('RO5201').includes('la banque a refusé la carte'));
    expect(desk.card('RO5201')).toContain('peut réessayer avec une autre carte');
    expect(await read(link)).toContain('Le paiement n’a pas fonctionné');
    till.sandbox.stripe.pay(checkout, { outcome: 'authentication_required' });
    till.sandbox.stripe.answerChallenge(checkout, 'complete');
    await desk.until(() => /Payé \(.*\), Visa/.test(desk.card('RO5201')));
    expect(await told(desk, 'RO5201', 'Julie Tremblay a payé 42,10 $ pour RO5201')).toMatchObject({ forAll: true });
    expect([desk.cards('RO5201').length, desk.thread('RO5201').length, desk.buttons('RO5201')]).toEqual([
      1,
      1,
      ['Rembourser'],
    ]);
    const steps = ['Texto remis', 'Page vue par le client', 'Paiement refusé', 'Payé'];
    const places = steps.map((step) => desk.history('RO5201').findIndex((card) => card.includes(step)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(await read(link)).toContain('C’est payé, merci !');
  });

  test.each([
    ['expired_card', 'la carte est expirée'],
    ['incorrect_cvc', 'un renseignement de la carte est inexact'],
    ['processing_error', 'une erreur passagère à la banque'],
    ['generic_decline', 'la banque a refusé la carte'],
  ] as const)('a decline (%s) is said in plain words', async (outcome, words) => {
    const { desk, link } = await till.ask(`RO52-${outcome}`, '10', room(2));
    till.sandbox.stripe.pay(await pressPay(link), { outcome });
    await desk.until(() => desk.card(`RO52-${outcome}`).includes(words));
  });

  test.each([
    ['apple_pay', 'Apple Pay'],
    ['google_pay', 'Google Pay'],
    ['amazon_pay', 'Amazon Pay'],
    ['link', 'Link'],
  ] as const)('%s is named on the card, in the news and on the page', async (method, name) => {
    const { desk, link } = await till.ask(`RO53-${method}`, '11');
    till.sandbox.stripe.pay(await pressPay(link), { method });
    await desk.until(() => desk.card(`RO53-${method}`).includes(name));
    expect((await told(desk, `RO53-${method}`, 'a payé')).text).toContain(name);
    expect(await read(link)).toContain(name);
  });

  test('a bank debit is on its way for days, then paid', async () => {
    const { desk, link } = await till.ask('RO5401', '88');
    const { id } = till.sandbox.stripe.pay(await pressPay(link), { method: 'bank_debit' });
    await desk.until(() => desk.card('RO5401').includes('Paiement en cours'));
    expect(await pressPay(link)).toMatch(/^\/p\//);
    expect(desk.buttons('RO5401')).toEqual([]);
    till.sandbox.stripe.settleAsync(id, 'succeeded');
    await desk.until(() => desk.card('RO5401').includes('Payé'));
    await told(desk, 'RO5401', 'a payé');
    await desk.until(() => desk.card('RO5401').includes('débit bancaire'));
  });

  test('a bank debit that fails after all is told to everybody, and can be paid again', async () => {
    const { desk, link } = await till.ask('RO5402', '89');
    const { id } = till.sandbox.stripe.pay(await pressPay(link), { method: 'bank_debit' });
    await desk.until(() => desk.card('RO5402').includes('Paiement en cours'));
    till.sandbox.stripe.settleAsync(id, 'failed');
    expect(await told(desk, 'RO5402', 'n’a finalement pas abouti')).toMatchObject({ forAll: true });
    till.sandbox.stripe.pay(await pressPay(link));
    await desk.until(() => desk.card('RO5402').includes('Payé'));
  });

  test('a bank account mistyped, then typed again: on its way, and a late word on the first try changes nothing', async () => {
    const { desk, link } = await till.ask('RO5403', '90');
    const checkout = await pressPay(link);
    till.sandbox.stripe.pay(checkout, { method: 'bank_debit', outcome: 'invalid_account' });
    await desk.until(() => desk.card('RO5403').includes('le moyen de paiement choisi n’a pas fonctionné'));
    const first = till.sandbox.stripe.events.findLast(({ type }) => type === 'payment_intent.payment_failed');
    till.sandbox.stripe.pay(checkout, { method: 'bank_debit' });
    await desk.until(() => desk.card('RO5403').includes('Paiement en cours'));
    till.sandbox.stripe.resend(first?.id ?? '');
    await till.sandbox.stripe.webhooks.idle();
    expect([await pressPay(link), await pressPay(link, 'en')]).toEqual([
      expect.stringMatching(/^\/p\//),
      expect.stringMatching(/^\/p\//),
    ]);
    till.sandbox.stripe.settleAsync(checkout, 'failed');
    await told(desk, 'RO5403', 'n’a finalement pas abouti');
    expect(await read(link)).toContain('Votre banque n’a finalement pas fait le paiement');
    till.sandbox.stripe.pay(await pressPay(link));
    await told(desk, 'RO5403', 'a payé');
    expect(desk.thread('RO5403').map(({ text }) => /en cours|abouti|temps|a payé/.exec(text)?.[0])).toEqual([
      'temps',
      'abouti',
      'a payé',
    ]);
  });

  test('a link that expires: shown on the card, nothing to pay any more, and money started in time still counts', async () => {
    const desk = deskOf(platform, till.sandbox, 'marie-eve', room(0));
    const link = till.sandbox.app.url + oldLinks[0];
    await sleep(Math.max(0, expires.getTime() - Date.now()));
    await desk.until(() => desk.card('RO3001').includes('Lien expiré'));
    expect(desk.buttons('RO3001')).toEqual(['Renvoyer le texto']);
    expect(await read(link)).toContain('Ce lien est expiré');
    expect(await pressPay(link)).toMatch(/^\/p\//);
    await eventually('its checkout page is closed', () => till.sandbox.stripe.sessions[0]?.status === 'expired');
    till.sandbox.stripe.payUnexpectedly(checkout);
    expect((await told(desk, 'RO3001', 'a payé 125,50 $')).text).toContain('commencé avant la fermeture du lien');
    await desk.until(() => desk.card('RO3001').includes('Payé'));
  });

  test('a new link asked for on the expired page: told, sent again by a button, and good to pay on', async () => {
    const desk = deskOf(platform, till.sandbox, 'marie-eve', room(1));
    const link = till.sandbox.app.url + oldLinks[1];
    await desk.until(() => desk.card('RO3002').includes('Lien expiré'));
    await Promise.all([1, 2].map(() => fetch(`${link}/link`, BY_A_PERSON)));
    await told(desk, 'RO3002', 'Julie Tremblay demande un nouveau lien');
    await desk.until(() => desk.card('RO3002').includes('a demandé un nouveau lien'));
    await desk.press({ card: 'RO3002' }, 'Renvoyer le texto');
    expect(await phoneOf(till.sandbox, JULIES).link('RO3002')).toBe(link);
    await desk.until(() => desk.card('RO3002').includes('Texto remis'));
    expect(await pressPay(link)).toContain('/c/pay/');
    till.sandbox.stripe.pay(till.sandbox.stripe.sessions.at(-1)?.id ?? '');
    await desk.until(() => desk.card('RO3002').includes('Payé'));
    expect(desk.thread('RO3002').filter(({ text }) => text.includes('nouveau lien'))).toHaveLength(1);
  });

  test('a payment told again, all its events, is announced once, and its card stays as it is', async () => {
    const { desk, link } = await till.ask('RO5711', '19');
    till.sandbox.stripe.pay(await pressPay(link));
    await told(desk, 'RO5711', 'a payé 19,00 $');
    await desk.until(() => desk.card('RO5711').includes('Payé'));
    await till.sandbox.stripe.webhooks.idle();
    const before = desk.kept();
    for (const { id } of till.sandbox.stripe.events) till.sandbox.stripe.resend(id);
    await till.sandbox.stripe.webhooks.idle();
    expect(desk.kept()).toBe(before);
  });

  test('a payment of which nothing was ever told is found when the app starts', async () => {
    const { desk, link } = await till.ask('RO5901', '77,77');
    const checkout = await pressPay(link);
    till.sandbox.stripe.dropWebhooks(true);
    till.sandbox.stripe.pay(checkout, { method: 'apple_pay' });
    await till.sandbox.app.stop();
    till.sandbox.stripe.dropWebhooks(false);
    await till.sandbox.app.start();
    await desk.until(() => /Payé \(.*\), Apple Pay/.test(desk.card('RO5901')));
    await told(desk, 'RO5901', 'Julie Tremblay a payé 77,77 $ pour RO5901 (Apple Pay');
    expect(desk.thread('RO5901')).toHaveLength(1);
  });
});
