import { keysIn, memberKey } from '../../src/company/settings/keys.ts';
import type { SettingsForm } from '../../src/screen.ts';
import type { Field } from '../model.ts';
import type { Voice } from '../voice.ts';
import { labelsOf, MOST_OPTIONS, short } from './payment-fields.ts';
import type { Setting } from './setting.ts';

/** Who may change the settings where the platform does not say it. */
export function administratorFields(
  { values, members = [] }: SettingsForm,
  { words }: Voice,
  setting: Setting,
): Field[] {
  const { administrators: say } = words.companySettings;
  const options = members
    .slice(0, MOST_OPTIONS)
    .map((member) => ({ value: memberKey(member), label: short(member.name) }));
  if (options.length === 0) return [];
  const chosen = keysIn(values.administrators ?? '').filter((key) => options.some(({ value }) => value === key));
  return [
    {
      ...setting('administrators', { read: (value) => labelsOf(keysIn(value), options).join(', ') }),
      ...{ kind: 'choices', label: say.label, hint: say.hint, values: chosen, options },
    },
  ];
}
