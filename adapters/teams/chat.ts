import type { RoomCard } from '../../cards/looks.ts';
import type { Block } from '../../cards/model.ts';
import type { PresentMessage } from '../../cards/present.ts';
import { toCard } from '../../cards/render/adaptive-card.ts';
import { within } from '../../cards/render/mentions.ts';
import { type Room, roomId, workspaceOf } from '../../src/company/company.ts';
import type { Chat } from '../../src/company/ports.ts';
import type { TeamsConfig } from '../../src/config.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { mentioning } from '../kit/mentioning.ts';
import { type Activity, createConnector } from './connector.ts';
import { ADAPTIVE_CARD } from './drawing.ts';
import { inPerson, inRoom, isGone } from './failures.ts';
import { createLookup } from './lookup.ts';
import { createPace, type PaceLimits } from './pace.ts';
import { placeOf } from './place.ts';
import { tenantOf, tenantOfRoom } from './tenants.ts';
import { createTokens } from './tokens.ts';

/**
 * Teams' side of the `Chat` port. A room that is sent more than Teams takes is put off with an `Outage` that says
 * how long, so that no room waits for another. In a channel laid out as posts, a reply brings its thread to the end for
 * everybody: there is nothing more to do for news that the whole room must see. Nothing in the connector's API shows a
 * reply in the channel as well, as Slack does; in a channel laid out as threads it stands beside it alone.
 */
export function createTeamsChat<M>(
  config: TeamsConfig,
  { present, log, limits }: { present: PresentMessage<M>; log: Log; limits?: PaceLimits },
): Chat<M> {
  const tokens = createTokens(config);
  const connector = createConnector(config, log, tokens);
  const lookup = createLookup(config, { connector, tokens, log });
  const pace = createPace(limits);

  /** Holds the room back for as long as Teams asks, whoever speaks there next. */
  async function paced<T>(operation: string, room: Room, call: () => Promise<T>): Promise<T> {
    const retryAfterMs = pace.take(room.id);
    if (retryAfterMs > 0) throw new Outage('teams', operation, { outcome: 'no', code: 'paced', retryAfterMs });
    try {
      return await call();
    } catch (error) {
      if (error instanceof Outage && error.retryAfterMs !== undefined) pace.rest(room.id, error.retryAfterMs);
      throw error;
    }
  }

  return {
    async post(room, id, message, thread) {
      const { serviceUrl, conversationId, teamId } = placeOf(room);
      // Chats have no threads.
      const root = teamId && thread?.messageId;
      const send = (card: RoomCard) => {
        const activity = draw(card, id, { alone: !root });
        return root
          ? connector.reply(serviceUrl, conversationId, root, activity)
          : connector.send(serviceUrl, conversationId, activity);
      };
      try {
        return await paced('post', room, () => mentioning(within(present(message), workspaceOf(room.id)), send));
      } catch (error) {
        // Where a thread is not found it was deleted, or its channel: only speaking in the channel tells which.
        throw root && isGone(error) ? error : inRoom(room, error);
      }
    },

    async update(room, messageId, id, message) {
      const { serviceUrl, conversationId } = placeOf(room);
      const card = within(present(message), workspaceOf(room.id));
      await paced('update', room, () =>
        connector.update(serviceUrl, conversationId, messageId, draw(card, id, { alone: false })),
      ).catch((error: unknown) => {
        throw inRoom(room, error);
      });
    },

    async reach({ workspaceId, id: person }, rooms) {
      const near = rooms.find(({ id, address, goneAt }) => address && !goneAt && workspaceOf(id) === workspaceId);
      if (!near) throw new Outage('teams', 'reach', { outcome: 'never', code: 'no-address' });
      const { serviceUrl } = placeOf(near);
      const id = await connector.open(serviceUrl, tenantOf(workspaceId), person).catch((error: unknown) => {
        throw inPerson(error);
      });
      return { id: roomId(workspaceId, id), name: '', told: false, personal: true, address: serviceUrl };
    },

    // https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams
    linkTo(room, messageId) {
      if (!room.address || room.personal) return undefined;
      const { conversationId, teamId } = placeOf(room);
      const inChannel = { tenantId: tenantOfRoom(room.id), parentMessageId: messageId };
      const query = new URLSearchParams(teamId ? inChannel : { context: '{"contextType":"chat"}' });
      return `https://teams.microsoft.com/l/message/${encodeURIComponent(conversationId)}/${messageId}?${query}`;
    },

    async find(room, id, since, thread) {
      try {
        return await lookup(room, id, since, thread);
      } catch (error) {
        throw inRoom(room, error);
      }
    },
  };
}

/**
 * A message as Teams takes it. `id` becomes the id of the card's first element, which nobody sees and Graph gives
 * back. News that stand `alone`, not under their card, say what they are about.
 */
function draw({ summary, blocks, about }: RoomCard, id: string, { alone }: { alone: boolean }): Activity {
  const shown: Block[] = alone && about ? [...blocks, { kind: 'note', text: about }] : blocks;
  const { body, ...card } = toCard({ summary, blocks: shown });
  const [first, ...rest] = body;
  const content = { ...card, body: first ? [{ ...first, id }, ...rest] : [] };
  return { type: 'message', summary, attachments: [{ contentType: ADAPTIVE_CARD, content }] };
}
