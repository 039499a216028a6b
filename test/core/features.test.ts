import { expect, test } from '@jest/globals';
import { COMMANDS } from '../../src/features.ts';

test('every command has a name that Slack and Teams accept, and no other has the same', () => {
  const names = COMMANDS.map(({ name }) => name);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z-]{0,30}$/);
  expect(new Set(names).size).toBe(names.length);
});

test('every command is described in both languages, within the limits of the platforms', () => {
  for (const { usage, description, example, name } of COMMANDS)
    for (const tongue of ['fr', 'en'] as const) {
      expect(usage[tongue].length).toBeLessThanOrEqual(100);
      expect(description[tongue]).not.toBe('');
      expect(description[tongue].length).toBeLessThanOrEqual(120);
      expect(example[tongue].split(' ')[0]).toBe(`/${name}`);
    }
});
