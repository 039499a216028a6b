import { describe, expect, test } from '@jest/globals';
import { pressPay, read } from '../fixtures/customer.ts';
import { PLATFORMS } from '../fixtures/desk.ts';
import { openTill, told } from './paying-rig.ts';

describe.each(PLATFORMS)('what comes after a payment, seen from %s', (platform) => {
  const till = openTill(platform);

  test('a second payment, told twice and out of order, is kept and told once, beside the first', async () => {
    const { desk, link } = await till.ask('RO5701', '17');
    const checkout = await pressPay(link);
    Object.assign(till.sandbox.stripe.webhooks.manners, { duplicateChance: 1, shuffleMs: 150 });
    till.sandbox.stripe.pay(checkout);
    await told(desk, 'RO5701', 'a payé 17,00 $');
    till.sandbox.stripe.payUnexpectedly(checkout);
    await till.sandbox.stripe.webhooks.idle();
    Object.assign(till.sandbox.stripe.webhooks.manners, { duplicateChance: 0, shuffleMs: 0 });
    await told(desk, 'RO5701', 'alors que c’était déjà payé');
    expect(await read(link)).toMatch(/Un autre paiement est arrivé.*17,00 \$.*C’est payé, merci/s);
    expect(desk.thread('RO5701')).toHaveLength(2);
    expect(desk.card('RO5701')).toMatch(/Payé[\s\S]*Un autre paiement de 17,00 \$ est arrivé/);
  });

  test('refunded in Stripe, in part and then in all: the room hears each, the card and the page say what went back', async () => {
    const { desk, link } = await till.ask('RO5721', '50');
    const checkout = await pressPay(link);
    till.sandbox.stripe.pay(checkout);
    await told(desk, 'RO5721', 'a payé 50,00 $');
    till.sandbox.stripe.refund(checkout, { amount: 1500, reason: 'requested_by_customer' });
    const part = await told(desk, 'RO5721', 'Remboursement de 15,00 $ à Julie Tremblay');
    expect([part.forAll, part.text]).toEqual([
      true,
      expect.stringMatching(/15,00 \$ sur 50,00 \$[\s\S]*demande du client/),
    ]);
    await desk.until(() => desk.card('RO5721').includes('Remboursé en partie : 15,00 $ sur 50,00 $'));
    expect(await read(link)).toMatch(/C’est payé, merci ![\s\S]*nous vous avons remboursé 15,00 \$/);
    const rest = till.sandbox.stripe.refund(checkout);
    await desk.until(() => desk.card('RO5721').includes('Remboursé en entier : 50,00 $'));
    expect(await read(link)).toMatch(/Votre paiement a été remboursé[\s\S]*remboursé 50,00 \$/);
    expect(await read(link)).not.toContain('C’est payé');
    till.sandbox.stripe.endRefund(rest.id, 'failed');
    expect((await told(desk, 'RO5721', 'n’a pas abouti')).text).toContain('Le remboursement de 35,00 $');
    await desk.until(() => desk.card('RO5721').includes('Remboursé en partie : 15,00 $'));
    for (const { id } of till.sandbox.stripe.events.slice(-8)) till.sandbox.stripe.resend(id);
    await till.sandbox.stripe.webhooks.idle();
    expect(desk.thread('RO5721')).toHaveLength(4);
  });

  test('disputed at the bank: why, until when to answer, where, and how it ended', async () => {
    const { desk, link } = await till.ask('RO5722', '51');
    const checkout = await pressPay(link);
    till.sandbox.stripe.pay(checkout);
    await told(desk, 'RO5722', 'a payé 51,00 $');
    const dueBy = Date.UTC(2027, 0, 9, 17, 30) / 1000;
    const { id } = till.sandbox.stripe.dispute(checkout, { reason: 'product_unacceptable', dueBy });
    const heard = await told(desk, 'RO5722', 'Contestation : Julie Tremblay');
    expect(heard.forAll).toBe(true);
    expect(heard.text).toMatch(
      /51,00 \$ \(RO5722\)[\s\S]*ne convient pas[\s\S]*Litiges\) avant le 9 janv., 12 h 30[\s\S]*pi_/,
    );
    // Answering it is a task, with a card of its own.
    const card = () => desk.cards('51,00 $ · RO5722').at(-1) ?? '';
    await desk.until(() => card().includes('avant le 9 janv., 12 h 30'));
    till.sandbox.stripe.moveDispute(id, 'under_review');
    await desk.until(() => !card().includes('avant le 9 janv.'));
    till.sandbox.stripe.moveDispute(id, 'won');
    await told(desk, 'RO5722', 'Contestation de 51,00 $ gagnée');
    await desk.until(() => card().includes('Contestation de 51,00 $ gagnée'));
    expect(desk.thread('RO5722')).toHaveLength(3);
  });

  test('money that is not the amount asked for pays nothing, and is told', async () => {
    const { desk, link } = await till.ask('RO5801', '18');
    till.sandbox.stripe.payUnexpectedly(await pressPay(link), { amount: 17_99 });
    expect((await told(desk, 'RO5801', 'Paiement inattendu')).text).toContain('17,99 $');
    await desk.until(() => desk.card('RO5801').includes('ce n’est pas le montant demandé'));
    expect(desk.card('RO5801')).not.toContain('Payé');
    expect(await pressPay(link)).toContain('/c/pay/');
  });
});
