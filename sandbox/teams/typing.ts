import type { Desk } from './acting.ts';
import type { Outcome } from './answers.ts';
import type { AppReply } from './app-link.ts';
import type { Json, Message, Room } from './model.ts';

export interface Typing {
  user: string;
  /** The chat with the app, unless told otherwise. */
  room?: string;
  /** A mention is the app's name after an at sign. */
  text: string;
  /** Id of the thread's first message, in a channel. */
  thread?: string;
}

export interface Typed {
  message: Message;
  /** Without it, the app was not told: it was not mentioned, or it is not there. */
  reply?: AppReply;
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What a person writes, and how a person opens the app's commands. */
export function createTyping({ tenant, envelopes, answers, link }: Desk, hearsAll: boolean) {
  const at = `@${tenant.bot.name}`;
  const tag = `<at>${tenant.bot.name}</at>`;

  function place(user: string, room: string | undefined): Room {
    const found = room === undefined ? tenant.personal(user) : tenant.roomOf(room);
    if (!found.members.includes(user)) throw new Error(`${user} is not in ${found.id}`);
    return found;
  }

  /** Text as Teams hands it on: the mention as a tag and as an entity, and the whole again as HTML. */
  function textFields(text: string): Json {
    const mention = { type: 'mention', mentioned: tenant.bot, text: tag };
    const span = `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">${tenant.bot.name}</span>`;
    return {
      type: 'message',
      textFormat: 'plain',
      // The client writes a no-break space after a mention, and Teams hands it on as an entity.
      text: text.replace(`${at} `, `${tag}&nbsp;`).replace(at, tag),
      attachments: [{ contentType: 'text/html', content: `<div>${escapeHtml(text).replace(at, span)}</div>` }],
      ...(text.includes(at) ? { entities: [mention] } : {}),
    };
  }

  async function fetchTask(user: string, room: Room, command: Json, root?: string): Promise<Outcome> {
    const where = { room, root };
    const value = { ...command, requestId: tenant.guid(), context: { theme: 'default' } };
    const channelData = { source: { name: String(command.commandContext) } };
    const fields = { type: 'invoke', name: 'composeExtension/fetchTask', value, channelData };
    const reply = await link.ask(envelopes.activity(user, where, fields));
    const { commandId, commandContext, messagePayload } = command as Json & { messagePayload?: Json };
    const opened = { commandId: String(commandId), commandContext: String(commandContext), messagePayload };
    return answers.task(user, { where, command: opened }, reply);
  }

  return {
    /** Writes a message. In channels and group chats the app hears what mentions it, elsewhere everything. */
    async type({ user, room: given, text, thread }: Typing): Promise<Typed> {
      const room = place(user, given);
      const message = tenant.post({ room: room.id, from: user, fromApp: false, root: thread, text });
      const hears = room.kind === 'personal' || hearsAll || text.includes(at);
      if (!tenant.hasApp(room) || !hears) return { message };
      const fields = { ...textFields(text), id: message.id };
      return { message, reply: await link.send(envelopes.activity(user, { room, root: message.root }, fields)) };
    },

    /** Sends a slash command of the bot's own list: a targeted message, which the app and this person alone see. */
    async whisper({ user, room: given, text, thread }: Typing & { room: string }): Promise<Typed> {
      const room = place(user, given);
      if (room.kind === 'personal') throw new Error('there are no targeted messages in a personal chat');
      if (!tenant.hasApp(room)) throw new Error(`the app is not in ${room.id}`);
      const message = tenant.post({ room: room.id, from: user, fromApp: false, root: thread, onlyFor: user, text });
      const recipient = { ...tenant.bot, isTargeted: true };
      const fields = { ...textFields(text), id: message.id, recipient };
      return { message, reply: await link.send(envelopes.activity(user, { room, root: thread }, fields)) };
    },

    /** Picks an action of the message extension from the `/` list or the menu of the compose box. */
    slash(user: string, commandId: string, given?: string, thread?: string): Promise<Outcome> {
      return fetchTask(user, place(user, given), { commandId, commandContext: 'compose' }, thread);
    },

    /** Picks an action of the message extension from the menu of a message. */
    messageMenu(user: string, commandId: string, at: { room: string; message: string }): Promise<Outcome> {
      const room = place(user, at.room);
      const message = tenant.find(at.room, at.message);
      if (!message) throw new Error(`${user} sees no message ${at.message} in ${at.room}`);
      const author = tenant.people.get(message.from);
      const messagePayload = {
        id: message.id,
        replyToId: message.root === message.id ? null : message.root,
        createdDateTime: new Date(message.at).toISOString(),
        lastModifiedDateTime: null,
        deleted: false,
        importance: 'normal',
        locale: tenant.personOf(user).locale ?? 'en-CA',
        body: { contentType: 'text', content: message.text },
        from: {
          device: null,
          conversation: null,
          user: author && { userIdentityType: 'aadUser', id: author.aadObjectId, displayName: author.name },
          application: author
            ? null
            : { applicationIdentityType: 'bot', id: tenant.bot.id, displayName: tenant.bot.name },
        },
        reactions: [],
        mentions: [],
        attachments: [],
      };
      return fetchTask(user, room, { commandId, commandContext: 'message', messagePayload }, message.root);
    },
  };
}
