import { ApiError } from './api-call.ts';
import type { Method } from './method.ts';
import { ELSEWHERE, type Json, type User } from './model.ts';
import { page } from './paging.ts';
import type { Team, Workspace } from './workspace.ts';

/** `withEmail`: only to who was granted `users:read.email`. */
function describeUser(user: User, team: Team, withLocale: boolean, withEmail: boolean): Json {
  const [first_name, ...rest] = user.realName.split(' ');
  return {
    id: user.id,
    team_id: user.isStranger ? ELSEWHERE : team.id,
    name: user.name,
    real_name: user.realName,
    deleted: user.isDeleted ?? false,
    tz: user.timeZone ?? 'America/Toronto',
    is_admin: user.isAdmin ?? false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.isGuest !== undefined,
    is_ultra_restricted: user.isGuest === 'single-channel',
    ...(user.isStranger ? { is_stranger: true } : {}),
    is_bot: user.isBot ?? false,
    is_app_user: false,
    profile: {
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      first_name,
      last_name: rest.join(' '),
      ...(withEmail && { email: user.email }),
      team: team.id,
    },
    ...(withLocale ? { locale: user.locale ?? 'en-US' } : {}),
  };
}

const EMAIL = 'users:read.email';

const info: Method = {
  scope: 'users:read',
  run(args, { workspace, scopes }) {
    const user = workspace.users.get(args.required('user'));
    if (!user) throw new ApiError('user_not_found');
    return { user: describeUser(user, workspace.team, args.flag('include_locale'), scopes.has(EMAIL)) };
  },
};

const list: Method = {
  scope: 'users:read',
  run(args, { workspace, scopes }) {
    const { items, response_metadata } = page([...workspace.users.values()], args);
    const locale = args.flag('include_locale');
    return {
      members: items.map((user) => describeUser(user, workspace.team, locale, scopes.has(EMAIL))),
      response_metadata,
    };
  },
};

const describeSelf = ({ app, team }: Workspace): Json => ({
  url: `https://${team.domain}.slack.com/`,
  team: team.name,
  user: app.name.toLowerCase(),
  team_id: team.id,
  user_id: app.userId,
  bot_id: app.botId,
  is_enterprise_install: false,
});

const test: Method = { run: (_args, { workspace }) => describeSelf(workspace) };

const bot: Method = {
  scope: 'users:read',
  run(args, { workspace: { app } }) {
    if (args.required('bot') !== app.botId) throw new ApiError('bot_not_found');
    return { bot: { id: app.botId, app_id: app.appId, user_id: app.userId, name: app.name, deleted: false } };
  },
};

const react: Method = {
  scope: 'reactions:write',
  run(args, { workspace }) {
    const message = workspace.find(args.required('channel'), args.required('timestamp'));
    if (!message) throw new ApiError('message_not_found');
    const name = args.required('name');
    if (message.reactions.some((reaction) => reaction.name === name && reaction.users.includes(workspace.app.userId)))
      throw new ApiError('already_reacted');
    message.reactions.push({ name, users: [workspace.app.userId] });
    workspace.changed({ kind: 'message', channel: message.channel, ts: message.ts });
    return {};
  },
};

export const peopleMethods: Record<string, Method> = {
  'auth.test': test,
  'bots.info': bot,
  'users.info': info,
  'users.list': list,
  'reactions.add': react,
};
