import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { presentMessage } from '../../cards/present.ts';
import { toPlainText } from '../../cards/render/plain-text.ts';
import type { Person, Visit } from '../../src/company/visit.ts';
import type { Shown } from '../../src/front.ts';
import type { Store } from '../../src/ports.ts';
import { readable } from '../fixtures/reading.ts';
import { minutesAfter } from '../fixtures/requests.ts';
import { strangerOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const WORKSPACE = 'slack:T1';
const channel = { id: 'slack:T1/C1', name: 'service' } as const;
const values = { name: 'Grage Boreal', phone: '514-555-0100', language: 'fr-CA', timeZone: 'America/Toronto' };
const MARIE: Person = { id: 'U9', name: 'Marie Roy', tongue: 'fr', standing: 'member' };
const SOPHIE: Person = { ...MARIE, id: 'U2', name: 'Sophie Roy' };

let world: World;
beforeEach(async () => {
  world = await createWorld({ founded: false });
});
afterEach(() => world.close());

const setUp = () => strangerOf(world.app, WORKSPACE, channel).setUp(values);
const visit = (person: Person): Visit => ({ workspace: WORKSPACE, person, room: channel.id, key: crypto.randomUUID() });
const screen = (shown: unknown) => ({ ...(shown as Shown).screen }) as Record<string, unknown>;
const correct = async (by = MARIE) =>
  screen(await world.app.press(visit(by), { action: 'company.correct', value: '' }));
const save = async (change: object, seen: unknown, by = MARIE) =>
  screen(
    await world.app.form(
      visit(by),
      { form: 'correction', values: { ...values, ...change }, state: String(seen) },
      'sent',
    ),
  );
const company = () => world.store.companies.byWorkspace(WORKSPACE);
/** What stands on the cards in the room, oldest first. */
const cards = () =>
  world.chat.posted.map(({ versions }) => versions.map((shown) => readable(toPlainText(presentMessage(shown)))).at(-1));

describe('a company that was set up', () => {
  test('is told to its room, once, with who did it and what they set', async () => {
    await Promise.all([setUp(), setUp()]);
    await world.app.deliverDue();
    await world.restart().deliverDue();
    expect(cards()).toHaveLength(1);
    expect(cards()[0]).toMatch(
      /Marie Roy a configuré Quittance[\s\S]*Grage Boreal[\s\S]*514 555-0100[\s\S]*Est \(Montréal/,
    );
  });

  test('is told though the process died before it had promised that', async () => {
    const foundings: Store['foundings'] = world.store.foundings;
    const insert = foundings.insert;
    foundings.insert = async () => {
      throw new Error('killed');
    };
    await setUp();
    foundings.insert = insert;
    expect((await company())?.setUpBy).toEqual({ id: 'U9', name: 'Marie Roy', workspaceId: WORKSPACE });
    const app = world.restart();
    app.start();
    while ((await world.raw.collection('foundings').countDocuments()) === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await app.deliverDue();
    expect(cards()).toHaveLength(1);
  });

  test('from before it was kept who did it is told of nobody', async () => {
    await world.close();
    world = await createWorld();
    world.app.start();
    await world.app.deliverDue();
    expect(cards()).toEqual([]);
  });
});

describe('whoever set it up', () => {
  beforeEach(setUp);

  test('corrects it, and the card says so in its place', async () => {
    await world.app.deliverDue();
    const form = await correct();
    expect(form).toMatchObject({ kind: 'correction-form', values: { name: 'Grage Boreal', phone: '+15145550100' } });
    world.clock.at = minutesAfter(5);
    expect(await save({ name: 'Garage Boréal' }, form.seen)).toEqual({
      kind: 'corrected',
      companyName: 'Garage Boréal',
    });
    await world.app.deliverDue();
    expect(cards()).toHaveLength(1);
    expect(cards()[0]).toMatch(/Tout est prêt pour Garage Boréal[\s\S]*Corrigé par Marie Roy/);
  });

  test('is named beside what an administrator changes later in the settings, in the same card', async () => {
    await world.app.deliverDue();
    const owner = visit({ ...SOPHIE, standing: 'administrator' });
    const { values: typed, marks } = screen(await world.app.command(owner, '/settings', '')) as {
      values: Record<string, string>;
      marks: string;
    };
    world.clock.at = minutesAfter(5);
    const form = { form: 'settings-information', state: marks };
    await world.app.form(owner, { ...form, values: { ...typed, phone: '514 555-0177' } }, 'sent');
    await world.app.deliverDue();
    expect(cards()).toHaveLength(1);
    expect(cards()[0]).toMatch(/Marie Roy a configuré Quittance[\s\S]*514 555-0177[\s\S]*Corrigé par Sophie Roy/);
  });

  test('changes neither country nor currency, whatever the language', async () => {
    const { seen } = await correct();
    await save({ language: 'en-US', phone: '514 555 0100' }, seen);
    expect(await company()).toMatchObject({ language: 'en-US', country: 'CA', currency: 'CAD', phone: '+15145550100' });
  });

  test('overwrites nothing that a second one has saved meanwhile, unless they have seen it', async () => {
    const { seen } = await correct();
    await save({ name: 'Garage Boréal' }, seen);
    const asked = await save({ phone: '514-555-0199' }, seen);
    expect(asked).toMatchObject({
      kind: 'correction-form',
      values: { name: 'Grage Boreal', phone: '514-555-0199' },
      meanwhile: { name: 'Garage Boréal' },
    });
    expect(await company()).toMatchObject({ name: 'Garage Boréal', phone: '+15145550100' });
    expect(await save({ name: 'Garage Boréal', phone: '514-555-0199' }, asked.seen)).toMatchObject({
      kind: 'corrected',
    });
    expect(await company()).toMatchObject({ name: 'Garage Boréal', phone: '+15145550199' });
  });

  test('of two who save at once, one is asked', async () => {
    const { seen } = await correct();
    const answers = await Promise.all([save({ name: 'Garage A' }, seen), save({ name: 'Garage B' }, seen)]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['corrected', 'correction-form']);
  });

  test('is told what is wrong, and nothing is saved', async () => {
    const { seen } = await correct();
    expect(await save({ phone: '555' }, seen)).toMatchObject({ problems: { phone: {} }, seen });
    expect((await company())?.corrected).toBeUndefined();
  });
});

test('a colleague may not, and hears who may; an administrator may', async () => {
  await setUp();
  const refused = { kind: 'refused', refusal: { code: 'not-yours-to-correct', by: 'Marie Roy' } };
  expect(await correct(SOPHIE)).toEqual(refused);
  expect(await save({ name: 'Garage Austral' }, '', SOPHIE)).toEqual(refused);
  expect((await company())?.name).toBe('Grage Boreal');
  expect(await correct({ ...SOPHIE, standing: 'administrator' })).toMatchObject({ kind: 'correction-form' });
});
