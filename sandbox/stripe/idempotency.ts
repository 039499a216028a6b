/** Idempotent requests as Stripe's v1 API has them: https://docs.stripe.com/api/idempotent_requests */
import type { Answer } from '../stand-in.ts';
import { Failure, failureAnswer } from './failure.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;

interface Kept {
  parameters: string;
  at: number;
  answer?: Answer;
}

export interface Idempotency {
  /** Does the work once per key; later calls get the first answer, error or not. Throws `Failure` on misuse of a key. */
  once(key: string, parameters: string, work: () => Promise<Answer>): Promise<Answer>;
  /** Replaces the answer kept for a key: a server error that came after the work began is replayed too. */
  keep(key: string, answer: Answer): void;
}

export function createIdempotency(now: () => number): Idempotency {
  const keys = new Map<string, Kept>();

  function replay(key: string, kept: Kept, parameters: string): Answer {
    if (kept.parameters !== parameters) throw misuse(400, key, undefined);
    if (!kept.answer) throw misuse(409, key, 'idempotency_key_in_use');
    return { ...kept.answer, headers: { ...kept.answer.headers, 'idempotent-replayed': 'true' } };
  }

  return {
    async once(key, parameters, work) {
      if (key.length > 255) throw misuse(400, key, undefined);
      const kept = keys.get(key);
      if (kept && now() - kept.at < KEPT_MS) return replay(key, kept, parameters);
      const begun: Kept = { parameters, at: now() };
      keys.set(key, begun);
      try {
        begun.answer = await work();
        return begun.answer;
      } catch (error) {
        // A refused parameter was never executed: the key stays free for the corrected call.
        if (error instanceof Failure && error.executed) begun.answer = failureAnswer(error);
        else keys.delete(key);
        throw error;
      }
    },
    keep(key, answer) {
      const kept = keys.get(key);
      if (kept) kept.answer = answer;
    },
  };
}

function misuse(status: number, key: string, code: string | undefined): Failure {
  const message =
    status === 409
      ? `Another request with the idempotency key '${key}' is still in progress. Try again later.`
      : `The idempotency key '${key.slice(0, 255)}' is too long, or was first used with other parameters.`;
  return new Failure(status, { type: 'idempotency_error', message, code });
}
