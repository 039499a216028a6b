import { isForm, type Present } from '../../../cards/present.ts';
import type { App } from '../../../src/app.ts';
import type { Person, Visit } from '../../../src/company/visit.ts';
import type { Reply } from '../../../src/front.ts';
import type { Tongue } from '../../../src/kernel/language.ts';
import type { Filled } from '../../../src/kernel/screen.ts';
import { fields, maybe, otherwise, table, text } from '../../kit/reading.ts';
import { readyForm } from './acts.ts';
import type { SignedIn } from './sign-in.ts';
import { uploadsIn } from './uploads.ts';

/** What the tab sends: a form as it stands, or nothing to begin with. Files come as base64. */
const ASKED = fields({
  what: text,
  lang: text,
  form: otherwise(text, ''),
  values: maybe(table(text)),
  state: otherwise(text, ''),
  files: maybe(table(text)),
});
type Asked = ReturnType<typeof ASKED>;

export const readAsked = (body: unknown): Asked => ASKED(body, 'tab');
export const tongueIn = ({ lang }: Pick<Asked, 'lang'>): Tongue => (lang === 'fr' ? 'fr' : 'en');

export const filledIn = ({ form, values = {}, state, files = {} }: Asked): Filled => ({
  form,
  values: { ...values },
  state,
  files: uploadsIn(files),
});

/** Whoever is signed in, in the language of their Teams. */
export const visitorOf = ({ workspace, person }: SignedIn, tongue: Tongue) => ({
  workspace,
  person: { ...person, tongue },
  key: 'tab',
});

/** What the tab then shows; undefined for somebody whom the app has not met. */
export async function answerTab(
  {
    app,
    present,
    opens,
    meet,
  }: { app: App; present: Present; opens: string; meet(signedIn: SignedIn): Promise<Person> },
  signedIn: SignedIn,
  asked: Asked,
): Promise<{ failed: boolean; shown: ReturnType<Present> } | undefined> {
  const visit = visitorOf(signedIn, tongueIn(asked));
  const act = (by: Visit): Promise<Reply> =>
    asked.what === 'open'
      ? app.command(by, opens, '')
      : app.form(by, filledIn(asked), asked.what === 'send' ? 'sent' : 'changed');
  const first = await act(visit);
  const reply =
    first === 'unmet' ? await act({ ...visit, person: { ...(await meet(signedIn)), ...visit.person } }) : first;
  if (reply === 'unmet') return undefined;
  const shown = present(reply);
  return { failed: reply.failed === true, shown: isForm(shown) ? readyForm(shown) : shown };
}
