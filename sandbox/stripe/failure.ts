/** Stripe's error answers: https://docs.stripe.com/api/errors */
import type { Answer } from '../stand-in.ts';

export interface StripeError {
  type: 'invalid_request_error' | 'idempotency_error' | 'api_error';
  message: string;
  code?: string;
  param?: string;
}

/** Thrown by the work of an API call. `executed`: the work had begun, so the answer is kept for the idempotency key. */
export class Failure extends Error {
  readonly status: number;
  readonly error: StripeError;
  readonly executed: boolean;

  constructor(status: number, error: StripeError, executed = false) {
    super(error.message);
    this.status = status;
    this.error = error;
    this.executed = executed;
  }
}

export const invalid = (message: string, param?: string, code?: string) =>
  new Failure(400, { type: 'invalid_request_error', message, param, code });

export const missing = (what: string, id: string, param: string) =>
  new Failure(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
    param,
  });

export const failureAnswer = ({ status, error }: Pick<Failure, 'status' | 'error'>): Answer => ({
  status,
  body: { error: { ...error, doc_url: error.code && `https://stripe.com/docs/error-codes/${error.code}` } },
});
