import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { App } from '../../src/app.ts';
import { type MemoryStore, memoryStore } from '../fixtures/memory-store.ts';
import { garage } from '../fixtures/requests.ts';
import { quickpayOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

/** Two processes on one store, each of which answers some of what comes and delivers whatever is due. */
let memory: MemoryStore;
let world: World;
let both: [App, App];
beforeEach(async () => {
  memory = memoryStore({ distant: true });
  world = await createWorld({ store: memory.store });
  both = [world.app, world.restart()];
});
afterEach(() => world.close());

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
};
/** All that is due now and in the two minutes to come. */
async function settle(): Promise<void> {
  for (let look = 0; look < 6; look += 1) {
    await Promise.all(both.map((app) => app.deliverDue()));
    world.clock.at = new Date(world.clock.at.getTime() + 20_000);
  }
}
const says = (app: App, sid: string, from = '+15145550777') =>
  app.textReceived({ sid, from, to: garage.textSender, body: sid, media: 0 });
const threads = () => world.chat.posted.map(({ thread }) => thread);

test('a stranger’s first texts, each told to both, stand once each in one thread, whichever is written last', async () => {
  const { insert } = memory.store.texts;
  memory.store.texts.insert = async (text) => {
    // What opens the thread takes longest to write: what stands in it is delivered before.
    if (!text.threadOf) await turns(100);
    return insert(text);
  };
  await world.close();
  world = await createWorld({ store: memory.store, founded: false });
  const [a, b] = [world.app, world.restart()];
  both = [a, b];
  const later = (app: App) => turns(30).then(() => says(app, 'SM2'));
  await Promise.all([says(a, 'SM1'), says(b, 'SM1'), later(a), later(b)]);
  await settle();
  const [head, ...under] = world.chat.posted;
  expect([head?.thread, under.length, ...under.map(({ thread }) => thread)]).toEqual([undefined, 1, head?.messageId]);
});

test('a payment that both are told of, and a request whose Send is pressed twice, are told once', async () => {
  const send = (app: App) =>
    quickpayOf(app, world.marc).send(
      {
        ...{ customer: 'new:+15145550188', name: 'Julie', amount: '125,50', reference: 'RO1' },
        ...{ reply: 'payment-request', message: '', language: 'auto' },
      },
      [],
      'view:1',
    );
  await Promise.all(both.map(send));
  await settle();
  const request = await memory.store.requests.byKey(garage.id, 'view:1');
  if (!request) throw new Error('nothing was stored');
  expect([threads(), world.sms.taken.length]).toEqual([[undefined], 1]);
  await Promise.all(
    both.map((app) =>
      app.checkoutTold({
        ...{ kind: 'payment-succeeded', companyId: garage.id, requestId: request.id, paymentId: 'pi_1' },
        ...{ amount: request.amount, at: world.clock.now() },
      }),
    ),
  );
  await settle();
  expect(threads()).toEqual([undefined, 'm1']);
  // What both did is in one log, numbered without a gap.
  expect((await memory.store.audit.last(garage.id))?.seq).toBeGreaterThan(1);
});

test('what one remembers of a company is what the other has changed, some seconds later', async () => {
  const [a, b] = both;
  const nameAt = async (app: App) => (await app.companyOf('slack:T1'))?.name;
  expect([await nameAt(a), await nameAt(b)]).toEqual([garage.name, garage.name]);
  const kept = await memory.store.companies.get(garage.id);
  if (!kept) throw new Error('no company');
  await memory.store.companies.replace({ ...kept, name: 'Garage Neuf' });
  world.clock.at = new Date(world.clock.at.getTime() + 5_001);
  expect([await nameAt(a), await nameAt(b)]).toEqual(['Garage Neuf', 'Garage Neuf']);
});
