import { ADDRESS_LIMIT, NAME_LIMIT } from '../../src/company/settings/information.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import type { Currency } from '../../src/kernel/money.ts';
import type { SettingsForm } from '../../src/screen.ts';
import type { Block, Field, Option } from '../model.ts';
import type { Voice } from '../voice.ts';
import type { Setting } from './setting.ts';
import { PHONE_LENGTH, zonesWith } from './setup.ts';

/** Who the company is, as customers meet it. */
export function informationFields(form: SettingsForm, voice: Voice, setting: Setting): Field[] {
  const { companySettings: say, setup, refusals } = voice.words;
  const { values } = form;
  const required = refusals['field-missing'];
  const { names: languages } = setup.language;
  const currencies = currencyOptions(voice, form.company.currency);
  const labelIn = (options: Option[]) => (value: string) => options.find((one) => one.value === value)?.label ?? value;
  const languageOptions = LANGUAGES.map((value) => ({ value, label: languages[value] }));
  return [
    {
      ...setting('name'),
      ...{ kind: 'text', ...say.name, value: values.name ?? '', required, refreshes: true, maxLength: NAME_LIMIT },
    },
    ...logoFields(form, voice, setting),
    {
      ...setting('phone'),
      ...{ kind: 'text', ...say.phone, value: values.phone ?? '', required, refreshes: true, maxLength: PHONE_LENGTH },
    },
    {
      ...setting('address'),
      ...{ kind: 'text', ...say.address, value: values.address ?? '', multiline: true, refreshes: true },
      maxLength: ADDRESS_LIMIT,
    },
    {
      ...setting('language', { read: labelIn(languageOptions) }),
      ...{ kind: 'choice', ...say.language, value: values.language ?? '', required, refreshes: true },
      options: languageOptions,
    },
    {
      ...setting('time-zone'),
      ...{ kind: 'choice', ...say.timeZone, value: values['time-zone'] ?? '', required, refreshes: true },
      options: zonesWith(values['time-zone'] ?? '', setup.timeZone.names),
    },
    {
      ...setting('currency', { read: labelIn(currencies) }),
      ...{ kind: 'choice', ...say.currency, value: values.currency ?? '', required, refreshes: true },
      options: currencies,
    },
  ];
}

/** A picture is chosen anew each time: what stands now is shown under it, and can be taken away. */
function logoFields({ logoUrl, newLogo, draft, company }: SettingsForm, { words }: Voice, setting: Setting): Field[] {
  const { logo, withoutLogo, anotherLogo } = words.companySettings;
  const url = newLogo?.url ?? logoUrl;
  const isTakenAway = logoUrl !== undefined && draft.letterhead.logo === undefined;
  const image: Block[] = [
    ...(newLogo ? [{ kind: 'text', text: logo.notSaved, tone: 'attention' } as const] : []),
    ...(url ? [{ kind: 'image', url, alt: logo.alt(company.name), size: 'small' } as const] : []),
  ];
  return [
    {
      ...setting('logo', { read: (value) => (value === '' ? '' : anotherLogo) }),
      ...{ kind: 'file', label: logo.label, hint: logo.hint, elsewhere: logo.elsewhere },
      ...{ types: ['png', 'jpg', 'webp'], most: 1, after: image },
    },
    ...(url ? [{ kind: 'checkbox', id: 'without-logo', ...withoutLogo, checked: isTakenAway } as const] : []),
  ];
}

/** Those of the countries that a company can be in, and its own when it is another. */
const currencyOptions = ({ currency }: Voice, own: Currency): Option[] =>
  [...new Set<Currency>(['CAD', 'USD', 'EUR', own])].map((code) => ({
    value: code,
    label: `${code} – ${currency(code)}`,
  }));
