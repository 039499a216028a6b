import type { Block, Card, Form } from '../../../cards/model.ts';
import { isForm, type Present, presentChoice } from '../../../cards/present.ts';
import { signed } from '../../../cards/render/visible.ts';
import type { App } from '../../../src/app.ts';
import type { Person, Visit } from '../../../src/company/visit.ts';
import type { Reply, Shown } from '../../../src/front.ts';
import type { Tongue } from '../../../src/kernel/language.ts';
import { type Refused, refusedIn } from '../../../src/kernel/screen.ts';
import { fields, maybe, otherwise, type Read, table, text, word } from '../../kit/reading.ts';
import type { SignedIn } from './sign-in.ts';
import { uploadsIn } from './uploads.ts';

/** What the page asks for, by its verb; whatever a verb does not need is absent. `key`: of the page, once for each thing done. */
export const ASKED = fields({
  verb: word,
  key: word,
  action: otherwise(text, ''),
  value: otherwise(text, ''),
  form: otherwise(text, ''),
  values: maybe(table(text)),
  state: otherwise(text, ''),
  files: maybe(table(text)),
  field: otherwise(text, ''),
  text: otherwise(text, ''),
});
type Asked = Read<typeof ASKED>;

interface Parts {
  app: App;
  present: Present;
  /** Who somebody is whom the app has not met. */
  meet(signedIn: SignedIn): Promise<Person>;
}

const LONGEST_KEY = 64;
const NOT_MET: Refused = { kind: 'refused', refusal: { code: 'not-met' } };

/** What the page is given to show: a card or a form, ready to draw, and what it is. */
export type PageAnswer = ({ card: Card } | { form: Form }) & {
  isHome: boolean;
  isSheet: boolean;
  refused: boolean;
};

/** The verbs of the core for a page of the tab, which draws whatever it is given, and knows no feature. */
export function createActs({ app, present, meet }: Parts) {
  const visitOf = ({ workspace, person }: SignedIn, { key }: Asked, tongue: Tongue): Visit => ({
    workspace,
    person: { ...person, tongue },
    key: `tab:${person.id}/${key.slice(0, LONGEST_KEY)}`,
  });

  function perform(visit: Visit, { verb, action, value, form, values = {}, state, files }: Asked): Promise<Reply> {
    if (verb === 'press') return app.press(visit, { action, value });
    if (verb === 'change' || verb === 'send')
      return app.form(
        visit,
        { form, values, state, ...(files && { files: uploadsIn(files) }) },
        verb === 'send' ? 'sent' : 'changed',
      );
    return app.home(visit);
  }

  async function shownTo(signedIn: SignedIn, asked: Asked, tongue: Tongue): Promise<Shown> {
    const visit = visitOf(signedIn, asked, tongue);
    const first = await perform(visit, asked);
    if (first !== 'unmet') return first;
    const met = await perform({ ...visit, person: { ...(await meet(signedIn)), tongue } }, asked);
    return met === 'unmet' ? { screen: NOT_MET, tongue } : met;
  }

  return {
    async act(signedIn: SignedIn, asked: Asked, tongue: Tongue): Promise<PageAnswer> {
      const shown = await shownTo(signedIn, asked, tongue);
      const drawn = present(shown);
      const { isHome = false, isSheet = false } = shown.screen;
      const about = { isHome, isSheet, refused: refusedIn(shown.screen) !== undefined };
      return isForm(drawn)
        ? { ...about, form: readyForm(drawn) }
        : { ...about, card: { ...drawn, blocks: ready(drawn.blocks) } };
    },

    async search(signedIn: SignedIn, asked: Asked, tongue: Tongue) {
      const { choices, ...whom } = await app.search(visitOf(signedIn, asked, tongue), asked);
      return choices.map((choice) => presentChoice(choice, whom));
    },
  };
}

/** With the signs before the words, as on every channel. */
const ready = (blocks: Block[]): Block[] =>
  blocks.map((block) => (block.kind === 'text' ? { ...block, text: signed(block) } : block));

export const readyForm = (form: Form): Form => ({
  ...form,
  above: ready(form.above),
  fields: form.fields.map((field) => ({ ...field, ...(field.after && { after: ready(field.after) }) })),
  below: ready(form.below),
});
