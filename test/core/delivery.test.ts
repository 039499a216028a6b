import { describe, expect, test } from '@jest/globals';
import type { IncomingText } from '../../src/conversations/incoming-text.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import { createLinks } from '../../src/payments/links.ts';
import { announcing, moved } from '../../src/promises/outbox.ts';
import { ask, later, now, openWorld, paid, world } from '../fixtures/delivering.ts';
import { momentAt, NOON } from '../fixtures/requests.ts';
import { quickpayOf } from '../fixtures/verbs.ts';

openWorld();

test('a request posts its card in the room and sends its text, once', async () => {
  const request = await ask();
  await world.app.deliverDue();
  await world.app.deliverDue();
  expect(world.chat.posted).toMatchObject([{ room: 'slack:T1/C1', wholeRoom: false }]);
  const link = createLinks(Buffer.alloc(32, 7)).tokenFor(request.id);
  expect(world.sms.taken).toMatchObject([{ to: '+15145550188' }]);
  expect(world.sms.taken[0]?.body).toContain(`https://pay.example/p/${link}`);
  expect((await now(request)).outbox).toMatchObject([{ kind: 'errand', name: 'expire-link' }]);
});

test('a payment redraws the card and is told to the whole room, once', async () => {
  const request = await ask();
  await world.app.deliverDue();
  await paid(request);
  await paid(request);
  await world.app.deliverDue();
  const [card, news] = world.chat.posted;
  expect(card?.versions.at(-1)).toMatchObject({ kind: 'request', request: { state: 'paid' } });
  expect(news).toMatchObject({ thread: card?.messageId, wholeRoom: true });
  expect(world.chat.newsIn('slack:T1/C1')).toEqual(['payment-paid']);
  expect((await now(request)).due).toBeUndefined();
});

test('a platform that asks for a pause gets it, and the message goes out once', async () => {
  world.chat.fates.next(new Outage('slack', 'post', { outcome: 'no', retryAfterMs: 30 }));
  const request = await ask();
  await world.app.deliverDue();
  expect(world.chat.posted).toHaveLength(1);
  expect((await now(request)).cards[0]?.messageId).toBe('m1');
});

test('what changes while a card is being drawn is drawn right after', async () => {
  const request = await ask();
  await world.app.deliverDue();
  const drawn = world.chat.update.bind(world.chat);
  world.chat.update = async (...call) => {
    world.chat.update = drawn;
    await paid(request);
    return drawn(...call);
  };
  await world.app.pageSeen(createLinks(Buffer.alloc(32, 7)).tokenFor(request.id));
  await world.app.deliverDue();
  expect(world.chat.posted[0]?.versions.at(-1)).toMatchObject({ request: { state: 'paid' } });
  expect((await now(request)).cards[0]?.shown).toBe((await now(request)).appearance);
});

test('a slow room holds no other', async () => {
  const gate = Promise.withResolvers<void>();
  const post = world.chat.post.bind(world.chat);
  world.chat.post = async (room, ...call) => {
    if (room.id === 'slack:T1/C1') await gate.promise;
    return post(room, ...call);
  };
  await ask('slack:T1/C1');
  await ask('slack:T1/C2');
  const all = world.app.deliverDue();
  while (world.chat.posted.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(world.chat.posted.map(({ room }) => room)).toEqual(['slack:T1/C2']);
  gate.resolve();
  await all;
  world.chat.post = post;
  expect(world.chat.posted).toHaveLength(2);
});

test('an opted-out number gets no text: the room is told why, and it is remembered', async () => {
  world.sms.refuses = 'opted-out';
  const request = await ask();
  await world.app.deliverDue();
  expect((await now(request)).texts[0]).toMatchObject({ state: 'failed', reason: 'opted-out' });
  expect(world.chat.newsIn('slack:T1/C1')).toEqual(['text-failed']);
  later(60);
  const press = { action: 'request.send-again', value: request.id, key: 'press:1' };
  expect(await quickpayOf(world.app, world.marc).press(press)).toEqual({
    kind: 'refused',
    refusal: { code: 'customer-opted-out', phone: '+15145550188', name: request.customer.name },
  });
  const customer = await world.store.customers.byPhone(world.company.id, '+15145550188');
  await world.store.customers.replace({ ...customer!, consent: customer!.consent.slice(0, 1) });
});

test('when a room is gone, its news is told in the rooms that are left', async () => {
  const request = await ask('slack:T1/C2');
  await world.app.deliverDue();
  world.chat.gone.add('slack:T1/C2');
  await paid(request);
  await world.app.deliverDue();
  await world.app.deliverDue();
  expect(world.chat.newsIn('slack:T1/C1')).toEqual(['payment-paid']);
  const company = await world.store.companies.get(world.company.id);
  expect(company?.rooms.find(({ id }) => id === 'slack:T1/C2')?.goneAt).toBeDefined();
});

test('when the last room is gone, what it was to be told waits for the next', async () => {
  const gone = { id: 'slack:T1/C1', name: 'service' } as const;
  const request = await ask(gone.id);
  await world.app.deliverDue();
  world.chat.gone.add(gone.id);
  await paid(request);
  await world.app.deliverDue();
  expect((await now(request)).outbox.map(({ kind }) => kind)).toContain('news');
  await world.app.roomJoined({ id: 'slack:T1/C3', name: 'comptoir' });
  later(600);
  await world.app.deliverDue();
  await world.app.deliverDue();
  expect(world.chat.newsIn('slack:T1/C3')).toEqual(['payment-paid']);
  expect(world.chat.newsIn(gone.id)).toEqual([]);
  expect((await now(request)).outbox.map(({ kind }) => kind)).toEqual([]);
  world.chat.gone.delete(gone.id);
  await world.app.roomJoined(gone);
  await world.app.roomLeft('slack:T1/C3');
});

test('a cancelled request whose text has not left is never texted', async () => {
  world.sms.fates.next(new Outage('twilio', 'send', { outcome: 'no' }));
  const request = await ask('slack:T1/C1');
  await world.app.deliverDue();
  await quickpayOf(world.app, world.marc).press({ action: 'request.cancel', value: request.id, key: 'press:2' });
  later(60);
  await world.app.deliverDue();
  expect(world.sms.taken).toHaveLength(0);
  expect(world.chat.posted[0]?.versions.at(-1)).toMatchObject({ request: { state: 'cancelled' } });
});

describe('when somebody deleted a message', () => {
  const gone = () => new Outage('fake', 'call', { outcome: 'never', code: 'message_not_found' });
  const threads = () => world.chat.posted.map(({ thread, wholeRoom }) => [thread, wholeRoom]);

  test('the card is posted anew with what it says now, and the news stands under it', async () => {
    const request = await ask();
    await world.app.deliverDue();
    world.chat.fates.next(gone());
    await paid(request);
    await world.app.deliverDue();
    expect(threads()).toEqual([
      [undefined, false],
      [undefined, false],
      ['m2', true],
    ]);
    expect(world.chat.posted[1]?.versions[0]).toMatchObject({ kind: 'request', request: { state: 'paid' } });
    expect((await now(request)).cards).toMatchObject([{ messageId: 'm2' }]);
    expect((await now(request)).outbox).toEqual([]);
  });

  test('what belongs under it is told in the room itself, once', async () => {
    const request = await ask();
    await world.app.deliverDue();
    world.chat.fates.next(gone());
    await world.app.textReceived({ sid: 'SM-deleted', from: '+15145550188', to: '+15145550111', body: 'ok', media: 0 });
    await world.app.deliverDue();
    await world.app.deliverDue();
    expect(threads()).toEqual([
      [undefined, false],
      [undefined, false],
    ]);
    expect(world.chat.newsIn('slack:T1/C1')).toEqual(['customer-replied']);
    expect((await now(request)).cards).toMatchObject([{ messageId: 'm1' }]);
  });

  test('a card that can never be posted keeps no news back', async () => {
    world.chat.fates.next(gone());
    const request = await ask();
    await world.app.deliverDue();
    world.chat.fates.next(gone());
    await paid(request);
    await world.app.deliverDue();
    expect(world.chat.newsIn('slack:T1/C1')).toEqual(['payment-paid']);
    expect((await now(request)).due).toBeUndefined();
  });
});

test('a customer’s text for a room that is gone is shown by its card in the rooms that are left, and said no second time', () => {
  const text: IncomingText = {
    ...{ id: 'txt_1', companyId: 'com_garage', revision: 0, sid: 'SM1', phone: '+15145550188', body: 'Allo', media: 0 },
    ...{ receivedAt: NOON, threadOf: { kind: 'request', id: 'pay_1' }, attachments: [], appearance: 0, outbox: [] },
    cards: [{ room: 'slack:T1/C2', shown: 0 }],
  };
  const told = announcing(text, { kind: 'customer-replied', body: 'Allo', media: 0, at: NOON }, momentAt(NOON));
  const { cards, outbox } = moved(told, { gone: 'slack:T1/C2', others: ['slack:T1/C1'] }, () => true, momentAt(NOON));
  expect(cards.map(({ room }) => room)).toEqual(['slack:T1/C1']);
  expect(outbox).toMatchObject([{ kind: 'card', room: 'slack:T1/C1' }]);
});
