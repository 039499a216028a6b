import type { FoundingMessage } from '../../src/company/founding.ts';
import type { CompanyScreen } from '../../src/company/screen.ts';
import type { Looks, MessageLooks } from '../looks.ts';
import { privacyMenu } from '../privacy/menu.ts';
import { accountForm } from './accounts.ts';
import { correctedNotice, correctionForm, foundingCard } from './founding.ts';
import { joiningForm, workspaceCodeCard } from './joining.ts';
import { settingsForm } from './settings.ts';
import { settingsCard } from './settings-read.ts';
import { setUpNotice, setupForm } from './setup.ts';

export const screens: Looks<CompanyScreen> = {
  'setup-form': setupForm,
  'set-up': setUpNotice,
  'joining-form': joiningForm,
  'workspace-code': workspaceCodeCard,
  'privacy-menu': privacyMenu,
  'settings-form': settingsForm,
  'settings-read': settingsCard,
  'account-form': accountForm,
  'correction-form': correctionForm,
  corrected: correctedNotice,
};

export const messages: MessageLooks<FoundingMessage> = { founding: foundingCard };
