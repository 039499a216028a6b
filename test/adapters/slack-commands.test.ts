import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Filled } from '../../src/kernel/screen.ts';
import { form, JOHN, MARC, OTHER, people, question, ROOM, type SlackRig, startRig, WORKSPACE } from './slack-rig.ts';

let rig: SlackRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const title = (user = MARC) => rig.slack.modal(user)?.view.title?.text;

describe('a command of a member we know', () => {
  test('reaches the core with who typed it, where, and what', async () => {
    await rig.type('/trial thing-7 Merci !');
    const [[actor, text, key] = []] = rig.of('command');
    expect(actor).toMatchObject({ id: MARC, tongue: 'fr', room: `${WORKSPACE}/${ROOM}`, companyId: 'com_garage' });
    expect(text).toBe('thing-7 Merci !');
    expect(key).toEqual(expect.stringMatching(/./));
  });

  test.each([
    ['<tel:5145550188|514-555-0188> 125.50 RO4821', '514-555-0188 125.50 RO4821'],
    ['<tel:+15145550188> 125.50 RO4821', '+15145550188 125.50 RO4821'],
    ['514-555-0188 5 RO1 Thanks &amp; see you &lt;3', '514-555-0188 5 RO1 Thanks & see you <3'],
    ['514-555-0188 5 RO1 &amp;lt;3', '514-555-0188 5 RO1 &lt;3'],
    [
      '514-555-0188 5 RO1 <mailto:a@b.ca|a@b.ca> <https://b.ca/x|b.ca/x> <https://b.ca>',
      '514-555-0188 5 RO1 a@b.ca b.ca/x https://b.ca',
    ],
    ['514-555-0188 5 RO7 Merci :tada: :+1::skin-tone-2:', '514-555-0188 5 RO7 Merci 🎉 👍🏻'],
    ['514-555-0188 5 RO7 :tada::heart::car::skin-tone-4:', '514-555-0188 5 RO7 🎉❤️🚗'],
    ['514-555-0188 5 RO7 Merci :garage-boreal:!', '514-555-0188 5 RO7 Merci !'],
    ['514-555-0188 5 RO7 à 10:30:00, RO:4821:b', '514-555-0188 5 RO7 à 10:30:00, RO:4821:b'],
    [
      '<at>Luc</at> & <b>gras</b> [lien](http://x.example) 3 < 4 > 2',
      '<at>Luc</at> & <b>gras</b> [lien](http://x.example) 3 < 4 > 2',
    ],
  ])('%j is what they typed, whatever mark-up Slack hands it over in', async (handed, typed) => {
    await rig.type(`/trial ${handed}`);
    expect(rig.of('command')[0]?.[1]).toBe(typed);
  });

  test('typed to the app alone comes from no room', async () => {
    const direct = `D${MARC.slice(1)}`;
    rig.slack.openHome(MARC);
    await rig.type('/trial thing-7', direct);
    expect(rig.of('command')[0]?.[0]).toMatchObject({ id: MARC, room: undefined });
  });

  test('is answered in its acknowledgement, for their eyes only, with Slack out of reach', async () => {
    rig.answers.command = question();
    await rig.type('/trial');
    await rig.mount.idle();
    rig.slack.faults.add({ kind: 'hang' });
    const { reply } = await rig.type('/trial thing-7');
    expect(JSON.parse(reply?.text ?? '')).toMatchObject({ response_type: 'ephemeral' });
    expect(rig.whispered().at(-1)).toContain('thing-7');
    expect(rig.slack.messages(ROOM)).toEqual([]);
  });

  test('opens the form in their language', async () => {
    await rig.type('/trial');
    await rig.slack.waitFor(() => rig.slack.modal(MARC));
    expect(title()).toBe('Un essai');
  });

  test('that cannot be stored says so, and to try again', async () => {
    rig.answers.command = new Error('the store is away');
    const { ok } = await rig.type('/trial thing-7');
    expect(ok).toBe(true);
    expect(rig.whispered()).toEqual([expect.stringContaining('Réessayez')]);
    expect(rig.logged.map(({ level }) => level)).toContain('error');
  });

  test('whose form cannot be opened says so as well', async () => {
    rig.slack.faults.add({ kind: 'server-error', operation: 'views.open', times: 1 });
    await rig.type('/trial');
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([expect.stringContaining('Réessayez')]);
  });

  test('that is none of ours is answered at once, with those there are', async () => {
    const { reply, ok } = await rig.type('/facture RO4821');
    expect(ok).toBe(true);
    expect(reply?.text).toContain('/trial');
    expect(rig.heard).toEqual([]);
  });
});

describe('a member the app has never met', () => {
  test('is introduced with name and language, after the acknowledgement, and answered in that language', async () => {
    rig.answers.command = question();
    const { reply } = await rig.slack.type({ user: JOHN, channel: ROOM, text: '/trial thing-7' });
    expect(reply?.text).toBe('');
    await rig.slack.waitFor(() => rig.whispered(ROOM, JOHN).length > 0);
    expect(rig.members.get(JOHN)).toMatchObject({ name: 'John Smith', firstName: 'John', tongue: 'en' });
    expect(rig.whispered(ROOM, JOHN)).toEqual([expect.stringContaining('Try thing-7?')]);
  });

  test('is called by the first name, also where the family’s stands before it', async () => {
    await rig.close();
    const users = people.map((one) => (one.id === JOHN ? { ...one, realName: 'Gagnon, Marie-Ève' } : one));
    rig = await startRig({ users });
    await rig.slack.type({ user: JOHN, channel: ROOM, text: '/trial' });
    await rig.slack.waitFor(() => rig.members.get(JOHN));
    expect(rig.members.get(JOHN)).toMatchObject({ name: 'Gagnon, Marie-Ève', firstName: 'Marie-Ève' });
  });

  test('gets the form too', async () => {
    await rig.slack.type({ user: JOHN, channel: ROOM, text: '/trial' });
    await rig.slack.waitFor(() => rig.slack.modal(JOHN));
    expect(title(JOHN)).toBe('A trial');
  });

  test('is told to try again when Slack does not say who they are', async () => {
    rig.slack.faults.add({ kind: 'server-error', operation: 'users.info', times: 1 });
    await rig.slack.type({ user: JOHN, channel: ROOM, text: '/trial' });
    await rig.mount.idle();
    expect(rig.whispered(ROOM, JOHN)).toHaveLength(1);
    expect(rig.members.has(JOHN)).toBe(false);
  });
});

test('a member’s language is looked up again in the background, once a day', async () => {
  rig.members.set(JOHN, { ...rig.members.get(MARC)!, id: JOHN, name: 'John', tongue: 'fr' });
  const type = () => rig.slack.type({ user: JOHN, channel: ROOM, text: '/trial' });
  await type();
  await rig.mount.idle();
  await type();
  await rig.mount.idle();
  expect(rig.members.get(JOHN)).toMatchObject({ name: 'John Smith', tongue: 'en' });
  expect(rig.slack.calls('users.info')).toBe(1);
});

describe('in a workspace that belongs to no company yet', () => {
  beforeEach(() => {
    rig.company = undefined;
    rig.members.clear();
  });

  const enter = async () => {
    await rig.type('/trial');
    await rig.slack.waitFor(() => rig.slack.modal(MARC));
    await rig.slack.enter(MARC, 'name', 'Garage Boréal');
    return rig.slack.submit(MARC);
  };

  test('whoever comes is received by a form, which comes back with the room it was opened in', async () => {
    const { outcome } = await enter();
    expect(outcome).toBe('cleared');
    const [[stranger, filled] = []] = rig.of('welcomed');
    expect(stranger).toEqual({
      workspace: WORKSPACE,
      room: { id: `${WORKSPACE}/${ROOM}`, name: 'service', closed: false },
      tongue: 'fr',
      who: { id: MARC, name: 'Marc Gagnon', workspaceId: WORKSPACE },
    });
    expect(filled).toMatchObject({ form: 'welcome', values: { name: 'Garage Boréal' } });
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([expect.stringContaining('welcome')]);
  });

  test('a problem stands at its field, and what was typed stays', async () => {
    rig.answers.welcomed = (_: unknown, { values }: Filled) => ({
      kind: 'trial-welcome',
      values,
      problem: 'Un autre nom.',
    });
    const { outcome, errors } = await enter();
    expect(outcome).toBe('errors');
    expect(Object.keys(errors)).toEqual([expect.stringContaining('name')]);
    expect(JSON.stringify(rig.slack.modal(MARC)?.values)).toContain('Garage Boréal');
  });

  test.each([
    ['in a channel without the app', OTHER],
    ['in a private channel without the app', 'C0SECRET01'],
    ['to the app alone', `D${MARC.slice(1)}`],
  ])('typed %s it says to do it in a channel with the app', async (_, channel) => {
    rig.slack.openHome(MARC);
    await rig.type('/trial', channel);
    await rig.mount.idle();
    expect(rig.slack.modal(MARC)).toBeUndefined();
    expect(rig.whispered(channel)).toEqual([expect.stringContaining('Quittance')]);
  });

  test('a failing store keeps the form as it is', async () => {
    rig.answers.welcomed = new Error('the store is away');
    expect((await enter()).outcome).toBe('errors');
    expect(rig.slack.modal(MARC)).toBeDefined();
  });
});

test('what was typed behind the command stands in the form', async () => {
  rig.answers.command = form({ word: 'thing-7', note: 'À bientôt' });
  await rig.type('/trial thing-7');
  const modal = await rig.slack.waitFor(() => rig.slack.modal(MARC));
  expect(JSON.stringify(modal.values)).toContain('thing-7');
  expect(JSON.stringify(modal.values)).toContain('À bientôt');
});
