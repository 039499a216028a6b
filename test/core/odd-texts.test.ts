import { beforeEach, describe, expect, test } from '@jest/globals';
import { presentMessage } from '../../cards/present.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import type { Actor, RoomId } from '../../src/company/company.ts';
import { HELD_MS } from '../../src/conversations/answer.ts';
import type { Said } from '../../src/kernel/screen.ts';
import { garage } from '../fixtures/requests.ts';
import { anotherCustomer, openTalks, pass, phone, withNumber, world } from '../fixtures/talking.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';

const ROOM: RoomId = 'slack:T1/C1';
let count = 0;
openTalks();
beforeEach(() => {
  world.chat.gone.clear();
});

async function texts(
  body: string,
  { from = phone, to = garage.textSender, sid = `SModd${++count}` } = {},
): Promise<void> {
  await pass();
  await world.app.textReceived({ sid, from, to, body, media: 0 });
  await world.app.deliverDue();
}
/** What is shown of somebody's texts: in which room, under what, and in which words. */
const shown = (from = phone) =>
  world.chat.posted.flatMap(({ room, messageId, thread, versions }) => {
    const last = versions.at(-1);
    const theirs =
      last?.kind === 'incoming-text'
        ? last.text.phone
        : last?.kind === 'news' || last?.kind === 'answer'
          ? last.customer.phone
          : '';
    return last && theirs === from
      ? [{ room, messageId, thread, kind: last.kind, says: toPlainText(presentMessage(last)) }]
      : [];
  });
const got = () => world.sms.taken.filter(({ to }) => to === phone).length;
async function writes(text: string, thread: string, who: Actor = world.marc): Promise<unknown> {
  const said: Said = { thread, message: `odd${++count}`, text, change: 'new', files: [] };
  const reply = await world.app.said(visitOf(who, `odd-${count}`), said);
  await pass(HELD_MS);
  await pass();
  return reply === undefined || reply === 'unmet' ? undefined : reply.screen;
}
const press = (action: string, value: string, who: Actor = world.marc) =>
  screenOf(world.app.press(visitOf(who, `odd-press-${++count}`), { action, value }));

describe('a customer’s text is shown once, whatever it holds', () => {
  test.each([
    ['nothing', ''],
    ['as much as one text takes', 'à'.repeat(1_600)],
    ['emoji alone', '👍🏽🚗❤️‍🔥'],
    ['writing from right to left, and its marks', 'مرحبا \u202eabc\u202c שלום'],
    ['control characters', 'Bonjour\u0000\u0007\u001b[31m\r\nJulie'],
    ['what a chat would read as its own', '<!channel> <@U1> *gras* &amp; <https://a.example|ici>'],
  ])('%s', async (_, body) => {
    await texts(body);
    const text = await world.store.texts.latestFrom(garage.id, phone);
    expect([shown().length, text?.body]).toEqual([1, body]);
    expect(shown()[0]?.says).toContain('a texté');
  });

  test('the same one three times at once; and three that read alike are three', async () => {
    const again = { sid: `SModd${++count}` };
    await Promise.all([texts('Allô', again), texts('Allô', again), texts('Allô', again)]);
    expect(shown()).toHaveLength(1);
    await Promise.all(['a', 'b', 'c'].map((one) => texts('Allô', { sid: `SModd${count}${one}` })));
    await pass(60_000);
    expect(shown()).toHaveLength(4);
  });

  test.each(['25370', 'Hydro-Québec', 'MYBANK', '+123', 'julie@exemple.ca'])(
    'from %p, who cannot be texted: nothing to answer with is offered, and an answer that is tried all the same is refused',
    async (from) => {
      await texts('Votre code est 123456', { from });
      expect(shown(from)).toHaveLength(1);
      const posted = world.chat.posted.find(
        ({ versions: [v] }) => v?.kind === 'incoming-text' && v.text.phone === from,
      );
      const card = JSON.stringify(presentMessage(posted!.versions.at(-1)!));
      expect(card).not.toContain('answer.open');
      expect(await press('answer.open', from)).toMatchObject({ refusal: { code: 'phone-not-textable' } });
      expect(await writes('> Merci', posted!.messageId)).toMatchObject({ refusal: { code: 'phone-not-textable' } });
      expect(world.sms.taken.filter(({ to }) => to === from)).toEqual([]);
    },
  );
});

describe('a thread goes on', () => {
  test('of a customer who changed number under their new one, in a thread of its own; the old one is texted as before', async () => {
    await texts('Bonjour');
    const [old] = shown();
    const before = phone;
    anotherCustomer();
    await texts('C’est Julie, voici mon nouveau numéro');
    expect(shown()).toMatchObject([{ thread: undefined, kind: 'incoming-text' }]);
    withNumber(before);
    expect(await writes('> Merci', old!.messageId)).toBeUndefined();
    expect(got()).toBe(1);
  });

  test('and opens again where a member writes to the customer in one that was closed', async () => {
    await texts('Bonjour');
    await press('conversation.close', phone);
    const [head] = shown();
    await pass();
    await writes('> Encore une chose', head!.messageId);
    expect(got()).toBe(1);
    expect((await world.store.conversations.between(garage.id, garage.textSender, phone))?.closed).toBeUndefined();
  });

  test('though its room has another name by now', async () => {
    await texts('Bonjour');
    const [head] = shown();
    await world.app.roomJoined({ id: ROOM, name: 'service-nouveau' });
    await writes('> Oui', head!.messageId);
    expect([got(), shown().at(-1)]).toMatchObject([1, { kind: 'answer', room: ROOM, thread: head!.messageId }]);
  });

  test('though its room is archived: what was written there goes out once, and is shown where the rest goes', async () => {
    await texts('Bonjour');
    const company = (await world.store.companies.get(garage.id))!;
    const rooms = company.rooms.map((room) => ({ ...room, told: true }));
    await world.store.companies.replace({ ...company, rooms });
    await pass(60_000);
    const [head] = shown();
    world.chat.gone.add(ROOM);
    await writes('> Oui', head!.messageId);
    await pass(60_000);
    expect([got(), shown().at(-1)]).toMatchObject([1, { kind: 'answer', room: 'slack:T1/C2' }]);
    world.chat.gone.clear();
    await world.store.companies.replace({ ...(await world.store.companies.get(garage.id))!, rooms: garage.rooms });
    await pass(60_000);
  });
});

test('a member who tries what belongs to another company is told that there is nothing, and nothing of it changes', async () => {
  const other = {
    ...garage,
    id: 'com_other',
    textSender: '+15145550999',
    rooms: [{ id: 'slack:T9/C9', name: 'x', told: true }],
  } as const;
  await world.store.companies.found({ ...other, rooms: [...other.rooms] }, { id: 'slack:T9', companyId: other.id });
  await texts('Bonjour', { to: other.textSender });
  const theirs = await world.store.conversations.between(other.id, other.textSender, phone);
  const head = world.chat.posted.find(({ room }) => room === 'slack:T9/C9');
  expect([theirs?.phone, head?.messageId]).toEqual([phone, expect.any(String)]);
  for (const action of [
    'answer.open',
    'conversation.assign',
    'conversation.take',
    'conversation.close',
    'conversation.stop',
  ])
    expect(await press(action, phone)).toMatchObject({ refusal: { code: 'answer-gone' } });
  const by = { ...world.marc, id: 'U9', companyId: other.id, workspaceId: 'slack:T9', room: 'slack:T9/C9' } as const;
  await writes('> Bonjour', head!.messageId, by);
  const [text] = await world.store.outgoingTexts.latestTo(other.id, phone, 1);
  expect(text?.sid).toBeDefined();
  for (const action of ['answer.undo', 'answer.retry'])
    expect(await press(action, text!.id)).toMatchObject({ refusal: { code: 'answer-gone' } });
  // Under the same message's name, in a room of one's own.
  expect(await writes('> Bonjour', head!.messageId)).toBeUndefined();
  expect(got()).toBe(1);
  expect(await world.store.conversations.between(other.id, other.textSender, phone)).toMatchObject({ phone });
});

test('the carrier’s word on a text that nobody knows, and in whatever order, changes nothing that it should not', async () => {
  await texts('Bonjour');
  const [head] = shown();
  await writes('> Oui', head!.messageId);
  const [text] = await world.store.outgoingTexts.latestTo(garage.id, phone, 1);
  const told = (state: 'queued' | 'sent' | 'delivered' | 'failed', about = text!.id) =>
    world.app.textReported({ companyId: garage.id, textId: about }, { sid: text!.sid!, state });
  expect(await told('delivered')).toBe(true);
  for (const late of ['sent', 'queued', 'failed', 'delivered'] as const) expect(await told(late)).toBe(false);
  expect(await told('failed', 'txt_nobody')).toBe(false);
  expect((await world.store.outgoingTexts.get(garage.id, text!.id))?.state).toBe('delivered');
});
