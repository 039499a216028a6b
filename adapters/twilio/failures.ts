import type { TextFailure, TextState } from '../../src/conversations/outgoing-text.ts';
import { Outage } from '../../src/kernel/refusal.ts';

/** Twilio's codes by what they mean to a sender: https://www.twilio.com/docs/api/errors */
const FAILURES: Record<Exclude<TextFailure, 'unknown'>, number[]> = {
  'opted-out': [21610],
  landline: [21614, 30006],
  unreachable: [30003, 30005, 30036],
  'invalid-number': [21211, 21214, 21217, 21265, 21266],
  blocked: [21612, 30004, 30007],
  // The sender itself must be put right: not owned, not registered, not allowed there, out of funds, suspended.
  'sender-problem': [
    ...[21212, 21219, 21408, 21603, 21606, 21607, 21608, 21659, 21660, 21661, 21701, 21703, 21704, 21705],
    ...[30001, 30002, 30010, 30023, 30024, 30032, 30034, 30035],
  ],
};

const BY_CODE = new Map(
  Object.entries(FAILURES).flatMap(([failure, codes]) =>
    codes.map((code): [number, TextFailure] => [code, failure as TextFailure]),
  ),
);

/** Why a text did not arrive; `unknown` for every code without a meaning of its own. */
export const failureOf = (code: number | undefined): TextFailure => BY_CODE.get(code ?? 0) ?? 'unknown';

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

const QUEUE_FULL = 21611;

/**
 * Why this text will never go out, if the answer says so. A full queue empties, and credentials can be put
 * right; the same number and body stay what they are.
 */
export function finalFailureOf(error: unknown): TextFailure | undefined {
  const { status, code } = fieldsOf(error);
  return status === 400 && typeof code === 'number' && code !== QUEUE_FULL ? failureOf(code) : undefined;
}

/** Any other failure of a call: whether the vendor may have done it all the same. */
export function outageOf(operation: string, error: unknown): Outage {
  if (error instanceof Outage) return error;
  const { status, code } = fieldsOf(error);
  const done = status === undefined ? !neverConnected(code) : status >= 500;
  return new Outage('twilio', operation, {
    cause: error,
    outcome: done ? 'unclear' : 'no',
    ...(code !== undefined && { code: String(code) }),
  });
}

const fieldsOf = (error: unknown): TwilioFailure => (error instanceof Error ? (error as TwilioFailure) : {});

const neverConnected = (code: TwilioFailure['code']) => code === 'ECONNREFUSED' || code === 'ENOTFOUND';
