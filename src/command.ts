import type { Role } from './company/index.ts';
import type { Catalogue } from './i18n/en.ts';
import type { Tongue } from './kernel/language.ts';

/** What a member types. Manifests, help, menus and the demo read it; nothing else names a command. */
export interface Command {
  /** Without the slash. */
  name: string;
  /** Who may: what they are at least (`src/company/roles.ts`). */
  role: Role;
  /** What a menu calls it. */
  title(words: Catalogue): string;
  /** What starts it, among everything that can be started; its title unless told. */
  start?(words: Catalogue): string;
  /** What help says of it, a sentence each. `example`: in the reader's language. */
  help(words: Catalogue, example: string): string[];
  /**
   * What the menu of a message calls it, where it starts from what a message says. In a word or two: Slack shows both
   * languages, in 24 characters.
   */
  fromMessage?: Record<Tongue, string>;
  /** An example that works as it is. */
  example: Record<Tongue, string>;
  description: Record<Tongue, string>;
}

/** What its example has behind its name; empty where nothing has to stand there. */
export const behind = ({ name, example }: Pick<Command, 'name' | 'example'>, tongue: Tongue): string =>
  example[tongue].slice(`/${name}`.length).trim();

/** Behind a command, in either language, and nothing else: everything more is what the command is for. */
export const asksForHelp = (text: string): boolean =>
  /^(?:-{0,2}help(?: me)?|aide(?:z?-moi)?|\?)\s*[?!.]*$/i.test(text.trim());
