import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type MemoryStore, memoryStore } from '../fixtures/memory-store.ts';
import { freshRequest } from '../fixtures/requests.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

/**
 * What an action asks of the store before it is acknowledged, and how often it waits for it: commands that are sent
 * together are one wait. Whoever makes one of these larger says why; smaller is written down here.
 */
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
const line = (text: string, key: string) => quickpayOf(world.app, world.marc).line(text, key);

test('a command with all in one line asks everything at once, and writes its draft', async () => {
  expect(await costOf(() => line('514-555-0188 125.50 RO77', 'a'))).toEqual({ commands: 7, writes: 1, waits: 2 });
});

test('a payment that is told is read and settled by one write', async () => {
  await memory.store.requests.insert({ ...freshRequest(), cards: [] });
  const amount = { minor: 12_550, currency: 'CAD' as const };
  const told = {
    ...{ companyId: world.company.id, requestId: 'pay_1', at: world.clock.now(), kind: 'payment-succeeded' as const },
    ...{ paymentId: 'pi_1', amount },
  };
  // Two of them already deliver what follows, and nobody waits for those.
  expect(await costOf(() => world.app.checkoutTold(told))).toEqual({ commands: 4, writes: 2, waits: 3 });
  await world.app.deliverDue();
  expect(await costOf(() => world.app.checkoutTold(told))).toEqual({ commands: 1, writes: 0, waits: 1 });
});
