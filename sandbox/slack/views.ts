import { ApiError } from './api-call.ts';
import { viewProblems } from './block-limits.ts';
import { startValues } from './fields.ts';
import type { Block, Json, StateValues, View } from './model.ts';
import type { Workspace } from './workspace.ts';

/** Slack lets three modals lie on one another (docs.slack.dev/reference/methods/views.push). */
const STACK_LIMIT = 3;
const VIEW_BYTES = 250_000;

/** A view on somebody's screen: what the app gave, what was typed, what Slack says under the fields. */
export interface OpenView {
  id: string;
  hash: string;
  rootId: string;
  previousId: string | null;
  user: string;
  view: View;
  values: StateValues;
  /** By block_id: the app's `errors`, or what Slack's client says itself. */
  errors: Record<string, string>;
  /** What Slack shows above the buttons when the app did not answer well. */
  notice?: string;
}

export type Views = ReturnType<typeof createViews>;

/** Gives every block and element the ids the app left out, as Slack does. */
export function withIds(blocks: Block[], workspace: Workspace): Block[] {
  const named = structuredClone(blocks);
  for (const block of named) {
    block.block_id ??= workspace.secret(5);
    for (const element of [block.element, block.accessory, ...(block.elements ?? [])])
      if (element && !/^(image|mrkdwn|plain_text|rich_text_\w+)$/.test(element.type))
        element.action_id ??= workspace.secret(5);
  }
  return named;
}

/** The modals each person has open, one stack a person, and the app's home tab. */
export function createViews(workspace: Workspace) {
  const stacks = new Map<string, OpenView[]>();
  const homes = new Map<string, OpenView>();
  const stackOf = (user: string) => {
    const stack = stacks.get(user) ?? [];
    stacks.set(user, stack);
    return stack;
  };
  const shownViews = () => [...stacks.values(), [...homes.values()]].flat();
  const newHash = () => `${Math.floor(workspace.now() / 1000)}.${workspace.secret(8)}`;

  function read(given: unknown, replaced?: OpenView): View {
    if (Buffer.byteLength(JSON.stringify(given ?? null)) > VIEW_BYTES) throw new ApiError('view_too_large');
    const problems = viewProblems(given);
    if (problems.length > 0) throw ApiError.invalid('invalid_arguments', problems);
    const view = given as View;
    const sameName = shownViews().find((other) => other.view.external_id === view.external_id);
    if (view.external_id && sameName && sameName !== replaced) throw new ApiError('duplicate_external_id');
    return {
      ...view,
      private_metadata: view.private_metadata ?? '',
      callback_id: view.callback_id ?? '',
      external_id: view.external_id ?? '',
      clear_on_close: view.clear_on_close ?? false,
      notify_on_close: view.notify_on_close ?? false,
      blocks: withIds(view.blocks, workspace),
    };
  }

  function show(user: string, view: View, below?: OpenView): OpenView {
    const id = workspace.id('V');
    const values = startValues(view.blocks);
    return {
      id,
      hash: newHash(),
      rootId: below?.rootId ?? id,
      previousId: below?.id ?? null,
      user,
      view,
      values,
      errors: {},
    };
  }

  return {
    stackOf,
    top: (user: string) => stackOf(user).at(-1),
    home: (user: string) => homes.get(user),
    find: (by: { id?: string; externalId?: string }) =>
      shownViews().find((entry) => entry.id === by.id || (by.externalId && entry.view.external_id === by.externalId)),

    /** Opens a first modal; it takes the place of what the person had open. */
    open(user: string, given: unknown): OpenView {
      const shown = show(user, read(given));
      stacks.set(user, [shown]);
      workspace.changed({ kind: 'view', user });
      return shown;
    },

    push(user: string, given: unknown): OpenView {
      const stack = stackOf(user);
      if (stack.length >= STACK_LIMIT) throw new ApiError('push_limit_reached');
      const shown = show(user, read(given), stack.at(-1));
      stack.push(shown);
      workspace.changed({ kind: 'view', user });
      return shown;
    },

    /** Replaces a view in place. Refuses a hash that is no longer the latest with `hash_conflict`. */
    update(target: OpenView, given: unknown, hash?: string): OpenView {
      if (hash && hash !== target.hash) throw new ApiError('hash_conflict');
      const view = read(given, target);
      const values = startValues(view.blocks, target.values);
      Object.assign(target, { view, values, hash: newHash(), errors: {}, notice: undefined });
      workspace.changed({ kind: view.type === 'home' ? 'home' : 'view', user: target.user });
      return target;
    },

    publish(user: string, given: unknown, hash?: string): OpenView {
      const known = homes.get(user);
      if (known) return this.update(known, given, hash);
      const shown = show(user, read(given));
      homes.set(user, shown);
      workspace.changed({ kind: 'home', user });
      return shown;
    },

    /**
     * Takes the top view away, or all of them. The top one even when an app opened or pushed another while it
     * answered a submission: Slack's clients close that one (slackapi/bolt-js#639), so apps must not do it.
     */
    close(user: string, all = false) {
      if (all) stacks.set(user, []);
      else stackOf(user).pop();
      workspace.changed({ kind: 'view', user });
    },

    /** A view the way Slack writes it in answers and payloads. */
    describe({ id, hash, rootId, previousId, view, values }: OpenView): Json {
      const { title, submit, close, ...rest } = view;
      return {
        ...rest,
        id,
        team_id: workspace.team.id,
        state: { values },
        hash,
        title: title ?? { type: 'plain_text', text: 'View Title', emoji: true },
        submit: submit ?? null,
        close: close ?? null,
        root_view_id: rootId,
        previous_view_id: previousId,
        app_id: workspace.app.appId,
        app_installed_team_id: workspace.team.id,
        bot_id: workspace.app.botId,
      };
    },
  };
}
