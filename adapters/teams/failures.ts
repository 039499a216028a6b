import type { Room } from '../../src/company/company.ts';
import { Outage, RoomGone } from '../../src/kernel/refusal.ts';
import { neverConnected, systemCodeOf } from '../kit/connection.ts';
import type { Answer } from './exchange.ts';

// The codes are those of learn.microsoft.com, "Status codes from bot conversational APIs" (bot basics).

/** The app is not in the conversation, or may not speak there: a later activity tells when it may again. */
const ROOM_GONE = new Set([
  'BotNotInConversationRoster',
  'BotDisabledByAdmin',
  'ConversationBlockedByUser',
  'ConversationNotFound',
  'ForbiddenOperationException',
  'MessageWritesBlocked',
]);

/** What it is about was deleted. */
const GONE = new Set(['ActivityNotFoundInConversation', 'ConversationNotFound']);

/** What an answer that is not a success means to the core. */
export function refusalOf(operation: string, answer: Answer): Outage {
  const code = codeIn(answer) ?? String(answer.status);
  const { retryAfterMs } = answer;
  return new Outage('teams', operation, { outcome: outcomeOf(answer.status, code), code, retryAfterMs });
}

/**
 * 429 and 412 are refusals: nothing was done. Microsoft asks to repeat 502, 503 and 504 as well, but there the
 * connector may have posted before the answer was lost behind it, and repeating them has posted twice
 * (github.com/openclaw/openclaw/pull/125127): they are looked into first, like 408 and 500.
 */
function outcomeOf(status: number, code: string): Outage['outcome'] {
  if (status === 408 || status >= 500) return 'unclear';
  if (status === 400 || status === 413 || ROOM_GONE.has(code) || GONE.has(code)) return 'never';
  // The rest (a token that is not taken, a permission that is missing) succeeds once it has been put right.
  return 'no';
}

/** What it means that no answer came. */
export function silenceOf(operation: string, cause: unknown): Outage {
  if (cause instanceof Outage) return cause;
  const code = systemCodeOf(cause);
  return new Outage('teams', operation, { cause, outcome: neverConnected(cause) ? 'no' : 'unclear', code });
}

/** The message, or the thread it was to stand in, is no more; where there is no such thread, neither may the room be. */
export const isGone = (error: unknown): boolean => error instanceof Outage && GONE.has(error.code ?? '');

/** Where somebody is looked for and is not, or where the app may not look. */
const NOBODY = new Set(['MemberNotFoundInConversation', 'NotEnoughPermissions', '403', '404']);
export const isNobody = (error: unknown): boolean =>
  error instanceof Outage && (error.outcome === 'never' || NOBODY.has(error.code ?? ''));

/** The same failure, for a room: `RoomGone` when nothing can be said there any more. */
export const inRoom = (room: Room, error: unknown): unknown =>
  error instanceof Outage && ROOM_GONE.has(error.code ?? '') ? new RoomGone(room.id, error) : error;

/**
 * The same failure, where somebody's own conversation was to be opened: it says nothing to anybody, so that it was surely
 * not done; whatever is forbidden stays so until the app is installed for them.
 */
export function inPerson(error: unknown): unknown {
  if (!(error instanceof Outage)) return error;
  const { vendor, operation, code, retryAfterMs, outcome } = error;
  const isRefused = outcome === 'never' || isNobody(error);
  return new Outage(vendor, operation, { cause: error, outcome: isRefused ? 'never' : 'no', code, retryAfterMs });
}

/** The connector and Graph say `{ error: { code } }`, the login service `{ error }`. */
function codeIn({ body: { error } }: Answer): string | undefined {
  if (typeof error === 'string') return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code !== '' ? code.replaceAll(' ', '') : undefined;
}
