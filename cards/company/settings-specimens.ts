import type { Member, Room } from '../../src/company/company.ts';
import { type Letterhead, plainLetterhead } from '../../src/company/letterhead.ts';
import { previewsOf } from '../../src/company/settings/addresses.ts';
import { memberKey } from '../../src/company/settings/keys.ts';
import { marksOf, type SectionName, writtenOf } from '../../src/company/settings/sections.ts';
import type { SourceState } from '../../src/company/source-state.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { SettingsForm, SettingsRead } from '../../src/screen.ts';
import { garage, later } from '../specimens/people.ts';

const PUBLIC_URL = 'https://pay.garageboreal.ca';
const LOGO = `${PUBLIC_URL}/logo/com_garage/fil_1.png`;

/** How the garage's papers look. What is missing in one language is missing. */
export const letterhead: Letterhead = {
  ...plainLetterhead({ name: 'Garage Boréal', phone: '+15145550100' }),
  address: ['100, rue Saint-Jean', 'Québec (Québec)  G1R 1P5'],
  logo: 'fil_1',
  taxNumbers: [
    { label: 'TPS', number: '123456789 RT0001' },
    { label: 'TVQ', number: '1234567890 TQ0001' },
  ],
  numberLabel: { fr: 'Bon de réparation', en: 'Repair order' },
  footnotes: { invoice: { fr: 'Merci de votre confiance.' }, estimate: {} },
  paymentTerms: { fr: 'Payable à la remise du véhicule.', en: 'Payable when the vehicle is handed over.' },
};

const MEMBERS: Member[] = [
  ['Marie-Ève Gagnon', 'marie'],
  ['Marc Roy', 'marc'],
].map(([name = '', id = '']) => ({
  ...{ companyId: 'com_garage', workspaceId: 'teams:t1', id, name, firstName: name, tongue: 'fr', standing: 'member' },
}));

const CROWD: Member[] = Array.from({ length: 150 }, (_, at) => ({
  ...{ companyId: 'com_garage', workspaceId: 'teams:t1', id: `p${at}`, name: `Alex ${at + 1}`, firstName: 'Alex' },
  ...{ tongue: 'fr', standing: 'member' },
}));

/** More than a form can list. */
const BAYS: Room[] = Array.from({ length: 120 }, (_, at) => ({
  ...{ id: `slack:T1/BAY${at}` as const, name: `baie ${at + 1}`, told: false, closed: false },
}));

const read = { seenUntil: later(30), startedAt: later(30), endedAt: later(31), added: 3, changed: 1, same: 195 };
/** One that is kept up with, one that is away, and one that was never read to its end. */
const SOURCES: SourceState[] = [
  { ...read, name: 'CDK · SERVICE', failed: 1, failures: [{ id: 'RO4811', why: 'date-unreadable openDate' }] },
  {
    ...{ ...read, name: 'CDK · PARTS', outage: 'QUOTA-EXCEEDED', failed: 7 },
    failures: Array.from({ length: 7 }, (_, at) => ({
      id: `RO${at}`,
      why: ['amounts-not-exact', 'shape-unexpected details[0].ops'][at % 2] ?? '',
    })),
  },
  { name: 'CDK · BODY', startedAt: later(30), added: 1_200, changed: 0, same: 0, failed: 0, failures: [] },
];

const sectionIn =
  (tongue: Tongue) =>
  (section: SectionName, change: Partial<SettingsForm> = {}): SettingsForm => {
    const standing = {
      company: { ...garage(tongue), administrators: [{ workspaceId: 'teams:t1' as const, id: 'marie' }] },
      letterhead,
    };
    const form: SettingsForm = {
      kind: 'settings-form',
      section,
      values: { ...writtenOf(section, standing, tongue), section },
      problems: {},
      meanwhile: [],
      marks: marksOf(section, standing),
      company: standing.company,
      draft: standing,
      logoUrl: LOGO,
      rooms: standing.company.rooms,
      members: MEMBERS,
      sources: section === 'invoices' ? SOURCES : [],
      previews: previewsOf(PUBLIC_URL, 'com_garage', 'let_1'),
    };
    return { ...form, ...change, values: { ...form.values, ...change.values } };
  };

const ROUTES = {
  fr: 'Sophie Roy\u00a0: service\nPARTS\u00a0: pièces, Pièces',
  en: 'Sophie Roy: service\nPARTS: parts, Parts',
};

/** Each section as it stands, and with all that can be wrong or have come in between. */
export function settingsForms(tongue: Tongue): Record<string, SettingsForm> {
  const form = sectionIn(tongue);
  return {
    'settings-information': form('information'),
    'settings-saved': form('information', { done: 'saved' }),
    'settings-new-logo': form('information', {
      done: 'new-logo',
      newLogo: { id: 'fil_2', url: `${PUBLIC_URL}/logo/com_garage/fil_2.png` },
      previews: previewsOf(PUBLIC_URL, 'com_garage', 'let_1', 'fil_3'),
      showsUnsaved: true,
    }),
    'settings-information-problems': form('information', {
      values: { section: 'information', name: '', phone: '555', address: 'A\n'.repeat(9), currency: 'USD' },
      problems: {
        name: { code: 'field-missing' },
        logo: { code: 'picture-of-other-kind' },
        phone: { code: 'phone-unreadable' },
        address: { code: 'address-too-long' },
        currency: { code: 'currency-in-use' },
      },
    }),
    'settings-meanwhile': form('information', {
      values: { section: 'information', name: 'Garage Borealis', 'time-zone': 'America/Halifax' },
      meanwhile: [
        { name: 'name', alsoHere: true, value: 'Garage Boréal inc.' },
        { name: 'time-zone', alsoHere: false, value: 'America/Halifax' },
      ],
    }),
    'settings-invoices': form('invoices'),
    'settings-invoices-problems': form('invoices', {
      values: { section: 'invoices', 'tax-numbers': 'TPS 🧾' },
      problems: {
        'terms-fr': { code: 'text-too-long', length: 5000, limit: 3000 },
        'tax-numbers': { code: 'tax-number-unreadable', line: 'TPS 🧾' },
      },
    }),
    'settings-payments': form('payments'),
    'settings-many-rooms': form('payments', {
      values: { section: 'payments', find: 'baie 1' },
      rooms: [...garage(tongue).rooms, ...BAYS],
    }),
    'settings-conversations': form('conversations', {
      values: { section: 'conversations', routes: ROUTES[tongue] },
    }),
    'settings-conversations-problems': form('conversations', {
      values: { section: 'conversations', routes: 'Sophie Roy: carosserie' },
      problems: { routes: { code: 'route-room-unknown', room: 'carosserie', rooms: ['service', 'carrosserie'] } },
    }),
    'settings-unsaved': form('payments', { done: 'unsaved' }),
    'settings-administrators': form('administrators', {
      values: { section: 'administrators', administrators: MEMBERS.slice(0, 1).map(memberKey).join(',') },
    }),
    'settings-last-administrator': form('administrators', {
      values: { section: 'administrators', administrators: '' },
      problems: { administrators: { code: 'last-administrator' } },
    }),
    'settings-billers': form('billers', {
      values: { section: 'billers', billers: MEMBERS.slice(1).map(memberKey).join(','), 'biller-refund': '500,00' },
    }),
    'settings-agents': form('agents'),
    'settings-many-people': form('agents', { members: CROWD, areMore: true }),
    'settings-viewers': form('viewers'),
    'settings-others': form('others'),
  };
}

export const settingsRead = (tongue: Tongue): Record<string, SettingsRead> => ({
  'settings-read': readBy(tongue, ['Marie-Ève Gagnon']),
  'settings-nobodys': readBy(tongue, []),
});

const readBy = (tongue: Tongue, inTeams: string[]): SettingsRead => ({
  kind: 'settings-read',
  inTeams,
  company: garage(tongue),
  letterhead,
  logoUrl: LOGO,
  rooms: garage(tongue).rooms,
  sources: SOURCES.slice(0, 1),
  previews: previewsOf(PUBLIC_URL, 'com_garage', 'let_1'),
});
