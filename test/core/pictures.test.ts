import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Outage } from '../../src/kernel/refusal.ts';
import type { AnswerForm } from '../../src/screen.ts';
import * as given from '../fixtures/logos.ts';
import { minutesAfter, NOON } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let photo: { type: string; bytes: Uint8Array };
beforeAll(async () => {
  world = await createWorld();
  photo = { type: 'image/jpeg', bytes: new Uint8Array(await given.jpegLogo(40, 30)) };
});
afterAll(() => world.close());
beforeEach(() => {
  world.sms.fates.clear();
  world.clock.at = NOON;
});

const away = () => new Outage('twilio', 'media.fetch', { outcome: 'no', code: '503' });
/** Texts with what came with it, which is there to be fetched. */
async function text(sid: string, from: string, body: string, came: Parameters<World['sms']['attached']['set']>[1]) {
  world.sms.attached.set(sid, came);
  const attachments = came.map(({ type = '' }, place) => ({ type, ref: `ME${place}` }));
  const media = { media: came.length, attachments };
  await world.app.textReceived({ sid, from, to: world.company.textSender, body, ...media });
}
async function later(seconds: number) {
  world.clock.at = minutesAfter(seconds / 60, world.clock.at);
  await world.app.deliverDue();
}
/** What a room has been shown of this customer: words, and how each thing that came with them stands. */
const shown = (phone: string) =>
  world.chat.posted.flatMap(({ versions }) => {
    const last = versions.at(-1);
    if (last?.kind === 'incoming-text' && last.text.phone === phone)
      return [{ body: last.text.body, states: last.attachments?.map(({ state }) => state) }];
    if (last?.kind !== 'news' || last.customer.phone !== phone) return [];
    const { news, attachments } = last;
    return [{ body: 'body' in news ? news.body : news.kind, states: attachments?.map(({ state }) => state) }];
  });
const stored = (sid: string) => world.store.texts.bySid(world.company.id, sid);

describe('a picture that a customer texts', () => {
  test('stands on the card that it opens a thread with, and its address leads to it until it ends', async () => {
    await text('MM1', '+15145550601', '', [photo]);
    await world.app.deliverDue();
    expect(shown('+15145550601')).toEqual([{ body: '', states: ['kept'] }]);
    const card = world.chat.posted.at(-1)?.versions.at(-1);
    const url = card?.kind === 'incoming-text' ? card.attachments?.[0]?.url : undefined;
    const sealed = url?.replace('https://pay.example/pictures/', '') ?? '';
    expect(await world.app.picture(sealed)).toMatchObject({ type: 'image/jpeg' });
    expect(await world.app.picture(sealed.replace('.', '.A').slice(0, -1))).toBeUndefined();
    world.clock.at = minutesAfter(401 * 24 * 60, NOON);
    expect(await world.app.picture(sealed)).toBeUndefined();
  });

  test('goes along with its words in a thread that goes on, in their order', async () => {
    const phone = '+15145550602';
    await text('SM2', phone, 'Bonjour', []);
    await world.app.deliverDue();
    world.clock.at = minutesAfter(1 / 60, NOON);
    world.sms.fates.next(away());
    await text('MM2', phone, 'Le pneu', [photo, photo]);
    world.clock.at = minutesAfter(2 / 60, NOON);
    await text('SM3', phone, 'Alors ?', []);
    await world.app.deliverDue();
    expect(shown(phone)).toEqual([{ body: 'Bonjour', states: undefined }]);
    await later(3);
    await later(3);
    expect(shown(phone).slice(1)).toEqual([
      { body: 'Le pneu', states: ['kept', 'kept'] },
      { body: 'Alors ?', states: undefined },
    ]);
  });

  test('is told by itself once its words no longer wait for it, and once only', async () => {
    const phone = '+15145550603';
    await text('SM4', phone, 'Bonjour', []);
    await world.app.deliverDue();
    world.sms.fates.next(away(), away());
    await text('MM4', phone, 'Le pneu', [photo]);
    await world.app.deliverDue();
    await later(7);
    await later(1);
    expect(shown(phone).slice(1)).toEqual([{ body: 'Le pneu', states: ['waiting'] }]);
    for (let round = 0; round < 3; round += 1) await later(20);
    expect(shown(phone).slice(2)).toEqual([{ body: 'attachment-came', states: ['kept'] }]);
    expect((await stored('MM4'))?.outbox).toEqual([]);
  });

  test('that is never to be had is given up after some hours, and said so; those beside it do not wait', async () => {
    const phone = '+15145550604';
    world.sms.fates.next(...Array.from({ length: 1 }, away));
    await text('MM5', phone, '', [photo, photo]);
    await world.app.deliverDue();
    expect(shown(phone)[0]?.states).toEqual(['waiting', 'kept']);
    world.sms.fates.next(...Array.from({ length: 8 }, away));
    for (let round = 0; round < 10; round += 1) await later(7_200);
    expect([shown(phone)[0]?.states, (await stored('MM5'))?.outbox]).toEqual([['unreachable', 'kept'], []]);
  });
});

test('what is no picture is said to be what it is, and is not fetched where its type says so', async () => {
  const phone = '+15145550605';
  await text('MM6', phone, 'Mes coordonnées', [
    { type: 'text/x-vcard', not: 'a-picture' },
    { type: 'image/png', bytes: given.pdf },
    { type: 'application/octet-stream', bytes: given.pdf },
    { type: 'image/jpeg', bytes: new Uint8Array(await given.truncated()) },
    { type: 'image/jpeg', not: 'small-enough' },
    { type: 'image/jpeg', not: 'there' },
  ]);
  expect((await stored('MM6'))?.attachments[0]).toMatchObject({ type: 'text/x-vcard', state: 'other' });
  await world.app.deliverDue();
  expect(shown(phone)[0]?.states).toEqual(['other', 'unreadable', 'other', 'unreadable', 'too-large', 'unreachable']);
});

test('ten pictures are kept in their order, and of more it is said how many there were', async () => {
  await text('MM7', '+15145550606', 'Tout', Array(12).fill(photo));
  await world.app.deliverDue();
  expect(shown('+15145550606')[0]?.states).toEqual(Array(10).fill('kept'));
});

test('a text that was found later has its pictures, though nobody told which they are', async () => {
  world.sms.attached.set('MM8', [photo]);
  const found = { sid: 'MM8', from: '+15145550607', to: world.company.textSender, body: 'Voyez', media: 1 };
  world.sms.received.push({ ...found, at: world.clock.at });
  await world.app.reconcileTexts(minutesAfter(-60, world.clock.at));
  await world.app.deliverDue();
  expect(shown('+15145550607')).toEqual([{ body: 'Voyez', states: ['kept'] }]);
});

describe('a picture that a member sends', () => {
  const phone = '+15145550620';
  let count = 0;
  const fill = (values: object, more: object = {}, phase: 'sent' | 'changed' = 'sent') =>
    screenOf(
      world.app.form(
        visitOf(world.marc, `picture-${++count}`),
        { form: 'answer', values: { reply: 'own', ...values }, state: `${phone} `, ...more },
        phase,
      ),
    );
  const sent = () => world.sms.taken.filter(({ to }) => to === phone);
  const lookAt = (url = '') => world.app.picture(url.replace('https://pay.example/pictures/', ''));
  const files = () => ({ files: { picture: { bytes: photo.bytes } } });
  beforeEach(async () => {
    world.clock.at = minutesAfter(10 * ++count, NOON);
    await text(`SMin${count}`, phone, 'Montrez-moi', []);
    await world.app.deliverDue();
  });

  test('goes with the words, from an address that ends with its text', async () => {
    expect(await fill({ message: 'Voici' }, files())).toMatchObject({ kind: 'answer-held' });
    await later(9);
    expect(sent()).toMatchObject([{ picture: expect.stringContaining('https://pay.example/pictures/') }]);
    const url = sent()[0]?.picture;
    expect(await lookAt(url)).toMatchObject({ type: 'image/jpeg' });
    const [out] = await world.store.outgoingTexts.latestTo(world.company.id, phone, 1);
    const about = { companyId: world.company.id, textId: out?.id ?? '' };
    await world.app.textReported(about, { sid: out?.sid ?? '', state: 'delivered' });
    expect(await lookAt(url)).toBeUndefined();
    const { files: keeper } = world.store;
    const kept = () => keeper.get(world.company.id, out?.answer?.picture ?? 'fil_');
    expect(await kept()).toBeDefined();
    await keeper.forgetOf(world.company.id, phone);
    expect(await kept()).toBeUndefined();
  });

  test('is carried by the form until it is sent, and left out where it is not wanted any more', async () => {
    const chosen = await fill({ message: '' }, files(), 'changed');
    const { picture } = chosen as AnswerForm;
    expect(await lookAt(picture?.url)).toMatchObject({ type: 'image/jpeg' });
    const carrying = { state: `${phone} ${(chosen as AnswerForm).seen} ${picture?.id}` };
    expect(await fill({ message: '' }, carrying, 'changed')).toMatchObject({ picture: { id: picture?.id } });
    expect(await fill({ message: '', 'without-picture': 'yes' }, carrying, 'changed')).not.toHaveProperty('picture');
    const foreign = await world.store.files.keep('com_other', { type: 'image/jpeg', bytes: photo.bytes });
    const forged = await fill({ message: '' }, { state: `${phone} x ${foreign}` }, 'changed');
    expect(forged).toMatchObject({ pictureProblem: { code: 'file-unreachable' } });
    expect(forged).not.toHaveProperty('picture');
  });

  test('that is none, or too large, is said so at its field, and nothing goes out', async () => {
    const before = sent().length;
    expect(await fill({ message: 'Voici' }, { files: { picture: { bytes: given.pdf } } })).toMatchObject({
      ...{ kind: 'answer-form', pictureProblem: { code: 'picture-of-other-kind' } },
    });
    await later(9);
    expect(sent()).toHaveLength(before);
  });

  test('is taken back with its words, and nobody can fetch it', async () => {
    await fill({ message: 'Pas celle-ci' }, files());
    const [held] = await world.store.outgoingTexts.latestTo(world.company.id, phone, 1);
    await screenOf(
      world.app.press(visitOf(world.marc, `undo-${++count}`), { action: 'answer.undo', value: held?.id ?? '' }),
    );
    await later(9);
    expect(sent().filter(({ body }) => body.includes('Pas celle-ci'))).toEqual([]);
  });

  test('does not go to who wants no more texts', async () => {
    await text('SMstop', phone, 'ARRET', []);
    expect(await fill({ message: 'Voici' }, files())).toMatchObject({ refusal: { code: 'customer-opted-out' } });
  });
});
