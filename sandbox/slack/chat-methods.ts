import { ApiError, type Arguments } from './api-call.ts';
import { blockProblems } from './block-limits.ts';
import { describeMessage } from './message-shape.ts';
import type { Context, Method } from './method.ts';
import type { Block, Channel, Message, MessageContent, MessageMetadata } from './model.ts';
import { withIds } from './views.ts';
import type { Workspace } from './workspace.ts';

/** docs.slack.dev/reference/methods/chat.postMessage and chat.update, "Truncating content" and errors. */
const POSTED_TEXT = 40_000;
const UPDATED_TEXT = 4_000;

/** The channel as the app sees it: a private one it is not in does not exist for it. */
export function visibleChannel(id: string, { workspace }: Pick<Context, 'workspace'>): Channel {
  const channel = workspace.users.has(id) ? workspace.direct(id) : workspace.channels.get(id);
  const member = channel?.members.includes(workspace.app.userId);
  if (!channel || (channel.isPrivate && !member)) throw new ApiError('channel_not_found');
  return channel;
}

function writableChannel(args: Arguments, context: Context): Channel {
  const channel = visibleChannel(args.required('channel'), context);
  if (channel.isArchived) throw new ApiError('is_archived');
  if (channel.isDirect && !context.hasMessagesTab()) throw new ApiError('messages_tab_disabled');
  const member = channel.members.includes(context.workspace.app.userId);
  if (!member && !context.scopes.has('chat:write.public')) throw new ApiError('not_in_channel');
  return channel;
}

/** Blocks as Slack would take them, with ids where the app gave none. Throws `invalid_blocks`. */
export function readBlocks(given: unknown, workspace: Workspace): Block[] | undefined {
  if (given === undefined) return undefined;
  const problems = blockProblems(given, 'message', '/blocks');
  if (problems.length > 0) throw ApiError.invalid('invalid_blocks', problems);
  // Slack fetches what image blocks show before it takes them; of every name but those under `.invalid` it is believed.
  const unfetched = (given as (Block & { image_url?: unknown })[]).flatMap(({ type, image_url }, place) =>
    type === 'image' && URL.parse(String(image_url))?.hostname.endsWith('.invalid')
      ? [`downloading image failed [json-pointer:/blocks/${place}/image_url]`]
      : [],
  );
  if (unfetched.length > 0) throw ApiError.invalid('invalid_blocks', unfetched);
  return withIds(given as Block[], workspace);
}

function readMetadata(args: Arguments): MessageMetadata | undefined {
  const metadata = args.json('metadata', 'invalid_metadata_format') as Partial<MessageMetadata> | undefined;
  if (metadata === undefined) return undefined;
  const { event_type, event_payload } = metadata;
  if (event_type === undefined && event_payload === undefined) return { event_type: '', event_payload: {} };
  if (typeof event_type !== 'string' || typeof event_payload !== 'object' || event_payload === null)
    throw new ApiError('invalid_metadata_format');
  return { event_type, event_payload };
}

function readContent(args: Arguments, context: Context, longest: number): MessageContent {
  const text = args.text('text') ?? '';
  const blocks = readBlocks(args.json('blocks', 'invalid_blocks_format'), context.workspace);
  if ([...text].length > longest) throw new ApiError('msg_too_long');
  return { text, blocks, metadata: readMetadata(args) };
}

function readThread(args: Arguments, channel: Channel, { workspace }: Context): string | undefined {
  const threadTs = args.text('thread_ts');
  if (threadTs === undefined) return undefined;
  const parent = workspace.find(channel.id, threadTs);
  if (!parent) throw new ApiError('thread_not_found');
  if (parent.threadTs) throw new ApiError('cannot_reply_to_message');
  return threadTs;
}

function ownMessage(args: Arguments, context: Context, refusal: string, archived: string): Message {
  const channel = visibleChannel(args.required('channel'), context);
  const message = context.workspace.find(channel.id, args.required('ts'));
  if (!message) throw new ApiError('message_not_found');
  if (channel.isArchived) throw new ApiError(archived);
  if (!message.fromApp) throw new ApiError(refusal);
  return message;
}

const postMessage: Method = {
  scope: 'chat:write',
  run(args, context) {
    const { workspace, events, pace } = context;
    const channel = writableChannel(args, context);
    const content = readContent(args, context, POSTED_TEXT);
    if (!content.text && !content.blocks?.length) throw new ApiError('no_text');
    const threadTs = readThread(args, channel, context);
    pace.post(channel.id);
    const broadcast = threadTs !== undefined && args.flag('reply_broadcast');
    const author = { channel: channel.id, user: workspace.app.userId, fromApp: true };
    const posted = workspace.post({ ...content, ...author, threadTs, broadcast });
    const message = describeMessage(posted, workspace);
    // Slack tells an app of its own messages too: a bridge has to recognise itself.
    events.tellMessage(channel, message);
    return { channel: channel.id, ts: posted.ts, message };
  },
};

const update: Method = {
  scope: 'chat:write',
  run(args, context) {
    const { workspace, events } = context;
    const message = ownMessage(args, context, 'cant_update_message', 'is_inactive');
    const { text, blocks, metadata } = readContent(args, context, UPDATED_TEXT);
    const textGiven = args.text('text') !== undefined;
    if (!textGiven && !blocks) throw new ApiError('no_text');
    const before = describeMessage(message, workspace);
    // Blocks go when text alone comes; metadata stays unless other metadata comes, and goes when it comes empty.
    workspace.edit(message, {
      text: textGiven ? text : message.text,
      blocks,
      metadata: metadata ? (metadata.event_type ? metadata : undefined) : message.metadata,
    });
    if (!blocks) message.editedTs = workspace.ts();
    const after = describeMessage(message, workspace);
    const channel = visibleChannel(message.channel, context);
    events.tellMessage(channel, { subtype: 'message_changed', message: after, previous_message: before });
    return { channel: message.channel, ts: message.ts, text: message.text, message: after };
  },
};

const remove: Method = {
  scope: 'chat:write',
  run(args, context) {
    const message = ownMessage(args, context, 'cant_delete_message', 'is_archived');
    context.workspace.remove(message);
    return { channel: message.channel, ts: message.ts };
  },
};

const postEphemeral: Method = {
  scope: 'chat:write',
  run(args, context) {
    const { workspace, pace } = context;
    const channel = writableChannel(args, context);
    const user = args.required('user');
    if (!channel.members.includes(user)) throw new ApiError('user_not_in_channel');
    const content = readContent(args, context, POSTED_TEXT);
    if (!content.text && !content.blocks?.length) throw new ApiError('no_text');
    pace.post(channel.id);
    const threadTs = args.text('thread_ts');
    return { message_ts: workspace.whisper({ ...content, channel: channel.id, user, threadTs, from: 'app' }).ts };
  },
};

const getPermalink: Method = {
  run(args, context) {
    const { workspace } = context;
    const channel = visibleChannel(args.required('channel'), context);
    const ts = args.required('message_ts');
    if (!workspace.find(channel.id, ts)) throw new ApiError('message_not_found');
    const path = `archives/${channel.id}/p${ts.replace('.', '')}`;
    return { channel: channel.id, permalink: `https://${workspace.team.domain}.slack.com/${path}` };
  },
};

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
