import { expect, test } from '@jest/globals';
import { labelOf } from '../../cards/audit/list.ts';
import { voiceOf } from '../../cards/voice.ts';
import { fieldsOf, SECTION_NAMES } from '../../src/company/settings/sections.ts';

test.each(['fr', 'en'] as const)('every setting is called in the log as its form calls it (%s)', (tongue) => {
  const names = SECTION_NAMES.flatMap((section) => fieldsOf(section).map(([name]) => name));
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => labelOf(name, voiceOf(tongue)) === name)).toEqual([]);
});
