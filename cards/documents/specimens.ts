import type { DocumentScreen, MailForm } from '../../src/documents/screen.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { cad, JULIE } from '../specimens/people.ts';

const form: MailForm = {
  ...{ kind: 'mail-form', values: { email: '' }, requestId: 'pay_1', amount: cad(12550), reference: 'RO4821' },
  customer: JULIE.name,
};

export const screens = (): ScreenSpecimens<DocumentScreen> => ({
  'mail-form': {
    'mail-form': form,
    'mail-form-wrong': { ...form, values: { email: 'julie@' }, problem: { code: 'email-unreadable' } },
  },
  'request-mailed': {
    'request-mailed': { kind: 'request-mailed', reference: 'RO4821', to: 'julie@exemple.ca', shownIn: [] },
  },
});
