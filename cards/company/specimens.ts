import type { FoundingMessage } from '../../src/company/founding.ts';
import type { CompanyScreen, CorrectionForm, SetupForm } from '../../src/company/screen.ts';
import type { Tongue } from '../../src/kernel/language.ts';
import type { MessageSpecimens, ScreenSpecimens } from '../specimen.ts';
import { garage, later, MARC } from '../specimens/people.ts';
import { accountForms } from './account-specimens.ts';
import { settingsForms, settingsRead } from './settings-specimens.ts';

export const screens = (tongue: Tongue): ScreenSpecimens<CompanyScreen> => ({
  'setup-form': setupForms(tongue),
  'settings-form': settingsForms(tongue),
  'settings-read': settingsRead(tongue),
  'account-form': accountForms,
  'joining-form': {
    joining: { kind: 'joining-form', code: '' },
    'joining-unknown': { kind: 'joining-form', code: 'K7QF2', problem: { code: 'code-unknown' } },
  },
  'privacy-menu': { 'privacy-menu': { kind: 'privacy-menu', isSheet: true } },
  'workspace-code': {
    'workspace-code': { kind: 'workspace-code', code: '7KQF2M9XR-4TBW8ZHNP-3CDGJ5V6Y', until: later(15) },
  },
  'set-up': {
    'set-up': { kind: 'set-up', companyName: 'Garage Boréal', textsFrom: '+15145550101', isFollowed: true },
    'set-up-unfollowed': { kind: 'set-up', companyName: 'Garage Boréal', isFollowed: false },
  },
  'correction-form': corrections(tongue),
  corrected: { corrected: { kind: 'corrected', companyName: 'Garage Boréal' } },
});

export function messages(tongue: Tongue): MessageSpecimens<FoundingMessage> {
  const company = { ...garage(tongue), setUpBy: MARC };
  const corrected = { by: 'Sophie Roy', at: later(30) };
  return {
    founding: {
      founding: { kind: 'founding', company },
      'founding-corrected': { kind: 'founding', company: { ...company, corrected } },
    },
  };
}

/** The form that puts the first run right. */
function corrections(tongue: Tongue): Record<string, CorrectionForm> {
  const { name, phone, language, timeZone } = garage(tongue);
  const values = { name: 'Grage Boreal', phone, language, timeZone };
  const correction: CorrectionForm = { kind: 'correction-form', values, seen: 'seen', problems: {} };
  return {
    correction,
    'correction-meanwhile': { ...correction, meanwhile: { ...values, name } },
    'correction-problems': {
      ...correction,
      values: { ...values, phone: '555' },
      problems: { phone: { code: 'phone-unreadable' } },
    },
  };
}

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
