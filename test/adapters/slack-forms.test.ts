import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Filled } from '../../src/kernel/screen.ts';
import type { TrialForm } from '../fixtures/trial/screens.ts';
import { done, form, MARC, OTHER, question, ROOM, type SlackRig, startRig, WORKSPACE } from './slack-rig.ts';

let rig: SlackRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const lamp = { id: 'thing-1', label: 'The lamp · (514) 555-0188' };
/** The form as the core gives it back: with the chosen thing. */
const again = ({ values }: Filled, more: Partial<TrialForm> = {}) =>
  form(values, { ...(values.thing === lamp.id ? { thing: lamp } : {}), ...more });
const echo = (_actor: unknown, filled: Filled) => again(filled);

async function open(channel = ROOM) {
  await rig.type('/trial', channel);
  return rig.slack.waitFor(() => rig.slack.modal(MARC));
}
const enter = (field: string, value: string) => rig.slack.enter(MARC, field, value);
const shown = () => JSON.stringify(rig.slack.modal(MARC)?.view.blocks);
const held = () => JSON.stringify(rig.slack.modal(MARC)?.values);

async function fill() {
  rig.answers.changed = echo;
  rig.answers.search = () => [lamp];
  await rig.slack.suggest(MARC, 'thing', 'lam');
  await rig.slack.select(MARC, 'thing', 'thing-1');
  await enter('word', 'RO4821');
  await enter('note', 'À bientôt');
  await rig.mount.idle();
}

describe('the type-ahead', () => {
  test('offers what the feature offers in this field of this form', async () => {
    await open();
    rig.answers.search = () => [lamp, { id: 'new:lam', label: 'lam' }];
    const { ok, options } = await rig.slack.suggest(MARC, 'thing', 'lam');
    expect(ok).toBe(true);
    expect(options?.map(({ text, value }) => [text.text, value])).toEqual([
      [lamp.label, lamp.id],
      ['lam', 'new:lam'],
    ]);
    expect(rig.of('search')[0]).toEqual([
      expect.objectContaining({ id: MARC }),
      { form: 'trial', field: 'thing', text: 'lam' },
    ]);
  });

  test('offers a very long name in what Slack can show', async () => {
    await open();
    rig.answers.search = () => [{ ...lamp, label: 'Société immobilière '.repeat(8) }];
    expect(await rig.slack.suggest(MARC, 'thing', 'soc')).toMatchObject({ ok: true, options: [{ value: lamp.id }] });
  });

  test('offers nothing rather than an error when the search fails', async () => {
    await open();
    rig.answers.search = new Error('the store is away');
    expect(await rig.slack.suggest(MARC, 'thing', 'lam')).toMatchObject({ ok: true, options: [] });
    expect(rig.logged.map(({ level }) => level)).toContain('error');
  });
});

describe('a change in the form', () => {
  test('draws it again, and keeps what is typed', async () => {
    await open();
    await fill();
    rig.answers.changed = (_: unknown, filled: Filled) => again(filled, { warning: 'Two hundred, not one.' });
    await enter('note', 'À demain');
    await rig.slack.waitFor(() => shown().includes('Two hundred'));
    for (const typed of ['thing-1', 'RO4821', 'À demain']) expect(held()).toContain(typed);
    expect(rig.of('changed').at(-1)?.[1]).toMatchObject({
      form: 'trial',
      values: { thing: 'thing-1', word: 'RO4821', note: 'À demain' },
    });
  });

  test('that comes while another is drawn waits for it, and only the last of them is drawn', async () => {
    await open();
    const first = Promise.withResolvers<void>();
    let asked = 0;
    rig.answers.changed = async (_: unknown, filled: Filled) => {
      asked += 1;
      if (asked === 1) await first.promise;
      return again(filled, { preview: `text of ${filled.values.word}` });
    };
    for (const word of ['R', 'RO', 'RO4', 'RO48']) await enter('word', word);
    first.resolve();
    await rig.slack.waitFor(() => shown().includes('text of RO48'));
    await rig.mount.idle();
    expect(asked).toBe(2);
    expect(rig.slack.calls('views.update')).toBe(2);
  });

  test('made before the last drawing reached Slack is drawn all the same', async () => {
    await open();
    let drawn = 0;
    rig.answers.changed = (_: unknown, filled: Filled) => {
      drawn += 1;
      return again(filled, { preview: `text of ${filled.values.word}, drawing ${drawn}` });
    };
    await enter('word', 'RO1');
    await rig.mount.idle();
    const early = rig.slack.lastRequest();
    if (!early) throw new Error('nothing was sent');
    await rig.slack.replay(early);
    await rig.mount.idle();
    expect(shown()).toContain('text of RO1, drawing 2');
  });

  test('in a form that was closed meanwhile is no trouble', async () => {
    await open();
    const drawing = Promise.withResolvers<void>();
    rig.answers.changed = async (_: unknown, filled: Filled) => {
      await drawing.promise;
      return again(filled);
    };
    await enter('word', 'RO1');
    await rig.slack.dismiss(MARC);
    drawing.resolve();
    await rig.mount.idle();
    expect(rig.logged.filter(({ what }) => what.includes('redrawn'))).toEqual([]);
  });

  test('by the button of a proposal fills it in', async () => {
    await open();
    rig.answers.changed = (_: unknown, filled: Filled) =>
      again(filled, filled.values.word ? {} : { proposal: 'proposed' });
    await enter('note', 'RO4821');
    await rig.slack.waitFor(() => shown().includes('proposed'));
    await rig.slack.press(MARC, 'modal', 'propose.word.0');
    await rig.slack.waitFor(() => held().includes('proposed'));
    expect(held()).toContain('RO4821');
  });
});

describe('a submitted form', () => {
  test('reaches the core with its values, and closes; its card is in front of the member', async () => {
    const { id } = await open();
    await fill();
    expect((await rig.slack.submit(MARC)).outcome).toBe('cleared');
    const [[actor, filled, key] = []] = rig.of('sent');
    expect(actor).toMatchObject({ id: MARC, room: `${WORKSPACE}/${ROOM}` });
    expect(filled).toMatchObject({
      form: 'trial',
      values: { thing: 'thing-1', word: 'RO4821', note: 'À bientôt' },
      state: '',
    });
    expect(key).toEqual(id);
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([]);
  });

  test('whose card goes to another room says so where it was typed', async () => {
    await open(OTHER);
    await fill();
    await rig.slack.submit(MARC);
    await rig.mount.idle();
    expect(rig.whispered(OTHER)).toEqual([expect.stringContaining('RO4821')]);
  });

  test('is answered with what can be pressed, even where its card is in front of the member', async () => {
    await open();
    await fill();
    rig.answers.sent = { ...question('the lamp'), shownIn: [`${WORKSPACE}/${ROOM}`] };
    await rig.slack.submit(MARC);
    const [told] = await rig.slack.waitFor(() =>
      rig.slack.ephemerals(MARC, ROOM).length > 0 ? rig.slack.ephemerals(MARC, ROOM) : false,
    );
    await rig.slack.press(MARC, { channel: ROOM, ts: told?.ts ?? '' }, 'Oui');
    await rig.mount.idle();
    expect(rig.of('press')[0]?.[1]).toMatchObject({ action: 'trial.do', value: 'the lamp' });
    expect(rig.whispered()).toEqual(['Essayé : the lamp']);
  });

  test('says it even after Slack’s address for answers has run out', async () => {
    rig.answers.sent = done('RO4821', [`${WORKSPACE}/C0ELSEWHERE`]);
    await open();
    await fill();
    rig.slack.faults.add({ kind: 'server-error', operation: 'response_url', status: 404 });
    await rig.slack.submit(MARC);
    await rig.mount.idle();
    expect(rig.whispered()).toEqual([expect.stringContaining('RO4821')]);
  });

  test('sent twice is one and the same to the core', async () => {
    await open();
    await fill();
    await rig.slack.submit(MARC);
    const request = rig.slack.lastRequest();
    if (!request) throw new Error('nothing was sent');
    await rig.slack.replay(request);
    const keys = rig.of('sent').map(([, , key]) => key);
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  test('with problems keeps what was typed and shows them at their fields', async () => {
    await open();
    await fill();
    rig.answers.sent = (_: unknown, filled: Filled) =>
      again(filled, { problems: { word: 'Un autre mot.', thing: 'Une autre chose.' } });
    const { outcome, errors } = await rig.slack.submit(MARC);
    expect(outcome).toBe('errors');
    expect(Object.keys(errors).map((id) => id.split('.')[0])).toEqual(['thing', 'word']);
    expect(held()).toContain('RO4821');
  });

  test('with something to know first is shown again, and the next time the core is told that it was seen', async () => {
    await open();
    await fill();
    rig.answers.sent = (_: unknown, filled: Filled) =>
      filled.state === 'Careful.' ? done('RO4821') : again(filled, { warning: 'Careful.' });
    expect((await rig.slack.submit(MARC)).outcome).toBe('updated');
    expect(shown()).toContain('Careful.');
    expect(held()).toContain('RO4821');
    expect((await rig.slack.submit(MARC)).outcome).toBe('cleared');
  });

  test('that cannot be stored stays as it is, with the word to try again', async () => {
    await open();
    await fill();
    rig.answers.sent = new Error('the store is away');
    const { outcome, errors } = await rig.slack.submit(MARC);
    expect(outcome).toBe('errors');
    expect(Object.values(errors)).toEqual([expect.stringContaining('Réessayez')]);
    for (const typed of ['thing-1', 'RO4821', 'À bientôt']) expect(held()).toContain(typed);
    delete rig.answers.sent;
    expect((await rig.slack.submit(MARC)).outcome).toBe('cleared');
  });

  test('is answered with Slack out of reach', async () => {
    await open();
    await fill();
    rig.slack.faults.add({ kind: 'hang' });
    expect((await rig.slack.submit(MARC)).outcome).toBe('cleared');
  });
});
