import { expect, test } from '@jest/globals';
import { chartUrl, createCharts } from '../../src/ledger/chart.ts';
import { linesOf } from '../../src/ledger/day-totals.ts';
import { daysOf, figuresOf } from '../../src/ledger/figures.ts';
import { createLinks } from '../../src/payments/links.ts';
import { type Tallied, utcDayOf } from '../../src/payments/tally.ts';
import { freshRequest, minutesAfter, NOON } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld } from '../fixtures/world.ts';

const cad = (minor: number) => ({ minor, currency: 'CAD' as const });
const DAY = 24 * 60;
const asked = (minor: number, minutes: number, more: Partial<Tallied> = {}): Tallied => ({
  ...{
    companyId: 'com_garage',
    amount: cad(minor),
    asker: { id: 'U1', name: 'Marc' },
    rooms: ['slack:T1/C1'],
    createdAt: minutesAfter(minutes),
    payments: [],
  },
  ...more,
});
/** As they are kept: day by day in universal time. */
const linesOver = (all: Tallied[]) =>
  [...new Set(all.flatMap((one) => [one.createdAt, ...one.payments.map(({ at }) => at)].map(utcDayOf)))].flatMap(
    (day) => linesOf(day, all),
  );
const sum = (minor: number, count: number) => ({ count, money: count === 0 ? [] : [cad(minor)] });

test('days are the company’s, whatever its clocks do', () => {
  const after = new Date('2026-11-03T12:00:00Z');
  expect(daysOf('week', after, 'America/Toronto').map((day) => day.toISOString())).toEqual([
    ...['2026-10-28T04', '2026-10-29T04', '2026-10-30T04', '2026-10-31T04', '2026-11-01T04'].map(
      (at) => `${at}:00:00.000Z`,
    ),
    ...['2026-11-02T05', '2026-11-03T05'].map((at) => `${at}:00:00.000Z`),
  ]);
  expect([daysOf('today', NOON, 'Asia/Tokyo'), daysOf('month', NOON, 'UTC')].map(({ length }) => length)).toEqual([
    1, 30,
  ]);
});

test('what was paid stands on its day, with who asked and where, and half of it within the median', () => {
  const sophie = { asker: { id: 'U2', name: 'Sophie' }, rooms: [] };
  const paid = [
    asked(1_000, -DAY, { payments: [{ amount: cad(1_000), at: minutesAfter(-DAY + 10) }] }),
    asked(2_000, -60, { payments: [{ amount: cad(2_000), at: minutesAfter(-40) }], ...sophie }),
    asked(5_000, -50, { payments: [{ amount: { minor: 5_000, currency: 'USD' }, at: minutesAfter(40) }] }),
  ];
  const waits = (minor: number, minutes: number) => asked(minor, minutes, { left: cad(minor) });
  const open = [waits(10, -1), waits(20, -8 * DAY), waits(30, -7 * DAY), waits(40, -31 * DAY)];
  const days = daysOf('week', NOON, 'America/Toronto');
  const found = figuresOf(linesOver([...paid, ...open]), days, minutesAfter(60));
  expect(found).toMatchObject({
    asked: { count: 4, money: [cad(8_010)] },
    paid: { count: 3, money: [cad(3_000), { minor: 5_000, currency: 'USD' }] },
    members: [
      { name: 'Marc', asked: sum(6_010, 3), paid: { count: 2 } },
      { name: 'Sophie', asked: sum(2_000, 1), paid: sum(2_000, 1) },
    ],
    rooms: [{ id: 'slack:T1/C1', paid: { count: 2 } }],
    waiting: [{ upTo: 7, sum: sum(10, 1) }, { upTo: 30, sum: sum(50, 2) }, { sum: sum(40, 1) }],
    medianMs: 20 * 60_000,
  });
  expect(found.days.map(({ paid: { count } }) => count)).toEqual([0, 0, 0, 0, 0, 1, 2]);
  expect(figuresOf([], days, NOON)).toMatchObject({ paid: sum(0, 0), members: [] });
});

test('the figures are of what their reader may see, and of their own company', async () => {
  const world = await createWorld();
  const company = (await world.store.companies.get('com_garage'))!;
  const rooms = company.rooms.map((room) => ({ ...room, closed: false }));
  await world.store.companies.replace({ ...company, rooms });
  const made = (id: string, more: object) => {
    const { due: _, ...request } = freshRequest({ id, key: id, linkHash: id, debt: id });
    return world.store.requests.insert({ ...request, outbox: [], ...more });
  };
  const payments = [{ id: 'pi_1', amount: cad(12_550), at: minutesAfter(5) }];
  await made('pay_1', { state: 'paid', payments });
  await made('pay_2', { createdAt: minutesAfter(-40 * DAY) });
  await made('pay_3', {
    state: 'paid',
    payments,
    cards: [{ room: 'slack:T1/SECRET', shown: 1 }],
    asker: { id: 'U9', name: 'X' },
  });
  await made('pay_4', { state: 'paid', payments, companyId: 'com_other' });
  world.clock.at = minutesAfter(10);
  const shown = await screenOf(
    world.app.press(visitOf(world.marc, 'key'), { action: 'payments.figures', value: 'constructor' }),
  );
  expect(shown).toMatchObject({
    ...{ kind: 'payments-figures', period: 'today', asked: sum(12_550, 1), paid: sum(12_550, 1) },
    ...{ members: [{ name: 'Marc Gagnon' }], medianMs: 300_000 },
    waiting: [{ sum: sum(0, 0) }, { sum: sum(0, 0) }, { sum: sum(12_550, 1) }],
  });
  // Their own, which stands in more closed rooms than are listed.
  const cards = Array.from({ length: 11 }, (_, place) => ({ room: `slack:T1/SECRET${place}`, shown: 1 }));
  await made('pay_5', { state: 'paid', payments: [{ ...payments[0], amount: cad(99_900) }], cards });
  const again = await screenOf(
    world.app.press(visitOf(world.marc, 'key'), { action: 'payments.figures', value: 'today' }),
  );
  expect(again).toMatchObject({ rooms: [{ paid: sum(12_550, 1) }] });
  await world.close();
});

test('the days of a week are drawn by an address that holds the bars alone, and ends after an hour', () => {
  const links = createLinks(Buffer.alloc(32, 7));
  const clock = { at: minutesAfter(0), now: () => clock.at };
  const house = { links, clock, publicUrl: 'https://pay.example' };
  const days = [12_550, 0, 50_200].map((minor, place) => ({ day: minutesAfter(place * DAY), paid: sum(minor, 1) }));
  const url = chartUrl(house, days)!;
  const sealed = /\/charts\/(.+)\.png$/.exec(url)?.[1] ?? '';
  expect(createCharts(house)(sealed)).toEqual([25, 0, 100]);
  expect(createCharts(house)(`${sealed}x`)).toBeUndefined();
  clock.at = minutesAfter(61);
  expect(createCharts(house)(sealed)).toBeUndefined();
  expect(chartUrl(house, days.slice(0, 1))).toBeUndefined();
});
