import { beforeEach, describe, expect, test } from '@jest/globals';
import { presentMessage } from '../../cards/present.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import type { RoomId } from '../../src/company/company.ts';
import { hashOf, type InvoiceContent } from '../../src/invoices/index.ts';
import type { SettingsForm, SettingsRead } from '../../src/screen.ts';
import { customerOf } from '../fixtures/invoices.ts';
import { garage, minutesAfter } from '../fixtures/requests.ts';
import { member, settingsIn, shown } from '../fixtures/settings.ts';
import { anotherCustomer, openTalks, phone, world } from '../fixtures/talking.ts';
import { quickpayOf, screenOf, visitOf } from '../fixtures/verbs.ts';

const [SERVICE, PARTS, BODY, PRIVATE]: RoomId[] = ['slack:T1/C1', 'slack:T1/C2', 'slack:T1/C3', 'slack:T1/C9'];
const DAYS = 24 * 60;

let count = 0;
openTalks();
beforeEach(async () => {
  const names = { [SERVICE!]: 'service', [PARTS!]: 'pièces', [BODY!]: 'Carrosserie', [PRIVATE!]: 'direction' };
  await settle({
    rooms: Object.entries(names).map(([id, name]) => ({
      ...{ id: id as RoomId, name, told: id === SERVICE, closed: id === PRIVATE },
    })),
    ...{ routes: [], talkRooms: [] },
  });
});

const { open, save, stored } = settingsIn(() => world);

async function settle(change: object): Promise<void> {
  await world.store.companies.replace({ ...(await stored()), ...change });
  world.clock.at = minutesAfter(1, world.clock.at);
}
const routed = async (routes: string, values: Record<string, string> = {}): Promise<SettingsForm> =>
  save(await open('conversations'), { routes, ...values });

async function writes(body: string, minutes = 1): Promise<void> {
  world.clock.at = minutesAfter(minutes, world.clock.at);
  await world.app.textReceived({ sid: `SMroute${++count}`, from: phone, to: garage.textSender, body, media: 0 });
  await world.app.deliverDue();
}
/** The rooms that this customer's texts were shown in, in their order, and what each card says. */
const stands = () =>
  world.chat.posted.flatMap(({ room, versions: [first] }) => {
    const isReply = first?.kind === 'news' && first.news.kind === 'customer-replied';
    const whose = first?.kind === 'incoming-text' ? first.text.phone : isReply ? first.customer.phone : '';
    return first && whose === phone ? [{ room, says: toPlainText(presentMessage(first)) }] : [];
  });
const rooms = () => stands().map(({ room }) => room);

/** The dealer system has an order of theirs. */
async function ordered(advisor: string, department = 'SERVICE'): Promise<void> {
  const id = await customerOf(world, { phone, name: 'Julie Tremblay' });
  count += 1;
  const account = `cdk/sub.${department}`;
  const at = world.clock.now();
  const content: InvoiceContent = {
    ...{ reference: `RO${count}`, openedAt: at, payer: 'customer', currency: 'CAD', advisor },
    ...{ lines: [], taxes: [], payments: [] },
  };
  await world.store.invoices.insertMany([
    {
      ...{ id: `inv_${count}`, companyId: garage.id, revision: 0, cards: [], appearance: 0, outbox: [], version: 1 },
      ...{ ...content, source: `${account}/${count}`, customer: { id }, paidHere: [] },
      ...{ contentHash: hashOf(content), createdAt: at, changedAt: at },
    },
  ]);
  await world.store.syncStates.put({
    ...{ companyId: garage.id, account, name: `CDK · ${department}`, startedAt: at },
    ...{ added: 1, changed: 0, same: 0, failed: 0, failures: [] },
  });
}

describe('a customer’s conversation begins', () => {
  test('where everything goes, unless the company chose a room for conversations', async () => {
    await writes('Bonjour');
    expect(rooms()).toEqual([SERVICE]);
    anotherCustomer();
    await settle({ talkRooms: [BODY] });
    await writes('Bonjour');
    expect(rooms()).toEqual([BODY]);
  });

  test('with the advisor of what they brought last, else with its department, however the names are written', async () => {
    expect(await routed('marie-eve  ROY : pieces\nPARTS: #carrosserie, pièces')).toMatchObject({ done: 'saved' });
    await ordered('Marie-Ève Roy');
    await writes('Bonjour');
    expect(rooms()).toEqual([PARTS]);
    anotherCustomer();
    await ordered('Étienne Gagné', 'PARTS');
    await writes('Bonjour');
    expect(rooms().toSorted()).toEqual([PARTS, BODY]);
    anotherCustomer();
    await ordered('Étienne Gagné');
    await writes('Bonjour');
    expect(rooms()).toEqual([SERVICE]);
  });

  test('with who has it, and one that goes on stays where it is until it is quiet', async () => {
    await writes('Bonjour');
    await screenOf(
      world.app.press(visitOf(world.marc, `take-${count}`), { action: 'conversation.take', value: phone }),
    );
    await ordered('Marie-Ève Roy');
    await routed('Marc Gagnon: Carrosserie\nMarie-Ève Roy: pièces');
    await writes('Toujours là', 2 * DAYS);
    expect(rooms()).toEqual([SERVICE, SERVICE]);
    await writes('De retour', 9 * DAYS);
    expect(rooms()).toEqual([SERVICE, SERVICE, BODY]);
    await writes('Encore');
    expect(rooms().at(-1)).toBe(BODY);
  });

  test('in several rooms, and what is asked for in one of them stands in all, with what the customer says to it', async () => {
    await settle({ talkRooms: [SERVICE, PARTS] });
    await writes('Bonjour');
    const values = { customer: `new:${phone}`, amount: '10', reference: `RO${++count}`, message: '' };
    const typed = { ...values, name: 'Julie', reply: 'payment-request', language: 'auto' } as const;
    const ask = (room: RoomId, key: string, asked = typed) =>
      quickpayOf(world.app, { ...world.marc, room }).send(asked, [], key);
    expect(await ask(PARTS!, 'ask-both')).toMatchObject({ shownIn: [PARTS, SERVICE] });
    await world.app.deliverDue();
    await writes('Merci');
    expect(rooms().toSorted()).toEqual([SERVICE, SERVICE, PARTS, PARTS]);
    // In a room where it does not go on, what is asked for stands alone.
    const other = { ...typed, reference: `RO${++count}` };
    expect(await ask(BODY!, 'ask-one', other)).toMatchObject({ shownIn: [BODY] });
  });

  test('in the usual room where the app is not in theirs any more, and says so', async () => {
    await routed('Marie-Ève Roy: pièces');
    await ordered('Marie-Ève Roy');
    await world.app.roomLeft(PARTS!);
    await writes('Bonjour');
    expect(stands()).toEqual([
      { room: SERVICE, says: expect.stringContaining('Ceci irait dans pièces, mais Quittance n’y est plus.') },
    ]);
    await writes('Encore');
    expect(stands()[1]?.says).not.toContain('Ceci irait');
  });

  test('and one that goes on in a room that is archived goes on in the usual one, which says so', async () => {
    await routed('Marie-Ève Roy: pièces');
    await ordered('Marie-Ève Roy');
    await writes('Bonjour');
    await world.app.roomLeft(PARTS!);
    world.chat.gone.add(PARTS!);
    await writes('Toujours là');
    world.chat.gone.clear();
    expect(stands()).toMatchObject([{ room: PARTS }, { room: SERVICE, says: expect.stringContaining('pièces') }]);
  });

  test('where a member texts first from, and from their own conversation where it belongs as well', async () => {
    const text = (room: RoomId) =>
      screenOf(
        world.app.form(
          visitOf({ ...world.marc, room }, `text-${++count}`),
          { form: 'texting', values: { customer: `new:${phone}`, reply: 'own', message: 'Bonjour' }, state: '' },
          'sent',
        ),
      );
    await routed('Marie-Ève Roy: pièces');
    await ordered('Marie-Ève Roy');
    expect(await text(BODY!)).toMatchObject({ shownIn: [BODY] });
    anotherCustomer();
    await ordered('Marie-Ève Roy');
    expect(await text('slack:T1/D1')).toMatchObject({ shownIn: [PARTS] });
  });
});

describe('in the settings', () => {
  test('it stands as it was typed, with the names that the rooms have by then', async () => {
    await routed('Marie-Ève Roy: pieces\n\n  PARTS : #Carrosserie , service');
    expect((await open('conversations')).values.routes).toBe('Marie-Ève Roy: pièces\nPARTS: Carrosserie, service');
    const { rooms } = await stored();
    await settle({ rooms: rooms.map((room) => (room.id === PARTS ? { ...room, name: 'magasin' } : room)) });
    expect((await open('conversations')).values.routes).toBe('Marie-Ève Roy: magasin\nPARTS: Carrosserie, service');
    const read = await shown<SettingsRead>(world.app.command(member, 'settings', ''));
    expect(read).toMatchObject({ kind: 'settings-read', company: { routes: [{ name: 'Marie-Ève Roy' }, {}] } });
  });

  test('a private room is named to nobody, cannot be chosen, and stays where it stands', async () => {
    expect((await routed('Marie-Ève Roy: direction')).problems.routes).toMatchObject({ code: 'route-room-unknown' });
    await settle({ routes: [{ name: 'Marie-Ève Roy', rooms: [PRIVATE, PARTS] }] });
    const { values } = await open('conversations');
    expect(values.routes).toBe('Marie-Ève Roy: (private channel), pièces');
    expect((await routed('Marie-Ève Roy: (private channel), service')).done).toBe('saved');
    expect((await stored()).routes).toEqual([{ name: 'Marie-Ève Roy', rooms: [PRIVATE, SERVICE] }]);
  });

  test.each([
    ['Marie-Ève Roy', { code: 'route-unreadable', line: 'Marie-Ève Roy' }],
    ['Marie-Ève Roy:', { code: 'route-unreadable' }],
    [': service', { code: 'route-unreadable' }],
    ['Marie-Ève Roy: nulle part', { code: 'route-room-unknown', room: 'nulle part' }],
    ['Luc: service\nLUC: pièces', { code: 'route-twice', name: 'LUC' }],
    [Array.from({ length: 61 }, (_, n) => `Luc ${n}: service`).join('\n'), { code: 'routes-too-many' }],
  ])('what cannot be meant is refused, and nothing is saved (%#)', async (typed, problem) => {
    expect(await routed(typed)).toMatchObject({ problems: { routes: problem }, values: { routes: typed } });
    expect((await stored()).routes).toEqual([]);
  });
});
