import type { TextFailure, TextState } from '../../src/conversations/outgoing-text.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { neverConnected } from '../kit/connection.ts';
import { meaningOf } from './codes.ts';

/** What the carrier gives for a reason when it has none. */
const NO_REASON = 30_008;

const see = (code: number) => `https://www.twilio.com/docs/errors/${code}`;

/** Why a text did not arrive, in our words. What the operator has to know of it is logged. */
export function failureFor(code: number | undefined, log: Log): TextFailure {
  const { failure } = meaningOf(code);
  if (code) tellOperator(code, log);
  if (failure === 'unknown' && code && code !== NO_REASON)
    log.warn('a text failed with a code that says nothing to the room', { code, see: see(code) });
  return failure;
}

/** What the operator alone can put right is logged with where to click. */
export function tellOperator(code: number, log: Log): void {
  const { operator } = meaningOf(code);
  if (operator)
    log.error('texts do not go out, and only you can change that', { code, look: operator, see: see(code) });
}

const STATES: Record<string, TextState> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** Undefined for a status that is none of an outgoing text. */
export const stateOf = (status: string): TextState | undefined =>
  Object.hasOwn(STATES, status) ? STATES[status] : undefined;

interface TwilioFailure {
  status?: number;
  code?: number | string;
}

/** A full queue empties, and a service comes back: the same text may go out later. */
const PASSING = [21_611, 21_702];

/**
 * The code that says this text will never go out, if there is one. Credentials can be put right; the same number and
 * body stay what they are.
 */
export function finalCodeOf(error: unknown): number | undefined {
  const { status, code } = fieldsOf(error);
  return status === 400 && typeof code === 'number' && !PASSING.includes(code) ? code : undefined;
}

/** Whether the vendor does not know what was asked for. */
export const isUnknown = (error: unknown): boolean => fieldsOf(error).status === 404;

/** Any other failure of a call: whether the vendor may have done it all the same. */
export function outageOf(operation: string, error: unknown): Outage {
  if (error instanceof Outage) return error;
  const { status, code } = fieldsOf(error);
  const done = status === undefined ? !neverConnected(error) : status >= 500;
  return new Outage('twilio', operation, {
    cause: error,
    outcome: done ? 'unclear' : 'no',
    ...(code !== undefined && { code: String(code) }),
  });
}

const fieldsOf = (error: unknown): TwilioFailure => (error instanceof Error ? (error as TwilioFailure) : {});
