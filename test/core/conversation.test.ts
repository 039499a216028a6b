import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Conversation, goingOn, type Head, headed, opened } from '../../src/conversations/conversation.ts';
import type { RoomId } from '../../src/kernel/room-id.ts';
import { minutesAfter, NOON } from '../fixtures/requests.ts';

const [SERVICE, PARTS, TEAMS] = ['slack:T1/C1', 'slack:T1/C2', 'teams:t/19:a@thread.tacv2'] as const;
const WHO = { id: 'cnv_1', companyId: 'com_1', phone: '+15145550188', sender: '+15145550111' };

/** A request, made so many minutes after noon, with a card in each of these rooms; unposted where it has no id. */
const request = (id: string, minute: number, cards: Partial<Record<string, string>>): Head => ({
  ...{ kind: 'request', id, since: minutesAfter(minute) },
  cards: Object.entries(cards).map(([room, messageId]) => ({
    ...{ room: room as typeof SERVICE, shown: 1 },
    ...(messageId && { messageId }),
  })),
});
const told = (conversation: Conversation, head: Head, room?: RoomId) => headed(conversation, NOON, head, room);
const begun = (head: Head) => told(opened(WHO, NOON), head)!;
const all = (heads: Head[]) => heads.reduce((now, head) => told(now, head) ?? now, opened(WHO, NOON));

describe('the thread that goes on', () => {
  const [older, newer] = [
    request('pay_1', 1, { [SERVICE]: 'm1', [TEAMS]: 't1' }),
    request('pay_2', 2, { [PARTS]: '' }),
  ];

  test('is that of what was made last, in the rooms that it was made for, posted there or not', () => {
    expect(goingOn(all([older, newer]))).toEqual({ head: { kind: 'request', id: 'pay_2' }, rooms: [PARTS] });
    expect(goingOn(all([newer, older]))).toEqual({ head: { kind: 'request', id: 'pay_2' }, rooms: [PARTS] });
  });

  test('is not moved by an older one that is told again', () => {
    const both = all([older, newer]);
    expect(told(both, older)).toBeUndefined();
    const again = headed(both, minutesAfter(9), older);
    expect([again?.threads, again?.lastAt]).toEqual([both.threads, minutesAfter(9)]);
  });

  test('is in the other room once the first is gone', () => {
    const moved = told(begun(older), request('pay_1', 1, { [TEAMS]: 't1', [PARTS]: '' }));
    expect(moved && goingOn(moved)?.rooms).toEqual([TEAMS, PARTS]);
  });
});

describe('a thread', () => {
  const threads = (conversation = begun(request('pay_1', 1, {}))) =>
    Object.fromEntries(conversation.threads.map(({ room, messageId }) => [room, messageId]));
  const asked = begun(request('pay_1', 1, { [SERVICE]: '', [TEAMS]: '' }));

  test('keeps the message that heads it, whatever somebody has read before it was posted', () => {
    const first = told(asked, request('pay_1', 1, { [SERVICE]: 'm1', [TEAMS]: '' }), SERVICE)!;
    const second = told(first, request('pay_1', 1, { [SERVICE]: '', [TEAMS]: 't1' }), TEAMS)!;
    expect(threads(second)).toEqual({ [SERVICE]: 'm1', [TEAMS]: 't1' });
    expect(told(second, request('pay_1', 1, { [SERVICE]: '', [TEAMS]: '' }))).toBeUndefined();
  });

  test('has another once that was deleted and posted anew, and none in between', () => {
    const posted = told(asked, request('pay_1', 1, { [SERVICE]: 'm1', [TEAMS]: 't1' }))!;
    const deleted = told(posted, request('pay_1', 1, { [SERVICE]: '', [TEAMS]: 't1' }), SERVICE)!;
    expect(threads(deleted)).toEqual({ [SERVICE]: undefined, [TEAMS]: 't1' });
    const anew = told(deleted, request('pay_1', 1, { [SERVICE]: 'm2', [TEAMS]: 't1' }), SERVICE)!;
    expect(threads(anew)).toEqual({ [SERVICE]: 'm2', [TEAMS]: 't1' });
  });
});

test('what a newer version keeps of a thread stays with it', () => {
  const known = begun(request('pay_1', 1, { [SERVICE]: '' }));
  const newer = Symbol('fields of a newer version');
  const threads = known.threads.map((thread) => ({ ...thread, [newer]: { live: true } }));
  const posted = told({ ...known, threads }, request('pay_1', 1, { [SERVICE]: 'm1' }), SERVICE);
  expect(posted?.threads).toEqual([{ ...threads[0], messageId: 'm1' }]);
});

test('of a thousand requests the latest hundred threads are kept, and the one that goes on is always among them', () => {
  const heads = Array.from({ length: 1_000 }, (_, i) => request(`pay_${i}`, i, { [SERVICE]: `m${i}` }));
  const conversation = all(heads);
  expect(conversation.threads).toHaveLength(100);
  expect(goingOn(conversation)?.head.id).toBe('pay_999');
  expect(told(conversation, heads[3]!)).toBeUndefined();
});

test('in whatever order, and however often, it is told, the same threads come of it', () => {
  const heads = Array.from({ length: 5 }, (_, i) => request(`pay_${i}`, i, { [SERVICE]: `m${i}`, [TEAMS]: `t${i}` }));
  const often = fc.array(fc.constantFrom(...heads), { maxLength: 20 });
  fc.assert(
    fc.property(often, fc.shuffledSubarray(heads, { minLength: 5 }), (before, after) => {
      expect(all([...before, ...after]).threads).toEqual(all(heads).threads);
    }),
  );
});
