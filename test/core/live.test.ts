import { beforeEach, expect, test } from '@jest/globals';
import { HELD_MS } from '../../src/conversations/answer.ts';
import { LIVE_MS } from '../../src/conversations/handling.ts';
import type { Said } from '../../src/kernel/screen.ts';
import type { Screen } from '../../src/screen.ts';
import { garage } from '../fixtures/requests.ts';
import { etienne, openTalks, pass, phone, world } from '../fixtures/talking.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';

let count = 0;
openTalks();
beforeEach(async () => {
  await pass(60_000);
  await world.app.textReceived({ sid: `SMin${count}`, from: phone, to: garage.textSender, body: 'Bonjour', media: 0 });
  await world.app.deliverDue();
});

const press = (action: string, who = world.marc) =>
  screenOf(world.app.press(visitOf(who, `press-${++count}`), { action, value: phone }));
const thread = () =>
  world.chat.posted.find(({ versions: [first] }) => first?.kind === 'incoming-text' && first.text.phone === phone);
const write = async (text: string, who = world.marc, more: Partial<Said> = {}) => {
  const what: Said = {
    ...{ thread: thread()?.messageId ?? '', message: `w${++count}`, text, change: 'new', files: [] },
    ...{ at: world.clock.at, ...more },
  };
  const shown = await world.app.said(visitOf(who, what.message), what);
  return shown === undefined || shown === 'unmet' ? undefined : (shown.screen as Screen).kind;
};
const got = async () => {
  await pass(HELD_MS);
  return world.sms.taken.filter(({ to }) => to === phone).map(({ body }) => /live-\d/.exec(body)?.[0] ?? body);
};
const isLive = () => {
  const head = thread()?.versions.at(-1);
  return head?.kind === 'incoming-text' && head.handling?.live?.by.name;
};

test('what the member who is live writes goes out, with its undo, until they end it; nobody else’s does', async () => {
  expect(await press('conversation.live')).toMatchObject({ kind: 'handling-changed', what: 'live' });
  await world.app.deliverDue();
  expect(isLive()).toBe('Marc Gagnon');
  await write('live-1');
  await write('live-9', world.marc, { change: 'edited' });
  await pass(LIVE_MS - HELD_MS);
  await write('live-2');
  expect(await got()).toEqual(['live-1', 'live-2']);
  await press('conversation.live-end');
  await write('live-3');
  expect([await got(), isLive()]).toEqual([['live-1', 'live-2'], undefined]);
});

test('it is over as soon as a colleague writes, whose words stay within the team', async () => {
  await press('conversation.live');
  expect(await write('live-1', etienne())).toBe('stays-in-team');
  await write('live-2');
  expect([await got(), isLive()]).toEqual([[], undefined]);
});

test('it is over after 30 minutes without a word, and whoever goes on writing is told that it did not go out', async () => {
  await press('conversation.live');
  world.clock.at = new Date(world.clock.at.getTime() + LIVE_MS);
  expect(await write('live-1')).toBe('live-over');
  await press('conversation.live');
  await pass(LIVE_MS);
  expect(isLive()).toBeUndefined();
  await write('live-2');
  expect(await got()).toEqual([]);
});

test('a note that was written before, and is told after, stays a note; so does a card number', async () => {
  const before = world.clock.at;
  await pass(1_000);
  await press('conversation.live');
  await write('live-1', world.marc, { at: before });
  await pass(120_000);
  await write('live-3', world.marc, { at: new Date(world.clock.at.getTime() - 90_000) });
  expect(await write('4242 4242 4242 4242')).toBe('card-number-written');
  expect(await got()).toEqual([]);
});

test('it is not begun where its thread is not, and a closed conversation is not live', async () => {
  expect(await press('conversation.live', { ...world.marc, room: 'slack:T1/C2' })).toMatchObject({
    refusal: { code: 'not-here' },
  });
  await press('conversation.live');
  await press('conversation.close');
  await write('live-1');
  expect([await got(), isLive()]).toEqual([[], undefined]);
});

test('a note in an older thread of the same customer, in the same room, stays within the team', async () => {
  const older = thread()?.messageId ?? '';
  await pass(1_000);
  const filled = {
    customer: `new:${phone}`,
    name: '',
    amount: '50',
    reference: `RO${count}`,
    reply: 'payment-request',
  };
  await screenOf(
    world.app.form(
      visitOf(world.marc, `ask-${count}`),
      { form: 'quickpay', values: { ...filled, message: '', language: 'auto' }, state: '' },
      'sent',
    ),
  );
  await world.app.deliverDue();
  const talk = (await world.store.conversations.between(garage.id, garage.textSender, phone))!;
  expect(talk.threads.at(-1)?.head.kind).toBe('request');
  const before = (await got()).length;
  expect(await press('conversation.live')).toMatchObject({ what: 'live' });
  expect(await write('live-1', world.marc, { thread: older })).toBe('stays-in-team');
  expect((await got()).slice(before)).toEqual([]);
});
