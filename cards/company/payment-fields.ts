import { platformOf, type Room } from '../../src/company/company.ts';
import { keysIn, roomKey } from '../../src/company/settings/keys.ts';
import { LINK_DAYS } from '../../src/company/settings/payments.ts';
import type { SettingsForm } from '../../src/screen.ts';
import type { Field, Option } from '../model.ts';
import type { Voice } from '../voice.ts';
import type { Setting } from './setting.ts';

/** Slack's menus hold no more options (docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element). */
export const MOST_OPTIONS = 100;
const AMOUNT_LENGTH = 20;
export const PLATFORMS = { slack: 'Slack', teams: 'Teams' };

/** How money is asked for, and who hears of it. */
export function paymentFields({ values, rooms }: SettingsForm, { words }: Voice, setting: Setting): Field[] {
  const { companySettings: say, refusals, reminders } = words;
  const { setting: remind } = reminders;
  const required = refusals['field-missing'];
  const days = Number(values['link-days']);
  const roomOptions = optionsOf(rooms, words);
  const languages = [
    { value: 'same', label: say.roomLanguage.same },
    { value: 'fr', label: say.languages.fr },
    { value: 'en', label: say.languages.en },
  ];
  const yes = (value: string) => (value === 'yes' ? say.read.yes : say.read.no);
  return [
    ...(roomOptions.length > 0
      ? [
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
      ...setting('link-days'),
      ...{ kind: 'choice', label: say.linkDays.label, value: values['link-days'] ?? '', required },
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

const isIn = (options: Option[], key: string): boolean => options.some(({ value }) => value === key);
export const labelsOf = (keys: string[], options: Option[]): string[] =>
  options.filter(({ value }) => keys.includes(value)).map(({ label }) => label);

const optionsOf = (rooms: Room[], { companySettings: { rooms: say } }: Voice['words']): Option[] =>
  rooms
    // Those that are told come first, so that a long list never hides one.
    .toSorted((a, b) => Number(b.told) - Number(a.told))
    .slice(0, MOST_OPTIONS)
    .map((room) => ({
      value: roomKey(room),
      label: short(say.of(room.name || say.unnamed, PLATFORMS[platformOf(room.id)])),
    }));

/** What a choice may have; more of a name tells nobody anything. */
const OPTION_LENGTH = 75;
export const short = (label: string): string =>
  label.length > OPTION_LENGTH ? `${label.slice(0, OPTION_LENGTH - 1)}…` : label;
