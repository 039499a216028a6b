import type { Member } from '../../src/company/company.ts';
import { keysIn, memberKey } from '../../src/company/settings/keys.ts';
import type { SettingsForm } from '../../src/screen.ts';
import type { Field } from '../model.ts';
import type { Voice } from '../voice.ts';
import { longList } from './long-list.ts';
import { labelsOf } from './payment-fields.ts';
import type { Setting } from './setting.ts';

/** Who may change the settings where the platform does not say it. */
export function administratorFields(
  { values, members = [], company }: SettingsForm,
  { words }: Voice,
  setting: Setting,
): Field[] {
  const { administrators: say } = words.companySettings;
  const named = (company.administrators ?? []).map(memberKey);
  const ticked = keysIn(values.administrators ?? '');
  const { options, finding } = longList<Member>({
    all: members,
    keyOf: memberKey,
    nameOf: ({ name }) => name,
    labelOf: ({ name }) => name,
    stands: (member) => named.includes(memberKey(member)),
    ...{ ticked, find: values.find ?? '', say: say.find },
  });
  if (options.length === 0) return [];
  const chosen = ticked.filter((key) => options.some(({ value }) => value === key));
  return [
    ...finding,
    {
      ...setting('administrators', { read: (value) => labelsOf(keysIn(value), options).join(', ') }),
      ...{ kind: 'choices', label: say.label, hint: say.hint, values: chosen, options },
    },
  ];
}
