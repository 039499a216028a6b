import { beforeEach, describe, expect, test } from '@jest/globals';
import { HELD_MS } from '../../src/conversations/answer.ts';
import type { Said } from '../../src/kernel/screen.ts';
import type { AnswerForm, Screen } from '../../src/screen.ts';
import { garage } from '../fixtures/requests.ts';
import { etienne, openTalks, pass, phone, world } from '../fixtures/talking.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';

let count = 0;
openTalks();
beforeEach(async () => {
  world.sms.refuses = undefined;
  await texts('Êtes-vous ouverts samedi ?');
});

async function texts(body: string) {
  await pass(1_000);
  await world.app.textReceived({ sid: `SMin${++count}`, from: phone, to: garage.textSender, body, media: 0 });
  await world.app.deliverDue();
}
const open = async (who = world.marc) =>
  (await screenOf(world.app.press(visitOf(who, 'press'), { action: 'answer.open', value: phone }))) as AnswerForm;
const fill = (
  form: AnswerForm,
  message: string,
  who = world.marc,
  key = `view-${++count}`,
  phase: 'sent' | 'changed' = 'sent',
) =>
  screenOf(
    world.app.form(
      visitOf(who, key),
      { form: 'answer', values: { reply: 'own', message }, state: `${phone} ${form.seen}` },
      phase,
    ),
  );
const answer = async (message: string, who = world.marc) => fill(await open(who), message, who);
const press = (action: string, value: string, who = world.marc) =>
  screenOf(world.app.press(visitOf(who, `press-${++count}`), { action, value }));
const sent = () => world.sms.taken.filter(({ to }) => to === phone).map(({ body }) => body);
/** Without what a first text says besides. */
const got = () => sent().map((body) => body.replace('\nARRET=désabonnement', ''));
/** The cards of answers in the room, as they now stand. */
const cards = () =>
  world.chat.posted.flatMap(({ thread, versions }) => {
    const last = versions.at(-1);
    return last?.kind === 'answer' && last.customer.phone === phone ? [{ thread, text: last.text }] : [];
  });
const lastId = () => cards().at(-1)?.text.id ?? '';
const thread = () =>
  world.chat.posted.find(({ versions: [first] }) => first?.kind === 'incoming-text' && first.text.phone === phone);
const write = async (said: Partial<Said>, who = world.marc) => {
  const what: Said = {
    thread: thread()?.messageId ?? '',
    message: `w${++count}`,
    text: '',
    change: 'new',
    files: [],
    ...said,
  };
  const shown = await world.app.said(visitOf(who, `${what.message}/${what.change}`), what);
  return shown === undefined || shown === 'unmet' ? undefined : (shown.screen as Screen);
};

describe('an answer', () => {
  test('is held where it can be undone, stands in the thread at once, and goes out once', async () => {
    expect(await answer('Oui, jusqu’à midi.')).toMatchObject({ kind: 'answer-held', shownIn: ['slack:T1/C1'] });
    await world.app.deliverDue();
    expect(cards()).toMatchObject([{ thread: thread()?.messageId, text: { state: 'queued' } }]);
    expect(got()).toEqual([]);
    await pass(HELD_MS - 1);
    expect(got()).toEqual([]);
    await pass(1);
    await pass(HELD_MS);
    expect(sent()).toEqual(['Marc, Garage Boréal : Oui, jusqu’à midi.\nARRET=désabonnement']);
    expect(cards()).toMatchObject([{ text: { sid: expect.any(String) } }]);
  });

  test('is written once, however often its form is sent', async () => {
    const form = await open();
    await Promise.all([fill(form, 'Oui', world.marc, 'v'), fill(form, 'Oui', world.marc, 'v')]);
    expect(await fill(form, 'Oui', world.marc, 'v')).toMatchObject({ kind: 'answer-held' });
    await pass(HELD_MS);
    expect(got()).toHaveLength(1);
  });

  test('is never sent once it is undone, whoever does so, and too late is said', async () => {
    await answer('Non');
    await world.app.deliverDue();
    const undone = await press('answer.undo', lastId(), etienne());
    expect(undone).toMatchObject({ kind: 'answer-undone', to: { phone } });
    expect(await press('answer.undo', lastId())).toMatchObject({ kind: 'answer-undone' });
    await pass(HELD_MS * 2);
    expect([got(), cards()[0]?.text.answer.undone?.by]).toEqual([[], 'Étienne Roy']);
    await answer('Oui');
    await pass(HELD_MS);
    expect(await press('answer.undo', lastId())).toMatchObject({ refusal: { code: 'answer-sent' } });
    expect(got()).toHaveLength(1);
  });

  test('survives a process that dies while it is held, as an undone one stays undone', async () => {
    await answer('Gardé');
    await answer('Repris');
    await world.app.deliverDue();
    await press('answer.undo', cards().find(({ text }) => text.answer.typed === 'Repris')?.text.id ?? '');
    world.clock.at = new Date(world.clock.at.getTime() + HELD_MS);
    await world.restart().deliverDue();
    expect(got()).toEqual([expect.stringContaining('Gardé')]);
  });

  test('keeps its place: what was written later goes out later, though the first has to be tried again', async () => {
    await answer('Premier');
    await pass(1);
    await answer('Second');
    await world.app.deliverDue();
    const { Outage } = await import('../../src/kernel/refusal.ts');
    world.sms.fates.next(new Outage('carrier', 'send', { outcome: 'no', code: 'busy' }));
    for (let i = 0; i < 6; i++) await pass(HELD_MS);
    expect(got().map((body) => body.split(' ').at(-1))).toEqual(['Premier', 'Second']);
  });

  test('says who writes once per turn, and again after the customer wrote', async () => {
    for (const message of ['Un', 'Deux']) {
      await answer(message);
      await pass(HELD_MS);
    }
    await texts('Merci');
    await answer('Trois');
    await pass(HELD_MS);
    expect(got()).toEqual(['Marc, Garage Boréal : Un', 'Deux', 'Marc, Garage Boréal : Trois']);
  });

  test('says who writes and how to stop, though one before it was taken back or failed', async () => {
    await answer('Oups');
    await world.app.deliverDue();
    await press('answer.undo', lastId());
    world.sms.refuses = 'unreachable';
    await answer('Perdu');
    await pass(HELD_MS);
    world.sms.refuses = undefined;
    await answer('Oui');
    await pass(HELD_MS);
    expect(sent()).toEqual(['Marc, Garage Boréal : Oui\nARRET=désabonnement']);
  });

  test('of a colleague who was faster is shown first, and nothing is sent before it was', async () => {
    const form = await open();
    await answer('Je m’en occupe', etienne());
    await pass(1);
    const shown = await fill(form, 'Oui');
    expect(shown).toMatchObject({ kind: 'answer-form', overtaken: true, answered: [{ by: 'Étienne Roy' }] });
    expect(await fill(shown as AnswerForm, 'Oui')).toMatchObject({ kind: 'answer-held' });
  });

  test('that fails says why, tells who wrote it, and is tried again once', async () => {
    world.sms.refuses = 'unreachable';
    await answer('Oui');
    await pass(HELD_MS);
    expect(cards()).toMatchObject([{ text: { state: 'failed', reason: 'unreachable' } }]);
    const news = world.chat.posted
      .map(({ versions: [first] }) => first)
      .find((one) => one?.kind === 'news' && one.news.kind === 'answer-failed' && one.customer.phone === phone);
    expect(news).toMatchObject({ asker: { id: world.marc.id } });
    world.sms.refuses = undefined;
    const failed = lastId();
    await Promise.all([press('answer.retry', failed), press('answer.retry', failed)]);
    await press('answer.retry', failed);
    await pass(HELD_MS);
    expect(got()).toHaveLength(1);
    expect(cards().map(({ text }) => text.answer.retried ?? text.state)).toEqual([true, 'queued']);
  });
});

describe('nothing is sent', () => {
  test('to who has opted out, before it is written or while it is held', async () => {
    const form = await open();
    await fill(form, 'Oui');
    await texts('ARRET');
    expect(await open()).toMatchObject({ refusal: { code: 'customer-opted-out' } });
    expect(await fill(form, 'Oui encore')).toMatchObject({ refusal: { code: 'customer-opted-out' } });
    await pass(HELD_MS);
    expect(got().filter((body) => body.includes('Oui'))).toEqual([]);
    expect(cards()).toMatchObject([{ text: { state: 'failed', reason: 'opted-out' } }]);
  });

  test('that goes on with a card number which the answer before began', async () => {
    await answer('Sa carte : 4242 4242');
    await pass(HELD_MS);
    expect(await answer('4242 4242')).toMatchObject({ kind: 'answer-form', problem: { code: 'has-card-number' } });
    await pass(11 * 60_000);
    expect(await answer('4242 4242')).toMatchObject({ kind: 'answer-held' });
  });

  test.each([
    ['', 'field-missing'],
    ['4242 4242 4242 4242', 'has-card-number'],
    ['Payez {link}', 'answer-asks-for-money'],
    ['{nom}', 'message-variable-unknown'],
    ['x'.repeat(1600), 'message-too-long'],
  ])('of %p: %s', async (message, code) => {
    expect(await answer(message)).toMatchObject({ kind: 'answer-form', problem: { code } });
    await pass(HELD_MS);
    expect(got()).toEqual([]);
  });

  test('whose letters are costly names those that can be typed otherwise, not those of names in front', async () => {
    const eve = { ...world.marc, firstName: 'Marie-Ève' };
    const shown = await fill(await open(eve), 'C’est prêt', eve, 'view-eve', 'changed');
    expect(shown).toMatchObject({ preview: { costly: ['’', 'ê'] } });
  });

  test('to a number that the company has no conversation with', async () => {
    expect(await press('answer.open', '+15145559999')).toMatchObject({ refusal: { code: 'answer-gone' } });
  });
});

describe('in the thread', () => {
  test('what starts with > goes to the customer, once; a note and an edit do not', async () => {
    const said = { text: '> Oui, à samedi', message: 'w' };
    expect([await write(said), await write(said)]).toEqual([undefined, undefined]);
    await write({ text: 'Note : il est pressé' });
    await write({ ...said, text: '> Non', change: 'edited' });
    await write({ text: '>> cité' });
    await pass(HELD_MS);
    expect(got()).toEqual(['Marc, Garage Boréal : Oui, à samedi']);
  });

  test('who deletes it in time takes it back', async () => {
    await write({ text: '> Oups', message: 'oups' });
    await write({ message: 'oups', change: 'deleted' });
    await pass(HELD_MS);
    expect(got()).toEqual([]);
  });

  test('what is edited or deleted once it is out is marked on its card, and goes out no second time', async () => {
    await write({ text: '> Oui', message: 'v' });
    await pass(HELD_MS);
    await write({ text: '> Non', message: 'v', change: 'edited' });
    await world.app.deliverDue();
    expect(cards()).toMatchObject([{ text: { answer: { typed: 'Oui', since: 'edited' } } }]);
    await write({ message: 'v', change: 'deleted' });
    await write({ text: '> Non', message: 'v', change: 'edited' });
    await pass(HELD_MS);
    expect([got().length, cards()[0]?.text.answer.since]).toEqual([1, 'deleted']);
  });

  test('who cannot be answered is said to the writer alone', async () => {
    await texts('STOP');
    expect(await write({ text: '> Oui' })).toMatchObject({ refusal: { code: 'customer-opted-out' } });
  });
});
