import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { presentLetter } from '../../cards/documents/letter.ts';
import type { Screen } from '../../src/screen.ts';
import { freshRequest, garage, minutesAfter } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

let world: World;
let serial = 0;
beforeAll(async () => {
  world = await createWorld();
  const customer = { id: 'cus_1', companyId: garage.id, revision: 0, phone: '+15145550188', name: 'Julie Tremblay' };
  await world.store.customers.insert({ ...customer, consent: [], createdAt: world.clock.at });
});
afterAll(() => world.close());

/** A request whose text could not be delivered to a landline. */
async function asked(tongue: 'fr' | 'en' = 'fr'): Promise<string> {
  serial += 1;
  const id = `pay_m${serial}`;
  const {
    debt: _,
    due: __,
    ...fresh
  } = freshRequest({
    ...{ id, key: `view:m${serial}`, linkHash: id, reference: `RO49${serial}`, tongue, outbox: [] },
    message:
      tongue === 'fr' ? 'Bonjour Julie : {link}\nARRET=désabonnement' : 'Hello Julie: {link}\nReply STOP to opt out.',
    texts: [{ id: `txt_m${serial}`, sid: `SM${serial}`, state: 'failed', reason: 'landline', at: minutesAfter(1) }],
  });
  await world.store.requests.insert(fresh);
  return id;
}
const send = (id: string, email: string, key = `dialog:${id}:${serial}`): Promise<Screen> =>
  screenOf(world.app.form(visitOf(world.marc, key), { form: 'mail', values: { email }, state: id }, 'sent'));
const sentFor = async (id: string) => {
  await world.app.deliverDue();
  const { mails = [] } = (await world.store.requests.get(garage.id, id)) ?? {};
  return { letters: world.mail.taken.filter((letter) => mails.some((mail) => mail.id === letter.id)), mails };
};

describe('a request to who has no mobile phone', () => {
  test.each(['fr', 'en'] as const)('goes by e-mail in %s, with the link and nothing about texts', async (tongue) => {
    const id = await asked(tongue);
    expect(await send(id, ' Julie@Exemple.CA ')).toMatchObject({ kind: 'request-mailed', to: 'Julie@exemple.ca' });
    const { letters, mails } = await sentFor(id);
    expect(mails).toMatchObject([{ to: 'Julie@exemple.ca', asks: true, state: 'sent' }]);
    expect(letters).toHaveLength(1);
    const { subject, paragraphs } = presentLetter(letters[0]!);
    const said = paragraphs.map(({ text }) => text).join('\n');
    expect(subject).toContain(`RO49${serial}`);
    expect(said).toContain(
      tongue === 'fr' ? 'Bonjour Julie : https://pay.example/p/' : 'Hello Julie: https://pay.example/p/',
    );
    expect(said).not.toMatch(/STOP|ARRET/);
    expect(paragraphs.find(({ url }) => url)?.url).toMatch(/^https:\/\/pay\.example\/p\/[\w-]{22}$/);
    expect(world.sms.taken).toEqual([]);
  });

  test('is one e-mail, however often the form is sent', async () => {
    const id = await asked();
    const answers = await Promise.all([1, 2, 3].map(() => send(id, 'julie@exemple.ca', 'same-form')));
    expect(answers.map(({ kind }) => kind)).toEqual(Array(3).fill('request-mailed'));
    await send(id, 'julie@exemple.ca', 'another-form');
    expect((await sentFor(id)).letters).toHaveLength(1);
  });

  test('is offered the same address the next time', async () => {
    await send(await asked(), 'julie@exemple.ca');
    const id = await asked();
    const form = await screenOf(world.app.press(visitOf(world.marc, 'open'), { action: 'request.mail', value: id }));
    expect(form).toMatchObject({
      kind: 'mail-form',
      values: { email: 'julie@exemple.ca' },
      customer: 'Julie Tremblay',
    });
  });

  test('that nobody has the address of is said in the thread, and may go to another', async () => {
    const id = await asked();
    world.mail.answer = 'address-refused';
    await send(id, 'julia@exemple.ca');
    expect((await sentFor(id)).mails).toMatchObject([{ state: 'failed', reason: 'address-refused' }]);
    const thread = JSON.stringify(world.chat);
    expect(thread).toContain('julia@exemple.ca');
    world.mail.answer = 'sent';
    await send(id, 'julie2@exemple.ca', 'second');
    expect((await sentFor(id)).mails.at(-1)).toMatchObject({ state: 'sent', to: 'julie2@exemple.ca' });
  });

  test.each([
    ['julie', 'email-unreadable'],
    ['', 'email-missing'],
    ['"jul ie"@exemple.ca', 'email-unsupported'],
    ['julie@exemple.ca\nBcc: all@exemple.ca', 'email-unreadable'],
  ])('%j is refused at the field', async (email, code) => {
    expect(await send(await asked(), email)).toMatchObject({ kind: 'mail-form', problem: { code } });
  });

  test('gets no more than a few a day', async () => {
    const id = await asked();
    const answers = [];
    for (let at = 0; at < 7; at += 1) answers.push(await send(id, `j${at}@exemple.ca`, `key-${at}`));
    expect(answers.at(-1)).toMatchObject({ kind: 'mail-form', problem: { code: 'mails-too-often' } });
  });

  test('is not sent once it is cancelled, and another company’s not at all', async () => {
    const id = await asked();
    await screenOf(world.app.press(visitOf(world.marc, 'stop'), { action: 'request.cancel', value: id }));
    expect(await send(id, 'julie@exemple.ca')).toMatchObject({ kind: 'mail-form', problem: { code: 'not-payable' } });
    expect(await send('pay_of_another', 'julie@exemple.ca')).toMatchObject({ refusal: { code: 'request-gone' } });
  });

  test('that ended before the e-mail could leave sends none, ends it, and tells nobody', async () => {
    const id = await asked();
    world.mail.away = true;
    await send(id, 'late@exemple.ca');
    expect((await sentFor(id)).mails).toMatchObject([{ state: 'queued' }]);
    await screenOf(world.app.press(visitOf(world.marc, `stop:${id}`), { action: 'request.cancel', value: id }));
    const failures = () => JSON.stringify(world.chat).split('mail-failed').length;
    const told = failures();
    world.mail.away = false;
    world.clock.at = new Date(world.clock.at.getTime() + 3_600_000);
    expect(await sentFor(id)).toMatchObject({ letters: [], mails: [{ state: 'failed', reason: 'over' }] });
    const { outbox } = (await world.store.requests.get(garage.id, id))!;
    expect([outbox, failures()]).toEqual([[], told]);
  });
});
