import type { RoomCard } from '../../cards/looks.ts';
import type { PresentMessage } from '../../cards/present.ts';
import { toMessage } from '../../cards/render/block-kit.ts';
import { within } from '../../cards/render/mentions.ts';
import { channelOf, type RoomId, roomId, workspaceOf } from '../../src/company/company.ts';
import type { Chat } from '../../src/company/ports.ts';
import { Outage, RoomGone } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { mentioning } from '../kit/mentioning.ts';
import { ask, type SlackClient, type SlackConfig } from './client.ts';
import { createPace, type PaceLimit, SLACK_PACE } from './pace.ts';
import { picturing } from './picturing.ts';
import { namedWorkspaces, type Workspaces } from './workspaces.ts';

/** Marks our messages; the id in its payload is how `find` knows one. */
const EVENT_TYPE = 'quittance';

const PAGE_SIZE = 200;
/** 2,000 messages between a lost answer and the look-up: more than a room sees in an hour. */
const MOST_PAGES = 10;

/** What `find` reads of a message. */
interface Posted {
  ts?: string;
  metadata?: { event_type?: string; event_payload?: unknown };
}
interface Page {
  messages?: Posted[];
  response_metadata?: { next_cursor?: string };
}

interface Parts<M> {
  present: PresentMessage<M>;
  log: Log;
  limit?: PaceLimit;
  /** Where the app is installed; unless told, in the one workspace that the environment names. */
  workspaces?: Workspaces;
}

/**
 * Slack's side of the `Chat` port. A room that is sent more than Slack takes (about a message a second) is put
 * off with an `Outage` that says how long, so that no room waits for another.
 */
export function createSlackChat<M>(
  config: SlackConfig,
  { present, log, limit = SLACK_PACE, workspaces = namedWorkspaces(config, log) }: Parts<M>,
): Chat<M> {
  const pace = createPace(limit);

  /** Holds the room back for as long as Slack asks, whoever speaks there next. */
  async function paced<T>(operation: string, room: RoomId, call: () => Promise<T>): Promise<T> {
    const wait = pace.take(room);
    if (wait > 0) throw new Outage('slack', operation, { outcome: 'no', code: 'paced', retryAfterMs: wait });
    try {
      return await call();
    } catch (error) {
      if (error instanceof Outage && error.retryAfterMs !== undefined) pace.rest(room, error.retryAfterMs);
      throw error;
    }
  }

  /** A room is spoken in with its own workspace's token, and with no other. */
  async function clientOf(room: RoomId): Promise<SlackClient> {
    const installation = await workspaces.find(workspaceOf(room));
    if (!installation) throw new RoomGone(room);
    return installation.client;
  }

  async function* pagesOf(room: RoomId, since: Date, thread: string | undefined): AsyncGenerator<Posted[]> {
    const client = await clientOf(room);
    const channel = channelOf(room);
    const range = { channel, oldest: (since.getTime() / 1000).toFixed(6), include_all_metadata: true };
    let cursor: string | undefined;
    for (let count = 0; count < MOST_PAGES; count += 1) {
      const part = { ...range, limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) };
      const page = await ask<Page>(
        'find',
        () => (thread ? client.conversations.replies({ ...part, ts: thread }) : client.conversations.history(part)),
        room,
      );
      yield page.messages ?? [];
      cursor = page.response_metadata?.next_cursor || undefined;
      if (!cursor) return;
    }
    // Saying "it is not there" without having looked everywhere could send it twice.
    throw new Outage('slack', 'find', { outcome: 'no', code: 'too_many_messages' });
  }

  return {
    async post(room, id, message, thread) {
      const client = await clientOf(room.id);
      const send = (card: RoomCard) =>
        ask(
          'chat.postMessage',
          async () => {
            const { ts } = await client.chat.postMessage({
              channel: channelOf(room.id),
              ...toMessage(card),
              metadata: { event_type: EVENT_TYPE, event_payload: { id } },
              unfurl_links: false,
              unfurl_media: false,
              ...placeOf(thread),
            });
            if (ts === undefined) throw new Error('chat.postMessage gave no ts');
            return ts;
          },
          room.id,
        );
      const card = within(present(message), workspaceOf(room.id));
      return paced('chat.postMessage', room.id, () => picturing(card, (one) => mentioning(one, send)));
    },

    async update(room, messageId, id, message) {
      const client = await clientOf(room.id);
      const metadata = { event_type: EVENT_TYPE, event_payload: { id } };
      const place = { channel: channelOf(room.id), ts: messageId };
      const send = (card: RoomCard) =>
        ask('chat.update', () => client.chat.update({ ...place, ...toMessage(card), metadata }), room.id);
      await picturing(within(present(message), workspaceOf(room.id)), send);
    },

    // docs.slack.dev/reference/methods/conversations.open: the same conversation each time.
    async reach({ workspaceId, id: users }) {
      const installation = await workspaces.find(workspaceId);
      if (!installation) throw new Outage('slack', 'conversations.open', { outcome: 'never', code: 'not-installed' });
      const { channel } = await ask('conversations.open', () => installation.client.conversations.open({ users }));
      if (!channel?.id) throw new Outage('slack', 'conversations.open', { outcome: 'no', code: 'no-channel' });
      return { id: roomId(workspaceId, channel.id), name: '', told: false, personal: true };
    },

    // As `chat.getPermalink` gives them (docs.slack.dev/reference/methods/chat.getPermalink).
    linkTo({ id }, messageId) {
      const site = workspaces.known(workspaceOf(id))?.site;
      return site && `${site}archives/${channelOf(id)}/p${messageId.replace('.', '')}`;
    },

    async find(room, id, since, thread) {
      try {
        for await (const messages of pagesOf(room.id, since, thread))
          for (const { ts, metadata } of messages) if (ts && idOf(metadata) === id) return ts;
        return undefined;
      } catch (error) {
        // The message it would stand under was deleted, and its thread with it.
        if (error instanceof Outage && error.code === 'thread_not_found') return undefined;
        throw error;
      }
    },
  };
}

function placeOf(thread: Parameters<Chat<unknown>['post']>[3]) {
  if (!thread) return {};
  const { messageId: thread_ts, wholeRoom } = thread;
  return wholeRoom ? { thread_ts, reply_broadcast: true as const } : { thread_ts };
}

function idOf(metadata: Posted['metadata']): string | undefined {
  const { event_type, event_payload } = metadata ?? {};
  const payload = event_payload as { id?: string } | undefined;
  return event_type === EVENT_TYPE ? payload?.id : undefined;
}
