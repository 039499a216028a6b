import { joined } from './answers.ts';
import { asksForHelp } from './command.ts';
import { type Admitted, createAdmission } from './company/admission.ts';
import {
  type Company,
  type Person,
  type Role,
  reaches,
  type Stranger,
  type Visit,
  type WorkspaceId,
} from './company/index.ts';
import type { Feature } from './feature.ts';
import type { House } from './house.ts';
import { type Tongue, tongueOf } from './kernel/language.ts';
import type { RefusalCode } from './kernel/refusal.ts';
import {
  type AnyScreen,
  type Filled,
  isForm,
  type Opener,
  type Phase,
  type Refused,
  type Said,
  TYPED_AGAIN,
} from './kernel/screen.ts';
import { commandIn, commandNamed, createRights } from './rights.ts';
import type { Choice } from './screen.ts';

/**
 * What people do in a chat. Whose the visitor is, whether they are met, let in, and may do this, is found here and
 * nowhere else; every answer comes after the write it stands for.
 */
export interface Front {
  /** `/name` with what was typed behind it. */
  command(visit: Visit, name: string, text: string): Promise<Reply>;
  /** A command, from the menu of a message: `text` is what that says, in plain text. */
  fromMessage(visit: Visit, name: string, text: string): Promise<Reply>;
  /** A form that was changed (nothing is written) or sent. The visit's key names what is done in it. */
  form(visit: Visit, filled: Filled, phase: Phase): Promise<Reply>;
  /** A button on a private answer or a card. */
  press(visit: Visit, button: Opener): Promise<Reply>;
  /** What is offered in a field of a form as one types; nothing to who may not ask. */
  search(visit: Visit, asked: { form: string; field: string; text: string }): Promise<Offered>;
  /** What stands where somebody opens the app itself. */
  home(visit: Visit): Promise<Reply>;
  /** Somebody wrote, edited or deleted something in a thread; undefined when there is nothing to show them. */
  said(visit: Visit, said: Said): Promise<Reply | undefined>;
  /** Whether somebody is let in, and as what, for a page that is no chat. */
  admit(visit: Visit): Promise<Admitted>;
  /** The platform tells of a change in a person, met or not. */
  told(workspace: WorkspaceId, person: Person): Promise<void>;
}

/** What is shown to a visitor: a screen, in their language, as their company writes. */
export interface Shown {
  screen: AnyScreen;
  tongue: Tongue;
  company?: Company | undefined;
  /** It went wrong, and nothing was done: what is shown says to try again. */
  failed?: true;
  /** Whether its reader may press a button: one that they may not is not shown to them. All may be, unless told. */
  mayPress?(button: Opener): boolean;
}

/** `unmet`: the platform has to say who the visitor is, and then the same is asked again. */
export type Reply = Shown | 'unmet';

export type Offered = Pick<Shown, 'tongue' | 'company'> & { choices: Choice[] };

/** What is asked for, and how its feature answers a member, or a stranger. */
interface Asked {
  /** What is asked for by a name that no feature has is answered to everybody. */
  role?: Role | undefined;
  member(member: Admitted & { as: 'member' }): Promise<AnyScreen>;
  stranger?: ((stranger: Stranger) => Promise<AnyScreen>) | undefined;
}

/** Of who belongs to no company yet, and founds one. */
const isForAll = (role: Role): boolean => reaches('member', role);

const refuse = (code: Extract<RefusalCode, 'not-here' | 'not-set-up' | 'form-outdated' | 'try-again'>): Refused => ({
  kind: 'refused',
  refusal: { code },
});

/** Lets people in to the feature that answers them; a name that no feature has gets one plain answer. */
export function createFront(
  house: House,
  features: readonly Feature<AnyScreen>[],
  all = features.map((feature) => feature.at(house)),
): Front {
  const { directory, log } = house;
  const { admit, told } = createAdmission(house);
  const answers = joined(all);
  const commands = features.flatMap((feature) => feature.commands);
  const rights = createRights(house, commands, answers);
  const { help, offering } = rights;
  for (const { name, fromMessage } of commands)
    if (fromMessage && !answers.messages.has(name)) throw new Error(`no feature answers ${name} on a message`);

  /** In whose language to say that something went wrong, before it is known who asked. */
  async function whomHere({ workspace, person }: Visit): Promise<Pick<Shown, 'tongue' | 'company'>> {
    const company = await directory.companyOf(workspace);
    return { tongue: person.tongue ?? tongueOf(company?.language ?? ''), company };
  }

  async function serve(visit: Visit, asked: Asked): Promise<Reply> {
    let whom: Pick<Shown, 'tongue' | 'company'> = { tongue: visit.person.tongue ?? 'en' };
    try {
      whom = await whomHere(visit);
      const admitted = await admit(visit);
      if (admitted.as === 'unmet') return 'unmet';
      if (admitted.as === 'nobody') {
        const screen: Refused = { kind: 'refused', refusal: admitted.refusal };
        return { screen, tongue: admitted.tongue };
      }
      if (admitted.as === 'stranger') {
        whom = { tongue: admitted.stranger.tongue };
        return { screen: asked.stranger ? await asked.stranger(admitted.stranger) : refuse('not-set-up'), ...whom };
      }
      whom = { tongue: admitted.actor.tongue, company: admitted.company };
      const { role = 'viewer' } = asked;
      const { mayDo } = admitted;
      const screen = mayDo(role) ? await asked.member(admitted) : await rights.notTheirs(admitted, role);
      return { screen: offering(screen, mayDo), ...whom, mayPress: rights.pressing(mayDo) };
    } catch (error) {
      log.error('what somebody did failed', { error });
      return { screen: refuse('try-again'), ...whom, failed: true };
    }
  }

  /** A workspace may turn out to be a company's once somebody arrives there: then they get what they asked for. */
  async function receive(visit: Visit, asked: Asked): Promise<Reply> {
    const reply = await serve(visit, { ...asked, stranger: answers.arrive });
    const isTheirs = reply !== 'unmet' && !reply.company && (await directory.companyOf(visit.workspace));
    return isTheirs ? serve(visit, asked) : reply;
  }

  async function command(visit: Visit, typedName: string, text: string): Promise<Reply> {
    const name = commandNamed(typedName);
    const open = answers.commands.get(name);
    const role = open && rights.ofCommand(name);
    if (open && asksForHelp(text))
      return serve(visit, { member: async ({ mayDo }) => help(mayDo), stranger: async () => help(isForAll) });
    const member: Asked['member'] = async ({ actor, mayDo }) => (open ? open(actor, text, visit.key) : help(mayDo));
    return openedBy(
      { action: TYPED_AGAIN, value: `${typedName} ${text}`.trim() },
      await receive(visit, { role, member }),
    );
  }

  /** Whoever has to found a company first starts anew with the bare command: what the message says is kept nowhere. */
  async function fromMessage(visit: Visit, name: string, text: string): Promise<Reply> {
    const open = answers.messages.get(name);
    if (!open) return command(visit, name, '');
    const role = rights.ofCommand(name);
    const member: Asked['member'] = ({ actor }) => open(actor, text, visit.thread);
    return openedBy({ action: TYPED_AGAIN, value: `/${name}` }, await receive(visit, { role, member }));
  }

  async function press(visit: Visit, { action, value }: Opener): Promise<Reply> {
    if (action === TYPED_AGAIN) {
      const { typedName, text } = commandIn(value);
      return command(visit, typedName, text);
    }
    const desk = answers.buttons.get(action);
    const member: Asked['member'] = async ({ actor }) =>
      desk ? desk.press(actor, value, visit.key) : refuse('not-here');
    return openedBy({ action, value }, await serve(visit, { role: desk?.role, member }));
  }

  /** A form takes the place of a form: what was typed in one line, too, is shown in its own. */
  async function goneOn(visit: Visit, reply: Reply): Promise<Reply> {
    if (reply === 'unmet' || !reply.screen.next) return reply;
    const asked = await press(visit, { action: TYPED_AGAIN, value: reply.screen.next });
    if (asked === 'unmet' || isForm(asked.screen)) return asked;
    const form = asked.screen.opener ? await press(visit, asked.screen.opener) : asked;
    return form === 'unmet' || isForm(form.screen) ? form : reply;
  }

  return {
    admit,
    told,
    command,
    fromMessage,

    async form(visit, filled, phase) {
      const desk = answers.forms.get(filled.form);
      const reply = await serve(visit, {
        role: desk?.role,
        member: async ({ actor }) => (desk ? desk.fill(actor, filled, phase, visit.key) : refuse('form-outdated')),
        stranger: async (stranger) => {
          if (!desk) return refuse('form-outdated');
          return desk.welcome ? desk.welcome(stranger, filled, phase) : refuse('not-set-up');
        },
      });
      return goneOn(visit, reply);
    },

    press,

    async search(visit, { form, field, text }) {
      const nothing: Offered = { choices: [], tongue: 'en' };
      try {
        const admitted = await admit(visit);
        const offer = answers.searches.get(`${form}.${field}`);
        const role = answers.forms.get(form)?.role ?? 'viewer';
        if (!offer || admitted.as !== 'member' || !admitted.mayDo(role)) return nothing;
        const { actor, company } = admitted;
        return { choices: await offer(actor, text), tongue: actor.tongue, company };
      } catch (error) {
        log.error('a type-ahead failed', { error });
        return nothing;
      }
    },

    home: (visit) =>
      serve(visit, {
        member: async ({ actor, mayDo }) => (answers.home ? answers.home.show(actor) : help(mayDo)),
        // Nowhere in particular, there is no room yet that a company could be founded in.
        stranger: async (stranger) =>
          answers.home
            ? offering(await answers.home.welcome(stranger), isForAll)
            : { ...help(isForAll), opener: undefined },
      }),

    async said(visit, said) {
      if (answers.listeners.length === 0) return undefined;
      const admitted = await admit(visit);
      if (admitted.as === 'unmet') return 'unmet';
      if (admitted.as !== 'member') return undefined;
      const { actor, company, mayDo } = admitted;
      const mayPress = rights.pressing(mayDo);
      for (const listen of answers.listeners) {
        const heard = await listen(actor, said, visit.key);
        if (heard) return heard.show && { screen: heard.show, tongue: actor.tongue, company, mayPress };
      }
      return undefined;
    },
  };
}

/** A form or a sheet says which button opens it again: the one that opened it, unless its feature knows better. */
function openedBy(opener: Opener, reply: Reply): Reply {
  if (reply === 'unmet' || reply.screen.opener || !(isForm(reply.screen) || reply.screen.isSheet)) return reply;
  return { ...reply, screen: { ...reply.screen, opener } };
}
