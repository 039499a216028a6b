import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Room } from '../../src/company/company.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { createLinks } from '../../src/payments/links.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { isErrand } from '../../src/promises/outbox.ts';
import { freshRequest, garage, minutesAfter, NOON } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';

/** What one room is told while another, a company or a vendor takes for ever: no time is measured, a gate is held. */
let world: World;
beforeAll(async () => {
  world = await createWorld();
  const other = { ...garage, id: 'com_other', textSender: '+15145550112' };
  await world.store.companies.found(other, { id: 'slack:T2', companyId: other.id });
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.raw.collection('requests').deleteMany({});
  await world.raw.collection('outgoing-texts').deleteMany({});
  world.chat.posted.length = 0;
  world.sms.taken.length = 0;
});

const links = createLinks(Buffer.alloc(32, 7));
let made = 0;

/** What an earlier process left: a card for a room, a text, or both, due since some minutes. */
async function left(promised: ('card' | 'text')[], room: Room['id'], minutes: number, companyId = garage.id) {
  made += 1;
  const id = `pay_${made}`;
  const request = freshRequest({
    ...{ id, companyId, key: id, debt: id, linkHash: links.hash(links.tokenFor(id)), cards: [{ room, shown: 0 }] },
    customer: { id: `cus_${made}`, phone: `+1514${5_000_000 + made}` },
  });
  const due = minutesAfter(-minutes);
  const outbox = request.outbox.flatMap((item): PaymentRequest['outbox'] => {
    if (item.kind === 'card') return promised.includes('card') ? [{ ...item, room, due }] : [];
    return isErrand(item, 'text') && promised.includes('text') ? [{ ...item, due }] : [];
  });
  await world.store.requests.insert({ ...request, outbox, due });
}

/** Lets calls hang until they are let go; counts those that hang now, and at most. */
function hold<A extends unknown[], R>(call: (...args: A) => Promise<R>, which: (...args: A) => boolean) {
  const gate = Promise.withResolvers<void>();
  const seen = { now: 0, most: 0, letGo: gate.resolve };
  const held = async (...args: A): Promise<R> => {
    if (which(...args)) {
      seen.now += 1;
      seen.most = Math.max(seen.most, seen.now);
      await gate.promise;
      seen.now -= 1;
    }
    return call(...args);
  };
  return { held, seen };
}
function holdRooms(which: (room: string) => boolean) {
  const posting = world.chat.post.bind(world.chat);
  const { held, seen } = hold(posting, ({ id }) => which(id));
  world.chat.post = held;
  return { seen, posting };
}
const many = (count: number, make: (place: number) => Promise<void>) =>
  Promise.all(Array.from({ length: count }, (_, place) => make(place)));
const owing = () => world.raw.collection('requests').countDocuments({ due: { $exists: true } });
const until = async (done: () => boolean) => {
  while (!done()) await new Promise((resolve) => setImmediate(resolve));
};
const roomsTold = () => world.chat.posted.map(({ room }) => room);

test('after a restart with 400 cards for a room that hangs, all other rooms and all texts go out', async () => {
  const { seen, posting } = holdRooms((room) => room === 'slack:T1/BUSY');
  await many(400, () => left(['card'], 'slack:T1/BUSY', 60));
  await many(20, (count) => left(['card', 'text'], `slack:T1/C${count}`, 1));
  const app = world.restart();
  const all = app.deliverDue();
  await until(() => world.chat.posted.length === 20 && world.sms.taken.length === 20);
  expect(new Set(roomsTold()).size).toBe(20);
  expect(seen).toMatchObject({ now: 1, most: 1 });
  const stopped = app.stop();
  seen.letGo();
  await Promise.all([all, stopped]);
  world.chat.post = posting;
  expect(await owing()).toBe(399);
});

test('more than a room may have waiting goes out all the same, each once', async () => {
  await many(230, () => left(['card'], 'slack:T1/BUSY', 60));
  await world.restart().deliverDue();
  expect(new Set(world.chat.posted.map(({ id }) => id)).size).toBe(230);
  expect(world.chat.posted).toHaveLength(230);
  expect(await owing()).toBe(0);
});

test('a company whose every room hangs holds neither its texts nor the rooms of another, and opens few connections', async () => {
  const { seen, posting } = holdRooms((room) => room.startsWith('slack:T1/'));
  await many(60, (count) => left(['card', 'text'], `slack:T1/C${count}`, 60));
  await left(['card', 'text'], 'slack:T2/C1', 1, 'com_other');
  const all = world.restart().deliverDue();
  await until(() => world.chat.posted.length === 1 && world.sms.taken.length === 61);
  expect(roomsTold()).toEqual(['slack:T2/C1']);
  expect(seen.most).toBe(16);
  seen.letGo();
  await all;
  world.chat.post = posting;
  expect(new Set(roomsTold()).size).toBe(61);
});

test('a carrier that hangs holds no room', async () => {
  const send = world.sms.send.bind(world.sms);
  const { held, seen } = hold(send, () => true);
  world.sms.send = held;
  await many(60, (count) => left(['card', 'text'], `slack:T1/C${count}`, 60));
  const all = world.restart().deliverDue();
  await until(() => world.chat.posted.length === 60);
  expect([world.sms.taken.length, seen.most]).toEqual([0, 16]);
  seen.letGo();
  await all;
  world.sms.send = send;
  expect(world.sms.taken).toHaveLength(60);
});

test('rooms that the platform asks to wait leave their place to others meanwhile', async () => {
  const post = world.chat.post.bind(world.chat);
  const asked = new Set<string>();
  world.chat.post = async (room, ...message) => {
    const isPaced = room.id !== 'slack:T1/QUIET' && !asked.has(room.id);
    asked.add(room.id);
    if (isPaced) throw new Outage('slack', 'post', { outcome: 'no', retryAfterMs: 10_000 });
    return post(room, ...message);
  };
  await many(40, (count) => left(['card'], `slack:T1/C${count}`, 60));
  await left(['card'], 'slack:T1/QUIET', 1);
  const app = world.restart();
  const all = app.deliverDue();
  await until(() => world.chat.posted.length === 1);
  expect(roomsTold()).toEqual(['slack:T1/QUIET']);
  await until(() => asked.size === 41);
  // A process that stops waits for no pause: each is tried once more.
  await app.stop();
  await all;
  world.chat.post = post;
  expect(new Set(roomsTold()).size).toBe(41);
});

test('what is due is found once however many companies there are, with one question for each kind of document', async () => {
  let asked = 0;
  for (const kind of ['requests', 'texts', 'outgoingTexts', 'mails'] as const) {
    const due = world.store[kind].due;
    world.store[kind].due = (...range) => {
      asked += 1;
      return due(...range) as never;
    };
  }
  for (let count = 0; count < 20; count += 1) {
    const company = { ...garage, id: `com_${count}`, textSender: `+1418555${1000 + count}`, createdAt: NOON };
    await world.store.companies.found(company, { id: `slack:T9${count}`, companyId: company.id });
  }
  await world.restart().deliverDue();
  expect(asked).toBe(4);
});
