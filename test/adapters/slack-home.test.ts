import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { done, form, JOHN, MARC, question, type SlackRig, startRig } from './slack-rig.ts';

let rig: SlackRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const home = (user: string) => JSON.stringify(rig.slack.home(user)?.view.blocks ?? []);
async function open(user: string): Promise<void> {
  rig.slack.openHome(user);
  await rig.slack.deliveries.idle();
  await rig.mount.idle();
}
describe('the home tab', () => {
  test('says what there is to type, in the member’s language', async () => {
    await open(MARC);
    expect(home(MARC)).toContain('/trial mot');
  });

  test('is there before the set-up too, in the language of who opens it', async () => {
    rig.company = undefined;
    await open(JOHN);
    expect(home(JOHN)).toContain('/trial word');
  });

  test('has a button that opens a form, where no room is', async () => {
    await open(MARC);
    expect(await rig.slack.press(MARC, 'home', 'Essayer')).toMatchObject({ ok: true });
    await rig.slack.waitFor(() => rig.slack.modal(MARC));
    const [actor] = rig.of('command')[0] as [{ id: string; room?: string }];
    expect([actor.id, actor.room]).toEqual([MARC, undefined]);
  });

  test('what came of a form that was opened there is said on it', async () => {
    await open(MARC);
    rig.answers = {
      command: form({ word: 'RO1', thing: 'x' }, { thing: { id: 'x', label: 'x' } }),
      sent: done('the lamp'),
    };
    await rig.slack.press(MARC, 'home', 'Essayer');
    await rig.slack.waitFor(() => rig.slack.modal(MARC));
    await rig.slack.submit(MARC);
    await rig.mount.idle();
    expect(home(MARC)).toContain('Essayé : the lamp');
  });

  test('a press that leads to no form is answered over it, and a failure as well', async () => {
    await open(MARC);
    rig.answers.command = { kind: 'refused', refusal: { code: 'not-here' } };
    await rig.slack.press(MARC, 'home', 'Essayer');
    await rig.mount.idle();
    rig.answers.command = new Error('the store is down');
    await rig.slack.press(MARC, 'home', 'Essayer');
    await rig.mount.idle();
    await rig.slack.waitFor(() => JSON.stringify(rig.slack.modal(MARC)).includes('Réessayez dans un instant'));
  });

  test('a press by somebody whom the app has not met is served once Slack has said who they are', async () => {
    await open(JOHN);
    expect(await rig.slack.press(JOHN, 'home', 'Try')).toMatchObject({ ok: true });
    await rig.slack.waitFor(() => rig.slack.modal(JOHN));
  });

  test('what came of a press on a sheet lies over it: closing it leads back', async () => {
    await open(MARC);
    rig.answers.command = { ...question('RO1'), isSheet: true };
    await rig.slack.press(MARC, 'home', 'Essayer');
    await rig.slack.waitFor(() => rig.slack.modals(MARC).length === 1);
    rig.answers.press = done('RO1');
    await rig.slack.press(MARC, 'modal', 'trial.do');
    await rig.slack.waitFor(() => rig.slack.modals(MARC).length === 2);
    expect(JSON.stringify(rig.slack.modal(MARC))).toContain('Essayé : RO1');
    await rig.slack.dismiss(MARC);
    expect(JSON.stringify(rig.slack.modal(MARC))).toContain('trial.do');
  });
});
