import { QUIET_DAYS, ROUTES_LIMIT } from '../../src/company/settings/conversations.ts';
import { keysIn } from '../../src/company/settings/keys.ts';
import type { SettingsForm } from '../../src/screen.ts';
import type { Field } from '../model.ts';
import type { Voice } from '../voice.ts';
import { isIn, labelsOf, listOfRooms } from './payment-fields.ts';
import type { Setting } from './setting.ts';

/** Where customers' conversations begin, and for how long they go on. */
export function conversationFields(form: SettingsForm, { words }: Voice, setting: Setting): Field[] {
  const { values, company } = form;
  const { companySettings: say } = words;
  const quiet = Number(values['quiet-days']);
  const stands = ({ id }: { id: string }) => (company.talkRooms ?? []).some((room) => room === id);
  const { options, finding } = listOfRooms(form, words, 'talk-rooms', stands);
  return [
    ...(options.length > 0
      ? [
          ...finding,
          {
            ...setting('talk-rooms', { read: (value) => labelsOf(keysIn(value), options).join(', ') }),
            ...({ kind: 'choices', label: say.talkRooms.label, hint: say.talkRooms.hint, options } as const),
            values: keysIn(values['talk-rooms'] ?? '').filter((key) => isIn(options, key)),
          },
        ]
      : []),
    {
      ...setting('routes'),
      ...{ kind: 'text', ...say.routes, value: values.routes ?? '', multiline: true, maxLength: ROUTES_LIMIT },
    },
    {
      ...setting('quiet-days', { read: (value) => say.quietDays.option(Number(value)) }),
      ...{ kind: 'choice', label: say.quietDays.label, hint: say.quietDays.hint, value: values['quiet-days'] ?? '' },
      options: [...new Set([...QUIET_DAYS, ...(quiet > 0 ? [quiet] : [])])]
        .toSorted((a, b) => a - b)
        .map((many) => ({ value: String(many), label: say.quietDays.option(many) })),
    },
  ];
}
