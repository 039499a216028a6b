import { describe, expect, test } from '@jest/globals';
import { ask, later, now, openWorld, paid, unclear, world } from '../fixtures/delivering.ts';

openWorld();

describe('when an answer is lost', () => {
  test('the card that was posted is found and not posted again', async () => {
    world.chat.fates.next('lost');
    const request = await ask();
    await world.app.deliverDue();
    later(10);
    await world.app.deliverDue();
    expect(world.chat.posted).toHaveLength(1);
    expect((await now(request)).cards[0]?.messageId).toBe('m1');
  });

  test('what may still be on its way is given three seconds before anybody looks', async () => {
    const post = world.chat.post.bind(world.chat);
    let arrive = (): Promise<unknown> => Promise.resolve();
    world.chat.post = (...call) => {
      arrive = () => post(...call);
      world.chat.post = post;
      throw unclear();
    };
    await ask();
    await world.app.deliverDue();
    later(2);
    await world.app.deliverDue();
    await arrive();
    later(10);
    await world.app.deliverDue();
    expect(world.chat.posted).toHaveLength(1);
  });

  test('a card that was found and redrawn is found again, when that answer is lost as well', async () => {
    world.chat.fates.next('lost', 'lost');
    const request = await ask();
    for (let count = 0; count < 3; count += 1) {
      await world.app.deliverDue();
      later(10);
    }
    expect(world.chat.posted).toMatchObject([{ versions: [{}, {}, {}] }]);
    expect((await now(request)).cards[0]?.messageId).toBe('m1');
  });

  test('the text that was taken is found and not sent again', async () => {
    world.sms.fates.next('lost');
    const request = await ask();
    await world.app.deliverDue();
    later(10);
    await world.app.deliverDue();
    expect(world.sms.taken).toHaveLength(1);
    expect((await now(request)).texts[0]?.sid).toBe('SM1');
  });

  test('what did not arrive goes out after all', async () => {
    world.chat.fates.next(unclear());
    world.sms.fates.next(unclear());
    await ask();
    await world.app.deliverDue();
    expect([world.chat.posted.length, world.sms.taken.length]).toEqual([0, 0]);
    later(10);
    await world.app.deliverDue();
    expect([world.chat.posted.length, world.sms.taken.length]).toEqual([1, 1]);
  });

  test('news already told is not told twice', async () => {
    const request = await ask();
    await world.app.deliverDue();
    // The card's update succeeds, then the answer to the news is lost.
    world.chat.fates.next(...([undefined, 'lost'] as never[]));
    await paid(request);
    await world.app.deliverDue();
    later(10);
    await world.app.deliverDue();
    expect(world.chat.newsIn('slack:T1/C1')).toEqual(['payment-paid']);
  });
});

test('a process that dies between the call and its own write is followed by one that looks first', async () => {
  const request = await ask();
  await world.app.deliverDue();
  const { outgoingTexts } = world.store;
  const textId = (await now(request)).texts[0]?.id ?? '';
  const text = (await outgoingTexts.get(request.companyId, textId))!;
  const { sid: _, ...unsent } = text;
  // As the dead process left it: claimed, and the carrier has it.
  const [due, sendingSince] = [world.clock.now(), world.clock.now()];
  const item = { id: 'out_x', kind: 'errand', name: 'send', due, attempts: 1, sendingSince } as const;
  await outgoingTexts.replace({ ...unsent, outbox: [item], due });
  await world.restart().deliverDue();
  expect(world.sms.taken).toHaveLength(1);
  expect(await outgoingTexts.get(request.companyId, textId)).toMatchObject({ sid: 'SM1', outbox: [] });
});

test('and so is one of an earlier version, whose texts stood in requests', async () => {
  const request = await ask();
  await world.app.deliverDue();
  const before = await now(request);
  const textId = before.texts[0]?.id ?? '';
  // As a process of an earlier version left it: the text was promised and being sent, and the carrier has it.
  await world.raw.collection<{ _id: string }>('outgoing-texts').deleteOne({ _id: textId });
  const item = {
    id: 'out_x',
    kind: 'errand',
    name: 'text',
    about: textId,
    due: world.clock.now(),
    attempts: 1,
    sendingSince: world.clock.now(),
  } as const;
  const { sid: _, ...unsent } = before.texts[0] ?? { id: textId, state: 'queued' as const, at: before.createdAt };
  await world.store.requests.replace({ ...before, texts: [unsent], outbox: [...before.outbox, item], due: item.due });
  await world.restart().deliverDue();
  expect(world.sms.taken).toHaveLength(1);
  expect((await now(request)).texts[0]?.sid).toBe('SM1');
});

test('however many processes die over it, each looks from when it was first tried', async () => {
  world.chat.fates.next('lost');
  const request = await ask();
  await world.app.deliverDue();
  const find = world.chat.find.bind(world.chat);
  const looks: Date[] = [];
  // A process that dies while it looks: nothing comes back, and nothing more is written.
  const dying = Promise.withResolvers<string | undefined>();
  world.chat.find = (room, id, since, thread) => {
    looks.push(since);
    return looks.length < 4 ? dying.promise : find(room, id, since, thread);
  };
  for (let death = 1; death < 4; death += 1) {
    later(40);
    void world.restart().deliverDue();
    while (looks.length < death) await new Promise((resolve) => setImmediate(resolve));
  }
  later(40);
  await world.restart().deliverDue();
  dying.resolve('m1');
  world.chat.find = find;
  expect(new Set(looks.map(Number)).size).toBe(1);
  expect(world.chat.posted).toHaveLength(1);
  expect((await now(request)).cards[0]?.messageId).toBe('m1');
});
