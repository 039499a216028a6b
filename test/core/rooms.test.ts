import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { presentScreen } from '../../cards/present.ts';
import { type Company, roomsFor } from '../../src/company/company.ts';
import type { FormScreen, Screen } from '../../src/screen.ts';
import { garage } from '../fixtures/requests.ts';
import { strangerOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const TENANT = 'teams:t1';
const channel = {
  id: `${TENANT}/19:service@thread.tacv2`,
  name: 'Service',
  address: 'https://smba.example/ca/',
} as const;
const chat = { id: `${TENANT}/a:marc`, name: 'Marc', personal: true, address: 'https://smba.example/ca/' } as const;

describe('the rooms a request is shown in', () => {
  const room = (id: string, more = {}) => ({ id: `slack:T1/${id}`, name: id, told: false, ...more }) as const;
  const company: Company = {
    ...garage,
    rooms: [
      room('C1', { told: true }),
      room('C2'),
      room('C3', { told: true, goneAt: new Date() }),
      room('D1', { personal: true }),
    ],
  };

  test.each([
    ['where it was started', 'C2', ['C2']],
    ['where the company is told, when it was started elsewhere', 'C9', ['C1']],
    ['where the company is told, when the app is there no more', 'C3', ['C1']],
    ['in a member’s own conversation and where the company is told', 'D1', ['D1', 'C1']],
  ])('%s', (_, typedIn, rooms) => {
    expect(roomsFor(company, `slack:T1/${typedIn}`)).toEqual(rooms.map((id) => `slack:T1/${id}`));
  });
});

describe('a second workspace', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.close());
  const roomsNow = async () => (await world.store.companies.get(garage.id))?.rooms ?? [];

  test('belongs to the company that is there, with the room it was met in, and whoever came gets what they asked for', async () => {
    expect(await strangerOf(world.app, TENANT, channel).arrive()).toMatchObject({ kind: 'quickpay-form' });
    expect((await world.app.companyOf(TENANT))?.id).toBe(garage.id);
    expect((await world.app.companyOf('slack:T1'))?.id).toBe(garage.id);
    expect(await roomsNow()).toContainEqual({ ...channel, told: false });
  });

  test('keeps how its rooms are reached, and hears of a new way', async () => {
    await strangerOf(world.app, TENANT, channel).arrive();
    const moved = { ...channel, address: 'https://smba.example/emea/' };
    await world.app.roomJoined(moved);
    await world.app.roomJoined(moved);
    expect((await roomsNow()).filter(({ id }) => id === channel.id)).toEqual([{ ...moved, told: false }]);
  });

  test('a member’s own conversation is never told of what others do, even as the first room', async () => {
    await world.app.roomLeft('slack:T1/C1');
    await world.app.roomLeft('slack:T1/C2');
    await strangerOf(world.app, TENANT, chat).arrive();
    expect(await roomsNow()).toContainEqual({ ...chat, told: false });
    await world.app.roomJoined(channel);
    expect(await roomsNow()).toContainEqual({ ...channel, told: true });
  });
});

describe('a company whose only told room is no more', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.close());
  const toldNow = async () =>
    (await world.store.companies.get(garage.id))?.rooms.flatMap(({ id, told, goneAt }) =>
      told && !goneAt ? [id] : [],
    );

  test('is told in the room that the app is added to next, even one that it knew', async () => {
    await world.app.roomLeft('slack:T1/C1');
    await world.app.roomJoined({ id: 'slack:T1/C2', name: 'pieces' });
    expect(await toldNow()).toEqual(['slack:T1/C2']);
  });

  test('is told in the old one as well, once that is back', async () => {
    await world.app.roomLeft('slack:T1/C1');
    await world.app.roomJoined({ id: 'slack:T1/C2', name: 'pieces' });
    await world.app.roomJoined({ id: 'slack:T1/C1', name: 'service' });
    expect((await toldNow())?.toSorted()).toEqual(['slack:T1/C1', 'slack:T1/C2']);
  });
});

const drawn = (screen: Screen) => presentScreen(screen as FormScreen, 'fr');

describe('the first run', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld({ founded: false });
  });
  afterEach(() => world.close());
  const values = { name: 'Garage Boréal', phone: '514-555-0100', language: 'fr-CA', timeZone: 'America/Toronto' };
  const submit = (more = {}) => strangerOf(world.app, TENANT, channel).setUp({ ...values, ...more });

  test('submitted again, at once or later, answers the same', async () => {
    const done = { kind: 'set-up', companyName: 'Garage Boréal', textsFrom: '+15145550111', isFollowed: true };
    expect(await Promise.all([submit(), submit()])).toEqual([done, done]);
    expect(await submit()).toEqual(done);
    expect(await world.raw.collection('companies').countDocuments()).toBe(1);
  });

  test('gives back what was typed before it, in its form; a wrong field loses nothing of it', async () => {
    const stranger = strangerOf(world.app, TENANT, channel);
    const asked = await stranger.type('514-555-0143 12 RO1');
    const line = drawn(asked).state;
    expect(drawn(await stranger.setUp({ ...values, name: '' }, line)).state).toBe(line);
    expect(await stranger.setUp(values, line)).toMatchObject({
      kind: 'quickpay-form',
      values: { customer: 'new:+15145550143', amount: '12', reference: 'RO1' },
    });
    expect(await stranger.setUp(values, drawn(asked).state)).toMatchObject({ kind: 'quickpay-form' });
    expect(await stranger.setUp(values, '/quickpay')).toMatchObject({ kind: 'set-up' });
  });

  test('of somebody else, who calls the company something else, is refused', async () => {
    await submit();
    expect(await submit({ name: 'Garage Austral' })).toEqual({ kind: 'refused', refusal: { code: 'already-set-up' } });
  });

  test.each([
    ['in a member’s own conversation', chat],
    ['nowhere', undefined],
  ])('%s founds no company: nobody else would hear of a payment', async (_, room) => {
    expect(await strangerOf(world.app, TENANT, room).setUp(values)).toEqual({
      kind: 'refused',
      refusal: { code: 'room-missing' },
    });
    expect(await world.raw.collection('companies').countDocuments()).toBe(0);
  });
});
