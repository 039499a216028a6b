import { ApiError } from './api-call.ts';
import type { AppLink, AppReply } from './app-link.ts';
import type { Events } from './events.ts';
import { describeMessage } from './message-shape.ts';
import type { Json, Message } from './model.ts';
import { showReply } from './replies.ts';
import { type Desk, payloadBase } from './surfaces.ts';
import type { ResponseTarget } from './tickets.ts';

export interface Typing {
  user: string;
  channel: string;
  text: string;
  /** The message whose thread it is typed in. */
  threadTs?: string;
}

/** What came of typing: a message, or the app's answer to a command. `notice`: what Slack said itself. */
export interface Typed {
  ok: boolean;
  message?: Message;
  reply?: AppReply;
  notice?: string;
}

/** What a person types in a channel or thread: plain text, or a slash command. */
export function createTyping(desk: Desk, link: AppLink, events: Events) {
  const { workspace, responseUrls } = desk;

  function notify({ user, channel, threadTs }: Typing, notice: string, reply?: AppReply): Typed {
    workspace.whisper({ text: notice, channel, user, threadTs, from: 'slack' });
    return { ok: false, notice, reply };
  }

  async function command(typing: Typing): Promise<Typed> {
    const { user, channel } = typing;
    const [name = '', ...rest] = typing.text.trim().split(/\s+/);
    const text = typing.text.trim().slice(name.length).trim();
    if (typing.threadTs) return notify(typing, `${name} is not supported in threads. Sorry!`);
    const { team, app, users, channels } = workspace;
    const target: ResponseTarget = { channel, user };
    const room = channels.get(channel);
    const reply = await link.command({
      token: 'not-a-secret',
      team_id: team.id,
      team_domain: team.domain,
      channel_id: channel,
      // Slack tells the app no name of a private channel.
      channel_name: room?.isDirect ? 'directmessage' : room?.isPrivate ? 'privategroup' : (room?.name ?? ''),
      user_id: user,
      user_name: users.get(user)?.name ?? '',
      command: name,
      text: rest.length > 0 ? text : '',
      api_app_id: app.appId,
      is_enterprise_install: 'false',
      response_url: responseUrls.issue('commands', target),
      trigger_id: desk.triggers.issue(user),
    });
    if (reply.error) return notify(typing, `${name} failed with the error "${reply.error}"`, reply);
    return showAnswer(typing, name, reply, target);
  }

  function showAnswer(typing: Typing, name: string, reply: AppReply, target: ResponseTarget): Typed {
    if (reply.text.trim() === '') return { ok: true, reply };
    try {
      showReply(readAnswer(reply.text), target, workspace);
      return { ok: true, reply };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return notify(typing, `${name} failed with the error "${error.message}"`, reply);
    }
  }

  return {
    /** Types and sends. Waits for the app's answer to a command; plain text is there at once. */
    async type(typing: Typing): Promise<Typed> {
      const { user, channel, text, threadTs } = typing;
      const room = workspace.channels.get(channel);
      if (!room?.members.includes(user)) throw new Error(`${user} is not in ${channel}`);
      if (text.startsWith('/')) return command(typing);
      const message = workspace.post({ channel, user, text, threadTs, fromApp: false });
      if (room.members.includes(workspace.app.userId)) events.tellMessage(room, describeMessage(message, workspace));
      return { ok: true, message };
    },

    /** Uses a message shortcut of the app ("More actions" on a message). */
    async shortcut(user: string, { channel, ts }: { channel: string; ts: string }, callbackId: string) {
      const message = workspace.find(channel, ts);
      if (!message) throw new Error(`${user} sees no message ${ts} in ${channel}`);
      return link.interact('/slack/interactivity', {
        type: 'message_action',
        callback_id: callbackId,
        ...payloadBase(user, desk),
        channel: { id: channel, name: workspace.channels.get(channel)?.name },
        message_ts: ts,
        message: describeMessage(message, workspace),
        response_url: responseUrls.issue('actions', { channel, user, threadTs: message.threadTs, original: message }),
      });
    },
  };
}

/** A command's answer is a message as JSON, or plain text. */
function readAnswer(text: string): Json {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Json) : { text };
  } catch {
    return { text };
  }
}
