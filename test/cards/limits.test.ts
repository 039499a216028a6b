import { describe, expect, test } from '@jest/globals';
import { isForm } from '../../cards/present.ts';
import type { Specimen } from '../../cards/specimen.ts';
import { drawn, everything, type Json, objectsIn, textsIn } from './drawn.ts';

const nameOf = ({ name, tongue }: Specimen) => `${name} (${tongue})`;
const each = everything.map((specimen) => [nameOf(specimen), specimen] as const);
const length = (text: unknown): number => (typeof text === 'string' ? text : ((text as Json).text as string)).length;

/** Limits from docs.slack.dev/reference/block-kit and /surfaces/modals, in UTF-16 units, which is never too kind. */
const SLACK: Record<string, Record<string, number>> = {
  header: { text: 150 },
  section: { text: 3000 },
  text: { text: 3000 },
  button: { text: 75, value: 2000, action_id: 255 },
  input: { label: 2000, hint: 2000, block_id: 255 },
  plain_text_input: { placeholder: 150, initial_value: 3000, max_length: 3000 },
  external_select: { placeholder: 150 },
  static_select: { placeholder: 150 },
  modal: { title: 24, submit: 24, close: 24, private_metadata: 3000, callback_id: 255 },
};
const LISTS: Record<string, Record<string, number>> = {
  section: { fields: 10 },
  context: { elements: 10 },
  actions: { elements: 25 },
  static_select: { options: 100 },
};

/** What Slack would refuse in a view or message. */
function slackProblems(tree: Json): string[] {
  const problems: string[] = [];
  const atMost = (what: string, size: number, limit: number) => {
    if (size > limit || size === 0) problems.push(`${what}: ${size}, 1 to ${limit}`);
  };
  for (const object of objectsIn(tree)) {
    const type = String(object.type);
    for (const [property, limit] of Object.entries(SLACK[type] ?? {})) {
      const value = object[property];
      if (typeof value === 'number') atMost(`${type} ${property}`, value, limit);
      else if (value !== undefined) atMost(`${type} ${property}`, length(value), limit);
    }
    for (const [property, limit] of Object.entries(LISTS[type] ?? {})) {
      if (object[property] !== undefined) atMost(`${type} ${property}`, (object[property] as []).length, limit);
    }
    if (type === 'section' && object.fields)
      for (const field of object.fields as Json[]) atMost('section field', length(field), 2000);
    if (type === 'context') for (const element of object.elements as Json[]) atMost('context', length(element), 2000);
    if (type === 'plain_text_input' && length(object.initial_value ?? '') > Number(object.max_length))
      problems.push(`${object.action_id}: starts longer than it may be`);
    if (object.confirm && object.deny)
      for (const [part, limit] of Object.entries({ title: 100, text: 300, confirm: 30, deny: 30 }))
        atMost(`confirm ${part}`, length(object[part]), limit);
    if (type === 'undefined' && object.text && object.value) {
      atMost('option text', length(object.text), 75);
      atMost('option value', length(object.value), 150);
    }
  }
  const ids = objectsIn(tree).flatMap(({ block_id }) => (block_id ? [block_id] : []));
  if (new Set(ids).size !== ids.length) problems.push('a block_id stands twice');
  return problems;
}

/** What Teams would refuse, draw badly or leave unread in a card of version 1.5. */
function teamsProblems(card: Json): string[] {
  const problems: string[] = [];
  const ids: unknown[] = [];
  for (const object of objectsIn(card)) {
    const type = String(object.type ?? '');
    if (object.id) ids.push(object.id);
    if (type === 'TextBlock' && object.wrap !== true) problems.push(`does not wrap: ${object.text}`);
    if (type.startsWith('Input.') && !object.label) problems.push(`no label: ${object.id}`);
    if (object.isRequired && !object.errorMessage) problems.push(`required without words: ${object.id}`);
    if (type.startsWith('Action.') && !object.title) problems.push(`${type} without title`);
    if (type === 'ActionSet' && (object.actions as []).length > 6) problems.push('more than six actions in a row');
  }
  if (new Set(ids).size !== ids.length) problems.push('an id stands twice');
  if (Buffer.byteLength(JSON.stringify(card), 'utf16le') > 56 * 1024) problems.push('over 28 kB');
  return problems;
}

describe('on Slack', () => {
  test.each(each)('%s is within its limits', (_, specimen) => {
    const { slack } = drawn(specimen);
    expect(slackProblems(slack)).toEqual([]);
    expect((slack.blocks as []).length).toBeLessThanOrEqual(
      isForm(specimen.shown) || specimen.seenBy === 'home' ? 100 : 50,
    );
  });
});

describe('on Teams', () => {
  // Where the app itself is opened, Teams shows a page.
  test.each(each.filter(([, { seenBy }]) => seenBy !== 'home'))('%s is within its limits', (_, specimen) => {
    expect(teamsProblems(drawn(specimen).teams)).toEqual([]);
  });
});

describe('to a screen reader', () => {
  test.each(each.filter(([, { shown }]) => !isForm(shown)))('%s says something', (_, specimen) => {
    const { slack, text } = drawn(specimen);
    expect(text?.trim()).not.toBe('');
    expect(slack.text).not.toBe('');
  });
});

test('what people wrote is shown to its last word, however long', () => {
  for (const specimen of everything.filter(({ name }) => name.startsWith('extreme-reply-long'))) {
    const { slack, teams } = drawn(specimen);
    for (const channel of [slack.blocks, teams])
      expect(
        textsIn(channel)
          .join('')
          .match(/Très long message/g),
      ).toHaveLength(4 * 84);
  }
});

test('nothing in French is left out of English, or the other way round', () => {
  const namesIn = (tongue: string) => everything.filter((other) => other.tongue === tongue).map(({ name }) => name);
  expect(namesIn('fr')).toEqual(namesIn('en'));
});
