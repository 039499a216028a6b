import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Shown } from '../../src/front.ts';
import type { Said } from '../../src/kernel/screen.ts';
import { minutesAfter } from '../fixtures/requests.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const ROOM = 'slack:T1/C1';
const JULIE = '+15145550188';
const VISA = '4242 4242 4242 4242';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  const { id: companyId } = world.company;
  const [sender, at] = [world.company.textSender, world.clock.at];
  const thread = { room: ROOM, messageId: '1.1', head: { kind: 'request', id: 'pay_1' }, since: at } as const;
  await world.store.conversations.insert({
    ...{
      id: 'cnv_1',
      companyId,
      ...{ revision: 0, cards: [], appearance: 0, outbox: [] },
      phone: JULIE,
      sender,
      threads: [thread],
      openedAt: at,
      lastAt: at,
    },
  });
});
afterEach(() => world.close());

/** A member writes in a thread; gives what only they are shown. */
async function writes(said: Partial<Said>, { who = world.marc, room = ROOM as typeof ROOM | 'slack:T1/C2' } = {}) {
  const { workspaceId: workspace, id, name, tongue } = who;
  const visit = {
    workspace,
    person: { id, name, tongue, standing: 'member' as const },
    room,
    key: crypto.randomUUID(),
  };
  const what: Said = { thread: '1.1', message: '1.2', text: 'See you at 5', change: 'new', files: [], ...said };
  const shown = await world.app.said(visit, what);
  return (shown as Shown | undefined)?.screen;
}

describe('a member who writes in a customer’s thread', () => {
  test('is told that it stays within the team, with the number to answer', async () => {
    expect(await writes({})).toEqual({ kind: 'stays-in-team', to: { phone: JULIE } });
  });

  test('is told that nothing can go once they want no more texts, even where they were told the other today', async () => {
    expect(await writes({})).not.toHaveProperty('optedOut');
    const { textSender: to } = world.company;
    await world.app.textReceived({ sid: 'SM1', from: JULIE, to, body: 'ARRET', media: 0 });
    expect(await writes({})).toMatchObject({ kind: 'stays-in-team', to: { phone: JULIE }, optedOut: true });
    expect(await writes({ text: '> See you at 5' })).toMatchObject({
      ...{ kind: 'refused', refusal: { code: 'customer-opted-out', phone: JULIE } },
    });
  });

  test('is told once a day, and so is each of them, and in each thread', async () => {
    expect([await writes({}), await writes({}), await writes({ message: '1.3' })].filter(Boolean)).toHaveLength(1);
    expect(await writes({}, { who: { ...world.marc, id: 'U2', name: 'Sophie Roy' } })).toBeDefined();
    world.clock.at = minutesAfter(24 * 60 + 1);
    expect(await writes({})).toBeDefined();
  });

  test.each<[string, Partial<Said>]>([
    ['edited', { change: 'edited', text: 'See you at 6' }],
    ['deleted', { change: 'deleted', text: '' }],
  ])('is told nothing of what was %s', async (_, said) => {
    expect(await writes(said)).toBeUndefined();
  });

  test.each<Partial<Said>>([{ thread: '9.9' }, { thread: 'constructor' }, { thread: '' }])(
    'is told nothing in a thread that is no customer’s: %j',
    async (said) => {
      expect(await writes({ ...said, text: `my card ${VISA}` })).toBeUndefined();
    },
  );

  test('is told nothing where another room has a thread of that name', async () => {
    expect(await writes({}, { room: 'slack:T1/C2' })).toBeUndefined();
  });
});

describe('a member who writes the number of a payment card there', () => {
  test('is asked to delete it, each time, and also when it came with an edit', async () => {
    await writes({});
    for (const said of [{ text: `it is ${VISA}` }, { text: VISA }, { text: VISA, change: 'edited' as const }])
      expect(await writes(said)).toEqual({ kind: 'card-number-written' });
  });

  test('is asked to delete the messages it is split over, also when the platform tells of the second twice', async () => {
    await writes({ text: 'her card: 4242 4242' });
    const rest = { text: '> 4242 4242', message: '1.3' };
    expect([await writes(rest), await writes(rest)]).toEqual([
      { kind: 'card-number-written', isRest: true },
      { kind: 'card-number-written', isRest: true },
    ]);
    expect(await world.store.outgoingTexts.latestTo(world.company.id, JULIE, 1)).toEqual([]);
    world.clock.at = minutesAfter(11);
    expect(await writes({ text: '4242 4242', message: '1.4' })).toBeUndefined();
    world.clock.at = minutesAfter(22);
    const parts = ['it is 4242', '4242 42', '42', '4242 ok?'];
    const shown: unknown[] = [];
    for (const [at, text] of parts.entries()) shown.push(await writes({ text, message: `2.${at}` }));
    expect(shown).toEqual([undefined, undefined, undefined, { kind: 'card-number-written', isRest: true }]);
  });

  test('is not asked for a number that is none, nor once it is deleted', async () => {
    expect(await writes({ text: 'call 514 555 0188 about RO4821' })).toMatchObject({ kind: 'stays-in-team' });
    expect(await writes({ text: '', change: 'deleted' })).toBeUndefined();
  });
});
