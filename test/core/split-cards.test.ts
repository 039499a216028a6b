import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ordersOf, partsWith, splitCard, splitOver } from '../../src/conversations/split-card.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { minutesAfter } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const VISA = '4242424242424242';

describe('a card number over two texts', () => {
  test.each([
    ['Ma carte : 4242 4242', '4242 4242, merci', 'Ma carte : •••• ••••', '•••• ••••, merci'],
    ['4242 4242 4242', '4242', '•••• •••• ••••', '••••'],
    ['4242 42', '42 4242 4242 12/29 123', '•••• ••', '•• •••• •••• 12/29 123'],
    ['42424242...', '...42424242 12 29', '••••••••...', '...•••••••• 12 29'],
    ['514 555 0188, 3782-822463-', '10005', '514 555 0188, ••••-••••••-', '•••••'],
    ['４２４２４２４２', '٤٢٤٢٤٢٤٢', '••••••••', '••••••••'],
  ])('leaves nothing of it: %j, %j', (before, text, first, rest) => {
    expect(splitCard(before, text)).toEqual({ before: first, text: rest });
  });

  test.each([
    ['Appelez-moi au 514 555 0188', '125.50 merci'],
    ['514 555 0188', '482113'],
    ['514-555-0188', '438-555-0142'],
    ['RO4821', '5145550188'],
    ['+1 514 555 0188', '4242'],
    ['4242 4242 oui', '4242 4242'],
    ['4242 4242', 'oui 4242 4242'],
    ['4242 4242', '4242 4243'],
    ['•••• •••• •••• 4242', '4242 4242 4242'],
    ['', VISA],
    [VISA.slice(4), ''],
  ])('is none: %j, %j', (before, text) => {
    expect(splitCard(before, text)).toBeUndefined();
  });

  test('is found wherever it is cut, but where a part is as long as a phone number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), fc.constantFrom('', '\n', ' ', '…'), (cut, end) => {
        const split = splitCard(`carte ${VISA.slice(0, cut)}${end}`, VISA.slice(cut));
        if ([5, 6, 10, 11].includes(cut)) return;
        expect(split?.text).toBe('•'.repeat(16 - cut));
      }),
    );
  });

  test('takes no noticeable time to look for', () => {
    const started = performance.now();
    splitCard('4 '.repeat(50_000), '4 '.repeat(50_000));
    splitCard('4'.repeat(100_000), '4'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('a card number over more texts', () => {
  test.each([
    [
      ['4242', '4242', '4242', '4242'],
      ['••••', '••••', '••••', '••••'],
    ],
    [
      ['Ma carte : 4242', '4242 4242', '4242, 12/29'],
      ['Ma carte : ••••', '•••• ••••', '••••, 12/29'],
    ],
    [
      ['3782', '822463', '10005 exp 12 29'],
      ['••••', '••••••', '••••• exp 12 29'],
    ],
    [
      ['42424', '24242...', '424242'],
      ['•••••', '•••••...', '••••••'],
    ],
    [['4242', '4242', '4242', '4242', '123'], undefined],
    [['4242', 'oui', '4242 4242 4242'], undefined],
    [['514', '555', '0188', '4821'], undefined],
    [['4821', '125.50', '4830'], undefined],
    [['4242', '4242', '4242', '4243'], undefined],
  ])('leaves nothing of it: %j', (texts, masked) => {
    expect(splitOver(texts)).toEqual(masked);
  });

  test('is found in whatever order three of them are told, and forwards or backwards when there are more', () => {
    const parts = ['4242 42', '42 4242', '4242'];
    const orders = ordersOf(['a', 'b'], 'c').map((order) => order.join(''));
    expect(orders.toSorted()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    for (const [a, b, c] of ordersOf(parts.slice(0, 2), parts[2]!))
      expect(partsWith([a!, b!], c!, String)?.size).toBe(3);
    const four = ['3714', '4963', '5398', '431'];
    expect(partsWith(four.slice(0, 3), four[3]!, String)?.size).toBe(4);
    expect(partsWith(four.slice(1).toReversed(), four[0]!, String)?.size).toBe(4);
  });

  test('takes no noticeable time to look for', () => {
    const started = performance.now();
    const long = '4 '.repeat(50_000);
    partsWith(Array<string>(7).fill(long), long, String);
    partsWith(Array<string>(7).fill('42'.repeat(30)), '42'.repeat(30), String);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('what is kept and shown', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const text = (sid: string, from: string, body: string) =>
    world.app.textReceived({ sid, from, to: world.company.textSender, body, media: 0 });
  const kept = async (sid: string) => (await world.store.texts.bySid(world.company.id, sid))?.body;
  const warnings = (phone: string) => world.sms.taken.filter(({ to }) => to === phone).length;

  test('the new text is masked before it is stored, the one before after it, and both sides are warned', async () => {
    const phone = '+15145550401';
    await text('SM401', phone, 'Ma carte : 4242 4242');
    await world.app.deliverDue();
    await text('SM402', phone, '4242 4242, 12/29');
    await world.app.deliverDue();
    expect([await kept('SM401'), await kept('SM402')]).toEqual(['Ma carte : •••• ••••', '•••• ••••, 12/29']);
    expect(warnings(phone)).toBe(1);
    const cards = world.chat.posted.map(({ versions }) => versions.at(-1));
    expect(cards).toContainEqual(
      expect.objectContaining({ text: expect.objectContaining({ body: 'Ma carte : •••• ••••', masked: true }) }),
    );
    expect(cards).toContainEqual(
      expect.objectContaining({
        news: expect.objectContaining({ body: '•••• ••••, 12/29', masked: true, split: true }),
      }),
    );
  });

  test('of two texts that are told the wrong way round nothing is left either', async () => {
    const phone = '+15145550405';
    await text('SM432', phone, '4242 4242, 12/29');
    await text('SM431', phone, 'Ma carte : 4242 4242');
    expect([await kept('SM431'), await kept('SM432')]).toEqual(['Ma carte : •••• ••••', '•••• ••••, 12/29']);
  });

  test.each([1, 2, 3, 4])(
    'nor of two that are told at the same moment, and one warning goes out (%#)',
    async (turn) => {
      const phone = `+1514555041${turn}`;
      const [one, other] = [`SM44${turn}a`, `SM44${turn}b`];
      await Promise.all([text(one, phone, 'Ma carte : 4242 4242'), text(other, phone, '4242 4242, 12/29')]);
      await world.app.deliverDue();
      expect([await kept(one), await kept(other)]).toEqual(['Ma carte : •••• ••••', '•••• ••••, 12/29']);
      expect(warnings(phone)).toBe(1);
    },
  );

  test.each([
    [0, 1, 2, 3],
    [3, 2, 1, 0],
  ])('nor of four texts, told in the order %j %j %j %j, and one warning goes out', async (...order) => {
    const phone = `+1514555042${order[0]}`;
    const parts = ['C’est la 3714', '4963', '5398', '431 merci'];
    for (const at of order) {
      world.clock.at = new Date(world.clock.at.getTime() + 1_000);
      await text(`SM45${order[0]}${at}`, phone, parts[at] ?? '');
    }
    await world.app.deliverDue();
    expect(await Promise.all(parts.map((_, at) => kept(`SM45${order[0]}${at}`)))).toEqual([
      ...['C’est la ••••', '••••', '••••', '••• merci'],
    ]);
    expect(warnings(phone)).toBe(1);
  });

  test('nor of three that are told at the same moment', async () => {
    const phone = '+15145550430';
    const parts = ['4242 42', '42 4242', '4242'];
    await Promise.all(parts.map((part, at) => text(`SM46${at}`, phone, part)));
    await world.app.deliverDue();
    expect(await Promise.all(parts.map((_, at) => kept(`SM46${at}`)))).toEqual(['•••• ••', '•• ••••', '••••']);
    expect(warnings(phone)).toBe(1);
  });

  test('what was to be told of the one before is told masked', async () => {
    const phone = '+15145550402';
    await text('SM410', phone, 'Bonjour');
    await world.app.deliverDue();
    const now = world.clock.at;
    world.clock.at = minutesAfter(1, now);
    world.chat.fates.next(...Array.from({ length: 9 }, () => new Outage('fake', 'post', { outcome: 'no' })));
    await text('SM411', phone, '4242 4242');
    await world.app.deliverDue();
    world.clock.at = minutesAfter(2, now);
    await text('SM412', phone, '4242 4242');
    await world.app.deliverDue();
    world.chat.fates.clear();
    for (const later of [60, 120, 180]) {
      world.clock.at = minutesAfter(later, now);
      await world.app.deliverDue();
    }
    world.clock.at = now;
    const told = world.chat.posted.flatMap(({ versions: [one] }) =>
      one?.kind === 'news' && one.customer.phone === phone && one.news.kind === 'customer-replied'
        ? [one.news.body]
        : [],
    );
    expect(told).toEqual(['•••• ••••', '•••• ••••']);
  });

  test('a text that is told twice at once, one of another phone and one of eleven minutes later are no rest', async () => {
    const phone = '+15145550403';
    await Promise.all([text('SM421', phone, '42424242'), text('SM421', phone, '42424242')]);
    await text('SM422', '+15145550404', '42424242');
    const now = world.clock.at;
    world.clock.at = minutesAfter(11, now);
    await text('SM423', phone, '42424242');
    world.clock.at = now;
    expect(await Promise.all(['SM421', 'SM422', 'SM423'].map(kept))).toEqual(['42424242', '42424242', '42424242']);
    expect(warnings(phone)).toBe(0);
  });
});
