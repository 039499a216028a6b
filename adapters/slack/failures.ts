import type { RoomId } from '../../src/company/company.ts';
import { Outage, RoomGone } from '../../src/kernel/refusal.ts';
import { neverConnected, systemCodeOf } from '../kit/connection.ts';
import { webApi } from './bolt.ts';

/** The app is not in the room, or the room is no more. An event tells when it is invited again. */
const ROOM_GONE = new Set(['channel_not_found', 'not_in_channel', 'is_archived']);

/** The same call can never succeed: what it is about was deleted, or what it carries is not allowed. */
const NEVER = new Set([
  'message_not_found',
  'thread_not_found',
  'cannot_reply_to_message',
  'cant_update_message',
  'edit_window_closed',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'invalid_metadata_format',
  'metadata_too_large',
  // Of a person's own conversation with the app (docs.slack.dev/reference/methods/conversations.open): there is nobody
  // to speak to, the app was not given the right to, or its Messages tab is off.
  'user_not_found',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'messages_tab_disabled',
]);

/** Slack's own words for these: some part of it may have been done before the error. */
const UNCLEAR = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout']);

/** What a failed Web API call means to the core: `RoomGone` when it was about a room that is, else an `Outage`. */
export function failureOf(operation: string, cause: unknown, room?: RoomId): Outage | RoomGone {
  const outage = (outcome: Outage['outcome'], more: { code?: string; retryAfterMs?: number } = {}) =>
    new Outage('slack', operation, { cause, outcome, ...more });
  if (cause instanceof webApi.WebAPIRateLimitedError)
    return outage('no', { code: 'ratelimited', retryAfterMs: cause.retryAfter * 1000 });
  if (cause instanceof webApi.WebAPIPlatformError) {
    const code = cause.data.error;
    if (room && ROOM_GONE.has(code)) return new RoomGone(room, cause);
    if (NEVER.has(code)) return outage('never', { code });
    // The rest (invalid_auth, account_inactive, missing_scope, ...) was not done, and succeeds once an
    // administrator has put it right: worth keeping.
    return outage(UNCLEAR.has(code) ? 'unclear' : 'no', { code });
  }
  if (cause instanceof webApi.WebAPIHTTPError)
    return outage(cause.statusCode >= 500 ? 'unclear' : 'no', { code: String(cause.statusCode) });
  if (cause instanceof webApi.WebAPIRequestError) {
    const code = systemCodeOf(cause.original);
    return outage(neverConnected(cause.original) ? 'no' : 'unclear', { code });
  }
  return outage('unclear');
}
