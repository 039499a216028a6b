/** What every Stripe API call goes through: key, version, idempotency, expansion, vendor-shaped errors. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Call, EventLog, Refusal } from '../stand-in.ts';
import { findRoute, parametersOf } from './api.ts';
import { Failure, failureAnswer, invalid } from './failure.ts';
import { list } from './form.ts';
import { createIdempotency } from './idempotency.ts';
import { API_VERSION, type Ledger } from './ledger.ts';
import { expand } from './listing.ts';

export interface Gateway {
  answer(call: Call): Promise<Answer>;
  refuse(refusal: Refusal, call: Call): Answer;
}

interface Terms {
  ledger: Ledger;
  secretKey: string;
  account: string;
  /** The business name of the account. */
  merchant: string;
  /** What the key may not do, by operation. */
  denied: readonly string[];
  latencyMs: number;
  now: () => number;
  /** Where the hosted pages are. */
  site: () => string;
  /** The webhook endpoints of the account. */
  endpoints: () => object[];
  log: EventLog;
}

export function createGateway(terms: Terms): Gateway {
  const { ledger, secretKey, account, merchant, denied, latencyMs, now, site, endpoints, log } = terms;
  const idempotency = createIdempotency(now);

  function work(call: Call, requestId: string): Answer {
    const found = findRoute(call.method, call.url.pathname);
    if (!found) throw notEmulated(call);
    if (denied.includes(found.route.operation)) throw notPermitted(secretKey, account);
    const form = parametersOf(call);
    const cause = { id: requestId, idempotency_key: keyOf(call) ?? null };
    const result = found.route.run({
      ...{ body: call.body, contentType: String(call.headers['content-type'] ?? '') },
      ...{ ledger, form, id: found.id },
      ...{ cause, site: site(), endpoints: endpoints(), account: { id: account, name: merchant } },
    });
    return { body: expand(ledger, result, list(form, 'expand')) };
  }

  async function admitted(call: Call, requestId: string): Promise<Answer> {
    checkKey(call, secretKey);
    checkVersion(call);
    const key = call.method === 'POST' ? keyOf(call) : undefined;
    const begin = async () => {
      if (latencyMs > 0) await sleep(latencyMs);
      return work(call, requestId);
    };
    if (!key) return begin();
    const parameters = `${call.url.pathname}?${new URLSearchParams([...parametersOf(call)].sort())}`;
    return idempotency.once(key, parameters, begin);
  }

  return {
    async answer(call) {
      const requestId = ledger.id('req', 14);
      const answer = await admitted(call, requestId).catch((error: unknown) => {
        if (error instanceof Failure) return failureAnswer(error);
        throw error;
      });
      log.add({ vendor: 'stripe', direction: 'in', what: `${call.operation} → ${answer.status ?? 200}` });
      const version = String(call.headers['stripe-version'] ?? API_VERSION);
      return { ...answer, headers: { 'request-id': requestId, 'stripe-version': version, ...answer.headers } };
    },
    refuse(refusal, call) {
      const answer = refusalAnswer(refusal);
      const key = keyOf(call);
      if (refusal.kind === 'server-error' && refusal.worked && key) idempotency.keep(key, answer);
      log.add({ vendor: 'stripe', direction: 'in', what: `${call.operation} → ${answer.status}` });
      return answer;
    },
  };
}

const keyOf = (call: Call): string | undefined => call.headers['idempotency-key']?.toString();

/** The SDK retries 5xx by itself, and 429 only when told to, which Stripe does not do for plain rate limits. */
function refusalAnswer(refusal: Refusal): Answer {
  if (refusal.kind === 'rate-limited') {
    const message = 'Request rate limit exceeded. Retry with exponential backoff.';
    const answer = failureAnswer({
      status: 429,
      error: { type: 'invalid_request_error', code: 'rate_limit', message },
    });
    return { ...answer, headers: { 'retry-after': String(refusal.retryAfterSeconds ?? 1) } };
  }
  const message = 'Something went wrong on the side of Stripe.';
  return failureAnswer({ status: refusal.status ?? 500, error: { type: 'api_error', message } });
}

function checkKey(call: Call, secretKey: string): void {
  const [scheme = '', value = ''] = (call.headers.authorization ?? '').split(' ');
  const given = scheme === 'Basic' ? Buffer.from(value, 'base64').toString().split(':')[0] : value;
  if (!given) throw refusedKey('You did not provide an API key.');
  if (given !== secretKey) throw refusedKey(`Invalid API Key provided: ${given.slice(0, 8)}***${given.slice(-4)}`);
}

const refusedKey = (message: string) => new Failure(401, { type: 'invalid_request_error', message });

function checkVersion(call: Call): void {
  const version = call.headers['stripe-version'];
  if (version && !/^\d{4}-\d\d-\d\d(\.\w+)?$/.test(String(version)))
    throw invalid(`Invalid Stripe API version: ${version}`);
}

/** As Stripe answers a restricted key: what was asked is not looked at. */
const notPermitted = (key: string, account: string) =>
  new Failure(403, {
    type: 'invalid_request_error',
    message: `The provided key '${key.slice(0, 8)}***${key.slice(-4)}' does not have the required permissions for this endpoint on account '${account}'.`,
  });

function notEmulated({ method, url }: Call): Failure {
  const message = `The Stripe stand-in does not emulate ${method} ${url.pathname}. See sandbox/NOT-EMULATED.md.`;
  return new Failure(501, { type: 'invalid_request_error', code: 'not_emulated', message });
}
