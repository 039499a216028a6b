import { describe, expect, test } from '@jest/globals';
import type { App } from '../../src/app.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { RoomId } from '../../src/kernel/room-id.ts';
import type { PaymentRequest } from '../../src/payments/request.ts';
import { garage, minutesAfter } from '../fixtures/requests.ts';
import { openTalks, phone, world } from '../fixtures/talking.ts';
import { quickpayOf } from '../fixtures/verbs.ts';

const [SERVICE, PARTS] = ['slack:T1/C1', 'slack:T1/C2'] as const;
/** What a member has read before they press Send. */
const SHOWN = ['reference-requested', 'reference-paid'];
let count = 0;
openTalks();

const later = (minutes: number) => {
  world.clock.at = minutesAfter(minutes, world.clock.at);
};
/** Asks for a payment, in this room, without waiting for what is delivered. */
async function ask(room: RoomId = SERVICE, app: App = world.app): Promise<PaymentRequest> {
  count += 1;
  const [key, reference] = [`view:${count}`, `RO${count}`];
  const typed = { customer: `new:${phone}`, name: 'Julie', amount: '125,50', message: '' };
  const values = { ...typed, reference, reply: 'payment-request', language: 'auto' } as const;
  await quickpayOf(app, { ...world.marc, room }).send(values, SHOWN, key);
  const request = await world.store.requests.byKey(garage.id, key);
  if (!request) throw new Error('nothing was stored');
  return request;
}
const pay = ({ companyId, id: requestId, amount }: PaymentRequest) =>
  world.app.checkoutTold({
    ...{ kind: 'payment-succeeded', companyId, requestId, paymentId: `pi_${requestId}`, amount },
    at: world.clock.at,
  });
/** The customer texts, and what is due is delivered; gives where it was shown. */
async function says(body: string, app: App = world.app) {
  count += 1;
  await app.textReceived({ sid: `SM${count}`, from: phone, to: garage.textSender, body, media: 0 });
  await app.deliverDue();
  return shown(body);
}
const shown = (body: string) =>
  told().flatMap(({ room, thread, versions: [first] }) => {
    const isIt =
      first?.kind === 'incoming-text' ? first.text.body === body : JSON.stringify(first).includes(`"${body}"`);
    return isIt ? [{ room, thread }] : [];
  });
/** Everything that was posted about this customer. */
const told = () => world.chat.posted.filter(({ versions: [first] }) => JSON.stringify(first).includes(phone));
const cardOf = async ({ id }: PaymentRequest, room: RoomId = SERVICE) => {
  const request = await world.store.requests.get(garage.id, id);
  return request?.cards.find((card) => card.room === room)?.messageId;
};
const conversation = (companyId = garage.id) => world.store.conversations.between(companyId, garage.textSender, phone);
const under = (messageId: string | undefined, room: RoomId = SERVICE) =>
  world.store.conversations.byThread(garage.id, room, messageId ?? '');

describe('a conversation', () => {
  test('is made by the first request, has its thread once the card is posted, and is found by that', async () => {
    const request = await ask();
    await world.app.deliverDue();
    const messageId = await cardOf(request);
    const made = await conversation();
    expect(made).toMatchObject({ id: expect.stringMatching(/^cnv_/), phone, sender: garage.textSender });
    expect(made?.threads).toEqual([
      { room: SERVICE, messageId, head: { kind: 'request', id: request.id }, since: request.createdAt },
    ]);
    expect(await under(messageId)).toEqual(made);
    expect(await under(messageId, PARTS)).toBeUndefined();
  });

  test('is made by a stranger’s text, which opens a thread: the next is shown under it, and one request takes over', async () => {
    expect(await says('Allo')).toEqual([{ room: SERVICE, thread: undefined }]);
    const [opening] = told();
    expect(await under(opening?.messageId)).toMatchObject({ phone, threads: [{ head: { kind: 'text' } }] });
    expect(await says('Il y a quelqu’un ?')).toEqual([{ room: SERVICE, thread: opening?.messageId }]);
    const request = await ask();
    await world.app.deliverDue();
    expect(await says('Merci')).toEqual([{ room: SERVICE, thread: await cardOf(request) }]);
    expect((await conversation())?.threads.map(({ head }) => head.kind)).toEqual(['text', 'request']);
    expect(await under(opening?.messageId)).toMatchObject({ phone });
  });

  test('is one when a stranger’s first texts are told in the same moment, twice each: they stand in one thread', async () => {
    const tell = (sid: string, body: string) =>
      world.app.textReceived({ sid, from: phone, to: garage.textSender, body, media: 0 });
    await Promise.all(['a', 'b', 'c', 'a', 'b', 'c'].map((text) => tell(`SM-${phone}-${text}`, text)));
    await world.app.deliverDue();
    const posted = told().filter(({ versions: [first] }) => first?.kind === 'incoming-text' || first?.kind === 'news');
    expect(posted).toHaveLength(3);
    expect(posted.filter(({ thread }) => thread === undefined)).toHaveLength(1);
    expect((await conversation())?.threads).toHaveLength(1);
  });

  test('goes on in a thread of its own where whoever opened the last died before what heads it was written', async () => {
    const at = world.clock.at;
    await world.store.conversations.insert({
      ...{ id: `cnv_${phone}`, companyId: garage.id, revision: 0, cards: [], appearance: 0, outbox: [] },
      ...{ phone, sender: garage.textSender, openedAt: at, lastAt: at },
      threads: [{ room: SERVICE, head: { kind: 'answer', id: 'txt_never' }, since: at }],
    });
    later(1);
    expect(await says('Allo')).toEqual([{ room: SERVICE, thread: undefined }]);
    expect(await says('Encore')).toEqual([{ room: SERVICE, thread: told()[0]?.messageId }]);
  });

  test('knows when either last texted the other', async () => {
    await ask();
    await world.app.deliverDue();
    const opened = await conversation();
    later(5);
    await says('Bonjour');
    const now = await conversation();
    expect([now?.openedAt, now?.lastAt]).toEqual([opened?.openedAt, minutesAfter(5, opened?.openedAt)]);
  });

  test('is one for each company, though the customer is the same, with a thread in each of its rooms', async () => {
    const other = { ...garage, id: 'com_other', textSender: '+15145550112' };
    const room = { id: 'slack:T2/C1', name: 'accueil', told: true } as const;
    const second = { id: 'slack:T2/C2', name: 'atelier', told: true } as const;
    await world.store.companies.found({ ...other, rooms: [room, second] }, { id: 'slack:T2', companyId: other.id });
    await ask();
    await world.app.textReceived({ sid: 'SM-2', from: phone, to: other.textSender, body: 'Pour vous', media: 0 });
    await world.app.deliverDue();
    expect(await says('Pour le garage')).toMatchObject([{ room: SERVICE }]);
    const theirs = await world.store.conversations.between(other.id, other.textSender, phone);
    const posted = { messageId: expect.any(String), head: { kind: 'text' } };
    expect(theirs?.threads).toMatchObject([room, second].map(({ id }) => ({ room: id, ...posted })));
    expect((await conversation())?.threads).toMatchObject([{ room: SERVICE, head: { kind: 'request' } }]);
    const { messageId = '' } = theirs?.threads[0] ?? {};
    expect(await world.store.conversations.byThread(garage.id, room.id, messageId)).toBeUndefined();
  });
});

describe('what a customer says is shown', () => {
  test('in the thread of the latest request, whatever is sent again, in the rooms that this one has', async () => {
    const older = await ask(SERVICE);
    later(1);
    const newer = await ask(PARTS);
    await world.app.deliverDue();
    later(1);
    const press = { action: 'request.send-again', value: older.id, key: `press:${count}` };
    expect(await quickpayOf(world.app, world.marc).press(press)).toMatchObject({ kind: 'request-sent-again' });
    await world.app.deliverDue();
    expect(await says('Pour lequel ?')).toEqual([{ room: PARTS, thread: await cardOf(newer, PARTS) }]);
    expect(await under(await cardOf(older))).toMatchObject({ phone });
  });

  test('once its card is there, though the text that it answers went out before', async () => {
    const earlier = await ask();
    await world.app.deliverDue();
    later(1);
    world.chat.fates.next(new Error('away'));
    const request = await ask();
    await world.app.deliverDue();
    expect(await cardOf(request)).toBeUndefined();
    expect(await says('Je paie demain')).toEqual([]);
    later(10);
    await world.app.deliverDue();
    const thread = await cardOf(request);
    expect(thread).not.toBe(await cardOf(earlier));
    expect(shown('Je paie demain')).toEqual([{ room: SERVICE, thread }]);
  });

  test('under the card that was posted anew where somebody deleted the first', async () => {
    const request = await ask();
    await world.app.deliverDue();
    const deleted = await cardOf(request);
    world.chat.fates.next(new Outage('fake', 'update', { outcome: 'never' }));
    await pay(request);
    await world.app.deliverDue();
    const thread = await cardOf(request);
    expect(thread).not.toBe(deleted);
    expect([await under(deleted), (await under(thread))?.phone]).toEqual([undefined, phone]);
    expect(await says('Reçu ?')).toEqual([{ room: SERVICE, thread }]);
  });

  test('in the rooms that are left when one is gone', async () => {
    world.chat.gone.add(PARTS);
    const request = await ask(PARTS);
    await world.app.deliverDue();
    const thread = await cardOf(request);
    expect((await conversation())?.threads.map(({ room }) => room)).toEqual([SERVICE]);
    expect(await says('Où êtes-vous ?')).toEqual([{ room: SERVICE, thread }]);
  });
});

describe('where no conversation was kept, because an earlier version ran', () => {
  const forgotten = () => world.raw.collection('conversations').deleteMany({ phone });

  test('it is made with the latest thread, even by news of an older request', async () => {
    const older = await ask();
    later(1);
    const newer = await ask();
    await world.app.deliverDue();
    await forgotten();
    await pay(older);
    await world.app.deliverDue();
    expect((await conversation())?.threads.map(({ head }) => head.id)).toEqual([older.id, newer.id]);
    expect(await says('Merci')).toEqual([{ room: SERVICE, thread: await cardOf(newer) }]);
  });

  test('it is made by what the customer says, with the thread that this is shown in', async () => {
    const request = await ask();
    await world.app.deliverDue();
    await forgotten();
    expect(await says('Bonjour')).toEqual([{ room: SERVICE, thread: await cardOf(request) }]);
    expect(await under(await cardOf(request))).toMatchObject({ phone, threads: [{ head: { id: request.id } }] });
  });

  test('and a stranger’s first text goes on heading the thread of the next', async () => {
    const [first] = await says('Allo').then(told);
    await forgotten();
    expect(await says('Allo ?')).toEqual([{ room: SERVICE, thread: first?.messageId }]);
    expect(await under(first?.messageId)).toMatchObject({ phone, threads: [{ head: { kind: 'text' } }] });
  });
});

describe('however it is told', () => {
  /** The process dies as a conversation is told, for the first time, that a card of it is there. */
  function dieAt(when: 'before' | 'after'): void {
    const { conversations } = world.store;
    const { insert, replace } = conversations;
    const living = () => void Object.assign(conversations, { insert, replace });
    const dying =
      (write: typeof insert): typeof insert =>
      async (conversation) => {
        if (!conversation.threads.some(({ messageId }) => messageId)) return write(conversation);
        living();
        if (when === 'after') await write(conversation);
        throw new Error('the process died');
      };
    Object.assign(conversations, { insert: dying(insert), replace: dying(replace) });
  }

  test.each(['before', 'after'] as const)(
    'a process that dies between posting and recording, %s it is written, opens no second thread, and loses none',
    async (when) => {
      dieAt(when);
      const request = await ask();
      await world.app.deliverDue();
      expect([told().length, await cardOf(request)]).toEqual([1, undefined]);
      later(1);
      await world.restart().deliverDue();
      expect(told()).toHaveLength(1);
      expect(await cardOf(request)).toBe(told()[0]?.messageId);
      expect(await under(await cardOf(request))).toMatchObject({ phone, threads: [{ room: SERVICE }] });
    },
  );

  test('two processes that meet a customer at once make one conversation, and nothing is said twice', async () => {
    const [other, places] = [world.restart(), Array.from({ length: 10 }, (_, place) => place)];
    const asked = await Promise.all(places.map((place) => ask(SERVICE, place % 2 === 0 ? world.app : other)));
    await Promise.all([world.app.deliverDue(), other.deliverDue()]);
    const made = await world.raw.collection('conversations').find({ phone }).toArray();
    expect(made).toHaveLength(1);
    const posted = await Promise.all(asked.map((request) => cardOf(request)));
    expect(new Set(posted).size).toBe(10);
    expect((await conversation())?.threads.map(({ messageId }) => messageId).toSorted()).toEqual(posted.toSorted());
    await Promise.all([says('un', world.app), says('deux', other), says('trois', other)]);
    // One process may have taken what the other was told, and still be posting it.
    await Promise.all([world.app.deliverDue(), other.deliverDue()]);
    const texts = ['un', 'deux', 'trois'].map(shown);
    expect(new Set(texts.map(([first, ...more]) => [first?.thread, more.length].join())).size).toBe(1);
  });

  test('two texts of a stranger at once, to two processes, are both shown, and there is one conversation', async () => {
    await Promise.all([says('un', world.app), says('deux', world.restart())]);
    // One of them may have met a thread whose first message is not there yet.
    later(1);
    await world.app.deliverDue();
    expect([shown('un').length, shown('deux').length]).toEqual([1, 1]);
    expect(await world.raw.collection('conversations').countDocuments({ phone })).toBe(1);
    const [again, ...more] = await says('trois');
    expect([await under(again?.thread), more]).toMatchObject([{ phone }, []]);
  });

  test('one that cannot be read is set aside, and what the customer says is shown under the latest request', async () => {
    const request = await ask();
    await world.app.deliverDue();
    await world.raw.collection('conversations').updateOne({ phone }, { $set: { threads: 'torn' } });
    const thread = await cardOf(request);
    expect(await says('Bonjour')).toEqual([{ room: SERVICE, thread }]);
    later(1);
    const next = await ask();
    await world.app.deliverDue();
    expect(await says('Rebonjour')).toEqual([{ room: SERVICE, thread: await cardOf(next) }]);
  });
});
