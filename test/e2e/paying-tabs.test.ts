import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../sandbox/stand-in.ts';
import { pressPay, read } from '../fixtures/customer.ts';
import { PLATFORMS } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { spareRoom } from '../fixtures/workplaces.ts';
import { openTill, told } from './paying-rig.ts';

describe.each(PLATFORMS)('paying in several tabs and languages, seen from %s', (platform) => {
  const room = spareRoom[platform];
  const till = openTill(platform, {}, 1);

  test('two tabs share one page to pay on; another language closes it and opens its own', async () => {
    const { desk, link } = await till.ask('RO5501', '16');
    const [one, two] = await Promise.all([pressPay(link), pressPay(link)]);
    expect(one).toBe(two);
    expect(await pressPay(link)).toBe(one);
    const english = await pressPay(link, 'en');
    expect(english).not.toBe(one);
    await eventually('the first is closed', () =>
      till.sandbox.stripe.sessions.some(({ id, status }) => one.includes(id) && status === 'expired'),
    );
    expect(() => till.sandbox.stripe.pay(one)).toThrow(/expired/);
    till.sandbox.stripe.pay(english);
    await desk.until(() => desk.card('RO5501').includes('Payé'));
    const open = till.sandbox.stripe.sessions.filter(
      ({ metadata, status }) => metadata?.requestId && status === 'open',
    );
    expect(open.filter(({ url }) => url === one || url === english)).toEqual([]);
  });

  test('paid in French, opened again in English before Stripe has told: it is paid, and cannot be paid again', async () => {
    const { desk, link } = await till.ask('RO5511', '161');
    till.sandbox.stripe.webhooks.hold();
    till.sandbox.stripe.pay(await pressPay(link));
    expect(await pressPay(link, 'en')).toMatch(/^\/p\//);
    expect(await read(`${link}?lang=en`)).toContain('Paid. Thank you!');
    expect(await pressPay(link)).toMatch(/^\/p\//);
    await till.sandbox.stripe.webhooks.release('reversed');
    await desk.until(() => desk.card('RO5511').includes('Payé'));
    await told(desk, 'RO5511', 'a payé');
    expect([till.charged(161_00).length, desk.thread('RO5511').length]).toEqual([1, 1]);
  });

  test('a debit begun in French, opened again in English before Stripe has told, is under way', async () => {
    const { desk, link } = await till.ask('RO5512', '162');
    till.sandbox.stripe.webhooks.hold();
    till.sandbox.stripe.pay(await pressPay(link), { method: 'bank_debit' });
    expect(await pressPay(link, 'en')).toMatch(/^\/p\//);
    expect(await read(`${link}?lang=en`)).toContain('Your payment is in progress');
    await till.sandbox.stripe.webhooks.release('kept');
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
      const { link } = await till.ask(`RO55-${dollars}`, String(dollars), room(0));
      till.sandbox.stripe.faults.add({ ...fault, operation: 'checkout.sessions.expire' });
      const french = await pressPay(link);
      const english = await pressPay(link, 'en');
      till.sandbox.stripe.faults.clear();
      expect(english).toBe(french);
      expect([till.payOn(french), till.payOn(english)].filter(Boolean)).toHaveLength(1);
      expect(till.charged(dollars * 100)).toHaveLength(1);
    },
  );

  test('four tabs at the same moment, two in each language, all paid on at once: one is charged', async () => {
    const { desk, link } = await till.ask('RO5531', '163');
    const atOnce = () => Promise.all(['fr', 'en', 'fr', 'en'].map((tongue) => pressPay(link, tongue)));
    for (let round = 0; round < 2; round += 1) {
      await atOnce();
      const open = till.sandbox.stripe.sessions.filter(
        ({ amount_total, status }) => amount_total === 163_00 && status === 'open',
      );
      expect(open).toHaveLength(1);
    }
    expect((await atOnce()).map(till.payOn).filter(Boolean)).toHaveLength(1);
    await desk.until(() => desk.card('RO5531').includes('Payé'));
    expect(till.charged(163_00)).toHaveLength(1);
  });
});
