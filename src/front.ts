import { type Actor, isMember, type Visitor } from './company/index.ts';
import type { Answers, Feature, Named } from './feature.ts';
import type { House } from './house.ts';
import type { Filled, Opener, Phase } from './kernel/screen.ts';
import { type CustomerChoice, isForm, type Screen } from './screen.ts';

/** What people do in a chat, by the names that features have for it. Every answer comes after the write it stands for. */
export interface Front {
  /** `/name` with what was typed behind it. `key`: the platform's own id of this command. */
  command(actor: Actor, name: string, text: string, key: string): Promise<Screen>;
  /** A form that was changed (nothing is written) or sent. `key`: names what the member is doing in it. */
  form(visitor: Visitor, filled: Filled, phase: Phase, key: string): Promise<Screen>;
  /** A button on a private answer or a card. `key`: the platform's own id of this press. */
  press(actor: Actor, press: { action: string; value: string; key: string }): Promise<Screen>;
  /** What is offered in a field of a form as one types. */
  search(actor: Actor, asked: { form: string; field: string; text: string }): Promise<CustomerChoice[]>;
  /** What stands where somebody opens the app itself. */
  home(visitor: Visitor): Promise<Screen>;
}

/** The button under a form that could not open by itself: what was typed, its command first, is asked again. */
const TYPED_AGAIN = 'form.open';

/** Lets everybody in to the feature that answers them; names that nobody has get one plain answer. */
export function createFront(house: House, features: readonly Feature[]): Front {
  const answers = joined(features.map((feature) => feature.at(house)));

  async function command(actor: Actor, name: string, text: string, key: string): Promise<Screen> {
    const open = answers.commands.get(name.replace(/^\//, '').toLowerCase());
    if (!open) return { kind: 'help' };
    return typedAgain(`${name} ${text}`.trim(), await open(actor, text, key));
  }

  return {
    command,

    async form(visitor, filled, phase, key) {
      const desk = answers.forms.get(filled.form);
      if (desk && isMember(visitor)) return desk.fill(visitor, filled, phase, key);
      if (desk?.welcome && !isMember(visitor)) return desk.welcome(visitor, filled, phase);
      return { kind: 'refused', refusal: { code: desk ? 'not-set-up' : 'not-here' } };
    },

    async press(actor, { action, value, key }) {
      if (action === TYPED_AGAIN) {
        const [, name = '', text = ''] = /^(\S*)\s*([\s\S]*)$/.exec(value) ?? [];
        return command(actor, name, text, key);
      }
      const desk = answers.buttons.get(action);
      if (!desk) return { kind: 'refused', refusal: { code: 'not-here' } };
      return openedBy({ action, value }, await desk.press(actor, value, key));
    },

    async search(actor, { form, field, text }) {
      const offer = answers.searches.get(`${form}.${field}`);
      return offer ? offer(actor, text) : [];
    },

    home: async () => ({ kind: 'help' }),
  };
}

/** A form that a command as `typed` asked for can be asked for so again. */
export const typedAgain = (typed: string, screen: Screen): Screen =>
  openedBy({ action: TYPED_AGAIN, value: typed }, screen);

/** A form says which button opens it again: the one that opened it, unless its feature knows better. */
const openedBy = (opener: Opener, screen: Screen): Screen =>
  isForm(screen) && !screen.opener ? { ...screen, opener } : screen;

/** The answers of all features. Names come from outside: none may lead to what every object inherits. */
function joined(all: Answers[]) {
  const forms = allOf(all.map(({ forms }) => forms));
  return {
    commands: allOf(all.map(({ commands }) => commands)),
    forms,
    buttons: allOf(all.map(({ buttons }) => buttons)),
    searches: allOf(
      [...forms].map(([form, { search = {} }]) =>
        Object.fromEntries(Object.entries(search).map(([field, offer]) => [`${form}.${field}`, offer])),
      ),
    ),
  };
}

function allOf<T>(parts: (Named<T> | undefined)[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const [name, answer] of parts.flatMap((part) => Object.entries(part ?? {}))) {
    if (found.has(name)) throw new Error(`two features answer to ${name}`);
    found.set(name, answer);
  }
  return found;
}
