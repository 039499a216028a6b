import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { RoomId } from '../../src/kernel/room-id.ts';
import { type MemoryStore, memoryStore } from '../fixtures/memory-store.ts';
import { freshRequest } from '../fixtures/requests.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

/**
 * What an action asks of the store before it is acknowledged, and how often it waits for it: commands that are sent
 * together are one wait. Whoever makes one of these larger says why; smaller is written down here.
 */
const ROOM: RoomId = 'slack:T1/C1';
let memory: MemoryStore;
let world: World;
beforeEach(async () => {
  memory = memoryStore({ distant: true });
  world = await createWorld({ store: memory.store });
  const { room: _, ...marc } = world.marc;
  await memory.store.members.put({ ...marc, standing: 'member' });
  // Company and member are remembered from here on.
  await line('514-555-0199 1 RO1', 'first');
});
afterEach(() => world.close());

async function costOf(action: () => Promise<unknown>) {
  const before = memory.cost();
  await action();
  const after = memory.cost();
  return {
    commands: after.commands - before.commands,
    writes: after.writes - before.writes,
    waits: after.waits - before.waits,
  };
}
const paidNow = () => ({
  ...{ companyId: world.company.id, requestId: 'pay_1', at: world.clock.now(), kind: 'payment-succeeded' as const },
  ...{ paymentId: 'pi_1', amount: { minor: 12_550, currency: 'CAD' as const } },
});
const line = (text: string, key: string) => quickpayOf(world.app, world.marc).line(text, key);

test('a command with all in one line asks everything at once, and writes its draft', async () => {
  expect(await costOf(() => line('514-555-0188 125.50 RO77', 'a'))).toEqual({ commands: 7, writes: 1, waits: 2 });
});

test('a payment that is told is read and settled by one write', async () => {
  await memory.store.requests.insert({ ...freshRequest(), cards: [] });
  const told = paidNow();
  // Two of them already deliver what follows, and nobody waits for those.
  expect(await costOf(() => world.app.checkoutTold(told))).toEqual({ commands: 4, writes: 2, waits: 3 });
  await world.app.deliverDue();
  expect(await costOf(() => world.app.checkoutTold(told))).toEqual({ commands: 1, writes: 0, waits: 1 });
});

/** What each write of the request made of what is promised in its room: its kind, and whether somebody has it. */
function watchWrites(): string[][] {
  const written: string[][] = [];
  const { replace } = memory.store.requests;
  memory.store.requests.replace = async (request) => {
    const isDone = await replace(request);
    const inRoom = request.outbox.flatMap((item) => (item.kind === 'errand' ? [] : [item]));
    if (isDone) written.push(inRoom.map(({ kind, sendingSince }) => `${kind}${sendingSince ? ' claimed' : ''}`));
    return isDone;
  };
  return written;
}

test('the write that ends a card drawn anew claims the news behind it; who dies then is looked after once its lease is over', async () => {
  const written = watchWrites();
  const dying = await createWorld({ store: memory.store, founded: false });
  await memory.store.requests.insert({ ...freshRequest(), cards: [{ room: ROOM, messageId: 'm0', shown: 1 }] });
  // It dies with the call: what it says is never written down.
  const hanging = Promise.withResolvers<string>();
  dying.chat.post = () => hanging.promise;
  await dying.app.checkoutTold(paidNow());
  while (!written.some((now) => now.includes('news claimed'))) await new Promise(setImmediate);
  const inRoom = written.filter((now, place) => String(now) !== String(written[place - 1]));
  expect(inRoom).toEqual([['card', 'news'], ['news claimed']]);
  await world.app.deliverDue();
  expect(world.chat.newsIn(ROOM)).toEqual([]);
  const { find } = world.chat;
  const looked: string[] = [];
  world.chat.find = async (...asked) => {
    looked.push(asked[1]);
    return find.apply(world.chat, asked);
  };
  world.clock.at = new Date(world.clock.at.getTime() + 31_000);
  await world.app.deliverDue();
  expect([looked.length, world.chat.newsIn(ROOM)]).toEqual([1, ['payment-paid']]);
  hanging.resolve('m1');
  await dying.close();
});
