import type { Actor, Stranger } from './company/index.ts';
import type { House } from './house.ts';
import type { Catalogue } from './i18n/en.ts';
import type { Tongue } from './kernel/language.ts';
import type { Filled, Phase } from './kernel/screen.ts';
import type { CustomerChoice, Screen } from './screen.ts';

/** A part of the product: what it is called by, and what it answers on a house's ports. */
export interface Feature {
  /** In the order in which help and menus show them. */
  commands: readonly Command[];
  at(house: House): Answers;
}

/** What a member types. Manifests, help, menus and the demo read it; nothing else names a command. */
export interface Command {
  /** Without the slash. */
  name: string;
  /** What a menu calls it. */
  title(words: Catalogue): string;
  /** What help says of it, a sentence each. `example`: in the reader's language. */
  help(words: Catalogue, example: string): string[];
  /** What may stand behind it; optional parts in brackets. */
  usage: Record<Tongue, string>;
  /** An example that works as it is. */
  example: Record<Tongue, string>;
  description: Record<Tongue, string>;
}

/** What a feature answers, by the names that its commands, forms and buttons have. */
export interface Answers {
  commands?: Named<(actor: Actor, text: string, key: string) => Promise<Screen>>;
  forms?: Named<FormDesk>;
  buttons?: Named<ButtonDesk>;
}

export type Named<T> = Readonly<Record<string, T>>;

/** What answers a form. */
export interface FormDesk {
  /** `changed`: the form as it now stands, and nothing is written. `key`: the platform's own id of this form. */
  fill(actor: Actor, filled: Filled, phase: Phase, key: string): Promise<Screen>;
  /** For who belongs to no company yet; without it they are told so. */
  welcome?(stranger: Stranger, filled: Filled, phase: Phase): Promise<Screen>;
  /** By field: what is offered as one types. */
  search?: Named<(actor: Actor, text: string) => Promise<CustomerChoice[]>>;
}

/** What answers a button. `value`: what the button is about; `key`: the platform's own id of this press. */
export interface ButtonDesk {
  press(actor: Actor, value: string, key: string): Promise<Screen>;
}
