import { type Company, isOpenRoom, platformOf, type Room } from '../../src/company/company.ts';
import { formatsFor } from '../../src/i18n/formats.ts';
import { type Catalogue, words } from '../../src/i18n/index.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import { formatPhone, isPhone } from '../../src/kernel/phone.ts';

/** What the tab shows, ready to read. */
export type TabSettings =
  | { state: 'not-linked' | 'members-only' }
  | {
      state: 'shown';
      company: string;
      information: { label: string; value: string }[];
      rooms: { name: string; platform: string; news: string; gone: boolean }[];
      /** That there are more, where there are. */
      more?: string;
      /** Whether the reader may change it. */
      mayChange?: true;
    };

const PLATFORMS = { slack: 'Slack', teams: 'Teams' };

/** Nothing of the company but what stands here leaves the server. */
export function presentSettings(company: Company, tongue: Tongue): TabSettings {
  const { settings, setup, founding } = words(tongue);
  // A member's own conversation with the app is that member's business.
  const rooms = company.rooms.filter(({ personal }) => !personal);
  const zones: Record<string, string> = setup.timeZone.names;
  const { name, phone, language, timeZone, currency } = settings.information;
  const { textSender } = company;
  return {
    state: 'shown',
    company: company.name,
    information: [
      { label: name, value: company.name },
      { label: phone, value: formatPhone(company.phone, tongue) },
      ...(isPhone(textSender) ? [{ label: founding.textsFrom, value: formatPhone(textSender, tongue) }] : []),
      { label: language, value: setup.language.names[company.language] },
      { label: timeZone, value: zones[company.timeZone] ?? company.timeZone },
      {
        label: currency,
        value: `${capitalized(formatsFor(tongue, company).currency(company.currency))} (${company.currency})`,
      },
    ],
    rooms: rooms.filter(isOpenRoom).map((room) => ({
      name: room.name || settings.rooms.unnamed,
      platform: PLATFORMS[platformOf(room.id)],
      news: newsOf(room, settings.rooms),
      gone: room.goneAt !== undefined,
    })),
    ...(rooms.every(isOpenRoom) ? {} : { more: settings.rooms.more }),
  };
}

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function newsOf({ told, goneAt }: Room, text: Catalogue['settings']['rooms']): string {
  if (goneAt) return text.gone;
  return told ? text.told : text.ownOnly;
}
