/** Block Kit and Slack objects, as far as the stand-in looks inside them (docs.slack.dev/reference). */

export type Json = Record<string, unknown>;

export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
}

export interface OptionObject {
  text: TextObject;
  value: string;
  description?: TextObject;
}

export interface OptionGroup {
  label: TextObject;
  options: OptionObject[];
}

export interface Confirm {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
}

export interface BlockElement {
  type: string;
  action_id: string;
  text?: TextObject | string;
  /** The words of rich text, and whom they mention. */
  elements?: BlockElement[];
  user_id?: string;
  value?: string;
  url?: string;
  style?: string;
  confirm?: Confirm;
  placeholder?: TextObject;
  options?: OptionObject[];
  option_groups?: OptionGroup[];
  min_query_length?: number;
  min_length?: number;
  max_length?: number;
  filetypes?: string[];
  max_files?: number;
  min_value?: string;
  max_value?: string;
  is_decimal_allowed?: boolean;
  multiline?: boolean;
  dispatch_action_config?: { trigger_actions_on?: string[] };
  [initial: `initial_${string}`]: unknown;
}

export interface Block {
  type: string;
  block_id: string;
  text?: TextObject;
  fields?: TextObject[];
  label?: TextObject;
  hint?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
  element?: BlockElement;
  accessory?: BlockElement;
  elements?: BlockElement[];
}

/** A modal or home view, as the app gave it, with the ids Slack adds where the app gave none. */
export interface View {
  type: 'modal' | 'home';
  title?: TextObject;
  submit?: TextObject;
  close?: TextObject;
  blocks: Block[];
  private_metadata: string;
  callback_id: string;
  external_id: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
}

/** `view.state.values`: block_id, then action_id, then the value in the shape of its element type. */
export type StateValues = Record<string, Record<string, Json>>;

/** The workspace of whoever is in a shared channel from outside. */
export const ELSEWHERE = 'T0ELSEWHERE';

export interface User {
  id: string;
  name: string;
  realName: string;
  /** IETF tag with a region, such as `fr-CA`. */
  locale?: string;
  timeZone?: string;
  email?: string;
  isAdmin?: boolean;
  /** A guest of several channels, or of one. */
  isGuest?: 'multi-channel' | 'single-channel';
  /** Of another workspace, in a channel that is shared with it. */
  isStranger?: boolean;
  /** Deactivated: a form that is still open on their screen may yet be sent. */
  isDeleted?: boolean;
  isBot?: boolean;
}

export interface Channel {
  id: string;
  name: string;
  /** Ids of the people in it, and of the app's user where it was invited. */
  members: string[];
  isPrivate?: boolean;
  isArchived?: boolean;
  isDirect?: boolean;
}

export interface MessageMetadata {
  event_type: string;
  event_payload: Json;
}

/** What a message says; every edit keeps the earlier content in `versions`. */
export interface MessageContent {
  text: string;
  blocks?: Block[];
  metadata?: MessageMetadata;
}

export interface Message extends MessageContent {
  ts: string;
  channel: string;
  user: string;
  fromApp: boolean;
  threadTs?: string;
  broadcast?: boolean;
  editedTs?: string;
  reactions: { name: string; users: string[] }[];
  versions: MessageContent[];
  /** Values picked in the elements of the message, which Slack sends back as `state.values`. */
  values: StateValues;
}

/** A message one person alone sees: the answer to a command, `chat.postEphemeral`, a `response_url`. */
export interface Ephemeral extends MessageContent {
  ts: string;
  channel: string;
  user: string;
  threadTs?: string;
  /** `app`, or `slack` for Slack's own notices such as `operation_timeout`. */
  from: 'app' | 'slack';
  versions: MessageContent[];
  values: StateValues;
}
