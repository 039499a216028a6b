import type { Answers, Outcome } from './answers.ts';
import type { AppLink, AppReply } from './app-link.ts';
import type { Envelopes } from './envelope.ts';
import { type Choice, complaintsOf, enterValue, filledValues, partsOf, toggle } from './form.ts';
import { isObject, type Json, objectsIn } from './model.ts';
import type { Place, Screens, Surface } from './screens.ts';
import type { Tenant } from './tenant.ts';

/** How many choices the client shows of what a search finds (learn.microsoft.com: typeahead search). */
const MOST_FOUND = 15;

export interface Desk {
  tenant: Tenant;
  screens: Screens;
  envelopes: Envelopes;
  answers: Answers;
  link: AppLink;
}

export interface Found {
  ok: boolean;
  choices: Choice[];
  reply: AppReply;
}

/** What a person does with a card: fill it in, search, press its buttons. */
export function createActing({ tenant, screens, envelopes, answers, link }: Desk) {
  function inputOf({ card, state }: Surface, name: string): Json {
    const { inputs } = partsOf(card, state);
    const input = inputs.find(({ id, label }) => id === name || label === name);
    if (input) return input;
    throw new Error(`nothing is called ${name} here; there is ${inputs.map(({ id }) => id).join(', ') || 'no field'}`);
  }

  function buttonOf({ card, state }: Surface, title: string): Json {
    const { actions } = partsOf(card, state);
    const button = actions.find((action) => action.title === title || action.id === title);
    if (button) return button;
    const seen = actions.map((action) => action.title).join(', ');
    throw new Error(`no button is called ${title} here; there is ${seen || 'none'}`);
  }

  /** An invoke about a card; in reply to its message, where it stands on one. */
  function invoke(user: string, surface: Surface, name: string, value: Json): Json {
    const replyToId = surface.message?.id ?? surface.dialog?.origin.message;
    const channelData = { source: { name: 'message' }, ...(replyToId ? { legacy: { replyToId } } : {}) };
    const inReply = replyToId ? { replyToId } : {};
    return envelopes.activity(user, surface.where, { type: 'invoke', name, value, ...inReply, channelData });
  }

  const originOf = ({ where, message, dialog }: Surface) => dialog?.origin ?? { where, message: message?.id };

  async function submitDialog(user: string, surface: Surface, data: Json): Promise<Outcome> {
    const command = surface.dialog?.origin.command;
    const value = { ...command, data, context: { theme: 'default' } };
    const name = command ? 'composeExtension/submitAction' : 'task/submit';
    const reply = await link.ask(invoke(user, surface, name, value));
    return answers.task(user, originOf(surface), reply);
  }

  /** Action.Submit on a message: what it does is in `data.msteams`, and without that it is a message with a value. */
  async function submitMessage(user: string, surface: Surface, data: Json): Promise<Outcome> {
    const { type = 'none', text, value } = isObject(data.msteams) ? data.msteams : {};
    if (type === 'task/fetch') {
      const asked = invoke(user, surface, 'task/fetch', { data, context: { theme: 'default' } });
      return answers.task(user, originOf(surface), await link.ask(asked));
    }
    if (!['none', 'messageBack', 'imBack'].includes(String(type)))
      throw new Error(`not emulated: msteams.type ${type}`);
    const said = type === 'imBack' ? { text: value } : type === 'messageBack' ? { text, value } : { value: data };
    const fields = { type: 'message', ...said, replyToId: surface.message?.id };
    return { outcome: 'sent', reply: await link.send(envelopes.activity(user, surface.where, fields)) };
  }

  async function execute(user: string, surface: Surface, action: Json, data: Json, trigger: string): Promise<Outcome> {
    const { message } = surface;
    if (!message) throw new Error('Action.Execute does nothing in a dialog: use Action.Submit');
    const { type, id, title, verb } = action;
    const value = { action: { type, id, title, verb, data }, trigger };
    const reply = await link.send(invoke(user, surface, 'adaptiveCard/action', value));
    return answers.action(user, message, reply);
  }

  return {
    /** Types into a field or picks a choice, by the field's id or label. */
    enter(user: string, field: string, value: string, place: Place = 'dialog') {
      const surface = screens.surface(user, place);
      enterValue(inputOf(surface, field), value, surface.state);
      tenant.changed({ kind: 'dialog', user });
    },

    /** Types into a field that searches, which asks the app for choices. */
    async search(user: string, field: string, queryText: string, place: Place = 'dialog'): Promise<Found> {
      const surface = screens.surface(user, place);
      const input = inputOf(surface, field);
      const query = input['choices.data'];
      if (!isObject(query)) throw new Error(`${field} does not search: it has no Data.Query`);
      const queryOptions = { skip: 0, top: Number(query.count ?? MOST_FOUND) };
      const others = query.associatedInputs === 'auto' ? { data: filledValues(surface.state) } : {};
      const value = { queryText, queryOptions, dataset: query.dataset, ...others };
      const reply = await link.ask(invoke(user, surface, 'application/search', value));
      const { type, value: answer } = reply.body ?? {};
      const ok = reply.status === 200 && type === 'application/vnd.microsoft.search.searchResponse' && isObject(answer);
      const choices = objectsIn(isObject(answer) ? answer.results : [])
        .slice(0, MOST_FOUND)
        .map((result) => ({ title: String(result.title), value: String(result.value) }));
      if (ok) surface.state.found[String(input.id)] = choices;
      return { ok, choices: ok ? choices : [], reply };
    },

    /** Presses a button, by its title or id. `checked: false` sends even what Teams' client would keep back. */
    async press(user: string, place: Place, title: string, { checked = true } = {}): Promise<Outcome> {
      const surface = screens.surface(user, place);
      const button = buttonOf(surface, title);
      const { card, state } = surface;
      if (button.type === 'Action.OpenUrl') return { outcome: 'link', text: String(button.url) };
      if (button.type === 'Action.ToggleVisibility') {
        toggle(card, button, state);
        tenant.changed({ kind: 'dialog', user });
        return { outcome: 'toggled' };
      }
      const sendsInputs = button.associatedInputs !== 'none';
      state.errors = checked && sendsInputs ? complaintsOf(partsOf(card, state).inputs, state) : {};
      if (Object.keys(state.errors).length > 0) return { outcome: 'incomplete', errors: state.errors };
      const data = { ...(isObject(button.data) ? button.data : {}), ...(sendsInputs ? filledValues(state) : {}) };
      if (button.type === 'Action.Execute') return execute(user, surface, button, data, 'manual');
      return surface.dialog ? submitDialog(user, surface, data) : submitMessage(user, surface, data);
    },

    /** Comes to a message; a card that names this person in `refresh` asks the app for that person's own card. */
    async look(user: string, place: { room: string; message: string }): Promise<Outcome | undefined> {
      const surface = screens.surface(user, place);
      const { refresh } = surface.message?.card ?? {};
      if (!isObject(refresh) || !isObject(refresh.action)) return undefined;
      const { userIds } = refresh;
      if (Array.isArray(userIds) && !userIds.includes(user)) return undefined;
      const data = isObject(refresh.action.data) ? refresh.action.data : {};
      return execute(user, surface, refresh.action, data, 'automatic');
    },

    /** Closes the dialog with its cross: the app is not told. */
    dismiss: (user: string) => screens.close(user),
  };
}
