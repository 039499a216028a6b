import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/company/company.ts';
import { memberKey } from '../../src/company/settings/keys.ts';
import type { NotificationKind } from '../../src/conversations/notifying.ts';
import type { Said } from '../../src/kernel/screen.ts';
import type { Scope } from '../../src/notifications/choices.ts';
import { mailboxIdOf } from '../../src/notifications/mailbox.ts';
import { garage } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const JULIE = '+15145550188';
const MINUTE_MS = 60_000;

let world: World;
let count = 0;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const etienne = (): Actor => ({ ...world.marc, id: 'U2', name: 'Étienne Roy', firstName: 'Étienne', tongue: 'en' });
const pass = async (ms: number) => {
  world.clock.at = new Date(world.clock.at.getTime() + ms);
  await world.app.deliverDue();
};
async function choose(who: Actor, values: Partial<Record<NotificationKind, Scope>>) {
  const filled = { form: 'notifications', values, state: '' };
  const shown = await screenOf(world.app.form(visitOf(who, `view-${++count}`), filled, 'sent'));
  await world.app.deliverDue();
  return shown;
}
async function texts(body: string, from = JULIE) {
  const { textSender: to } = garage;
  await world.app.textReceived({ sid: `SM${++count}`, from, to, body, media: 0 });
  await world.app.deliverDue();
}
const press = async (who: Actor, action: string, value: string) => {
  const shown = await screenOf(world.app.press(visitOf(who, `press-${++count}`), { action, value }));
  await world.app.deliverDue();
  return shown;
};
const assign = async (who: Actor, to: Actor, note = '') => {
  const filled = { form: 'assign', values: { member: memberKey(to), note }, state: JULIE };
  await screenOf(world.app.form(visitOf(who, `view-${++count}`), filled, 'sent'));
  await world.app.deliverDue();
};
const ask = async (who: Actor) => {
  const text = '514-555-0188 125.50 RO4821';
  const asked = await screenOf(world.app.command(visitOf(who, `line-${++count}`), 'quickpay', text));
  if (asked.kind !== 'quickpay-confirmation') throw new Error(asked.kind);
  await press(who, 'quickpay.send', asked.draftId);
};
/** What this member was told in person, oldest first. */
const toldTo = ({ id }: Actor, chat = world.chat) =>
  chat.posted.flatMap(({ room, versions: [message] }) =>
    room.endsWith(`/D${id}`) && message?.kind === 'personal' ? [message] : [],
  );
const boxOf = (who: Actor) => world.store.mailboxes.get(garage.id, mailboxIdOf(who));

/** Everybody of the company may know of its rooms. */
async function openRooms() {
  const rooms = garage.rooms.map((room) => ({ ...room, closed: false }));
  const company = await world.store.companies.get(garage.id);
  if (company) await world.store.companies.replace({ ...company, rooms });
  await pass(10_000);
}

describe('members are told in person', () => {
  test('that a conversation is theirs, in their own language and with the way to it; who took it is not told', async () => {
    await press(etienne(), 'nothing', '');
    await texts('Bonjour');
    await press(world.marc, 'conversation.take', JULIE);
    await assign(world.marc, world.marc, 'Pour moi');
    expect(toldTo(world.marc)).toEqual([]);
    await assign(world.marc, etienne(), 'Elle vient à 17 h');
    expect(toldTo(etienne())).toEqual([
      expect.objectContaining({
        ...{ tongue: 'en', room: 'service', link: expect.stringContaining('slack:T1/C1') },
        told: expect.objectContaining({
          kind: 'assigned',
          latest: [expect.objectContaining({ news: expect.objectContaining({ note: 'Elle vient à 17 h' }) })],
        }),
      }),
    ]);
  });

  test('of new texts, where they want it: of their own alone, or of all; what repeats is folded, and none is lost', async () => {
    await openRooms();
    await choose(etienne(), { 'new-text': 'all' });
    await choose(world.marc, { 'new-text': 'own' });
    await texts('un');
    await texts('deux');
    await texts('trois', '+15145550177');
    expect(toldTo(etienne()).map(({ told }) => told.count)).toEqual([1, 1]);
    await texts('quatre');
    await pass(3 * MINUTE_MS - 1_000);
    expect(toldTo(etienne())).toHaveLength(2);
    await pass(2_000);
    const { told } = toldTo(etienne()).at(-1) ?? {};
    expect(told).toMatchObject({ about: JULIE, count: 2 });
    expect(told?.latest.map(({ news }) => 'body' in news && news.body)).toEqual(['deux', 'quatre']);
    expect(toldTo(world.marc)).toEqual([]);
    expect(await boxOf(etienne())).toMatchObject({ held: [], outbox: [] });
  });

  test('of a mention in a note, once however often the platform tells of it, and never of their own', async () => {
    await press(etienne(), 'nothing', '');
    await choose(etienne(), { mentioned: 'own' });
    await choose(world.marc, { mentioned: 'own' });
    await texts('Bonjour');
    const thread = world.chat.posted[0]?.messageId ?? '';
    const said: Said = { thread, message: '9.1', text: '<@U2> <@U1> can you call?', change: 'new', files: [] };
    for (const key of ['said-1', 'said-1'])
      await world.app.said(visitOf(world.marc, key), { ...said, mentions: ['U2', 'U1', 'U404'] });
    await world.app.deliverDue();
    expect(toldTo(etienne()).map(({ told }) => told.latest[0]?.news)).toMatchObject([
      { kind: 'mentioned', by: 'Marc Gagnon', body: 'can you call?' },
    ]);
    expect(toldTo(world.marc)).toEqual([]);
  });

  test('that a text of theirs does not arrive, without having asked; and what they asked for is paid, if they want it', async () => {
    await choose(etienne(), { paid: 'all', failed: 'none' });
    world.sms.refuses = 'landline';
    await ask(world.marc);
    expect(toldTo(world.marc).map(({ told }) => told.latest[0])).toMatchObject([
      { news: { kind: 'text-failed', reason: 'landline' }, reference: 'RO4821' },
    ]);
    const [request] = (
      await world.store.requests.listed(garage.id, 'oldest', { memberId: 'U1', rooms: ['slack:T1/C1'] }, { limit: 1 })
    ).requests;
    if (!request) throw new Error('nothing was asked for');
    const { companyId, id: requestId, amount } = request;
    const paid = {
      kind: 'payment-succeeded',
      companyId,
      requestId,
      paymentId: 'pi_1',
      amount,
      at: world.clock.at,
    } as const;
    for (let times = 0; times < 3; times += 1) await world.app.checkoutTold(paid);
    await world.app.deliverDue();
    expect(toldTo(world.marc)).toHaveLength(1);
    // The rooms of the garage are not known to be open to everybody: what stands there is for who asked.
    expect(toldTo(etienne())).toEqual([]);
  });

  test('by nobody where their chat lets nobody speak to them: it is tried once, holds up no room, and the form says so', async () => {
    await press(etienne(), 'nothing', '');
    await texts('Bonjour');
    world.chat.silent.add('U2');
    await assign(world.marc, etienne(), 'un');
    expect(await boxOf(etienne())).toMatchObject({ held: [], outbox: [], unreachableAt: world.clock.at });
    await assign(world.marc, etienne(), 'deux');
    expect(await boxOf(etienne())).toMatchObject({ held: [], outbox: [] });
    expect(world.chat.newsIn('slack:T1/C1')).toHaveLength(2);
    const open = () => screenOf(world.app.command(visitOf(etienne(), `open-${++count}`), 'notify', ''));
    expect(await open()).toMatchObject({ kind: 'notifications-form', unreachableAt: world.clock.at });
    // Whoever turns the app on for themselves saves the form, and is told of what follows.
    world.chat.silent.clear();
    await choose(etienne(), {});
    expect(await open()).not.toHaveProperty('unreachableAt');
    await pass(3 * MINUTE_MS);
    await assign(world.marc, etienne(), 'trois');
    expect(toldTo(etienne())).toHaveLength(1);
  });

  test('once, when the answer of their chat is lost, or the process dies in between', async () => {
    await press(etienne(), 'nothing', '');
    await texts('Bonjour');
    await assign(world.marc, world.marc);
    world.chat.fates.next('lost', 'lost', 'lost', 'lost');
    await assign(world.marc, etienne());
    await pass(60_000);
    await world.restart().deliverDue();
    expect(toldTo(etienne())).toHaveLength(1);
  });

  test('never once they have left, nor of what is another company’s', async () => {
    await openRooms();
    await choose(etienne(), { 'new-text': 'all', paid: 'all' });
    const elsewhere = { ...garage, id: 'com_other', textSender: '+14165550000', rooms: [] };
    await world.store.companies.found(elsewhere, { id: 'slack:T2', companyId: elsewhere.id });
    await world.app.textReceived({ sid: 'SMx', from: JULIE, to: elsewhere.textSender, body: 'Hi', media: 0 });
    await world.app.deliverDue();
    await world.app.told('slack:T1', { id: 'U2', standing: 'left' });
    await texts('Bonjour');
    expect(toldTo(etienne())).toEqual([]);
  });
});
