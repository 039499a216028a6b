import { describe, expect, test } from '@jest/globals';
import { memberKey } from '../../src/company/settings/keys.ts';
import { HELD_MS } from '../../src/conversations/answer.ts';
import type { Message } from '../../src/messages.ts';
import { eventually } from '../fixtures/reading.ts';
import { garage } from '../fixtures/requests.ts';
import { etienne, openTalks, pass, phone, world } from '../fixtures/talking.ts';
import { quickpayOf, screenOf, visitOf } from '../fixtures/verbs.ts';

let count = 0;
openTalks();

const STARTED = 'Garage Boréal : vous recevrez de nouveau nos textos. Répondez ARRET pour ne plus en recevoir.';
const answered = () => world.sms.taken.flatMap(({ to, body }) => (to === phone ? [body] : []));

async function texts(body: string, sid = `SMin${++count}`) {
  await pass(1_000);
  await world.app.textReceived({ sid, from: phone, to: garage.textSender, body, media: 0 });
  await world.app.deliverDue();
}
async function press(action: string, who = world.marc) {
  const shown = await screenOf(world.app.press(visitOf(who, `press-${++count}`), { action, value: phone }));
  await world.app.deliverDue();
  return shown;
}
async function assign(values: Record<string, string>, who = world.marc) {
  const filled = { form: 'assign', values, state: phone };
  const shown = await screenOf(world.app.form(visitOf(who, `view-${++count}`), filled, 'sent'));
  await world.app.deliverDue();
  return shown;
}
const phoneIn = (message: Message): string =>
  message.kind === 'incoming-text' ? message.text.phone : message.kind === 'news' ? (message.customer.phone ?? '') : '';
/** The news in the thread of this customer, with whom they mention. */
const told = () =>
  world.chat.posted.flatMap(({ versions: [first], thread }) =>
    first?.kind === 'news' && phoneIn(first) === phone && thread ? [{ ...first.news, to: first.asker?.name }] : [],
  );
const kinds = () => told().map(({ kind }) => kind);
const head = () =>
  world.chat.posted
    .map(({ versions }) => versions.at(-1))
    .find((one) => one?.kind === 'incoming-text' && phoneIn(one) === phone);
const stored = () => world.store.conversations.between(garage.id, garage.textSender, phone);

describe('a conversation', () => {
  test('is taken by a member, and given to another with a note: they are told in its thread, and its head says so', async () => {
    await texts('Bonjour');
    expect(head()).toMatchObject({ handling: { phone } });
    expect(await press('conversation.take')).toMatchObject({ kind: 'handling-changed', shownIn: ['slack:T1/C1'] });
    expect(head()).toMatchObject({ handling: { assigned: { to: { name: 'Marc Gagnon' } } } });
    await press('conversation.take', etienne());
    await press('conversation.take');
    await press('conversation.take');
    expect(await assign({ member: memberKey(etienne()), note: 'Elle vient à 17 h' })).toMatchObject({
      ...{ what: 'assigned', member: 'Étienne Roy' },
    });
    expect(told().at(-1)).toMatchObject({
      kind: 'conversation-assigned',
      note: 'Elle vient à 17 h',
      to: 'Étienne Roy',
    });
    await texts('Êtes-vous là ?');
    expect(told().at(-1)).toMatchObject({ kind: 'customer-replied', to: 'Étienne Roy' });
    expect(await assign({ member: 'nobody' })).toMatchObject({ what: 'unassigned' });
    expect((await stored())?.assigned).toBeUndefined();
    expect(kinds()).toEqual([...Array(4).fill('conversation-assigned'), 'customer-replied', 'conversation-assigned']);
  });

  test('says that nothing can be sent once its customer wants no more texts, until they say START; nobody is live by then', async () => {
    await texts('Bonjour');
    await press('conversation.live');
    expect(head()).toMatchObject({ handling: { live: { by: { name: 'Marc Gagnon' } } } });
    await texts('ARRET');
    expect(head()).toMatchObject({ handling: { phone, optedOut: true } });
    expect(head()).not.toHaveProperty('handling.live');
    await texts('START');
    expect(head()).not.toHaveProperty('handling.optedOut');
  });

  test('is closed and reopened by a member, and by itself when the customer writes, once', async () => {
    await texts('Bonjour');
    await press('conversation.close');
    expect(head()).toMatchObject({ handling: { closed: { by: 'Marc Gagnon' } } });
    await press('conversation.reopen', etienne());
    await press('conversation.close');
    await press('conversation.close');
    await texts('Encore moi', 'SMagain');
    await texts('Encore moi', 'SMagain');
    expect(kinds()).toEqual([
      ...['conversation-closed', 'conversation-reopened', 'conversation-closed'],
      ...['customer-replied', 'conversation-reopened'],
    ]);
    expect(head()).not.toMatchObject({ handling: { closed: expect.anything() } });
  });

  test('opens again for what a member sends, and says who did', async () => {
    await texts('Bonjour');
    await press('conversation.close');
    await pass(1_000);
    const values = { customer: `new:${phone}`, message: 'Oui' };
    await screenOf(
      world.app.form(visitOf(world.marc, `view-${++count}`), { form: 'texting', values, state: '' }, 'sent'),
    );
    await pass(HELD_MS);
    expect(told().at(-1)).toMatchObject({ kind: 'conversation-reopened', by: 'Marc Gagnon' });
  });

  test('under a request is offered once the customer has written', async () => {
    const form = { customer: `new:${phone}`, name: '', amount: '10', reference: `R${count}`, reply: 'payment-request' };
    await quickpayOf(world.app, world.marc).send({ ...form, message: '', language: 'auto' }, [], `pay-${count}`);
    await world.app.deliverDue();
    const card = () =>
      world.chat.posted
        .map(({ versions }) => versions.at(-1))
        .find((one) => one?.kind === 'request' && one.request.customer.phone === phone);
    expect(card()).not.toHaveProperty('handling');
    await texts('Merci');
    expect(card()).toMatchObject({ handling: { phone } });
    await press('conversation.close', etienne());
    expect(card()).toMatchObject({ handling: { closed: { by: 'Étienne Roy' } } });
  });

  test('of who is no member any more is the room’s again, and the room is told', async () => {
    await texts('Bonjour');
    await press('conversation.take', etienne());
    await world.app.told(world.marc.workspaceId, { id: 'U2', standing: 'left' });
    world.restart().start();
    await eventually('the room is told', () => kinds().includes('assignee-left'));
    expect(kinds()).toEqual(['conversation-assigned', 'assignee-left']);
    expect((await stored())?.assigned).toBeUndefined();
  });
});

describe('that the customer wants no more texts', () => {
  test('is recorded by a member and said; nothing goes out any more, and only the customer takes it back', async () => {
    await texts('Ne me textez plus svp, appelez-moi');
    expect(await press('conversation.stop')).toMatchObject({ kind: 'handling-changed', what: 'stopped' });
    expect(kinds()).toEqual(['customer-stopped']);
    expect(await press('answer.open')).toMatchObject({ refusal: { code: 'customer-opted-out' } });
    expect(await press('conversation.stop')).toMatchObject({ refusal: { code: 'customer-opted-out' } });
    const customer = await world.store.customers.byPhone(garage.id, phone);
    expect(customer?.consent.at(-1)).toMatchObject({
      level: 'none',
      source: 'recorded-by-member',
      proof: expect.stringContaining('Marc'),
    });
    await texts('START');
    expect(await press('answer.open')).toMatchObject({ kind: 'answer-form' });
    // The carrier knows of no stop: it has nothing to say to it.
    await world.app.deliverDue();
    expect(answered()).toEqual([STARTED]);
  });

  test('and START is answered by us where ARRET was, by the carrier where STOP was', async () => {
    for (const word of ['ARRET', 'START']) await texts(word);
    await world.app.deliverDue();
    expect(answered()).toEqual([expect.stringContaining('vous ne recevrez plus'), STARTED]);
    for (const word of ['STOP', 'START', 'START']) await texts(word);
    await world.app.deliverDue();
    expect(answered()).toHaveLength(2);
  });
});

describe('what cannot be', () => {
  test('a number without a conversation, a card number in a note, a member who is gone', async () => {
    expect(await press('conversation.close')).toMatchObject({ refusal: { code: 'answer-gone' } });
    expect(await press('conversation.assign')).toMatchObject({ refusal: { code: 'answer-gone' } });
    await texts('Bonjour');
    expect(await assign({ member: '', note: '4242 4242 4242 4242' })).toMatchObject({
      problem: { code: 'has-card-number' },
    });
    expect(await assign({ member: 'nobody-here' })).toMatchObject({ what: 'unassigned' });
    expect(kinds()).toEqual([]);
  });

  test('a form that is sent again with its note tells that once', async () => {
    await texts('Bonjour');
    const values = { member: memberKey(world.marc), note: 'Rappelle-la' };
    const send = (key: string) =>
      screenOf(world.app.form(visitOf(etienne(), key), { form: 'assign', values, state: phone }, 'sent'));
    await send('same');
    expect(await send('same')).toMatchObject({ what: 'assigned', member: 'Marc Gagnon' });
    await world.app.deliverDue();
    expect(kinds()).toEqual(['conversation-assigned']);
    await send('another');
    await world.app.deliverDue();
    expect(kinds()).toEqual(['conversation-assigned', 'conversation-assigned']);
  });
});
