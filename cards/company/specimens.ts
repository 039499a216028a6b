import type { CompanyScreen, SetupForm } from '../../src/company/screen.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { settingsForms, settingsRead } from './settings-specimens.ts';

export const screens = (tongue: Tongue): ScreenSpecimens<CompanyScreen> => ({
  'setup-form': setupForms(tongue),
  'settings-form': settingsForms(tongue),
  'settings-read': settingsRead(tongue),
  'set-up': {
    'set-up': { kind: 'set-up', companyName: 'Garage Boréal', textsFrom: '+15145550101', isFollowed: true },
    'set-up-unfollowed': { kind: 'set-up', companyName: 'Garage Boréal', isFollowed: false },
  },
});

/** The first-run form. */
function setupForms(tongue: Tongue): Record<string, SetupForm> {
  const setup = (change: Partial<SetupForm>): SetupForm => ({
    kind: 'setup-form',
    textsFrom: '+15145550101',
    values: { name: '', phone: '', language: tongue === 'fr' ? 'fr-CA' : 'en-CA', timeZone: 'America/Toronto' },
    problems: {},
    ...change,
  });
  return {
    'setup-empty': setup({}),
    'setup-problems': setup({
      values: { name: '', phone: '555', language: 'fr-CA', timeZone: 'Asia/Tokyo' },
      problems: { name: { code: 'field-missing' }, phone: { code: 'phone-unreadable' } },
    }),
  };
}
