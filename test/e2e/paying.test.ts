import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WORKSPACES } from '../../sandbox/seed.ts';
import type { Fault } from '../../sandbox/stand-in.ts';
import { roomId } from '../../src/company/company.ts';
import { BY_A_PERSON, open, phoneOf, pressPay, read } from '../fixtures/customer.ts';
import { type Desk, deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { insertOldRequest } from '../fixtures/old-request.ts';
import { eventually } from '../fixtures/reading.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';
import { spareRoom } from '../fixtures/workplaces.ts';

const JULIE = '514-555-0188';
const JULIES = '+15145550188';
/** Long enough for the app to start and for somebody to press Pay; over when most stories are told. */
const SHORT_LIFE_MS = 15_000;

describe.each(PLATFORMS)('paying, seen from %s', (platform) => {
  let sandbox: Sandbox;
  let spare: string[];
  let expires: Date;
  let oldLinks: string[];
  let checkout: string;
  const room = spareRoom[platform];
  beforeAll(async () => {
    sandbox = await startSandbox({
      platforms: [platform],
      rooms: 24,
      async seedStore(store) {
        expires = new Date(Date.now() + SHORT_LIFE_MS);
        oldLinks = [
          await insertOldRequest(store, { reference: 'RO3001', room: roomId(WORKSPACES[platform], room(0)), expires }),
          await insertOldRequest(store, { reference: 'RO3002', room: roomId(WORKSPACES[platform], room(1)), expires }),
        ];
      },
    });
    spare = sandbox.rooms[platform].slice(4);
    checkout = await pressPay(sandbox.app.url + oldLinks[0]);
    expect(checkout).toContain('/c/pay/');
  }, 60_000);
  afterAll(() => sandbox?.close());

  /** A member asks in a room of their own, for chat platforms take one message a second per room. */
  async function ask(reference: string, amount: string, room = spare.pop()) {
    const desk = deskOf(platform, sandbox, 'marie-eve', room);
    await desk.command(`/quickpay ${JULIE} ${amount} ${reference}`);
    await desk.press('answer', 'Envoyer');
    const link = await phoneOf(sandbox, JULIES).link(reference);
    await desk.until(() => desk.card(reference).includes('Texto remis'));
    return { desk, link, room };
  }
  const news = (desk: Desk, reference: string, words: string) =>
    desk.until(() => desk.thread(reference).find(({ text }) => text.includes(words)));
  const lastCheckout = () => sandbox.stripe.sessions.at(-1)?.id ?? '';

  test('the card follows it all, in place: delivered, seen, declined and why, paid and how', async () => {
    const { desk, link } = await ask('RO5201', '42,10');
    expect(await open(link)).toMatch(/42,10 \$/);
    await desk.until(() => desk.card('RO5201').includes('Page vue par le client'));
    const checkout = await pressPay(link);
    sandbox.stripe.pay(checkout, { outcome: 'insufficient_funds' });
    await desk.until(() => desk.card('RO5201').includes('la banque a refusé la carte'));
    expect(desk.card('RO5201')).toContain('peut réessayer avec une autre carte');
    expect(await read(link)).toContain('Le paiement n’a pas fonctionné');
    sandbox.stripe.pay(checkout, { outcome: 'authentication_required' });
    sandbox.stripe.answerChallenge(checkout, 'complete');
    await desk.until(() => /Payé \(.*\), Visa/.test(desk.card('RO5201')));
    expect(await news(desk, 'RO5201', 'Julie Tremblay a payé 42,10 $ pour RO5201')).toMatchObject({ forAll: true });
    expect([desk.cards('RO5201').length, desk.thread('RO5201').length, desk.buttons('RO5201')]).toEqual([1, 1, []]);
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
    const { desk, link } = await ask(`RO52-${outcome}`, '10', room(2));
    sandbox.stripe.pay(await pressPay(link), { outcome });
    await desk.until(() => desk.card(`RO52-${outcome}`).includes(words));
  });

  test.each([
    ['apple_pay', 'Apple Pay'],
    ['google_pay', 'Google Pay'],
    ['amazon_pay', 'Amazon Pay'],
    ['link', 'Link'],
  ] as const)('%s is named on the card, in the news and on the page', async (method, name) => {
    const { desk, link } = await ask(`RO53-${method}`, '11');
    sandbox.stripe.pay(await pressPay(link), { method });
    await desk.until(() => desk.card(`RO53-${method}`).includes(name));
    expect((await news(desk, `RO53-${method}`, 'a payé')).text).toContain(name);
    expect(await read(link)).toContain(name);
  });

  test('a bank debit is on its way for days, then paid', async () => {
    const { desk, link } = await ask('RO5401', '88');
    const { id } = sandbox.stripe.pay(await pressPay(link), { method: 'bank_debit' });
    await desk.until(() => desk.card('RO5401').includes('Paiement en cours'));
    expect(await pressPay(link)).toMatch(/^\/p\//);
    expect(desk.buttons('RO5401')).toEqual([]);
    sandbox.stripe.settleAsync(id, 'succeeded');
    await desk.until(() => desk.card('RO5401').includes('Payé'));
    await news(desk, 'RO5401', 'a payé');
    await desk.until(() => desk.card('RO5401').includes('débit bancaire'));
  });

  test('a bank debit that fails after all is told to everybody, and can be paid again', async () => {
    const { desk, link } = await ask('RO5402', '89');
    const { id } = sandbox.stripe.pay(await pressPay(link), { method: 'bank_debit' });
    await desk.until(() => desk.card('RO5402').includes('Paiement en cours'));
    sandbox.stripe.settleAsync(id, 'failed');
    expect(await news(desk, 'RO5402', 'n’a finalement pas abouti')).toMatchObject({ forAll: true });
    sandbox.stripe.pay(await pressPay(link));
    await desk.until(() => desk.card('RO5402').includes('Payé'));
  });

  test('a bank account mistyped, then typed again: on its way, and a late word on the first try changes nothing', async () => {
    const { desk, link } = await ask('RO5403', '90');
    const checkout = await pressPay(link);
    sandbox.stripe.pay(checkout, { method: 'bank_debit', outcome: 'invalid_account' });
    await desk.until(() => desk.card('RO5403').includes('le moyen de paiement choisi n’a pas fonctionné'));
    const first = sandbox.stripe.events.findLast(({ type }) => type === 'payment_intent.payment_failed');
    sandbox.stripe.pay(checkout, { method: 'bank_debit' });
    await desk.until(() => desk.card('RO5403').includes('Paiement en cours'));
    sandbox.stripe.resend(first?.id ?? '');
    await sandbox.stripe.webhooks.idle();
    expect([await pressPay(link), await pressPay(link, 'en')]).toEqual([
      expect.stringMatching(/^\/p\//),
      expect.stringMatching(/^\/p\//),
    ]);
    sandbox.stripe.settleAsync(checkout, 'failed');
    await news(desk, 'RO5403', 'n’a finalement pas abouti');
    expect(await read(link)).toContain('Votre banque n’a finalement pas fait le paiement');
    sandbox.stripe.pay(await pressPay(link));
    await news(desk, 'RO5403', 'a payé');
    expect(desk.thread('RO5403').map(({ text }) => /en cours|abouti|temps|a payé/.exec(text)?.[0])).toEqual([
      'temps',
      'abouti',
      'a payé',
    ]);
  });

  test('two tabs share one page to pay on; another language closes it and opens its own', async () => {
    const { desk, link } = await ask('RO5501', '16');
    const [one, two] = await Promise.all([pressPay(link), pressPay(link)]);
    expect(one).toBe(two);
    expect(await pressPay(link)).toBe(one);
    const english = await pressPay(link, 'en');
    expect(english).not.toBe(one);
    await eventually('the first is closed', () =>
      sandbox.stripe.sessions.some(({ id, status }) => one.includes(id) && status === 'expired'),
    );
    expect(() => sandbox.stripe.pay(one)).toThrow(/expired/);
    sandbox.stripe.pay(english);
    await desk.until(() => desk.card('RO5501').includes('Payé'));
    const open = sandbox.stripe.sessions.filter(({ metadata, status }) => metadata?.requestId && status === 'open');
    expect(open.filter(({ url }) => url === one || url === english)).toEqual([]);
  });

  /** How a customer pays on a page, when they still can. */
  const payOn = (checkout: string) => {
    try {
      return sandbox.stripe.pay(checkout).id;
    } catch {
      return undefined;
    }
  };
  const charged = (cents: number) =>
    sandbox.stripe.charges.filter(({ amount, status }) => amount === cents && status === 'succeeded');

  test('paid in French, opened again in English before Stripe has told: it is paid, and cannot be paid again', async () => {
    const { desk, link } = await ask('RO5511', '161');
    sandbox.stripe.webhooks.hold();
    sandbox.stripe.pay(await pressPay(link));
    expect(await pressPay(link, 'en')).toMatch(/^\/p\//);
    expect(await read(`${link}?lang=en`)).toContain('Paid. Thank you!');
    expect(await pressPay(link)).toMatch(/^\/p\//);
    await sandbox.stripe.webhooks.release('reversed');
    await desk.until(() => desk.card('RO5511').includes('Payé'));
    await news(desk, 'RO5511', 'a payé');
    expect([charged(161_00).length, desk.thread('RO5511').length]).toEqual([1, 1]);
  });

  test('a debit begun in French, opened again in English before Stripe has told, is under way', async () => {
    const { desk, link } = await ask('RO5512', '162');
    sandbox.stripe.webhooks.hold();
    sandbox.stripe.pay(await pressPay(link), { method: 'bank_debit' });
    expect(await pressPay(link, 'en')).toMatch(/^\/p\//);
    expect(await read(`${link}?lang=en`)).toContain('Your payment is in progress');
    await sandbox.stripe.webhooks.release('kept');
    await desk.until(() => desk.card('RO5512').includes('Paiement en cours'));
  });

  test.each<[string, number, Fault]>([
    ['fails', 171, { kind: 'server-error', status: 500 }],
    ['is busy', 172, { kind: 'rate-limited' }],
    ['has locked it', 173, { kind: 'server-error', status: 429 }],
    ['hangs', 174, { kind: 'hang' }],
  ])(
    'two tabs in two languages, where Stripe %s and the first page cannot be closed: both lead to it',
    async (_, dollars, fault) => {
      const { link } = await ask(`RO55-${dollars}`, String(dollars), room(3));
      sandbox.stripe.faults.add({ ...fault, operation: 'checkout.sessions.expire' });
      const french = await pressPay(link);
      const english = await pressPay(link, 'en');
      sandbox.stripe.faults.clear();
      expect(english).toBe(french);
      expect([payOn(french), payOn(english)].filter(Boolean)).toHaveLength(1);
      expect(charged(dollars * 100)).toHaveLength(1);
    },
  );

  test('four tabs at the same moment, two in each language, all paid on at once: one is charged', async () => {
    const { desk, link } = await ask('RO5531', '163');
    const atOnce = () => Promise.all(['fr', 'en', 'fr', 'en'].map((tongue) => pressPay(link, tongue)));
    for (let round = 0; round < 2; round += 1) {
      await atOnce();
      const open = sandbox.stripe.sessions.filter(
        ({ amount_total, status }) => amount_total === 163_00 && status === 'open',
      );
      expect(open).toHaveLength(1);
    }
    expect((await atOnce()).map(payOn).filter(Boolean)).toHaveLength(1);
    await desk.until(() => desk.card('RO5531').includes('Payé'));
    expect(charged(163_00)).toHaveLength(1);
  });

  test('cancelled by two people at once: done once, its link closed, what comes later told with what to do', async () => {
    const { desk, link, room } = await ask('RO5601', '15');
    const sarah = deskOf(platform, sandbox, 'sarah', room);
    const checkout = await pressPay(link);
    await Promise.all([
      desk.press({ card: 'RO5601' }, 'Annuler la demande'),
      sarah.press({ card: 'RO5601' }, 'Annuler la demande'),
    ]);
    await desk.until(() => desk.card('RO5601').includes('Demande annulée par'));
    await news(desk, 'RO5601', 'a annulé cette demande');
    const refusals = () => [desk, sarah].filter((one) => /plus être annulée|can’t be cancelled/.test(one.answer()));
    await desk.until(() => refusals().length > 0);
    expect(refusals()).toHaveLength(1);
    expect([await read(link), desk.buttons('RO5601')]).toEqual([expect.stringContaining('annulée'), []]);
    expect(await pressPay(link)).toMatch(/^\/p\//);
    await eventually('its checkout page is closed', () =>
      sandbox.stripe.sessions.some(({ id, status }) => checkout.includes(id) && status === 'expired'),
    );
    sandbox.stripe.payUnexpectedly(checkout);
    const told = await news(desk, 'RO5601', 'Paiement inattendu de Julie Tremblay : 15,00 $');
    expect(told.text).toMatch(/Remboursez-le dans Stripe[\s\S]*pi_/);
    expect(told.forAll).toBe(true);
    await desk.until(() => desk.card('RO5601').includes('alors que la demande était annulée'));
    expect(await read(link)).toMatch(/Nous avons reçu 15,00 \$ .*communiquera avec vous/s);
    expect(await read(link)).not.toContain('rien à payer');
    expect(desk.thread('RO5601').filter(({ text }) => text.includes('annulé cette'))).toHaveLength(1);
  });

  test('cancelled just after it was paid, before Stripe has told: it is paid, and everybody is told why', async () => {
    const { desk, link } = await ask('RO5602', '164');
    const checkout = await pressPay(link);
    sandbox.stripe.webhooks.hold();
    const { success_url: back } = sandbox.stripe.pay(checkout);
    await desk.press({ card: 'RO5602' }, 'Annuler la demande');
    await desk.until(() => /Payé[\s\S]*voulait annuler cette demande/.test(desk.card('RO5602')));
    expect((await news(desk, 'RO5602', 'a payé 164,00 $')).text).toContain('Marie-Ève Gagnon voulait annuler');
    expect(await read(back)).toContain('C’est payé, merci');
    await sandbox.stripe.webhooks.release('kept');
    await desk.until(() => desk.card('RO5602').includes('Visa'));
    expect([desk.thread('RO5602').length, desk.buttons('RO5602')]).toEqual([1, []]);
    expect(charged(164_00)).toHaveLength(1);
  });

  test('a debit begun just before cancel is under way, and nothing is cancelled unless it fails', async () => {
    const { desk, link } = await ask('RO5603', '165');
    const checkout = await pressPay(link);
    sandbox.stripe.webhooks.hold();
    const { id } = sandbox.stripe.pay(checkout, { method: 'bank_debit' });
    await desk.press({ card: 'RO5603' }, 'Annuler la demande');
    await desk.until(() => /Paiement en cours[\s\S]*déjà commencé à payer/.test(desk.card('RO5603')));
    await sandbox.stripe.webhooks.release('kept');
    sandbox.stripe.settleAsync(id, 'failed');
    expect((await news(desk, 'RO5603', 'n’a finalement pas abouti')).text).not.toContain('payer de nouveau');
    await desk.until(() => desk.card('RO5603').includes('annulée par'));
    await news(desk, 'RO5603', 'a annulé cette demande');
    expect(await read(link)).toContain('annulée');
  });

  test('cancelled while Stripe does not answer: closed here at once, and cancelled when Stripe has closed its page', async () => {
    const { desk, link } = await ask('RO5604', '166');
    const checkout = await pressPay(link);
    sandbox.stripe.faults.add({ kind: 'hang', operation: /^checkout\.sessions/ });
    await desk.press({ card: 'RO5604' }, 'Annuler la demande');
    await desk.until(() => desk.card('RO5604').includes('Annulation en cours'));
    expect([desk.buttons('RO5604'), await pressPay(link)]).toEqual([[], expect.stringMatching(/^\/p\//)]);
    expect(await read(link)).toMatch(/en cours d’annulation.*Veuillez ne rien payer/s);
    expect(desk.thread('RO5604')).toEqual([]);
    sandbox.stripe.faults.clear();
    await desk.until(() => desk.card('RO5604').includes('annulée par'));
    await news(desk, 'RO5604', 'a annulé cette demande');
    // The customer who was on Stripe's page comes back by its link.
    expect(payOn(checkout)).toBeUndefined();
    const { cancel_url: back = '' } = sandbox.stripe.sessions.find(({ id }) => checkout.includes(id)) ?? {};
    expect(await read(back ?? '')).toMatch(/a été annulée.*rien à payer/s);
  });

  test('a second payment, told twice and out of order, is kept and told once, beside the first', async () => {
    const { desk, link } = await ask('RO5701', '17');
    const checkout = await pressPay(link);
    Object.assign(sandbox.stripe.webhooks.manners, { duplicateChance: 1, shuffleMs: 150 });
    sandbox.stripe.pay(checkout);
    await news(desk, 'RO5701', 'a payé 17,00 $');
    sandbox.stripe.payUnexpectedly(checkout);
    await sandbox.stripe.webhooks.idle();
    Object.assign(sandbox.stripe.webhooks.manners, { duplicateChance: 0, shuffleMs: 0 });
    await news(desk, 'RO5701', 'alors que c’était déjà payé');
    expect(await read(link)).toMatch(/Un autre paiement est arrivé.*17,00 \$.*C’est payé, merci/s);
    expect(desk.thread('RO5701')).toHaveLength(2);
    expect(desk.card('RO5701')).toMatch(/Payé[\s\S]*Un autre paiement de 17,00 \$ est arrivé/);
  });

  test('refunded in Stripe, in part and then in all: the room hears each, the card and the page say what went back', async () => {
    const { desk, link } = await ask('RO5721', '50');
    const checkout = await pressPay(link);
    sandbox.stripe.pay(checkout);
    await news(desk, 'RO5721', 'a payé 50,00 $');
    sandbox.stripe.refund(checkout, { amount: 1500, reason: 'requested_by_customer' });
    const part = await news(desk, 'RO5721', 'Remboursement de 15,00 $ à Julie Tremblay');
    expect([part.forAll, part.text]).toEqual([
      true,
      expect.stringMatching(/15,00 \$ sur 50,00 \$[\s\S]*demande du client/),
    ]);
    await desk.until(() => desk.card('RO5721').includes('Remboursé en partie : 15,00 $ sur 50,00 $'));
    expect(await read(link)).toMatch(/C’est payé, merci ![\s\S]*nous vous avons remboursé 15,00 \$/);
    const rest = sandbox.stripe.refund(checkout);
    await desk.until(() => desk.card('RO5721').includes('Remboursé en entier : 50,00 $'));
    expect(await read(link)).toMatch(/Votre paiement a été remboursé[\s\S]*remboursé 50,00 \$/);
    expect(await read(link)).not.toContain('C’est payé');
    sandbox.stripe.endRefund(rest.id, 'failed');
    expect((await news(desk, 'RO5721', 'n’a pas abouti')).text).toContain('Le remboursement de 35,00 $');
    await desk.until(() => desk.card('RO5721').includes('Remboursé en partie : 15,00 $'));
    for (const { id } of sandbox.stripe.events.slice(-8)) sandbox.stripe.resend(id);
    await sandbox.stripe.webhooks.idle();
    expect(desk.thread('RO5721')).toHaveLength(4);
  });

  test('disputed at the bank: why, until when to answer, where, and how it ended', async () => {
    const { desk, link } = await ask('RO5722', '51');
    const checkout = await pressPay(link);
    sandbox.stripe.pay(checkout);
    await news(desk, 'RO5722', 'a payé 51,00 $');
    const dueBy = Date.UTC(2027, 0, 9, 17, 30) / 1000;
    const { id } = sandbox.stripe.dispute(checkout, { reason: 'product_unacceptable', dueBy });
    const told = await news(desk, 'RO5722', 'Contestation : Julie Tremblay');
    expect(told.forAll).toBe(true);
    expect(told.text).toMatch(
      /51,00 \$ \(RO5722\)[\s\S]*ne convient pas[\s\S]*Litiges\) avant le 9 janv., 12 h 30[\s\S]*pi_/,
    );
    await desk.until(() => desk.card('RO5722').includes('avant le 9 janv., 12 h 30'));
    sandbox.stripe.moveDispute(id, 'under_review');
    await desk.until(() => !desk.card('RO5722').includes('avant le 9 janv.'));
    sandbox.stripe.moveDispute(id, 'won');
    await news(desk, 'RO5722', 'Contestation de 51,00 $ gagnée');
    await desk.until(() => desk.card('RO5722').includes('Contestation de 51,00 $ gagnée'));
    expect(desk.thread('RO5722')).toHaveLength(3);
  });

  test('money that is not the amount asked for pays nothing, and is told', async () => {
    const { desk, link } = await ask('RO5801', '18');
    sandbox.stripe.payUnexpectedly(await pressPay(link), { amount: 17_99 });
    expect((await news(desk, 'RO5801', 'Paiement inattendu')).text).toContain('17,99 $');
    await desk.until(() => desk.card('RO5801').includes('ce n’est pas le montant demandé'));
    expect(desk.card('RO5801')).not.toContain('Payé');
    expect(await pressPay(link)).toContain('/c/pay/');
  });

  test('a link that expires: shown on the card, nothing to pay any more, and money started in time still counts', async () => {
    const desk = deskOf(platform, sandbox, 'marie-eve', room(0));
    const link = sandbox.app.url + oldLinks[0];
    await sleep(expires.getTime() - Date.now());
    await desk.until(() => desk.card('RO3001').includes('Lien expiré'));
    expect(desk.buttons('RO3001')).toEqual(['Renvoyer le texto']);
    expect(await read(link)).toContain('Ce lien est expiré');
    expect(await pressPay(link)).toMatch(/^\/p\//);
    await eventually('its checkout page is closed', () => sandbox.stripe.sessions[0]?.status === 'expired');
    sandbox.stripe.payUnexpectedly(checkout);
    expect((await news(desk, 'RO3001', 'a payé 125,50 $')).text).toContain('commencé avant la fermeture du lien');
    await desk.until(() => desk.card('RO3001').includes('Payé'));
  });

  test('a new link asked for on the expired page: told, sent again by a button, and good to pay on', async () => {
    const desk = deskOf(platform, sandbox, 'marie-eve', room(1));
    const link = sandbox.app.url + oldLinks[1];
    await desk.until(() => desk.card('RO3002').includes('Lien expiré'));
    await Promise.all([1, 2].map(() => fetch(`${link}/link`, BY_A_PERSON)));
    await news(desk, 'RO3002', 'Julie Tremblay demande un nouveau lien');
    await desk.until(() => desk.card('RO3002').includes('a demandé un nouveau lien'));
    await desk.press({ card: 'RO3002' }, 'Renvoyer le texto');
    expect(await phoneOf(sandbox, JULIES).link('RO3002')).toBe(link);
    await desk.until(() => desk.card('RO3002').includes('Texto remis'));
    expect(await pressPay(link)).toContain('/c/pay/');
    sandbox.stripe.pay(lastCheckout());
    await desk.until(() => desk.card('RO3002').includes('Payé'));
    expect(desk.thread('RO3002').filter(({ text }) => text.includes('nouveau lien'))).toHaveLength(1);
  });

  test('a payment told again, all its events, is announced once, and its card stays as it is', async () => {
    const { desk, link } = await ask('RO5711', '19');
    sandbox.stripe.pay(await pressPay(link));
    await news(desk, 'RO5711', 'a payé 19,00 $');
    await desk.until(() => desk.card('RO5711').includes('Payé'));
    await sandbox.stripe.webhooks.idle();
    const before = desk.kept();
    for (const { id } of sandbox.stripe.events) sandbox.stripe.resend(id);
    await sandbox.stripe.webhooks.idle();
    expect(desk.kept()).toBe(before);
  });

  test('a payment of which nothing was ever told is found when the app starts', async () => {
    const { desk, link } = await ask('RO5901', '77,77');
    const checkout = await pressPay(link);
    sandbox.stripe.dropWebhooks(true);
    sandbox.stripe.pay(checkout, { method: 'apple_pay' });
    await sandbox.app.stop();
    sandbox.stripe.dropWebhooks(false);
    await sandbox.app.start();
    await desk.until(() => /Payé \(.*\), Apple Pay/.test(desk.card('RO5901')));
    await news(desk, 'RO5901', 'Julie Tremblay a payé 77,77 $ pour RO5901 (Apple Pay');
    expect(desk.thread('RO5901')).toHaveLength(1);
  });
});
