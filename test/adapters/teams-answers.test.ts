import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isObject, type Json } from '../../sandbox/teams/model.ts';
import { buttonsOn, titleOf, wordsOfCard } from '../fixtures/card-words.ts';
import { dialogIn } from '../fixtures/teams-activities.ts';
import { JOHN, MARIE, SERVICE } from './sandbox-teams-tenant.ts';
import { marie, SERVICE_ROOM, startRig, type TeamsRig } from './teams-rig.ts';
import { done, form, question } from './trial-core.ts';

let rig: TeamsRig;
beforeAll(async () => {
  rig = await startRig();
}, 30_000);
afterAll(() => rig?.close());
beforeEach(() => {
  rig.heard.splice(0);
  rig.answers = { command: form() };
});

/** Presses a button in a dialog, as Teams sends it from a dialog of the `/` list. */
function press(card: Json | undefined, title: string, user = MARIE) {
  const button = buttonsOn(card ?? {}).find((one) => titleOf(one) === title);
  if (!button) throw new Error(`there is no ${title}`);
  return rig.teams.send(
    rig.activity(
      { type: 'invoke', name: 'composeExtension/submitAction', value: { commandId: 'trial', data: button.data } },
      user,
      SERVICE,
    ),
  );
}
async function opened(): Promise<Json | undefined> {
  return dialogIn((await rig.invoke('composeExtension/fetchTask', { commandId: 'trial' })).body);
}
/** What Marie reads once she has sent the form. */
async function answered(): Promise<Json | undefined> {
  rig.answers.sent = { ...question('the lamp'), shownIn: [SERVICE_ROOM] };
  return dialogIn((await press(await opened(), 'Essayer')).body);
}
const pressed = () => rig.of('press').map(([, what]) => what as { action: string; value: string; key: string });

describe('an answer with something to press', () => {
  test('stands in the dialog where the form was, though the room shows what was done, with buttons a dialog knows', async () => {
    const card = await answered();
    expect(wordsOfCard(card ?? {})).toContain('Essayer the lamp ?');
    expect(buttonsOn(card ?? {}).map(({ type }) => type)).toEqual(Array(3).fill('Action.Submit'));
    expect(JSON.stringify(card)).not.toContain('task/fetch');
  });

  test('has buttons that do what they say, and ends with what came of it', async () => {
    const card = await answered();
    const { body } = await press(card, 'Oui');
    expect(body).toMatchObject({ task: { type: 'message', value: 'Essayé : the lamp' } });
    expect(pressed()).toMatchObject([{ action: 'trial.do', value: 'the lamp' }]);
    expect(rig.of('press')[0]?.[0]).toMatchObject({ id: marie.id, room: SERVICE_ROOM });
  });

  test('is pressed once, however often Teams asks, and nobody else presses it for a member', async () => {
    const card = await answered();
    for (const user of [MARIE, MARIE, JOHN]) await press(card, 'Oui', user);
    const [first, again, johns] = pressed().map(({ key }) => key);
    expect(again).toBe(first);
    expect(johns).not.toBe(first);
    expect(first).toContain(marie.id);
  });

  test('may be followed by another, whose same button is another press', async () => {
    const card = await answered();
    rig.answers.press = question('the lamp');
    const next = dialogIn((await press(card, 'Oui')).body);
    rig.answers.press = done('the lamp', [SERVICE_ROOM]);
    const { text } = await press(next, 'Oui');
    expect(text).toBe('');
    expect(new Set(pressed().map(({ key }) => key)).size).toBe(2);
  });

  test('may lead to a form, whose sending is another request than the first', async () => {
    const card = await answered();
    rig.answers.press = form({ word: 'the rope' });
    const again = dialogIn((await press(card, 'Changer')).body);
    rig.answers.sent = done('the rope');
    expect((await press(again, 'Essayer')).body).toMatchObject({ task: { value: 'Essayé : the rope' } });
    const keys = rig.of('sent').map(([, , key]) => key);
    expect(new Set(keys).size).toBe(2);
  });

  test('stays as it was when a press failed', async () => {
    const card = await answered();
    rig.answers.press = new Error('the store is down');
    expect(await press(card, 'Oui')).toMatchObject({ status: 500, text: 'failed' });
  });

  test('opens by itself where a command has no form, and is pressed there', async () => {
    rig.answers.command = question('the bolt');
    const card = await opened();
    expect(buttonsOn(card ?? {}).map(({ type }) => type)).toEqual(Array(3).fill('Action.Submit'));
    await press(card, 'Oui');
    expect(pressed()).toMatchObject([{ action: 'trial.do', value: 'the bolt' }]);
  });

  test.each<[string, unknown]>([
    ['without what it belongs to', { action: 'trial.do', value: 'x' }],
    ['with what no dialog of ours carries', { errandId: '', action: 'trial.do', value: 'x' }],
    ['in a form that has a field of that name', { errandId: 'e1', form: 'trial', action: 'trial.do', value: 'x' }],
  ])('is nothing %s', async (_, data) => {
    await rig.invoke('task/submit', { data });
    expect(pressed()).toEqual([]);
  });

  test('with a step that is no number is a press all the same', async () => {
    const data = { errandId: 'e1', step: { $gt: 0 }, action: 'trial.do', value: 'x' };
    expect(isObject((await rig.invoke('task/submit', { data })).body)).toBe(true);
    expect(pressed()).toMatchObject([{ action: 'trial.do', value: 'x' }]);
  });
});
