import { describe, expect, test } from '@jest/globals';
import { phoneOf, pressPart, pressPay, read } from '../fixtures/customer.ts';
import { deskOf, PLATFORMS } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { zoneAtNoon } from '../fixtures/sandbox.ts';
import { openTill, told } from './paying-rig.ts';

/** Her area code says nothing of where she is: for her it is the time of day that it is in the company's zone. */
const ANA = '+12125550188';

describe.each(PLATFORMS)('giving money back, seen from %s', (platform) => {
  const till = openTill(platform, { timeZone: zoneAtNoon() });

  test('a part, then what is left over the limit with a second person: the card, the page and the phone say it', async () => {
    // Étienne asks, and Marie-Ève, who administers, agrees.
    const { desk, link, room } = await till.ask('RO7101', '600', undefined, ANA);
    const etienne = deskOf(platform, till.sandbox, 'etienne', room);
    till.sandbox.stripe.pay(await pressPay(link));
    await desk.until(() => desk.card('RO7101').includes('Payé'));
    await etienne.press({ card: 'RO7101' }, 'Rembourser');
    await etienne.until(() => etienne.form().includes('Montant'));
    expect(etienne.typed('amount')).toBe('600,00');
    await etienne.fill({ amount: '700' });
    expect(await etienne.submit()).toBe('again');
    expect(etienne.problem('amount')).toContain('600,00');
    await etienne.fill({ amount: '50', note: 'Retard' });
    expect(await etienne.submit()).toBe('done');
    await told(desk, 'RO7101', 'Étienne Roy a remboursé 50,00 $');
    await desk.until(() => /Remboursé en partie : 50,00 \$ sur 600,00 \$/.test(desk.card('RO7101')));
    const made = () => till.sandbox.stripe.refunds.filter(({ amount }) => [5000, 40_000].includes(amount));
    expect(made()).toMatchObject([{ amount: 5000, status: 'succeeded' }]);
    await eventually('told by text', () => phoneOf(till.sandbox, ANA).texts('50,00 $ remboursé').length > 0);
    expect(await read(link)).toMatch(/nous vous avons remboursé 50,00 \$/);

    await etienne.press({ card: 'RO7101' }, 'Rembourser');
    await etienne.until(() => etienne.form().includes('Montant'));
    expect(etienne.typed('amount')).toBe('550,00');
    await etienne.fill({ amount: '400' });
    await etienne.submit();
    await desk.until(() => desk.cards('RO7101').some((card) => card.includes('attend un accord')));
    expect(made()).toHaveLength(1);
    await desk.until(() => desk.card('Remboursement à approuver') !== '');
    await desk.press({ card: 'Remboursement à approuver' }, 'Approuver');
    await desk.until(() => desk.cards('RO7101').some((card) => /450,00 \$ sur 600,00 \$/.test(card)));
    expect(made().map(({ amount }) => amount)).toEqual([5000, 40_000]);
    expect(await read(link)).toMatch(/remboursé 450,00 \$/);
  });

  test('of 600 $ that is paid in two parts, one goes back in part: the link, the card and the page follow', async () => {
    const { desk, link } = await till.ask('RO7103', '600');
    for (const [typed, said] of [
      ['40', 'moins que le plus petit montant. Entrez 50,00 $'],
      ['600,01', 'Entrez au plus 600,00 $'],
      ['590', 'Laissez au moins 50,00 $'],
      ['cent', 'illisible'],
    ] as const)
      expect((await pressPart(link, typed)).said).toContain(said);
    till.sandbox.stripe.pay((await pressPart(link, '250')).to);
    await told(desk, 'RO7103', 'Il reste 350,00 $ à payer sur 600,00 $');
    await desk.until(() => desk.card('RO7103').includes('Payé en partie : 250,00 $ sur 600,00 $'));
    const page = await read(link);
    for (const said of ['Total', '600,00 $', 'Payé le', '250,00 $', 'Reste à payer', '350,00 $'])
      expect(page).toContain(said);
    till.sandbox.stripe.pay((await pressPart(link, '350')).to);
    await told(desk, 'RO7103', 'Tout est payé : 600,00 $');
    await desk.until(() => desk.card('RO7103').includes('Payé ('));
    await desk.press({ card: 'RO7103' }, 'Rembourser');
    await desk.until(() => desk.form().includes('Montant'));
    await desk.fill({ amount: '50' });
    await desk.submit();
    await desk.until(() => desk.card('RO7103').includes('Remboursé en partie : 50,00 $ sur 600,00 $'));
    expect(await read(link)).toContain('600,00 $ en tout, en 2 paiements.');
    expect(till.sandbox.stripe.charges.map(({ amount }) => amount)).toEqual(expect.arrayContaining([25_000, 35_000]));
  });

  test('in Stripe’s dashboard, failing days later, and of money that should not have come', async () => {
    const { desk, link } = await till.ask('RO7102', '120');
    const checkout = await pressPay(link);
    till.sandbox.stripe.pay(checkout);
    await desk.until(() => desk.card('RO7102').includes('Payé'));
    const { id } = till.sandbox.stripe.refund(checkout, { amount: 2000 });
    await told(desk, 'RO7102', 'fait dans Stripe');
    await desk.until(() => desk.card('RO7102').includes('20,00 $ sur 120,00 $'));
    till.sandbox.stripe.endRefund(id, 'failed');
    await told(desk, 'RO7102', 'n’a pas abouti');
    await desk.until(() => !desk.card('RO7102').includes('20,00 $ sur'));
    till.sandbox.stripe.payUnexpectedly(checkout);
    await desk.until(() => desk.buttons('RO7102').includes('Rembourser 120,00 $'));
    await desk.press({ card: 'RO7102' }, 'Rembourser 120,00 $');
    await desk.until(() => desk.form().includes('n’aurait pas dû arriver'));
    await desk.submit();
    await desk.until(() => desk.card('RO7102').includes('inattendu'));
    await eventually('given back', () => till.sandbox.stripe.refunds.some(({ amount }) => amount === 12_000));
  });
});
