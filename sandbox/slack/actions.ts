import type { AppLink, AppReply } from './app-link.ts';
import { suggestionProblems } from './block-limits.ts';
import { type Field, fieldsOf, findField, hold, optionsOf, stateOf } from './fields.ts';
import type { ChosenFile, FileObject } from './files.ts';
import type { BlockElement, Confirm, Json, OptionGroup, OptionObject } from './model.ts';
import { type Desk, findSurface, type Place, payloadBase, type Surface } from './surfaces.ts';

/** What came of an action. Without `reply` nothing had to be told to the app. */
export interface Acted {
  ok: boolean;
  reply?: AppReply;
  /** The dialog that asks first, when the person did not say yes. */
  confirm?: Confirm;
}

export interface Suggested {
  ok: boolean;
  options?: OptionObject[];
  option_groups?: OptionGroup[];
  reply?: AppReply;
  /** Why Slack showed no options: its complaint about the answer. */
  problems?: string[];
}

/** docs.slack.dev/reference/block-kit/block-elements/select-menu-element: the default of `min_query_length`. */
const FEWEST_TYPED = 3;

/** What a person does with the elements of a modal, of the home tab or of a message. */
export function createActions(desk: Desk, link: AppLink, upload: (file: ChosenFile) => FileObject) {
  const offered = new Map<string, OptionObject[]>();
  const key = (user: string, { block, element }: Field) => `${user} ${block.block_id} ${element.action_id}`;

  function locate(user: string, place: Place, name: string): { surface: Surface; field: Field } {
    const surface = findSurface(user, place, desk);
    const field = findField(surface.blocks, name);
    if (field) return { surface, field };
    const known = fieldsOf(surface.blocks).map(({ element }) => element.action_id);
    throw new Error(`nothing is called ${name} here; there is ${known.join(', ') || 'nothing to act on'}`);
  }

  async function tell(user: string, surface: Surface, { block, element }: Field, what: Json): Promise<Acted> {
    const common = { type: element.type, action_id: element.action_id, block_id: block.block_id };
    const action = { ...common, ...what, action_ts: desk.workspace.ts() };
    const payload = { type: 'block_actions', ...payloadBase(user, desk), ...surface.payload(), actions: [action] };
    const reply = await link.interact('/slack/interactivity', payload);
    return { ok: !reply.error, reply };
  }

  function keep(user: string, surface: Surface, field: Field, value: unknown) {
    hold(field, value, surface.values);
    desk.workspace.changed({ kind: 'view', user });
  }

  /** Keeps a value and tells the app where Slack would: outside inputs always, in inputs with `dispatch_action`. */
  function change(user: string, surface: Surface, field: Field, value: unknown): Promise<Acted> | Acted {
    keep(user, surface, field, value);
    const { block, element } = field;
    if (block.type === 'input' && !block.dispatch_action) return { ok: true };
    return tell(user, surface, field, { ...stateOf(element, value), placeholder: element.placeholder });
  }

  return {
    /** Types into a field. `pressEnter` ends it with the enter key, which some fields wait for before they dispatch. */
    async enter(
      user: string,
      name: string,
      value: string,
      { pressEnter = false, place = 'modal' as Place } = {},
    ): Promise<Acted> {
      const { surface, field } = locate(user, place, name);
      // Slack says null, not an empty text, once a field is emptied.
      const typed = value === '' ? null : value;
      const state = stateOf(field.element, typed);
      if (!state || !('value' in state)) throw new Error(`${name} is a ${field.element.type}: nothing to type into`);
      const asked = field.element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
      const dispatches = asked.includes('on_character_entered') || (pressEnter && asked.includes('on_enter_pressed'));
      if (dispatches) return change(user, surface, field, typed);
      keep(user, surface, field, typed);
      return { ok: true };
    },

    /** Asks the app for the options of an external select, as Slack does at each pause in typing. */
    async suggest(user: string, name: string, typed: string, place: Place = 'modal'): Promise<Suggested> {
      const { surface, field } = locate(user, place, name);
      if ([...typed].length < (field.element.min_query_length ?? FEWEST_TYPED)) return { ok: true, options: [] };
      const ids = { block_id: field.block.block_id, action_id: field.element.action_id, value: typed };
      const { trigger_id: _, ...base } = payloadBase(user, desk);
      const payload = { type: 'block_suggestion', ...base, ...surface.payload(), ...ids };
      const reply = await link.interact('/slack/options', payload);
      if (reply.error) return { ok: false, reply };
      const answer = parse(reply.text);
      const problems = suggestionProblems(answer);
      if (problems.length > 0) return { ok: false, reply, problems };
      const { options, option_groups } = answer as Pick<Suggested, 'options' | 'option_groups'>;
      offered.set(key(user, field), optionsOf({ ...field.element, options, option_groups }));
      return { ok: true, options, option_groups, reply };
    },

    /** Chooses by the words or value of an option (several for a multi-select), by id or date, or nothing (`null`). */
    async select(user: string, name: string, choice: string | string[] | null, place: Place = 'modal'): Promise<Acted> {
      const { surface, field } = locate(user, place, name);
      const { element } = field;
      const known = [...(offered.get(key(user, field)) ?? []), ...optionsOf(element)];
      const pick = (wanted: string) => {
        const option = known.find(({ text, value }) => value === wanted || text.text === wanted);
        if (option) return option;
        throw new Error(`${name} offers no ${wanted}; it offers ${known.map(({ text }) => text.text).join(', ')}`);
      };
      if (element.type === 'overflow') return tell(user, surface, field, { selected_option: pick(String(choice)) });
      const several = /^multi_|^checkboxes$/.test(element.type);
      const listed = several || /^(static_select|external_select|radio_buttons)$/.test(element.type);
      if (several) return change(user, surface, field, [choice ?? []].flat().map(pick));
      return change(user, surface, field, listed && choice !== null ? pick(String(choice)) : choice);
    },

    /** Chooses files for a file field, in place of any chosen before. Throws where Slack's client would not take them. */
    attach(user: string, name: string, chosen: ChosenFile[]): Promise<Acted> | Acted {
      const { surface, field } = locate(user, 'modal', name);
      const { type, filetypes = [], max_files: most = 10 } = field.element;
      if (type !== 'file_input') throw new Error(`${name} is a ${type}: it takes no files`);
      if (chosen.length > most) throw new Error(`${name} takes no more than ${most} files`);
      const stray = chosen.find(({ name: file }) => filetypes.length > 0 && !filetypes.includes(typeOf(file)));
      if (stray) throw new Error(`${name} takes ${filetypes.join(', ')}, not ${stray.name}`);
      return change(user, surface, field, chosen.map(upload));
    },

    /** Presses a button; says yes to its confirm dialog unless `confirm` is false. */
    async press(user: string, place: Place, name: string, { confirm = true } = {}): Promise<Acted> {
      const { surface, field } = locate(user, place, name);
      const { element } = field;
      if (element.type !== 'button') throw new Error(`${name} is a ${element.type}, not a button`);
      if (element.confirm && !confirm) return { ok: true, confirm: element.confirm };
      const { text, value, style, url } = element as BlockElement;
      return tell(user, surface, field, { text, value, style, url });
    },
  };
}

const typeOf = (file: string): string => file.split('.').at(-1)?.toLowerCase().replace('jpeg', 'jpg') ?? '';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
