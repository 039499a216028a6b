import { expect, test } from '@jest/globals';
import { COMMANDS } from '../../src/features.ts';

test('every command has a name that Slack and Teams accept, and no other has the same', () => {
  const names = COMMANDS.map(({ name }) => name);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z-]{0,30}$/);
  expect(new Set(names).size).toBe(names.length);
});

test('a command on the menu of a message fits there in both languages, and there are no more than Slack shows', () => {
  const onMessages = COMMANDS.flatMap(({ name, fromMessage }) => (fromMessage ? [{ name, ...fromMessage }] : []));
  expect(onMessages.map(({ name }) => name)).toContain('quickpay');
  // docs.slack.dev/interactivity/implementing-shortcuts: a name of 24 characters, and five shortcuts of messages.
  for (const { en, fr } of onMessages) expect(`${en} · ${fr}`.length).toBeLessThanOrEqual(24);
  expect(onMessages.length).toBeLessThanOrEqual(5);
});

test('every command is described in both languages, within the limits of the platforms', () => {
  for (const { description, example, name } of COMMANDS)
    for (const tongue of ['fr', 'en'] as const) {
      expect(description[tongue]).not.toBe('');
      expect(description[tongue].length).toBeLessThanOrEqual(120);
      expect(example[tongue].split(' ')[0]).toBe(`/${name}`);
    }
});
