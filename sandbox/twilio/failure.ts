/** Twilio's error answers: https://www.twilio.com/docs/api/errors */
import type { Answer, Refusal } from '../stand-in.ts';

/** Thrown by the work of an API call. */
export class Failure extends Error {
  readonly status: number;
  readonly code: number;

  constructor(code: number, message: string, status = 400) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const failureAnswer = ({ status, code, message }: Pick<Failure, 'status' | 'code' | 'message'>): Answer => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

export function refusalAnswer(refusal: Refusal): Answer {
  if (refusal.kind === 'server-error') {
    const status = refusal.status ?? 500;
    return failureAnswer({ status, code: 20_000 + status, message: 'An internal server error has occurred' });
  }
  const answer = failureAnswer({ status: 429, code: 20_429, message: 'Too Many Requests' });
  return { ...answer, headers: { 'retry-after': String(refusal.retryAfterSeconds ?? 1) } };
}
