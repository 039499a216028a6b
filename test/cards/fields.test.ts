import { describe, expect, test } from '@jest/globals';
import type { Form } from '../../cards/model.ts';
import { isForm } from '../../cards/present.ts';
import { submissionOf as readDialog, toDialogCard } from '../../cards/render/adaptive-card.ts';
import { submissionOf as readView, type ShownView, toView } from '../../cards/render/block-kit.ts';
import { modelSpecimens } from '../../cards/specimens/model.ts';
import { fieldsOf, hold, startValues } from '../../sandbox/slack/fields.ts';
import type { Block, StateValues } from '../../sandbox/slack/model.ts';
import { enterValue, filledValues, partsOf, startState } from '../../sandbox/teams/form.ts';

const form = modelSpecimens('en')
  .map(({ shown }) => shown)
  .find(isForm) as Form;
const AS_DRAWN = { choice: 'a', few: 'b', many: 'r1,r3', pick: 'b', checkbox: 'yes', date: '2026-11-23', search: 'a' };
const CHANGED = { text: 'x', choice: 'b', few: 'a,b', many: '', pick: 'a', checkbox: '', date: '2026-12-01' };

/** Where nothing stands is the same as an empty text. */
const filled = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

describe('in Slack', () => {
  const view = toView(form, form.id, '');
  const blocks: Block[] = JSON.parse(JSON.stringify(view.blocks));
  /** The view as Slack sends it back. */
  const shownWith = (values: StateValues): ShownView => JSON.parse(JSON.stringify({ ...view, state: { values } }));
  const submitted = (values: StateValues) => readView(shownWith(values)).values;

  test('every kind of field comes back as it was drawn', () => {
    expect(filled(submitted(startValues(blocks)))).toEqual(AS_DRAWN);
  });

  test('every kind of field comes back as it was changed', () => {
    const values = startValues(blocks);
    const option = (value: string) => ({ value, text: { type: 'plain_text', text: value } });
    const changes: Record<string, unknown> = {
      ...{ text: 'x', choice: option('b'), few: [option('b'), option('a')], many: [], pick: option('a') },
      ...{ checkbox: [], date: '2026-12-01', file: [{ id: 'F1', name: 'logo.png' }] },
    };
    for (const field of fieldsOf(blocks)) {
      if (field.element.action_id in changes) hold(field, changes[field.element.action_id], values);
    }
    expect(filled(submitted(values))).toEqual({ ...filled(CHANGED), search: 'a', file: 'F1' });
  });

  test('what was chosen stays in its block when the form is drawn again, and what the app changes gets a new one', () => {
    const values = startValues(blocks);
    const shown = shownWith(values);
    const ids = (now: Form) =>
      toView(now, now.id, '', shown).blocks.map((block) => 'block_id' in block && block.block_id);
    expect(ids(form)).toEqual(blocks.map((block) => block.block_id ?? false));
    const unticked = form.fields.map((field) => (field.kind === 'checkbox' ? { ...field, checked: false } : field));
    expect(ids({ ...form, fields: unticked })).toContain('checkbox.1');
  });
});

describe('in Teams', () => {
  const card = JSON.parse(JSON.stringify(toDialogCard(form)));

  test('every kind of field that a dialog has comes back as it was drawn', () => {
    expect(filled(readDialog(filledValues(startState(card))).values)).toEqual(AS_DRAWN);
  });

  test('every kind of field that a dialog has comes back as it was changed', () => {
    const state = startState(card);
    const given = { ...CHANGED, checkbox: '-' };
    for (const input of partsOf(card, state).inputs) {
      const value = given[input.id as keyof typeof given];
      if (value !== undefined) enterValue(input, value, state);
    }
    expect(filled(readDialog(filledValues(state)).values)).toEqual({ ...filled(CHANGED), search: 'a' });
  });

  test('a file is chosen elsewhere, and the dialog says where', () => {
    expect(JSON.stringify(card)).toContain('Logo: choose it in the Settings tab.');
  });
});
