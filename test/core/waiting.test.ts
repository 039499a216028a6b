/** Who waits for an answer, on the desk of whoever may answer. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { waitsSince } from '../../src/conversations/index.ts';
import type { Screen } from '../../src/screen.ts';
import * as sample from '../contracts/store-samples.ts';
import { garage } from '../fixtures/requests.ts';
import { COMPANY, OPEN } from '../fixtures/rooms-of-two-kinds.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let count = 0;
const [JULIE, LUC, ANH] = ['+15145550188', '+15145550142', '+15145550143'] as const;
beforeAll(async () => {
  world = await createWorld({ founded: false });
  await world.store.companies.found(COMPANY, { id: 'slack:T1', companyId: COMPANY.id });
});
afterAll(() => world.close());

async function later(ms = 60_000): Promise<void> {
  world.clock.at = new Date(world.clock.at.getTime() + ms);
  await world.app.deliverDue();
}
async function texts(from: string, body: string): Promise<void> {
  await later();
  await world.app.textReceived({ sid: `SM${++count}`, from, to: garage.textSender, body, media: 0 });
  await world.app.deliverDue();
}
async function answers(phone: string, message: string): Promise<void> {
  const open = { action: 'answer.open', value: phone };
  const form = await screenOf(world.app.press(visitOf(world.marc, `open-${++count}`), open));
  const state = `${phone} ${'seen' in form ? form.seen : ''}`.trim();
  const filled = { form: 'answer', values: { message }, state };
  await later();
  expect(await screenOf(world.app.form(visitOf(world.marc, `view-${++count}`), filled, 'sent'))).toMatchObject({
    kind: 'answer-held',
  });
  await later();
}
const press = (action: string, phone: string) =>
  screenOf(world.app.press(visitOf(world.marc, `press-${++count}`), { action, value: phone }));
async function desk(who = world.marc): Promise<Extract<Screen, { kind: 'desk' }>> {
  const screen = await screenOf(world.app.home(visitOf(who, `home-${++count}`)));
  if (screen.kind !== 'desk') throw new Error(screen.kind);
  return screen;
}
const waiting = async () => (await desk()).waiting.map(({ phone, words }) => [phone, words]);

test('is who wrote last, the longest first, until somebody answers, closes it, or they want no more texts', async () => {
  await texts(JULIE, 'Est-ce que mon auto est prête ?');
  await texts(LUC, 'Combien pour des pneus ?');
  await texts(ANH, 'Bonjour');
  expect(await waiting()).toEqual([
    [JULIE, 'Est-ce que mon auto est prête ?'],
    [LUC, 'Combien pour des pneus ?'],
    [ANH, 'Bonjour'],
  ]);
  await press('conversation.take', LUC);
  expect((await desk()).waiting[1]).toMatchObject({ owner: { name: 'Marc Gagnon' } });
  await answers(JULIE, 'Oui, dès 16 h');
  expect(await waiting()).toEqual([
    [LUC, 'Combien pour des pneus ?'],
    [ANH, 'Bonjour'],
  ]);
  await texts(JULIE, 'Merci, j’arrive');
  await press('conversation.close', LUC);
  await texts(ANH, 'ARRET');
  // Answered by itself.
  await texts('+15145550166', 'AIDE');
  expect(await waiting()).toEqual([[JULIE, 'Merci, j’arrive']]);
  await texts(LUC, 'Allô ?');
  expect((await waiting()).map(([phone]) => phone)).toEqual([JULIE, LUC]);
  await later(31 * 86_400_000);
  expect(await waiting()).toEqual([]);
});

test('is nobody of another company, and of a closed room only who is in their hands', async () => {
  const { conversations } = world.store;
  const since = sample.at(0);
  const by = { memberId: 'U1', rooms: [OPEN] };
  const asked = { askedAt: sample.at(5), customerAt: sample.at(5) };
  const head = { kind: 'text', id: 'txt_1' } as const;
  const insideOf = (room: typeof OPEN | 'slack:T1/CLOSED') => [{ room, head, since }];
  const mine = { to: { id: 'U1', name: 'Marc' }, by: 'Marc', at: since };
  const all = [
    sample.conversation(COMPANY.id, { ...asked, threads: insideOf(OPEN), phone: '+15145550301' }),
    sample.conversation(COMPANY.id, { ...asked, threads: insideOf('slack:T1/CLOSED'), phone: '+15145550302' }),
    sample.conversation(COMPANY.id, { ...asked, assigned: mine, phone: '+15145550303' }),
    sample.conversation('com_other', { ...asked, threads: insideOf(OPEN), phone: '+15145550304' }),
    sample.conversation(COMPANY.id, { ...asked, answeredAt: sample.at(6), threads: insideOf(OPEN) }),
  ];
  for (const one of all) await conversations.insert(one);
  const found = await conversations.waiting(COMPANY.id, by, since, 10);
  expect(
    found
      .map(({ phone }) => phone)
      .filter((phone) => phone.startsWith('+151455503'))
      .toSorted(),
  ).toEqual(['+15145550301', '+15145550303']);
});

test('an answer that was taken back, or that never arrives, is none: who waited before it waits on', async () => {
  const phone = '+15145550399';
  const isWaiting = async () => (await waiting()).some(([one]) => one === phone);
  await texts(phone, 'Vous ouvrez à quelle heure ?');
  const form = await screenOf(
    world.app.press(visitOf(world.marc, 'open-back'), { action: 'answer.open', value: phone }),
  );
  const state = `${phone} ${'seen' in form ? form.seen : ''}`.trim();
  await screenOf(
    world.app.form(visitOf(world.marc, 'back'), { form: 'answer', values: { message: '8 h' }, state }, 'sent'),
  );
  await world.app.deliverDue();
  expect(await isWaiting()).toBe(false);
  const [text] = await world.store.outgoingTexts.latestTo(COMPANY.id, phone, 1);
  await press('answer.undo', text!.id);
  expect(await isWaiting()).toBe(true);
  await answers(phone, 'À 8 h');
  await answers(phone, 'Et le samedi à 9 h');
  const [last, first] = await world.store.outgoingTexts.latestTo(COMPANY.id, phone, 2);
  const fails = async (text = last) => {
    const report = { sid: text!.sid!, state: 'failed', failure: 'unreachable' } as const;
    await world.app.textReported({ companyId: COMPANY.id, textId: text!.id }, report);
    await world.app.deliverDue();
    return isWaiting();
  };
  expect([await fails(last), await fails(first)]).toEqual([false, true]);
});

test('what is told late changes nothing: a word is answered by whatever was written after it', () => {
  const base = sample.conversation(COMPANY.id);
  expect(waitsSince({ ...base, askedAt: sample.at(2), answeredAt: sample.at(1) })).toEqual(sample.at(2));
  expect(waitsSince({ ...base, askedAt: sample.at(2), answeredAt: sample.at(2) })).toBeUndefined();
  expect(waitsSince({ ...base, askedAt: sample.at(2), closed: { by: 'Marc', at: sample.at(3) } })).toBeUndefined();
});
