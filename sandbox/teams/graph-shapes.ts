import type { Answer } from '../stand-in.ts';
import { ADAPTIVE_CARD, type Json, type Message } from './model.ts';
import type { Tenant } from './tenant.ts';

/** An answer of Graph that is not a success: `{ error: { code, message, innerError } }`. */
export class GraphFailure extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  answer(headers?: Record<string, string>): Answer {
    const request = { date: new Date().toISOString().slice(0, 19), 'request-id': 'r-1', 'client-request-id': 'r-1' };
    const { status, code, message } = this;
    return { status, ...(headers ? { headers } : {}), body: { error: { code, message, innerError: request } } };
  }
}

/** What Graph says when it cannot take a call now; `retryAfter` in seconds. */
export function graphOutage(status: number, retryAfter?: number): Answer {
  const code = status === 429 ? 'TooManyRequests' : status === 503 ? 'ServiceUnavailable' : 'InternalServerError';
  const headers = retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter) };
  return new GraphFailure(status, code, 'Please try again later.').answer(headers);
}

/** A message as Graph's `chatMessage`; a card is text inside an attachment that the body points at. */
export function chatMessage(message: Message, tenant: Tenant): Json {
  const { id, root, room: roomId, at, changedAt, versions, fromApp, from, card, text } = message;
  const room = tenant.roomOf(roomId);
  const team = tenant.teamOf(room);
  const person = tenant.people.get(from);
  const attached = `card-${id}`;
  const edited = versions.length > 1 ? new Date(changedAt).toISOString() : null;
  return {
    id,
    replyToId: root === id ? null : root,
    etag: String(changedAt),
    messageType: 'message',
    createdDateTime: new Date(at).toISOString(),
    lastModifiedDateTime: new Date(changedAt).toISOString(),
    lastEditedDateTime: edited,
    deletedDateTime: null,
    subject: null,
    summary: message.summary ?? null,
    chatId: team ? null : room.id,
    importance: 'normal',
    locale: 'en-us',
    webUrl: null,
    from: {
      device: null,
      user: person ? { id: person.aadObjectId, displayName: person.name, userIdentityType: 'aadUser' } : null,
      application: fromApp
        ? { id: tenant.bot.id.replace('28:', ''), displayName: tenant.bot.name, applicationIdentityType: 'bot' }
        : null,
    },
    body: { contentType: 'html', content: card ? `<attachment id="${attached}"></attachment>` : text },
    channelIdentity: team ? { teamId: team.aadGroupId, channelId: room.id } : null,
    attachments: card ? [attachment(attached, card)] : [],
    mentions: [],
    reactions: [],
  };
}

const attachment = (id: string, card: Json): Json => ({
  id,
  contentType: ADAPTIVE_CARD,
  contentUrl: null,
  content: JSON.stringify(card, null, 2),
  name: null,
  thumbnailUrl: null,
});
