import { Outage } from '../../src/kernel/refusal.ts';
import { neverConnected } from '../kit/connection.ts';

/** The part of the SDK's errors that decides what may be done next. */
interface StripeFailure {
  rawType?: string;
  statusCode?: number;
  code?: string;
  headers?: Record<string, string>;
  /** Why the connection failed. */
  detail?: unknown;
}

const isFailure = (error: unknown): error is StripeFailure & Error => error instanceof Error && 'rawType' in error;

/**
 * True when nothing can come of this idempotency key for a day: Stripe replays the server error it has kept for it, or
 * it was used before an update of ours that asks with other parameters.
 */
export const isSpentKey = (error: unknown): boolean =>
  isFailure(error) &&
  ((error.rawType === 'idempotency_error' && error.statusCode === 400) ||
    ((error.statusCode ?? 0) >= 500 && error.headers?.['idempotent-replayed'] === 'true'));

/** Stripe's plain no to what was asked, which asking again does not change; undefined for any other error. */
export const refusalOf = (error: unknown): { code: string | undefined; message: string } | undefined =>
  isFailure(error) && error.rawType === 'invalid_request_error' && outcomeOf(error) === 'never'
    ? { code: error.code, message: error.message }
    : undefined;

/** Any error of the SDK in our words; what is not the vendor's failure stays what it is. */
export function outageOf(operation: string, error: unknown): unknown {
  if (!isFailure(error)) return error;
  const seconds = Number(error.headers?.['retry-after']);
  return new Outage('stripe', operation, {
    cause: error,
    outcome: outcomeOf(error),
    code: error.code,
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  });
}

function outcomeOf({ statusCode, detail }: StripeFailure): 'no' | 'unclear' | 'never' {
  if (statusCode === undefined) return neverConnected(detail) ? 'no' : 'unclear';
  if (statusCode >= 500) return 'unclear';
  // A wrong key, a missing permission and a busy account can be put right; the same parameters cannot.
  return [401, 403, 409, 429].includes(statusCode) ? 'no' : 'never';
}
