import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/company/company.ts';
import type { Feature } from '../../src/feature.ts';
import type { House } from '../../src/house.ts';
import type { AnyScreen, Filled } from '../../src/kernel/screen.ts';
import type { Message } from '../../src/ports.ts';
import { kindOf } from '../../src/promises/deliver.ts';
import { type Desk, PLATFORMS } from '../fixtures/desk.ts';
import { eventually } from '../fixtures/reading.ts';
import { besideTheProduct, createTrial, done, form, question } from '../fixtures/trial/feature.ts';
import { startTrialGarage, type TrialGarage } from '../fixtures/trial/garage.ts';
import type { TrialMessage } from '../fixtures/trial/messages.ts';
import { createThingDesk, createThings, type Thing, type ThingHouse, thingAnnouncer } from '../fixtures/trial/thing.ts';

const OFFERED = [
  { id: 'thing-1', label: 'The lamp' },
  { id: 'thing-2', label: 'The rope' },
];
const FILLED = {
  ...{ thing: 'thing-2', word: 'rope-11', note: 'two\nlines', sort: 'fancy', colours: 'blue', row: 'second' },
  ...{ agreed: 'yes', day: '2026-12-24' },
};

/** Everything that a feature may bring, beside all that the product has. */
function wholeTrial() {
  const trial = createTrial();
  const things = createThings();
  const ran: Date[] = [];
  const feature: Feature<AnyScreen> = {
    commands: trial.feature.commands,
    at(house: House & ThingHouse) {
      const answers = besideTheProduct(trial.feature).at(house);
      const desk = createThingDesk(house, things);
      trial.answers = {
        search: OFFERED,
        press: (_: Actor, { action, value }: { action: string; value: string }) =>
          action === 'trial.edit' ? form({ word: value }) : done(value),
        async sent(actor: Actor, { values: { word = '' } }: Filled) {
          if (actor.room) await desk.ask(actor, word, actor.room);
          return done(word, actor.room && [actor.room]);
        },
      };
      return {
        ...answers,
        buttons: {
          ...answers.buttons,
          'trial.use': {
            role: 'viewer',
            async press(actor, word) {
              await desk.use(actor, word);
              return done(word);
            },
          },
        },
        announcers: { things: kindOf<Thing, Message | TrialMessage>(thingAnnouncer(things)) },
        jobs: { trial: { every: 3_600_000, atStart: true, run: async () => void ran.push(new Date()) } },
      };
    },
  };
  return { trial, things, ran, feature };
}

describe.each(PLATFORMS)('a feature that exists in the tests alone, in %s', (platform) => {
  const { trial, things, ran, feature } = wholeTrial();
  let garage: TrialGarage;
  let marie: Desk;
  let usual: typeof trial.answers;
  beforeAll(async () => {
    garage = await startTrialGarage(platform, feature);
    marie = garage.desk('marie-eve');
    usual = trial.answers;
  }, 60_000);
  beforeEach(() => {
    trial.answers = { ...usual };
  });
  afterAll(() => garage?.close());

  const sent = () => trial.heard.flatMap(({ what, told }) => (what === 'sent' ? [told[1] as Filled] : []));

  test('stands in the help beside the product', async () => {
    await marie.command('/help me');
    expect(marie.answer()).toContain('/quickpay');
    expect(marie.answer()).toContain('trial');
    // Help has a button that opens a form, which a member in Teams then presses.
    await marie.dismiss();
  });

  test('its command opens its form, every kind of field comes to it as it was filled in, and its document has a card with a button and news', async () => {
    expect(await marie.command('/trial')).toBe('');
    await marie.fill(FILLED);
    expect(await marie.submit()).toBe('done');
    expect(sent().at(-1)).toMatchObject({ form: 'trial', values: FILLED });
    // Its document has a card in the room, a button that changes it, and news under it.
    await marie.until(() => marie.cards('rope-11').length > 0);
    expect(marie.buttons('rope-11')).toEqual(['Use']);
    await marie.press({ card: 'rope-11' }, 'Use');
    await marie.until(() => marie.card('rope-11').includes('used by Marie-Ève') && marie.thread('rope-11').length > 0);
    expect(marie.thread('rope-11').map(({ text }) => text)).toEqual(['Marie-Ève: rope-11']);
    expect([marie.cards('rope-11').length, marie.buttons('rope-11')]).toEqual([1, []]);
    const owed = () => things.all().flatMap(({ outbox }) => outbox);
    await eventually('what was promised is kept', () => owed().length === 0);
    expect(things.all()).toMatchObject([{ word: 'rope-11', by: 'Marie-Ève', isWrapped: true }]);
  });

  test('its command with words asks, and its buttons answer', async () => {
    trial.answers.command = question('the lamp');
    expect(await marie.command('/trial the lamp')).toContain('Essayer the lamp ?');
    await marie.press('answer', 'Oui');
    await marie.until(() => marie.answer().includes('Essayé : the lamp'));
    await marie.command('/trial the lamp');
    await marie.press('answer', 'Changer');
    await marie.until(() => marie.form().includes('Un essai'));
    expect(marie.typed('word')).toBe('the lamp');
    await marie.dismiss();
  });

  test('its form may be answered with buttons, which work where the answer stands', async () => {
    trial.answers = { ...usual, command: form(), sent: question('the bolt') };
    await marie.command('/trial');
    await marie.fill(FILLED);
    expect(await marie.submit()).toBe('done');
    await marie.until(() => marie.answer().includes('Essayer the bolt ?'));
    trial.answers = { ...usual, press: form({ word: 'the nut' }) };
    await marie.press('answer', 'Changer');
    await marie.until(() => marie.form().includes('Un essai'));
    trial.answers = { ...usual, sent: question('the nut') };
    await marie.fill(FILLED);
    expect(await marie.submit()).toBe('done');
    await marie.until(() => marie.answer().includes('Essayer the nut ?'));
    trial.answers = { ...usual, press: done('the nut') };
    await marie.press('answer', 'Oui');
    await marie.until(() => marie.answer().includes('Essayé : the nut'));
    const heard = trial.heard.filter(({ what }) => what === 'press').map(({ told }) => told[1]);
    expect(heard.slice(-2)).toMatchObject([
      { action: 'trial.edit', value: 'the bolt' },
      { action: 'trial.do', value: 'the nut' },
    ]);
  });

  test('its job has run, and nothing went wrong', async () => {
    await eventually('the job has run', () => ran.length > 0);
    expect(garage.errors).toEqual([]);
  });
});
