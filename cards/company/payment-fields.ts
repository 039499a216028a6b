import { platformOf, type Room } from '../../src/company/company.ts';
import { keysIn, roomKey } from '../../src/company/settings/keys.ts';
import { LINK_DAYS } from '../../src/company/settings/payments.ts';
import type { SettingsForm } from '../../src/screen.ts';
import type { Field, Option } from '../model.ts';
import type { Voice } from '../voice.ts';
import { longList } from './long-list.ts';
import type { Setting } from './setting.ts';

const AMOUNT_LENGTH = 20;
export const PLATFORMS = { slack: 'Slack', teams: 'Teams' };

/** How money is asked for, and who hears of it. */
export function paymentFields(form: SettingsForm, { words }: Voice, setting: Setting): Field[] {
  const { values } = form;
  const { companySettings: say, refusals, reminders, parts } = words;
  const { setting: remind } = reminders;
  const required = refusals['field-missing'];
  const days = Number(values['link-days']);
  const { options: roomOptions, finding } = listOfRooms(form, words, 'rooms', ({ told }) => told);
  const languages = [
    { value: 'same', label: say.roomLanguage.same },
    { value: 'fr', label: say.languages.fr },
    { value: 'en', label: say.languages.en },
  ];
  const yes = (value: string) => (value === 'yes' ? say.read.yes : say.read.no);
  return [
    ...(roomOptions.length > 0
      ? [
          ...finding,
          {
            ...setting('rooms', { read: (value) => labelsOf(keysIn(value), roomOptions).join(', ') }),
            ...({ kind: 'choices', label: say.rooms.label, hint: say.rooms.hint, required } as const),
            ...{ values: keysIn(values.rooms ?? '').filter((key) => isIn(roomOptions, key)), options: roomOptions },
          },
        ]
      : []),
    {
      ...setting('room-language'),
      ...{ kind: 'choice', label: say.roomLanguage.label, value: values['room-language'] || 'same', required },
      options: languages,
    },
    {
      ...setting('amount-limit'),
      ...{ kind: 'text', ...say.amountLimit, value: values['amount-limit'] ?? '', required, maxLength: AMOUNT_LENGTH },
    },
    {
      ...setting('refund-limit'),
      ...{ kind: 'text', ...say.refundLimit, value: values['refund-limit'] ?? '', maxLength: AMOUNT_LENGTH },
    },
    {
      ...setting('least-part'),
      ...{ kind: 'text', ...parts.setting, value: values['least-part'] ?? '', maxLength: AMOUNT_LENGTH },
    },
    {
      ...setting('link-days'),
      ...{ kind: 'choice', label: say.linkDays.label, value: values['link-days'] ?? '', required, refreshes: true },
      options: [...new Set([...LINK_DAYS, ...(days > 0 ? [days] : [])])]
        .toSorted((a, b) => a - b)
        .map((many) => ({ value: String(many), label: say.linkDays.option(many) })),
    },
    {
      ...setting('reminder-days'),
      ...{ kind: 'text', label: remind.label, hint: remind.hint, value: values['reminder-days'] ?? '' },
      maxLength: AMOUNT_LENGTH,
    },
    { ...setting('thanks', { read: yes }), kind: 'checkbox', ...say.thanks, checked: values.thanks === 'yes' },
    {
      ...setting('folds-names', { read: yes }),
      ...{ kind: 'checkbox', ...say.foldsNames, checked: values['folds-names'] === 'yes' },
    },
  ];
}

export const isIn = (options: Option[], key: string): boolean => options.some(({ value }) => value === key);
export const labelsOf = (keys: string[], options: Option[]): string[] =>
  options.filter(({ value }) => keys.includes(value)).map(({ label }) => label);

/** The rooms to choose from in a setting, of which those come first that `stand`. */
export function listOfRooms(
  { values, rooms }: SettingsForm,
  { companySettings: { rooms: say } }: Voice['words'],
  name: 'rooms' | 'talk-rooms',
  stands: (room: Room) => boolean,
) {
  const nameOf = ({ name }: Room): string => name || say.unnamed;
  return longList<Room>({
    all: rooms,
    keyOf: roomKey,
    nameOf,
    stands,
    ...{ ticked: keysIn(values[name] ?? ''), find: values.find ?? '', say: say.find },
    labelOf: (room) => say.of(nameOf(room), PLATFORMS[platformOf(room.id)]),
  });
}
