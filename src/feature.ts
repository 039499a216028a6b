import type { Command } from './command.ts';
import type { Actor, Role, Stranger } from './company/index.ts';
import type { House } from './house.ts';
import type { AnyScreen, Filled, Phase, Said } from './kernel/screen.ts';
import type { Message } from './messages.ts';
import type { Kind } from './promises/deliver.ts';
import type { Job } from './promises/jobs.ts';
import type { Choice, Screen } from './screen.ts';

/** A part of the product: what it is called by, and what it answers on a house's ports. */
export interface Feature<S extends AnyScreen = Screen> {
  /** In the order in which help and menus show them. */
  commands: readonly Command[];
  at(house: House): Answers<S>;
}

/** What a feature answers, by the names that its commands, forms and buttons have. */
export interface Answers<S extends AnyScreen = Screen> {
  commands?: Named<(actor: Actor, text: string, key: string) => Promise<S>>;
  /**
   * What a command that says so (`fromMessage`) does with what somebody's message says, in plain text; empty for none.
   * `thread`: where it stands (`Visit`).
   */
  messages?: Named<(actor: Actor, text: string, thread?: string) => Promise<S>>;
  forms?: Named<FormDesk<S>>;
  buttons?: Named<ButtonDesk<S>>;
  /** For who arrives in a workspace that belongs to no company yet. One feature alone receives them. */
  arrive?(stranger: Stranger): Promise<S>;
  /** What stands where the app itself is opened, for members and for who belongs to no company yet. One feature says so. */
  home?: HomeDesk<S>;
  /** Somebody wrote in a thread: what to show them, if anything; undefined when the thread is none of its own. */
  said?(actor: Actor, said: Said, key: string): Promise<{ show?: S } | undefined>;
  /** Its kinds of document that promise deliveries, by the name that the store has for them. */
  announcers?: Named<Kind<Message>>;
  /** What it does at a time. */
  jobs?: Named<Job>;
}

export type Named<T> = Readonly<Record<string, T>>;

/** What answers who opens the app itself. */
export interface HomeDesk<S extends AnyScreen = Screen> {
  show(actor: Actor): Promise<S>;
  welcome(stranger: Stranger): Promise<S>;
}

/** What answers a form. */
export interface FormDesk<S extends AnyScreen = Screen> {
  /** Who may: what they are at least (`src/company/roles.ts`). */
  role: Role;
  /** `changed`: the form as it now stands, and nothing is written. `key`: the platform's own name for this form. */
  fill(actor: Actor, filled: Filled, phase: Phase, key: string): Promise<S>;
  /** For who belongs to no company yet; without it they are told so. */
  welcome?(stranger: Stranger, filled: Filled, phase: Phase): Promise<S>;
  /** By field: what is offered as one types. */
  search?: Named<(actor: Actor, text: string) => Promise<Choice[]>>;
}

/** What answers a button. */
export interface ButtonDesk<S extends AnyScreen = Screen> {
  /** Who may: what they are at least (`src/company/roles.ts`). */
  role: Role;
  /** `value`: what the button is about; `key`: the platform's own name for this press. */
  press(actor: Actor, value: string, key: string): Promise<S>;
}
