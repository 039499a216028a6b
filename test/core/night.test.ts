import { beforeEach, describe, expect, test } from '@jest/globals';
import { presentMessage } from '../../cards/present.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import { HELD_MS } from '../../src/conversations/answer.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { AnswerForm } from '../../src/screen.ts';
import { garage } from '../fixtures/requests.ts';
import { openTalks, phone, world } from '../fixtures/talking.ts';
import { quickpayOf, screenOf, visitOf } from '../fixtures/verbs.ts';

let count = 0;
openTalks();
beforeEach(() => {
  world.clock.at = NOON;
});

/** A Tuesday in Toronto, and the night that follows it. */
const NOON = new Date('2027-03-02T17:00:00Z');
const NIGHT = new Date('2027-03-03T03:30:00Z');
const MORNING = { eight: new Date('2027-03-03T13:00:00Z'), nine: new Date('2027-03-03T14:00:00Z') };

const at = async (time: Date) => {
  world.clock.at = time;
  await world.app.deliverDue();
};
const fill = (
  form: 'texting' | 'answer',
  values: Record<string, string>,
  state = '',
  phase: 'sent' | 'changed' = 'sent',
) =>
  screenOf(
    world.app.form(
      visitOf(world.marc, `view-${++count}`),
      { form, values: { customer: `new:${phone}`, reply: 'own', ...values }, state },
      phase,
    ),
  );
const press = (action: string, value: string) =>
  screenOf(world.app.press(visitOf(world.marc, `press-${++count}`), { action, value }));
const writes = (body: string) =>
  world.app.textReceived({ sid: `SMin${++count}`, from: phone, to: garage.textSender, body, media: 0 });
const got = () =>
  world.sms.taken.filter(({ to }) => to === phone).map(({ body }) => /Un|Deux|Trois|RO\d+/.exec(body)?.[0]);
/** What the rooms are shown of texts to this customer, by now. */
const cards = () =>
  world.chat.posted.flatMap(({ versions }) => {
    const last = versions.at(-1);
    const whose = last?.kind === 'answer' || last?.kind === 'request' ? last : undefined;
    const theirs = whose?.kind === 'answer' ? whose.text.phone : whose?.request.customer.phone;
    return whose && theirs === phone ? [{ says: toPlainText(presentMessage(whose)), shown: whose }] : [];
  });

describe('a text for later whose time came while nothing could go out', () => {
  test('waits, where it is night by then, for the hours in which customers are texted, as its card says', async () => {
    await fill('texting', { message: 'Un', day: '2027-03-02', hour: '14' });
    await world.app.deliverDue();
    await world.app.stop();
    world.app = world.restart();
    await at(NIGHT);
    expect([got(), cards()[0]?.says]).toEqual([
      [],
      expect.stringMatching(/Retardé, part le .*9\sh.*Il n’a pas pu partir/s),
    ]);
    await at(new Date(MORNING.nine.getTime() - 1));
    expect(got()).toEqual([]);
    await at(MORNING.nine);
    await at(new Date(MORNING.nine.getTime() + HELD_MS));
    expect([got(), cards()[0]?.says]).toEqual([['Un'], expect.stringContaining('En route')]);
  });

  test('goes at once where it is day, and can be cancelled while it waits', async () => {
    await fill('texting', { message: 'Un', day: '2027-03-02', hour: '14' });
    await fill('texting', { message: 'Deux', day: '2027-03-02', hour: '19' });
    await at(new Date('2027-03-02T22:00:00Z'));
    expect(got()).toEqual(['Un']);
    await at(NIGHT);
    const { shown } = cards()[1] ?? {};
    expect(await press('answer.undo', shown?.kind === 'answer' ? shown.text.id : '')).toMatchObject({
      kind: 'answer-undone',
    });
    await at(MORNING.nine);
    expect(got()).toEqual(['Un']);
  });

  test('several go in the order of their times, and who writes meanwhile waits for none of them', async () => {
    await fill('texting', { message: 'Deux', day: '2027-03-02', hour: '16' });
    await fill('texting', { message: 'Un', day: '2027-03-02', hour: '14' });
    await at(NIGHT);
    await fill('texting', { message: 'Trois' });
    await at(new Date(NIGHT.getTime() + HELD_MS));
    expect(got()).toEqual(['Trois']);
    for (const seconds of [0, 10, 20]) await at(new Date(MORNING.nine.getTime() + seconds * 1000));
    expect(got()).toEqual(['Trois', 'Un', 'Deux']);
  });

  test('is not sent again where it had gone out, and nobody had heard of it', async () => {
    await fill('texting', { message: 'Un', day: '2027-03-02', hour: '19' });
    world.sms.fates.next(new Outage('twilio', 'send', { outcome: 'unclear' }));
    await at(new Date('2027-03-03T00:00:00Z'));
    await at(NIGHT);
    await at(MORNING.nine);
    expect(got().length).toBeLessThanOrEqual(1);
    expect(cards()[0]?.says).toContain('En route');
  });
});

describe('what a member has sent off, and what takes an evening to go', () => {
  const down = () =>
    world.sms.fates.next(...Array.from({ length: 30 }, () => new Outage('twilio', 'send', { outcome: 'no' })));

  test('an answer of theirs wakes nobody; a minute late it goes', async () => {
    await writes('Bonjour');
    await at(new Date(NIGHT.getTime() - 60_000));
    await fill('answer', { message: 'Un' }, phone);
    await at(NIGHT);
    expect(got()).toEqual(['Un']);
    await fill('answer', { message: 'Deux' }, phone);
    await at(new Date(NIGHT.getTime() + 3_600_000));
    expect([got(), cards()[1]?.says]).toEqual([['Un'], expect.stringMatching(/Retardé, part le .*8\sh/)]);
    await at(MORNING.eight);
    expect(got()).toEqual(['Un', 'Deux']);
  });

  test('nor does what asks for a payment, whose card says when it goes', async () => {
    const quickpay = quickpayOf(world.app, world.marc);
    down();
    const screen = await quickpay.line(`${phone} 10 RO${count}`, `command:${count}`);
    if (screen.kind !== 'quickpay-confirmation') throw new Error(`${screen.kind} instead of a question`);
    await quickpay.press({ action: 'quickpay.send', value: screen.draftId, key: `press:${count}` });
    await world.app.deliverDue();
    world.sms.fates.clear();
    await at(NIGHT);
    expect([got(), cards()[0]?.says]).toEqual([[], expect.stringMatching(/Texto retardé, part le .*8\sh/)]);
    await at(MORNING.eight);
    await at(new Date(MORNING.eight.getTime() + 1000));
    expect([got().length, cards()[0]?.says]).toEqual([1, expect.stringContaining('Texto en route')]);
  });
});

describe('a reply for later', () => {
  test('says when it goes before it is sent off, waits in the thread, and goes then', async () => {
    await writes('Bonjour');
    await at(NOON);
    const values = { message: 'Un', day: '2027-03-03', hour: '10' };
    const later = new Date('2027-03-03T15:00:00Z');
    const form = (await fill('answer', values, phone, 'changed')) as AnswerForm;
    expect(form).toMatchObject({
      later: { at: later, moved: false },
      preview: { text: expect.stringContaining('Un') },
    });
    expect(await fill('answer', values, phone)).toMatchObject({ kind: 'answer-held', later });
    await at(new Date(later.getTime() - 1));
    expect([got(), cards()[0]?.says]).toEqual([[], expect.stringMatching(/Part.*10\sh/)]);
    await at(later);
    expect(got()).toEqual(['Un']);
  });

  test('is refused for a time that is over, with everything that was typed', async () => {
    await writes('Bonjour');
    expect(await fill('answer', { message: 'Un', day: '2027-03-01' }, phone)).toMatchObject({
      ...{ kind: 'answer-form', values: { message: 'Un', day: '2027-03-01' } },
      laterProblem: { code: 'time-unusable' },
    });
    await at(MORNING.nine);
    expect(got()).toEqual([]);
  });
});
