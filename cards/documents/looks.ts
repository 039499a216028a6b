import type { DocumentScreen } from '../../src/documents/screen.ts';
import type { Looks } from '../looks.ts';
import { mailedNotice, mailForm } from './mail.ts';

export const screens: Looks<DocumentScreen> = {
  'mail-form': mailForm,
  'request-mailed': mailedNotice,
};
