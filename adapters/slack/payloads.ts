import {
  anything,
  either,
  fields,
  flag,
  list,
  maybe,
  number,
  otherwise,
  perhaps,
  type Read,
  type Reader,
  some,
  table,
  text,
  Unreadable,
  word,
} from '../kit/reading.ts';

/**
 * What Slack sends, as far as it is read here. The SDK's types leave out fields that are there and demand some
 * that are not always (`api_app_id`), so these are our own; docs.slack.dev/interactivity is the reference.
 */
const COMMAND = fields({
  team_id: word,
  enterprise_id: maybe(text),
  user_id: word,
  channel_id: word,
  command: word,
  text: maybe(text),
  trigger_id: word,
  response_url: text,
});

/** `team`: the workspace the app is installed in; in a shared channel `user.team_id` may be another. */
const INTERACTION = {
  type: text,
  team: maybe(fields({ id: word })),
  enterprise: maybe(fields({ id: word })),
  user: fields({ id: word, team_id: maybe(text) }),
};

const option = fields({ value: text });
const FIELD = fields({
  type: maybe(text),
  value: maybe(text),
  selected_option: maybe(option),
  selected_options: maybe(list(option)),
  selected_date: maybe(text),
  files: maybe(list(fields({ id: text, url_private_download: maybe(text) }))),
});

const VIEW = fields({
  id: word,
  root_view_id: word,
  type: text,
  callback_id: text,
  /** Without it the form is answered as one of an earlier version. */
  private_metadata: otherwise(text, ''),
  hash: text,
  app_installed_team_id: maybe(text),
  blocks: list(fields({ type: text, block_id: text })),
  state: fields({ values: table(table(FIELD)) }),
});

/** What was used: a button, or a field that redraws its form. */
const USED = fields({ action_id: word, value: maybe(text), action_ts: maybe(text) });

const PRESS = fields({
  ...INTERACTION,
  container: maybe(fields({ message_ts: maybe(text), channel_id: maybe(text), is_ephemeral: maybe(flag) })),
  actions: some(USED),
  view: maybe(VIEW),
  trigger_id: text,
  response_url: maybe(text),
});

/** A shortcut of a message's menu. The message is anybody's: of its parts counts what can be read. */
const SHORTCUT = fields({
  ...INTERACTION,
  callback_id: word,
  trigger_id: text,
  response_url: maybe(text),
  channel: perhaps(fields({ id: word })),
  message: perhaps(
    fields({
      ts: perhaps(text),
      thread_ts: perhaps(text),
      text: perhaps(text),
      blocks: anything,
      attachments: anything,
    }),
  ),
});

const SUBMISSION = fields({ ...INTERACTION, view: VIEW });

/** `action_id`: the field that is typed in; `value`: what was typed so far. */
const SUGGESTION = fields({ ...INTERACTION, action_id: word, value: text, view: maybe(VIEW) });

/**
 * A person, in `users.info` and `user_change` alike. `locale`: only when asked for, or when Slack feels like it;
 * `deleted`: deactivated; `enterprise_user`: the workspaces of an Enterprise organisation that they are in.
 */
export const USER = fields({
  id: word,
  name: maybe(text),
  real_name: maybe(text),
  locale: maybe(text),
  profile: maybe(
    fields({ real_name: maybe(text), display_name: maybe(text), first_name: maybe(text), email: maybe(text) }),
  ),
  deleted: maybe(flag),
  team_id: maybe(text),
  enterprise_user: maybe(fields({ teams: maybe(list(text)) })),
  is_admin: maybe(flag),
  is_owner: maybe(flag),
  is_primary_owner: maybe(flag),
  is_restricted: maybe(flag),
  is_ultra_restricted: maybe(flag),
  is_stranger: maybe(flag),
});

/** https://docs.slack.dev/reference/events/message; `user_team`: the workspace of who wrote it, in a shared channel. */
const MESSAGE = {
  bot_id: maybe(text),
  user: maybe(word),
  team: maybe(text),
  user_team: maybe(text),
  /** Somebody changed the words; an unfolded link changes the message, too. */
  edited: maybe(fields({})),
  text: maybe(text),
  ts: maybe(text),
  thread_ts: maybe(text),
  files: maybe(list(fields({ id: maybe(text) }))),
};

/** What there is in it depends on its type. */
const EVENT = fields({
  type: word,
  subtype: maybe(text),
  /** When it happened; the same each time that Slack tells it. */
  event_ts: maybe(text),
  ...MESSAGE,
  channel: maybe(either(word, fields({ id: word, name: maybe(text) }))),
  user: maybe(either(word, USER)),
  tab: maybe(text),
  tokens: maybe(fields({ bot: maybe(list(text)) })),
  /** As it stands after an edit. */
  message: maybe(fields(MESSAGE)),
  /** As it stood before it was edited or deleted. */
  previous_message: maybe(fields(MESSAGE)),
});

const NOTICE = fields({
  type: text,
  team_id: maybe(text),
  authorizations: maybe(list(fields({ team_id: maybe(text), enterprise_id: maybe(text) }))),
  /** In seconds. */
  event_time: maybe(number),
  event: EVENT,
});

export type CommandPayload = Read<typeof COMMAND>;
export type PressPayload = Read<typeof PRESS>;
export type ShortcutPayload = Read<typeof SHORTCUT>;
export type SubmissionPayload = Read<typeof SUBMISSION>;
export type SuggestionPayload = Read<typeof SUGGESTION>;
export type ViewPayload = Read<typeof VIEW>;
export type Pressed = Read<typeof USED>;
export type EventPayload = Read<typeof EVENT>;
export type MessagePayload = Omit<EventPayload, 'type'>;
export type EventUser = Read<typeof USER>;

/** A request of Slack: the workspace that it is for, its organisation where it is in one, and what is read here of it. */
interface Request {
  team: string | undefined;
  enterprise?: string | undefined;
  body: object;
}

function readInteraction(body: unknown, of: Reader<Partial<SubmissionPayload>>): Request {
  const read = of(body);
  return { team: read.view?.app_installed_team_id || read.team?.id, enterprise: read.enterprise?.id, body: read };
}

function readNotice(body: unknown): Request {
  const read = NOTICE(body);
  const [first] = read.authorizations ?? [];
  return { team: first?.team_id || read.team_id, enterprise: first?.enterprise_id, body: read };
}

function readCommand(body: unknown): Request {
  const read = COMMAND(body);
  return { team: read.team_id, enterprise: read.enterprise_id, body: read };
}

const KINDS = new Map<string | undefined, (body: unknown) => Request>([
  [undefined, readCommand],
  ['event_callback', readNotice],
  ['block_actions', (body) => readInteraction(body, PRESS)],
  ['message_action', (body) => readInteraction(body, SHORTCUT)],
  ['view_submission', (body) => readInteraction(body, SUBMISSION)],
  ['block_suggestion', (body) => readInteraction(body, SUGGESTION)],
]);

/**
 * What Slack's SDK is given of a request, which trips over much that is not looked for here.
 * @throws Unreadable for what is none of the requests that Slack sends here
 */
export function readRequest(body: unknown): Request & { team: string } {
  const { type } = fields({ type: maybe(text) })(body);
  const read = KINDS.get(type)?.(body);
  if (!read?.team) throw new Unreadable(read ? 'the workspace' : 'the type', 'one that is known');
  return { ...read, team: read.team };
}
