import { expect, test } from '@jest/globals';
import { randomId } from '../../src/kernel/ids.ts';
import type { RoomId } from '../../src/kernel/room-id.ts';
import type { Given } from './store-given.ts';
import * as sample from './store-samples.ts';

/** One conversation between two numbers, found by them and by its threads. */
export function describeConversations(given: () => Given): void {
  const conversations = () => given().store.conversations;

  test('of twenty that open one conversation at once, exactly one does; another number, and another company, has its own', async () => {
    const [companyId, elsewhere] = [randomId('com'), randomId('com')];
    const { phone, sender } = sample.conversation(companyId);
    const open = (company: string, more = {}) =>
      conversations().insert(sample.conversation(company, { phone, sender, ...more }));
    const answers = await Promise.all(Array.from({ length: 20 }, () => open(companyId)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect([await open(elsewhere), await open(companyId, { sender: 'MG1' })]).toEqual([true, true]);
    expect(await conversations().between(companyId, sender, phone)).toMatchObject({ companyId, sender, phone });
    expect(await conversations().between(companyId, sender, '+1')).toBeUndefined();
  });

  test('a conversation is found by each of its threads, in its own room, for as long as it has it', async () => {
    const conversation = sample.fullConversation(randomId('com'));
    const [posted, coming] = conversation.threads;
    const byThread = (room: RoomId, messageId: string) =>
      conversations().byThread(conversation.companyId, room, messageId);
    await conversations().insert(conversation);
    expect(await byThread(posted!.room, '1764.001')).toStrictEqual(conversation);
    expect([await byThread(coming!.room, '1764.001'), await byThread(posted!.room, '')]).toEqual([
      undefined,
      undefined,
    ]);
    await conversations().replace({ ...conversation, threads: [{ ...coming!, messageId: '1' }] });
    expect(await byThread(coming!.room, '1')).toMatchObject({ id: conversation.id, revision: 1 });
    expect(await byThread(posted!.room, '1764.001')).toBeUndefined();
  });
}
