import type { Json, Message } from './model.ts';
import type { Workspace } from './workspace.ts';

/** What stands between angle brackets on purpose: links, mentions, dates. */
const MARKUP = /<(?:https?:|mailto:|tel:|[@#!])[^<>]*>|&(?:amp|lt|gt);/;

/** Slack gives back `&`, `<` and `>` as entities, whoever wrote them (docs.slack.dev/messaging/formatting-message-text). */
function escapeText(text: string): string {
  const parts = text.split(new RegExp(`(${MARKUP.source})`));
  return parts.map((part, index) => (index % 2 ? part : escapeAll(part))).join('');
}

const escapeAll = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A copy in which every `text` is escaped; values and ids come back as they were. */
function escapeBlocks<T>(value: T): T {
  const copy = JSON.stringify(value, (key, inner) =>
    key === 'text' && typeof inner === 'string' ? escapeText(inner) : inner,
  );
  return JSON.parse(copy);
}

/** A message the way Slack writes it in answers, events and payloads. */
export function describeMessage(message: Message, workspace: Workspace, withMetadata = false): Json {
  const { app, team } = workspace;
  const replies = workspace.messagesOf(message.channel).filter((other) => other.threadTs === message.ts);
  const fromApp = {
    bot_id: app.botId,
    app_id: app.appId,
    bot_profile: { id: app.botId, app_id: app.appId, name: app.name, team_id: team.id, deleted: false },
  };
  const thread = {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: [...new Set(replies.map((reply) => reply.user))],
    latest_reply: replies.at(-1)?.ts,
  };
  return {
    type: 'message',
    ...(message.broadcast ? { subtype: 'thread_broadcast' } : {}),
    user: message.user,
    team: team.id,
    ts: message.ts,
    text: message.fromApp ? escapeText(message.text) : escapeAll(message.text),
    ...(message.fromApp ? fromApp : {}),
    ...(message.blocks ? { blocks: escapeBlocks(message.blocks) } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(replies.length > 0 ? thread : {}),
    ...(message.editedTs ? { edited: { user: message.user, ts: message.editedTs } } : {}),
    ...(message.reactions.length > 0 ? { reactions: message.reactions } : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}
