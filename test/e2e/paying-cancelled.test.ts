import { describe, expect, test } from '@jest/globals';
import { pressPay, read } from '../fixtures/customer.ts';
import { askToCancel, cancelRequest, deskOf, PLATFORMS, toldBy } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { openTill, told } from './paying-rig.ts';

describe.each(PLATFORMS)('cancelling, seen from %s', (platform) => {
  const till = openTill(platform);

  test('cancelled by two people at once: done once, its link closed, what comes later told with what to do', async () => {
    const { desk, link, room } = await till.ask('RO5601', '15');
    const sarah = deskOf(platform, till.sandbox, 'sarah', room);
    const checkout = await pressPay(link);
    for (const one of [desk, sarah]) await askToCancel(one, 'RO5601');
    for (const one of [desk, sarah]) await one.fill({ reason: 'paid-elsewhere' });
    await Promise.all([desk.submit(), sarah.submit()]);
    await desk.until(() => desk.card('RO5601').includes('Demande annulée par'));
    await told(desk, 'RO5601', 'a annulé cette demande');
    expect(desk.card('RO5601')).toContain('Pourquoi : Payé autrement, au comptoir par exemple');
    const refusals = () =>
      [desk, sarah].filter((one) => /plus être annulée|can’t be cancelled/.test(toldBy(one, 'note')));
    await desk.until(() => refusals().length > 0);
    expect(refusals()).toHaveLength(1);
    expect([await read(link), desk.buttons('RO5601')]).toEqual([expect.stringContaining('annulée'), []]);
    expect(await pressPay(link)).toMatch(/^\/p\//);
    await eventually('its checkout page is closed', () =>
      till.sandbox.stripe.sessions.some(({ id, status }) => checkout.includes(id) && status === 'expired'),
    );
    till.sandbox.stripe.payUnexpectedly(checkout);
    const heard = await told(desk, 'RO5601', 'Paiement inattendu de Julie Tremblay : 15,00 $');
    expect(heard.text).toMatch(/Remboursez-le ici[\s\S]*pi_/);
    expect(heard.forAll).toBe(true);
    await desk.until(() => desk.card('RO5601').includes('alors que la demande était annulée'));
    expect(await read(link)).toMatch(/Nous avons reçu 15,00 \$ .*communiquera avec vous/s);
    expect(await read(link)).not.toContain('rien à payer');
    expect(desk.thread('RO5601').filter(({ text }) => text.includes('annulé cette'))).toHaveLength(1);
  });

  test('cancelled just after it was paid, before Stripe has told: it is paid, and everybody is told why', async () => {
    const { desk, link } = await till.ask('RO5602', '164');
    const checkout = await pressPay(link);
    till.sandbox.stripe.webhooks.hold();
    const { success_url: back } = till.sandbox.stripe.pay(checkout);
    await cancelRequest(desk, 'RO5602');
    await desk.until(() => /Payé[\s\S]*voulait annuler cette demande/.test(desk.card('RO5602')));
    expect((await told(desk, 'RO5602', 'a payé 164,00 $')).text).toContain('Marie-Ève Gagnon voulait annuler');
    expect(await read(back)).toContain('C’est payé, merci');
    await till.sandbox.stripe.webhooks.release('kept');
    await desk.until(() => desk.card('RO5602').includes('Visa'));
    expect([desk.thread('RO5602').length, desk.buttons('RO5602')]).toEqual([1, ['Rembourser']]);
    expect(till.charged(164_00)).toHaveLength(1);
  });

  test('a debit begun just before cancel is under way, and nothing is cancelled unless it fails', async () => {
    const { desk, link } = await till.ask('RO5603', '165');
    const checkout = await pressPay(link);
    till.sandbox.stripe.webhooks.hold();
    const { id } = till.sandbox.stripe.pay(checkout, { method: 'bank_debit' });
    await cancelRequest(desk, 'RO5603');
    await desk.until(() => /Paiement en cours[\s\S]*déjà commencé à payer/.test(desk.card('RO5603')));
    await till.sandbox.stripe.webhooks.release('kept');
    till.sandbox.stripe.settleAsync(id, 'failed');
    expect((await told(desk, 'RO5603', 'n’a finalement pas abouti')).text).not.toContain('payer de nouveau');
    await desk.until(() => desk.card('RO5603').includes('annulée par'));
    await told(desk, 'RO5603', 'a annulé cette demande');
    expect(await read(link)).toContain('annulée');
  });

  test('cancelled while Stripe does not answer: closed here at once, and cancelled when Stripe has closed its page', async () => {
    const { desk, link } = await till.ask('RO5604', '166');
    const checkout = await pressPay(link);
    till.sandbox.stripe.faults.add({ kind: 'hang', operation: /^checkout\.sessions/ });
    await cancelRequest(desk, 'RO5604');
    await desk.until(() => desk.card('RO5604').includes('Annulation en cours'));
    expect([desk.buttons('RO5604'), await pressPay(link)]).toEqual([[], expect.stringMatching(/^\/p\//)]);
    expect(await read(link)).toMatch(/en cours d’annulation.*Veuillez ne rien payer/s);
    expect(desk.thread('RO5604')).toEqual([]);
    till.sandbox.stripe.faults.clear();
    await desk.until(() => desk.card('RO5604').includes('annulée par'));
    await told(desk, 'RO5604', 'a annulé cette demande');
    // The customer who was on Stripe's page comes back by its link.
    expect(till.payOn(checkout)).toBeUndefined();
    const { cancel_url: back = '' } = till.sandbox.stripe.sessions.find(({ id }) => checkout.includes(id)) ?? {};
    expect(await read(back ?? '')).toMatch(/a été annulée.*rien à payer/s);
  });
});
