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

interface FieldValue {
  value?: string | null;
  selected_option?: { value: string } | null;
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
  state: { values: Record<string, Record<string, FieldValue>> };
}

export interface Pressed {
  action_id: string;
  value?: string;
  action_ts: string;
}

export interface PressPayload extends Interaction {
  container: { type: string; message_ts?: string; channel_id?: string; is_ephemeral?: boolean };
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
export interface EventPayload {
  type: string;
  subtype?: string;
  bot_id?: string;
  user?: string | EventUser;
  channel?: string | { id: string; name?: string };
  tab?: string;
  tokens?: { bot?: string[] };
}

/** A person, in `users.info` and `user_change` alike. */
export interface EventUser {
  id: string;
  name?: string;
  real_name?: string;
  /** Only when asked for, or when Slack feels like it. */
  locale?: string;
  profile?: { real_name?: string; display_name?: string; first_name?: string };
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const idOf = (value: unknown): string | undefined => (isFields(value) ? text(value.id) : undefined);

const INTERACTIONS = new Set(['block_actions', 'view_submission', 'block_suggestion']);

/** The workspace a request says it is for; undefined for what is none of the requests that Slack sends here. */
export function teamOf(body: unknown): string | undefined {
  if (!isFields(body)) return undefined;
  if (body.type === 'event_callback') {
    if (!isFields(body.event) || !text(body.event.type)) return undefined;
    const [installed] = Array.isArray(body.authorizations) ? body.authorizations : [];
    return (isFields(installed) && text(installed.team_id)) || text(body.team_id);
  }
  if (text(body.command)) return text(body.user_id) && text(body.team_id);
  if (!INTERACTIONS.has(String(body.type)) || !idOf(body.user)) return undefined;
  const { view } = body;
  return (isFields(view) && text(view.app_installed_team_id)) || idOf(body.team);
}
