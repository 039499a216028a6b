import { beforeEach, describe, expect, test } from '@jest/globals';
import { HELD_MS } from '../../src/conversations/answer.ts';
import type { TextForm } from '../../src/screen.ts';
import { garage } from '../fixtures/requests.ts';
import { anotherCustomer, etienne, openTalks, pass, phone, withNumber, world } from '../fixtures/talking.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';

let count = 0;
openTalks();
beforeEach(() => {
  world.sms.refuses = undefined;
});

const type = (text: string, who = world.marc) =>
  screenOf(world.app.command(visitOf(who, 'command'), 'text', text)) as Promise<TextForm>;
const seenIn = ({ answer }: TextForm) => answer?.seen ?? '';
const send = (values: Record<string, string>, key = `view-${++count}`, state = '', who = world.marc) =>
  screenOf(
    world.app.form(
      visitOf(who, key),
      { form: 'texting', values: { customer: `new:${phone}`, reply: 'own', ...values }, state },
      'sent',
    ),
  );
async function answered(body: string) {
  await pass(1_000);
  await world.app.textReceived({ sid: `SMin${++count}`, from: phone, to: garage.textSender, body, media: 0 });
  await world.app.deliverDue();
}
const got = () => world.sms.taken.filter(({ to }) => to === phone).map(({ body }) => body);
const press = (action: string, value: string) =>
  screenOf(world.app.press(visitOf(world.marc, `press-${++count}`), { action, value }));
/** What stands in rooms about this customer: the kind, and under which message. */
const stands = () =>
  world.chat.posted.flatMap(({ messageId, thread, versions }) => {
    const last = versions.at(-1);
    const whose = last?.kind === 'answer' || last?.kind === 'news' ? last.customer.phone : '';
    return whose === phone && last ? [{ messageId, thread, kind: last.kind, last }] : [];
  });
const texts = () => stands().flatMap(({ last }) => (last.kind === 'answer' ? [last.text] : []));

describe('a customer is texted first', () => {
  test('in a thread of their own, after a few seconds, with who writes and how to stop; their answer stands in it', async () => {
    expect(await send({ message: 'Votre voiture est prête', name: 'Luc Roy' })).toMatchObject({
      ...{ kind: 'text-held', to: { phone, name: 'Luc Roy' }, shownIn: ['slack:T1/C1'] },
    });
    await world.app.deliverDue();
    expect(stands()).toMatchObject([{ kind: 'answer', thread: undefined }]);
    expect(got()).toEqual([]);
    await pass(HELD_MS);
    expect(got()).toEqual(['Marc, Garage Boréal : Votre voiture est prête\nARRET=désabonnement']);
    expect(await world.store.customers.byPhone(garage.id, phone)).toMatchObject({
      ...{ name: 'Luc Roy', consent: [{ level: 'transactional', source: 'asked-by-member' }] },
    });
    await answered('Merci !');
    const [head, reply] = stands();
    expect(reply).toMatchObject({ kind: 'news', thread: head?.messageId, last: { asker: { id: world.marc.id } } });
  });

  test('in the thread that goes on, where there is one', async () => {
    await answered('Bonjour');
    await send({ message: 'Oui' });
    await pass(HELD_MS);
    const head = world.chat.posted.find(({ versions: [v] }) => v?.kind === 'incoming-text' && v.text.phone === phone);
    expect(stands()).toMatchObject([{ kind: 'answer', thread: head?.messageId }]);
    await send({ message: 'Non' });
    await pass(HELD_MS);
    expect(stands().map(({ thread }) => thread)).toEqual([head?.messageId, head?.messageId]);
  });

  test('once, however often the form is sent, and never once it is undone', async () => {
    await Promise.all([send({ message: 'Un' }, 'twice'), send({ message: 'Un' }, 'twice')]);
    expect(await send({ message: 'Un' }, 'twice')).toMatchObject({ kind: 'text-held' });
    await world.app.deliverDue();
    expect(await press('answer.undo', texts()[0]?.id ?? '')).toMatchObject({ kind: 'answer-undone' });
    await pass(HELD_MS);
    expect([got(), texts().length]).toEqual([[], 1]);
  });

  test('and it finds its thread though the answer is faster than the card', async () => {
    world.chat.gone.clear();
    const { Outage } = await import('../../src/kernel/refusal.ts');
    await send({ message: 'Êtes-vous là ?' });
    world.chat.fates.next(new Outage('chat', 'post', { outcome: 'no' }));
    await pass(HELD_MS);
    expect(got()).toHaveLength(1);
    await answered('Oui');
    for (let i = 0; i < 8; i++) await pass(60_000);
    expect(stands().map(({ kind, thread }) => [kind, thread !== undefined])).toEqual([
      ['answer', false],
      ['news', true],
    ]);
  });

  test('and once more in the same thread when it failed', async () => {
    world.sms.refuses = 'unreachable';
    await send({ message: 'Oui' });
    await pass(HELD_MS);
    world.sms.refuses = undefined;
    await press('answer.retry', texts()[0]?.id ?? '');
    await pass(HELD_MS);
    const [head] = stands();
    const again = stands().filter(({ kind }) => kind === 'answer')[1];
    expect([got().length, again?.thread]).toEqual([1, head?.messageId]);
  });
});

describe('a text for later', () => {
  const day = (days: number) => new Date(world.clock.at.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const at = () => texts()[0]?.answer?.heldUntil.toISOString().slice(11, 16);

  test('waits in the thread for the hour where the customer is, lets what is written now go first, and can be cancelled', async () => {
    withNumber(`+1204555${3000 + ++count}`);
    world.clock.at = new Date('2027-03-01T12:00:00Z');
    expect(await send({ message: 'Demain', day: day(1), hour: '10' })).toMatchObject({ later: expect.any(Date) });
    await send({ message: 'Un autre jour', day: day(3), hour: '10' });
    await world.app.deliverDue();
    expect(at()).toBe('16:00');
    await send({ message: 'Maintenant' });
    await pass(HELD_MS);
    expect(got().map((body) => /Maintenant|Demain|autre/.exec(body)?.[0])).toEqual(['Maintenant']);
    await press('answer.undo', texts().find(({ answer }) => answer?.typed === 'Un autre jour')?.id ?? '');
    await pass(4 * 86_400_000 + 6 * 3_600_000);
    expect(got().map((body) => /Maintenant|Demain|autre/.exec(body)?.[0])).toEqual(['Maintenant', 'Demain']);
  });

  test('is moved from a Sunday, and refused for what is over or too far away', async () => {
    world.clock.at = new Date('2027-03-05T15:00:00Z');
    const form = await send({ message: 'Dimanche', day: '2027-03-07', hour: '10' });
    expect(form).toMatchObject({ kind: 'text-held', later: new Date('2027-03-08T14:00:00Z') });
    for (const wrong of ['2027-03-04', '2028-03-04', 'demain', '2027-02-31'])
      expect(await send({ message: 'Non', day: wrong })).toMatchObject({
        problems: { day: { code: 'time-unusable' } },
      });
  });
});

describe('what is typed behind /text', () => {
  test('is a number and a message, a name, or nothing', async () => {
    expect(await type('514 555-0188 Bonjour à vous')).toMatchObject({
      values: { customer: 'new:+15145550188', message: 'Bonjour à vous' },
      answer: { preview: { segments: 1 } },
    });
    await send({ message: 'x', name: 'Zoé Bélanger' });
    expect(await type('zoé')).toMatchObject({ customer: { name: 'Zoé Bélanger', phone } });
    expect(await type('personne de ce nom')).toMatchObject({ values: { customer: 'find:personne de ce nom' } });
    expect(await type('')).toMatchObject({ values: { customer: '' }, problems: {} });
    expect(await type('4242 4242 4242 4242')).toMatchObject({ refusal: { code: 'has-card-number' } });
  });

  test('is chosen from the numbers of a message', async () => {
    const on = (text: string) => screenOf(world.app.fromMessage(visitOf(world.marc, 'm'), 'text', text));
    expect(await on('Rappeler Luc au 514 555-0188 svp')).toMatchObject({ values: { customer: 'new:+15145550188' } });
    expect(await on('514 555-0188 ou 438 555-0142')).toMatchObject({
      ...{ values: { customer: '' }, offered: [{ phone: '+15145550188' }, { phone: '+14385550142' }] },
    });
    expect(await on('Bonjour')).toMatchObject({ foundNothing: true });
  });
});

describe('nothing is sent', () => {
  test.each([
    [{ customer: '' }, 'customer-missing'],
    [{ customer: 'new:+18005550188' }, 'phone-not-textable'],
    [{ customer: 'new:julie@example.com' }, 'phone-missing'],
    [{ customer: 'new:4242424242424242' }, 'has-card-number'],
    [{ customer: 'cus_of_nobody' }, 'customer-unknown'],
  ])('to %p', async (values, code) => {
    expect(await send({ message: 'Bonjour', ...values })).toMatchObject({
      kind: 'text-form',
      problems: { customer: { code } },
    });
  });

  test('to who has opted out, whose last text found a landline, or while a colleague was faster', async () => {
    await answered('ARRET');
    expect(await send({ message: 'Oui' })).toMatchObject({ problems: { customer: { code: 'customer-opted-out' } } });
    anotherCustomer();
    world.sms.refuses = 'landline';
    await send({ message: 'Oui' });
    await pass(HELD_MS);
    world.sms.refuses = undefined;
    expect(await send({ message: 'Oui' })).toMatchObject({ problems: { customer: { code: 'phone-landline' } } });
    anotherCustomer();
    const form = await type(phone);
    await send({ message: 'Bonjour' }, undefined, '', etienne());
    await pass(HELD_MS);
    expect(await send({ message: 'Bonjour' }, undefined, seenIn(form))).toMatchObject({ answer: { overtaken: true } });
    expect(got()).toHaveLength(1);
  });

  test.each([
    ['', 'field-missing'],
    ['4242 4242 4242 4242', 'has-card-number'],
    ['Payez {link}', 'answer-asks-for-money'],
  ])('of %p: %s', async (message, code) => {
    expect(await send({ message })).toMatchObject({ problems: { message: { code } } });
    await pass(HELD_MS);
    expect(got()).toEqual([]);
  });
});
