import { ApiError, type Arguments } from './api-call.ts';
import { visibleChannel } from './chat-methods.ts';
import { describeMessage } from './message-shape.ts';
import type { Context, Method } from './method.ts';
import type { Channel, Json, Message } from './model.ts';
import { page } from './paging.ts';

function describeChannel(channel: Channel, { workspace }: Context): Json {
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate && !channel.isDirect,
    is_group: Boolean(channel.isPrivate) && !channel.isDirect,
    is_im: channel.isDirect ?? false,
    is_mpim: false,
    is_private: channel.isPrivate ?? false,
    is_archived: channel.isArchived ?? false,
    is_member: channel.members.includes(workspace.app.userId),
    is_general: false,
    is_shared: false,
    context_team_id: workspace.team.id,
    num_members: channel.members.length,
  };
}

/** Reading a channel asks for membership; a public one says so, a private one does not exist. */
function readable(args: Arguments, context: Context): Channel {
  const channel = visibleChannel(args.required('channel'), context);
  if (!channel.members.includes(context.workspace.app.userId)) throw new ApiError('not_in_channel');
  return channel;
}

/** Message times are compared as text: ten digits, a dot, six digits. */
function within(args: Arguments): (message: Message) => boolean {
  const oldest = args.text('oldest') ?? '0';
  const latest = args.text('latest') ?? '9999999999.999999';
  const inclusive = args.flag('inclusive');
  return ({ ts }) => (ts > oldest && ts < latest) || (inclusive && (ts === oldest || ts === latest));
}

const history: Method = {
  run(args, context) {
    const { workspace, scopes } = context;
    const channel = readable(args, context);
    const needed = `${channel.isDirect ? 'im' : channel.isPrivate ? 'groups' : 'channels'}:history`;
    if (!scopes.has(needed)) throw new ApiError('missing_scope', { needed, provided: [...scopes].join(',') });
    const shown = workspace.messagesOf(channel.id).filter((message) => !message.threadTs || message.broadcast);
    const { items, ...rest } = page(shown.filter(within(args)).reverse(), args);
    const withMetadata = args.flag('include_all_metadata');
    return { messages: items.map((message) => describeMessage(message, workspace, withMetadata)), ...rest };
  },
};

const replies: Method = {
  scope: 'channels:history',
  run(args, context) {
    const { workspace } = context;
    const channel = readable(args, context);
    const ts = args.required('ts');
    const parent = workspace.find(channel.id, ts);
    if (!parent) throw new ApiError('thread_not_found');
    const thread = workspace.messagesOf(channel.id).filter((message) => message.threadTs === ts);
    const inside = within(args);
    const { items, ...rest } = page([parent, ...thread.filter(inside)], args);
    const withMetadata = args.flag('include_all_metadata');
    return { messages: items.map((message) => describeMessage(message, workspace, withMetadata)), ...rest };
  },
};

const info: Method = {
  scope: 'channels:read',
  run: (args, context) => ({ channel: describeChannel(visibleChannel(args.required('channel'), context), context) }),
};

const list: Method = {
  scope: 'channels:read',
  run(args, context) {
    const types = (args.text('types') ?? 'public_channel').split(',');
    const typeOf = (channel: Channel) =>
      channel.isDirect ? 'im' : channel.isPrivate ? 'private_channel' : 'public_channel';
    const { workspace } = context;
    const seen = [...workspace.channels.values()].filter(
      (channel) =>
        types.includes(typeOf(channel)) &&
        (!channel.isPrivate || channel.members.includes(workspace.app.userId)) &&
        !(args.flag('exclude_archived') && channel.isArchived),
    );
    const { items, response_metadata } = page(seen, args);
    return { channels: items.map((channel) => describeChannel(channel, context)), response_metadata };
  },
};

const members: Method = {
  scope: 'channels:read',
  run(args, context) {
    const channel = visibleChannel(args.required('channel'), context);
    const { items, response_metadata } = page(
      channel.members.map((id) => ({ id })),
      args,
    );
    return { members: items.map(({ id }) => id), response_metadata };
  },
};

const open: Method = {
  scope: 'im:write',
  run(args, { workspace }) {
    const user = args.required('users');
    const person = workspace.users.get(user);
    if (!person) throw new ApiError('user_not_found');
    if (person.isDeleted) throw new ApiError('user_disabled');
    if (person.isBot) throw new ApiError('cannot_dm_bot');
    return { channel: { id: workspace.direct(user).id } };
  },
};

export const conversationMethods: Record<string, Method> = {
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.info': info,
  'conversations.list': list,
  'conversations.members': members,
  'conversations.open': open,
};
