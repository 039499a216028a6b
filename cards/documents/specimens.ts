import type { DocumentScreen, MailForm } from '../../src/documents/screen.ts';
import type { Screen } from '../../src/screen.ts';
import type { ScreenSpecimens } from '../specimen.ts';
import { longAndHostile } from '../specimens/extremes.ts';
import { cad, JULIE } from '../specimens/people.ts';

const form: MailForm = {
  ...{ kind: 'mail-form', values: { email: '' }, requestId: 'pay_1', amount: cad(12550), reference: 'RO4821' },
  customer: JULIE.name,
};

const LONGEST = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(56)}.ca`;

/** The form and its answer with the longest and the most hostile words. */
export const extremes = (): { screens: Record<string, Screen> } => ({
  screens: Object.fromEntries(
    longAndHostile.flatMap(({ script, name, reference }): [string, Screen][] => [
      [
        `extreme-mail-form-${script}`,
        {
          ...{ ...form, values: { email: LONGEST }, amount: cad(Number.MAX_SAFE_INTEGER), reference, customer: name },
          problem: { code: 'email-unsupported' },
        },
      ],
      [`extreme-mailed-${script}`, { kind: 'request-mailed', reference, to: LONGEST, shownIn: [] }],
    ]),
  ),
});

export const screens = (): ScreenSpecimens<DocumentScreen> => ({
  'mail-form': {
    'mail-form': form,
    'mail-form-wrong': { ...form, values: { email: 'julie@' }, problem: { code: 'email-unreadable' } },
  },
  'request-mailed': {
    'request-mailed': { kind: 'request-mailed', reference: 'RO4821', to: 'julie@exemple.ca', shownIn: [] },
  },
});
