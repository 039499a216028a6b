import { expect, test } from '@jest/globals';
import type { RoomId } from '../../src/kernel/room-id.ts';
import { lateChats } from '../../src/promises/late-chats.ts';
import type { OutboxItem } from '../../src/promises/outbox.ts';
import { ask, later, now, openWorld, paid, unclear, world } from '../fixtures/delivering.ts';

openWorld();

const TEAMS: RoomId = 'teams:t/19:service@thread.tacv2';
const says = () => world.chat.posted.find(({ thread }) => !thread)?.versions.at(-1);

/** The garage has a room in Teams, too, and Teams takes nothing for so many tries. */
async function whileTeamsIsAway(tries: number): Promise<void> {
  const company = await world.store.companies.byWorkspace('slack:T1');
  if (!company) throw new Error('there is no garage');
  const rooms = [...company.rooms.filter(({ id }) => id !== TEAMS), { id: TEAMS, name: 'Service', told: true }];
  await world.store.companies.replace({ ...company, rooms });
  // What is known of a company is read anew after a moment.
  later(60);
  world.teams.fates.next(...Array.from({ length: tries }, unclear));
}

async function minutes(count: number): Promise<void> {
  for (let tries = 0; tries < count * 2; tries += 1) {
    await world.app.deliverDue();
    later(30);
  }
}

test('a chat that is away is said to be late where people can read it, and no more once it is back', async () => {
  await whileTeamsIsAway(9);
  const request = await ask('slack:T1/D1');
  await world.app.deliverDue();
  expect(says()).toMatchObject({ kind: 'request', late: [] });
  await minutes(4);
  expect(lateChats(await now(request))).toEqual(['teams']);
  expect(says()).toMatchObject({ late: ['teams'] });
  await minutes(20);
  expect(lateChats(await now(request))).toEqual([]);
  expect(says()).toMatchObject({ late: [] });
  expect(world.teams.posted).toMatchObject([{ versions: [{ late: [] }] }]);
  expect((await now(request)).outbox.filter(({ kind }) => kind !== 'errand')).toEqual([]);
});

test('news that a chat does not take make it late as well', async () => {
  await whileTeamsIsAway(0);
  const request = await ask('slack:T1/D1');
  await world.app.deliverDue();
  world.teams.fates.next(...Array.from({ length: 40 }, unclear));
  await paid(request);
  await minutes(5);
  expect(says()).toMatchObject({ request: { state: 'paid' }, late: ['teams'] });
  world.teams.fates.clear();
  await minutes(20);
  expect(says()).toMatchObject({ late: [] });
});

test('only what is for a room and was tried often is late', () => {
  const item = { id: 'out_1', due: new Date(0), attempts: 7 };
  const outbox: OutboxItem[] = [
    { ...item, kind: 'card', room: 'slack:T1/C1', attempts: 6 },
    { ...item, kind: 'errand', name: 'text' },
    { ...item, kind: 'card', room: TEAMS },
    { ...item, kind: 'card', room: TEAMS, id: 'out_2' },
  ];
  expect(lateChats({ outbox })).toEqual(['teams']);
});
