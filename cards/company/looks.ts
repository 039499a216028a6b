import type { CompanyScreen } from '../../src/company/screen.ts';
import type { Looks } from '../looks.ts';
import { settingsForm } from './settings.ts';
import { settingsCard } from './settings-read.ts';
import { setUpNotice, setupForm } from './setup.ts';

export const screens: Looks<CompanyScreen> = {
  'setup-form': setupForm,
  'set-up': setUpNotice,
  'settings-form': settingsForm,
  'settings-read': settingsCard,
};
