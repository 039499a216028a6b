import type { SlackValue } from '../../cards/render/block-kit.ts';

/**
 * What Slack sends, as far as it is read here. The SDK's types leave out fields that are there and demand some
 * that are not always (`api_app_id`), so these are our own; docs.slack.dev/interactivity is the reference.
 */
export interface CommandPayload {
  team_id: string;
  user_id: string;
  channel_id: string;
  command: string;
  text?: string;
  trigger_id: string;
  response_url: string;
}

interface Interaction {
  type: string;
  /** The workspace the app is installed in; in a shared channel `user.team_id` may be another. */
  team: { id: string } | null;
  user: { id: string; team_id?: string };
  trigger_id: string;
}

export interface ViewPayload {
  id: string;
  root_view_id: string;
  type: 'modal' | 'home';
  callback_id: string;
  private_metadata: string;
  hash: string;
  app_installed_team_id?: string;
  blocks: { type: string; block_id: string }[];
  state: { values: Record<string, Record<string, SlackValue>> };
}

export interface Pressed {
  action_id: string;
  value?: string;
  action_ts: string;
}

export interface PressPayload extends Interaction {
  container?: { message_ts?: string; channel_id?: string; is_ephemeral?: boolean };
  actions: Pressed[];
  view?: ViewPayload;
  response_url?: string;
}

export interface SubmissionPayload extends Interaction {
  view: ViewPayload;
}

export interface SuggestionPayload extends Interaction {
  /** The field that is typed in. */
  action_id: string;
  view?: ViewPayload;
  /** What was typed so far. */
  value: string;
}

/** The inner part of an event; what is in it depends on its type. */
export interface EventPayload extends MessagePayload {
  type: string;
  subtype?: string;
  /** When it happened; the same each time that Slack tells it. */
  event_ts?: string;
  channel?: string | { id: string; name?: string };
  tab?: string;
  tokens?: { bot?: string[] };
  /** As it stands after an edit. */
  message?: MessagePayload;
  /** As it stood before it was edited or deleted. */
  previous_message?: MessagePayload;
}

/** https://docs.slack.dev/reference/events/message */
export interface MessagePayload {
  bot_id?: string;
  user?: string | EventUser;
  /** The workspace of whoever wrote it. */
  team?: string;
  text?: string;
  ts?: string;
  thread_ts?: string;
  files?: ({ id?: string } | null)[];
}

/** A person, in `users.info` and `user_change` alike. */
export interface EventUser {
  id: string;
  name?: string;
  real_name?: string;
  /** Only when asked for, or when Slack feels like it. */
  locale?: string;
  profile?: { real_name?: string; display_name?: string; first_name?: string };
  /** Deactivated. */
  deleted?: boolean;
  team_id?: string;
  /** The workspaces of an Enterprise organisation that they are in. */
  enterprise_user?: { teams?: string[] };
  is_admin?: boolean;
  is_owner?: boolean;
  is_primary_owner?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const text = (value: unknown): string | undefined => (isText(value) && value !== '' ? value : undefined);
const idOf = (value: unknown): string | undefined => (isFields(value) ? text(value.id) : undefined);
const have = (fields: Fields, ...names: string[]): boolean => names.every((name) => isText(fields[name]));
const may = (fields: Fields, ...names: string[]): boolean =>
  names.every((name) => fields[name] === undefined || fields[name] === null || isText(fields[name]));

/** Whether a request has the shape of what Slack sends here, as far as it is read; what it says is another matter. */
const SHAPES = new Map<unknown, (body: Fields) => boolean>([
  [
    'block_actions',
    ({ actions, container, view, ...body }) =>
      Array.isArray(actions) &&
      actions.length > 0 &&
      actions.every(isPressed) &&
      (container === undefined || isContainer(container)) &&
      (view === undefined || isView(view)) &&
      may(body, 'trigger_id', 'response_url'),
  ],
  ['view_submission', ({ view }) => isView(view)],
  ['block_suggestion', ({ view, ...body }) => have(body, 'action_id', 'value') && (view === undefined || isView(view))],
]);

const isPressed = (value: unknown): boolean =>
  isFields(value) && have(value, 'action_id') && may(value, 'value', 'action_ts');
const isContainer = (value: unknown): boolean => isFields(value) && may(value, 'message_ts', 'channel_id');

const isView = (value: unknown): value is ViewPayload =>
  isFields(value) &&
  have(value, 'id', 'root_view_id', 'type', 'hash') &&
  Array.isArray(value.blocks) &&
  value.blocks.every((block) => isFields(block) && have(block, 'type', 'block_id')) &&
  isFields(value.state) &&
  isFields(value.state.values) &&
  Object.values(value.state.values).every((block) => isFields(block) && Object.values(block).every(isFields));

/** The workspace a request says it is for; undefined for what is none of the requests that Slack sends here. */
export function teamOf(body: unknown): string | undefined {
  if (!isFields(body)) return undefined;
  if (body.type === 'event_callback') {
    if (!isFields(body.event) || !text(body.event.type)) return undefined;
    const [installed] = Array.isArray(body.authorizations) ? body.authorizations : [];
    return (isFields(installed) && text(installed.team_id)) || text(body.team_id);
  }
  if (text(body.command))
    return have(body, 'channel_id', 'trigger_id', 'response_url') && text(body.user_id)
      ? text(body.team_id)
      : undefined;
  if (!SHAPES.get(body.type)?.(body) || !idOf(body.user)) return undefined;
  const { view } = body;
  return (isFields(view) && text(view.app_installed_team_id)) || idOf(body.team);
}
