import type { joined } from './answers.ts';
import type { Command } from './command.ts';
import { type Actor, type Company, type Role, whoMay } from './company/index.ts';
import type { House } from './house.ts';
import { type AnyScreen, type Opener, type Refused, TYPED_AGAIN } from './kernel/screen.ts';

type MayDo = (role: Role) => boolean;

/** Who may do what, by what every command, form and button asks for. A name that no feature has asks for nothing. */
export function createRights(
  { store }: House,
  commands: readonly Command[],
  answers: Pick<ReturnType<typeof joined>, 'buttons'>,
) {
  const commandsOf = (mayDo: MayDo): Command[] => commands.filter(({ role }) => mayDo(role));
  const ofCommand = (name: string): Role | undefined => commands.find((one) => one.name === name)?.role;

  function ofButton({ action, value }: Opener): Role {
    const role = action === TYPED_AGAIN ? ofCommand(commandIn(value).name) : answers.buttons.get(action)?.role;
    return role ?? 'viewer';
  }

  return {
    ofCommand,
    /** Where the app itself is opened stands what its reader may do, whichever feature it is of. */
    offering: (screen: AnyScreen, mayDo: MayDo): AnyScreen =>
      screen.isHome ? Object.assign({}, screen, { commands: commandsOf(mayDo) }) : screen,

    /** What its reader may do, with a button for the first of it. */
    help(mayDo: MayDo) {
      const theirs = commandsOf(mayDo);
      const [first] = theirs;
      const opener = first && { opener: { action: TYPED_AGAIN, value: `/${first.name}` } };
      return { kind: 'help', commands: theirs, ...opener };
    },

    /** Whether somebody may press a button, for whom it is drawn. */
    pressing:
      (mayDo: MayDo) =>
      (button: Opener): boolean =>
        mayDo(ofButton(button)),

    /** What somebody may not do, with who can. */
    async notTheirs({ actor, company }: { actor: Actor; company: Company }, asked: Role): Promise<Refused> {
      const who = await whoMay(store, company, asked);
      return { kind: 'refused', refusal: { code: 'role-needed', role: actor.role ?? 'viewer', asked, who } };
    },
  };
}

export const commandNamed = (typed: string): string => typed.replace(/^\//, '').toLowerCase();

/** A command with what was typed behind it. */
export function commandIn(line: string): { name: string; typedName: string; text: string } {
  const [, typedName = '', text = ''] = /^(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  return { name: commandNamed(typedName), typedName, text };
}
