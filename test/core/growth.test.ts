import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reportText, sendAgain } from '../../src/payments/steps.ts';
import { freshRequest, minutesAfter, momentAt } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';

describe('a document does not grow for ever', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  test('who says stop and start again a hundred times is believed the last time, and the first is remembered', async () => {
    const [from, to] = ['+15145550188', world.company.textSender];
    for (let turn = 0; turn < 60; turn += 1) {
      for (const body of ['ARRET', 'START']) {
        world.clock.at = minutesAfter(turn);
        await world.app.textReceived({ sid: `SM${turn}${body}`, from, to, body, media: 0 });
      }
    }
    await world.app.textReceived({ sid: 'SMlast', from, to, body: 'STOP', media: 0 });
    const customer = await world.store.customers.byPhone(world.company.id, from);
    expect(customer?.consent).toHaveLength(100);
    expect(customer?.consent[0]).toMatchObject({ proof: 'ARRET', at: minutesAfter(0) });
    expect(customer?.consent.at(-1)).toMatchObject({ level: 'none', proof: 'STOP' });
  });

  test('rooms that were left long ago are forgotten, and none where the app is', async () => {
    for (let room = 0; room < 120; room += 1) {
      world.clock.at = minutesAfter(room);
      await world.app.roomJoined({ id: `slack:T1/C9${room}`, name: `essai-${room}` });
      if (room > 0) await world.app.roomLeft(`slack:T1/C9${room}`);
    }
    const { rooms = [] } = (await world.store.companies.get(world.company.id)) ?? {};
    expect(rooms.filter(({ goneAt }) => goneAt)).toHaveLength(100);
    expect(rooms.filter(({ goneAt }) => !goneAt).map(({ name }) => name)).toEqual(['service', 'pieces', 'essai-0']);
    expect(rooms.at(-1)).toMatchObject({ name: 'essai-119', goneAt: minutesAfter(119) });
  });

  test('a request remembers its newest texts and presses', () => {
    let request = freshRequest();
    for (let turn = 1; turn <= 60; turn += 1) {
      const now = momentAt(minutesAfter(turn));
      const report = { sid: `SM${turn}`, state: 'delivered' } as const;
      request = reportText(request, request.texts.at(-1)!.id, report, now) ?? request;
      const again = sendAgain(request, 'Marc', `press:${turn}`, minutesAfter(1e5), now);
      if (again.ok) request = again.value;
    }
    expect(request.texts).toHaveLength(20);
    expect(request.texts.at(-1)).toMatchObject({ state: 'queued' });
    expect(request.pressed).toHaveLength(20);
  });
});
