import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nextWorkday } from '../../src/company/index.ts';
import { isWorthSaying, nextMorning } from '../../src/mornings/morning.ts';
import { garage, momentAt } from '../fixtures/requests.ts';
import { quickpayOf, screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const montreal = { timeZone: 'America/Toronto', region: 'QC' } as const;

describe('the next working day begins at eight, where the company is', () => {
  test.each([
    ['before eight', '2026-11-24T12:59:00Z', '2026-11-24T13:00:00Z'],
    ['at eight it has begun', '2026-11-24T13:00:00Z', '2026-11-25T13:00:00Z'],
    ['not on a Sunday', '2026-11-28T15:00:00Z', '2026-11-30T13:00:00Z'],
    ['not on a holiday', '2026-12-24T15:00:00Z', '2026-12-28T13:00:00Z'],
    ['after the clocks were changed', '2026-10-31T15:00:00Z', '2026-11-02T13:00:00Z'],
  ])('%s', (_, now, then) => {
    expect(nextWorkday(new Date(now), montreal).toISOString()).toBe(new Date(then).toISOString());
  });
  test('whoever writes it, and whenever on that day, it is the same one', () => {
    const written = ['2026-11-24T13:00:00Z', '2026-11-25T12:59:00Z'].map((at) =>
      nextMorning(garage, momentAt(new Date(at))),
    );
    expect(new Set(written.map(({ id }) => id)).size).toBe(1);
  });
  test('nobody is told that there is nothing to do', () => {
    const nothing = { unpaid: 0, overdue: 0, attention: 0, tasks: 0, disputes: 0, paid: 3, sums: [] };
    expect([isWorthSaying(nothing), isWorthSaying({ ...nothing, unpaid: 1 })]).toEqual([false, true]);
  });
});

describe('a company’s morning', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await world.store.mornings.insert(nextMorning(garage, momentAt(world.clock.at)));
  });
  afterAll(() => world.close());
  const shown = (kind: string) =>
    world.chat.posted.flatMap(({ versions: [first] }) => (first?.kind === kind ? [first] : []));
  const posted = () => shown('morning');
  const told = () => shown('personal');
  const on = async (at: string) => {
    world.clock.at = new Date(at);
    await world.app.deliverDue();
  };

  test('is not said where there is nothing to say, and the next one is written', async () => {
    await on('2026-11-24T13:00:00Z');
    expect(posted()).toHaveLength(0);
    expect(await world.store.mornings.get(garage.id, 'mrn_garage_2026-11-25')).toBeDefined();
  });

  test('is said once in the rooms, and in person to who wants it', async () => {
    const values = {
      ...{ customer: 'new:+15145550188', name: 'Julie Tremblay', reply: 'payment-request', message: '' },
      ...{ amount: '600', reference: 'RO1', language: 'auto' as const },
    };
    await quickpayOf(world.app, world.marc).send(values, [], 'view:1');
    const wants = { form: 'notifications', values: { morning: 'all' }, state: '' };
    await screenOf(world.app.form(visitOf(world.marc, 'notify:1'), wants, 'sent'));
    await on('2026-11-25T13:00:00Z');
    await world.restart().deliverDue();
    expect(posted()).toMatchObject([{ beginning: { unpaid: 1, overdue: 0 } }]);
    expect(told()).toMatchObject([{ told: { kind: 'morning', latest: [{ news: { beginning: { unpaid: 1 } } }] } }]);
  });

  test('is said by nobody after its day: three that were missed are none, and the next one comes', async () => {
    await on('2026-11-29T23:00:00Z');
    expect(posted()).toHaveLength(1);
    await on('2026-11-30T13:00:00Z');
    expect([posted().length, told().length]).toEqual([2, 2]);
  });

  test('is said at eight by the clocks that the company has by now, and tells what was paid while none was said', async () => {
    const company = (await world.store.companies.get(garage.id))!;
    await world.store.companies.replace({ ...company, timeZone: 'America/Vancouver' });
    const app = world.restart();
    const then = async (at: string) => {
      world.clock.at = new Date(at);
      await app.deliverDue();
      return posted().length;
    };
    expect([await then('2026-12-01T13:00:00Z'), await then('2026-12-01T16:00:00Z')]).toEqual([2, 3]);
    expect(await then('2026-12-04T00:00:00Z')).toBe(3);
    expect(await world.store.mornings.get(garage.id, 'mrn_garage_2026-12-04')).toMatchObject({
      since: new Date('2026-12-01T16:00:00Z'),
    });
  });
});
