import { beforeEach, expect, test } from '@jest/globals';
import type { Addressee } from '../../cards/model.ts';
import type { Room } from '../../src/company/company.ts';
import type { Chat } from '../../src/company/ports.ts';
import { Outage, RoomGone } from '../../src/kernel/refusal.ts';
import type { TrialMessage } from '../fixtures/trial/messages.ts';

/** A message as a person in the room sees it. */
export interface Seen {
  messageId: string;
  text: string;
}

/** A platform to try an implementation with: two rooms, and what stands in them. */
export interface Platform {
  chat: Chat<TrialMessage>;
  room: Room;
  otherRoom: Room;
  /** What the whole room sees, oldest first. */
  seen(room: Room): Seen[];
  /** The replies under a message, oldest first. */
  replies(room: Room, messageId: string): Seen[];
  /** The next call of this kind does its work, and its answer is lost. */
  loseOneAnswer(of: 'post' | 'update'): void;
  /** The next call of this kind fails inside the platform, undone. */
  failOnce(of: 'post' | 'find'): void;
  /** The next post is told to come back later, in seconds. */
  refuseOnce(retryAfterSeconds: number): void;
  /** Somebody deletes a message. */
  remove(room: Room, messageId: string): Promise<unknown>;
  /** Somebody who is in the room. */
  person: Addressee;
  /** Ids of those whom the platform tells of a message because it mentions them. */
  mentioned(room: Room, messageId: string): string[];
  /** All that a message holds. */
  kept(room: Room, messageId: string): string;
  /** The app is removed from a room. */
  leave(room: Room): void;
}

const lamp = (word = 'the lamp'): TrialMessage => ({ kind: 'trial-card', word });
export const used: Extract<TrialMessage, { kind: 'trial-news' }> = { kind: 'trial-news', word: 'the lamp', by: 'Marc' };

/** What every implementation of `Chat` keeps. `start` gives a fresh platform. */
export function keepsTheChatContract(start: () => Promise<Platform>): void {
  let platform: Platform;
  let chat: Chat<TrialMessage>;
  let room: Room;
  const since = new Date(Date.now() - 60_000);
  beforeEach(async () => {
    platform = await start();
    ({ chat, room } = platform);
  });

  const failure = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

  test('a message stands in the room once, under the id that was given back', async () => {
    const messageId = await chat.post(room, 'out_1', lamp());
    expect(platform.seen(room)).toEqual([{ messageId, text: expect.stringContaining('the lamp') }]);
    expect(platform.seen(platform.otherRoom)).toEqual([]);
  });

  test('replies stand under their message, in their order, and nowhere else', async () => {
    const card = await chat.post(room, 'out_1', lamp());
    const other = await chat.post(room, 'out_2', lamp('the rope'));
    const first = await chat.post(room, 'out_3', used, { messageId: card, wholeRoom: false });
    expect(platform.seen(room)).toHaveLength(2);
    const second = await chat.post(room, 'out_4', used, { messageId: card, wholeRoom: true });
    expect(platform.replies(room, card).map(({ messageId }) => messageId)).toEqual([first, second]);
    expect(platform.replies(room, other)).toEqual([]);
    expect(platform.seen(platform.otherRoom)).toEqual([]);
  });

  test('whom a message is for is mentioned in their own workspace, and named anywhere else', async () => {
    const { person } = platform;
    const theirs = await chat.post(room, 'out_1', { ...used, to: person });
    expect(platform.mentioned(room, theirs)).toEqual([person.id]);
    const { workspace: _, ...elsewhere } = person;
    for (const to of [elsewhere, { ...person, workspace: 'slack:T0ELSE0001' } as const]) {
      const ours = await chat.post(room, 'out_2', { ...used, to });
      expect(platform.mentioned(room, ours)).toEqual([]);
      expect(platform.kept(room, ours)).toContain(`${person.name} · Marc: the lamp`);
    }
  });

  test('a mention that the platform does not take is no reason to say nothing', async () => {
    const nobody = { ...platform.person, id: 'U0NOBODY01' };
    const messageId = await chat.post(room, 'out_1', { ...used, to: nobody });
    expect(platform.kept(room, messageId)).toContain('Marc: the lamp');
    expect(platform.seen(room)).toHaveLength(1);
  });

  test('an update redraws a message in place, and twice is as good as once', async () => {
    const messageId = await chat.post(room, 'out_1', lamp());
    await chat.update(room, messageId, 'out_2', lamp('the hook'));
    await chat.update(room, messageId, 'out_2', lamp('the hook'));
    expect(platform.seen(room)).toEqual([{ messageId, text: expect.stringContaining('the hook') }]);
  });

  test('a message whose answer was lost is found, and nothing else is taken for it', async () => {
    await chat.post(room, 'out_1', lamp());
    platform.loseOneAnswer('post');
    const lost = await failure(chat.post(room, 'out_2', lamp('the rope')));
    expect(lost).toBeInstanceOf(Outage);
    expect(lost).toMatchObject({ outcome: 'unclear' });
    const found = await chat.find(room, 'out_2', since);
    expect(platform.seen(room).find(({ text }) => text.includes('the rope'))?.messageId).toBe(found);
  });

  test('what never arrived is not found, nor what stands in another room', async () => {
    await chat.post(platform.otherRoom, 'out_1', lamp());
    expect(await chat.find(room, 'out_1', since)).toBeUndefined();
    expect(await chat.find(platform.otherRoom, 'out_1', since)).toEqual(expect.any(String));
  });

  test('a message is still found after it was redrawn', async () => {
    const messageId = await chat.post(room, 'out_1', lamp());
    await chat.update(room, messageId, 'out_1', lamp('the hook'));
    expect(await chat.find(room, 'out_1', since)).toBe(messageId);
  });

  test('a reply is found under its message, whether or not the room sees it', async () => {
    const card = await chat.post(room, 'out_1', lamp());
    for (const wholeRoom of [false, true]) {
      const id = `out_reply_${wholeRoom}`;
      expect(await chat.find(room, id, since, card)).toBeUndefined();
      platform.loseOneAnswer('post');
      await failure(chat.post(room, id, used, { messageId: card, wholeRoom }));
      expect(await chat.find(room, id, since, card)).toBe(platform.replies(room, card).at(-1)?.messageId);
    }
  });

  test('among many messages the one is found', async () => {
    const wanted = await chat.post(room, 'out_wanted', lamp());
    for (let count = 0; count < 30; count += 1) await chat.post(room, `out_${count}`, lamp());
    expect(await chat.find(room, 'out_wanted', since)).toBe(wanted);
  });

  test('a busy platform says when to come back, and has posted nothing', async () => {
    platform.refuseOnce(7);
    const busy = await failure(chat.post(room, 'out_1', lamp()));
    expect(busy).toBeInstanceOf(Outage);
    expect(busy).toMatchObject({ outcome: 'no', retryAfterMs: 7000 });
    expect(platform.seen(room)).toEqual([]);
  });

  test('a platform that fails may have done it, or may not have looked', async () => {
    platform.failOnce('post');
    expect(await failure(chat.post(room, 'out_1', lamp()))).toMatchObject({ outcome: 'unclear' });
    platform.failOnce('find');
    expect(await failure(chat.find(room, 'out_1', since))).toBeInstanceOf(Outage);
    expect(await chat.find(room, 'out_1', since)).toBeUndefined();
  });

  test('a message that was deleted is never redrawn', async () => {
    const messageId = await chat.post(room, 'out_1', lamp());
    await platform.remove(room, messageId);
    expect(await failure(chat.update(room, messageId, 'out_2', lamp()))).toMatchObject({ outcome: 'never' });
  });

  test('under a message that was deleted nothing is found, and nothing can ever be posted', async () => {
    const messageId = await chat.post(room, 'out_1', lamp());
    await platform.remove(room, messageId);
    const thread = { messageId, wholeRoom: true };
    expect(await failure(chat.post(room, 'out_2', used, thread))).toMatchObject({ outcome: 'never' });
    expect(await chat.find(room, 'out_2', since, messageId)).toBeUndefined();
    expect(platform.seen(room)).toEqual([]);
  });

  test('in a room without the app nothing can be said any more', async () => {
    const messageId = await chat.post(room, 'out_1', lamp());
    platform.leave(room);
    expect(await failure(chat.post(room, 'out_2', lamp()))).toBeInstanceOf(RoomGone);
    const redrawn = await failure(chat.update(room, messageId, 'out_2', lamp()));
    expect(redrawn === undefined || redrawn instanceof RoomGone).toBe(true);
  });
}
