import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { minutesAfter } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let count = 0;
const DAY = 24 * 60;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function pass(minutes: number): Promise<void> {
  world.clock.at = minutesAfter(minutes, world.clock.at);
  await world.app.deliverDue();
}
async function texts(from: string, body: string): Promise<void> {
  await pass(1);
  const text = { sid: `SMquiet${++count}`, from, to: world.company.textSender, body, media: 0 };
  await world.app.textReceived(text);
  await world.app.deliverDue();
}
interface Shown {
  messageId: string;
  under?: string | undefined;
  words: string;
  earlier?: string | undefined;
}
/** What stands in the room itself, and under what, of a customer: the words of each message. */
const shown = (phone: string): Shown[] =>
  world.chat.posted.flatMap(({ messageId, thread, versions }): Shown[] => {
    const last = versions.at(-1);
    if (last?.kind === 'incoming-text' && last.text.phone === phone)
      return [{ messageId, words: last.text.body, earlier: last.earlier?.link }];
    if (last?.kind === 'answer' && last.text.phone === phone)
      return [{ messageId, under: thread, words: last.text.answer.typed, earlier: last.earlier?.link }];
    if (last?.kind !== 'news' || last.customer.phone !== phone || last.news.kind !== 'customer-replied') return [];
    return [{ messageId, under: thread, words: last.news.body }];
  });
const send = (
  form: string,
  values: Record<string, string>,
  state: string,
  key = `quiet-${++count}`,
  who = world.marc,
) => screenOf(world.app.form(visitOf(who, key), { form, values, state }, 'sent'));

test('what a customer says goes on in the thread for seven days, and then opens one that leads to it', async () => {
  const phone = '+15145550701';
  await texts(phone, 'Bonjour');
  await pass(6 * DAY);
  await texts(phone, 'Encore moi');
  const [first, second] = shown(phone);
  expect(second?.under).toBe(first?.messageId);
  await pass(8 * DAY);
  await texts(phone, 'Me revoici');
  await texts(phone, 'C’est pour le pneu');
  const [, , third, fourth] = shown(phone);
  expect(third).toMatchObject({ words: 'Me revoici', earlier: `https://chat.example/slack:T1/C1/${first?.messageId}` });
  expect(third?.under).toBeUndefined();
  expect(fourth?.under).toBe(third?.messageId);
});

test('two texts at once after a quiet time open one thread, and the old one’s button goes on answering', async () => {
  const phone = '+15145550702';
  await texts(phone, 'Bonjour');
  await pass(8 * DAY);
  await send('answer', { reply: 'own', message: 'Du nouveau ?' }, `${phone} `);
  await pass(1);
  expect(shown(phone).at(-1)).toMatchObject({ words: 'Du nouveau ?', under: shown(phone)[0]?.messageId });
  await pass(8 * DAY);
  const about = { from: phone, to: world.company.textSender, media: 0 };
  await world.app.textReceived({ ...about, sid: 'SMtwo1', body: 'Un' });
  world.clock.at = minutesAfter(1 / 60, world.clock.at);
  await world.app.textReceived({ ...about, sid: 'SMtwo2', body: 'Deux' });
  await pass(1);
  const [one, two] = shown(phone).slice(-2);
  expect([one?.under, two?.under]).toEqual([undefined, one?.messageId]);
});

test('a company says after how long', async () => {
  const company = await world.store.companies.get(world.company.id);
  await world.store.companies.replace({ ...company!, quietDays: 1 });
  await pass(1);
  const phone = '+15145550703';
  await texts(phone, 'Bonjour');
  await pass(2 * DAY);
  await texts(phone, 'Encore');
  expect(shown(phone).map(({ under }) => under)).toEqual([undefined, undefined]);
});

test('two members who text a new number at once open one thread, whichever is first', async () => {
  const phone = '+15145550704';
  const etienne = { ...world.marc, id: 'U2', name: 'Étienne Roy', firstName: 'Étienne' };
  const values = (message: string) => ({
    customer: `new:${phone}`,
    name: '',
    message,
    language: 'auto',
    day: '',
    hour: '9',
  });
  await Promise.all([
    send('texting', values('Bonjour un'), '', 'both-1'),
    send('texting', values('Bonjour deux'), '', 'both-2', etienne),
  ]);
  await pass(1);
  await pass(1);
  const [first, second] = shown(phone);
  expect([first?.under, second?.under]).toEqual([undefined, first?.messageId]);
  expect(world.sms.taken.filter(({ to }) => to === phone)).toHaveLength(2);
});
