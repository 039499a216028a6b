import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Outage } from '../../src/kernel/refusal.ts';
import { succeedOnce } from '../kit/once.ts';
import { fields, perhaps, text, word } from '../kit/reading.ts';
import { HOSTS, PATHS } from './mapping.ts';

export interface CdkAccount {
  clientId: string;
  clientSecret: string;
  /** Stand-ins instead of Fortellis' own hosts. */
  apiUrl?: string;
  loginUrl?: string;
}

/** Whose data is asked for: a dealer's subscription, and the department in it. */
export interface Whose {
  subscriptionId: string;
  departmentId?: string;
}

export interface Asked {
  method?: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: object;
  whose?: Whose;
  /** Until when the whole answer has to be there, in milliseconds; 20 seconds unless told. */
  withinMs?: number;
}

const CALL_MS = 20_000;
/** A token is not used in its last minute: the call that carries it takes time. */
const TOKEN_MARGIN_MS = 60_000;
const TRIES = 6;
const PAUSE_MS = { first: 1_000, most: 60_000 };
/** Codes after which the same call can succeed. */
const PASSING = ['TARGET-SYSTEM-UNREACHABLE', 'TARGET-SYSTEM-TIMED-OUT', 'QUOTA-EXCEEDED'];

export type CdkClient = ReturnType<typeof createCdkClient>;

/**
 * What stands in an answer. One that is none, or that ends before its end, is as good as lost: it may be asked for again.
 * @throws Outage, `unclear` where something was told and not asked
 */
export async function readAnswer<T>(
  response: Response,
  { path, method = 'GET' }: Pick<Asked, 'path' | 'method'>,
  read: (value: unknown) => T,
): Promise<T> {
  try {
    return read(await response.json());
  } catch (cause) {
    throw new Outage('cdk', path, { cause, outcome: method === 'GET' ? 'no' : 'unclear', code: 'unreadable' });
  }
}

/** Speaks with Fortellis: signed in, for one dealer's department at a time, as patiently as it asks for. */
export function createCdkClient(account: CdkAccount) {
  if (!account.clientId.trim() || !account.clientSecret.trim())
    throw new Error('Fortellis needs its API key and secret');
  const api = account.apiUrl ?? HOSTS.api;
  const signIn = createSignIn(account);

  async function once(asked: Asked): Promise<Response> {
    const { method = 'GET', path, query, body, whose, withinMs = CALL_MS } = asked;
    const base = path === PATHS.subscriptions && !account.apiUrl ? HOSTS.subscriptions : api;
    const url = `${base}${path}${query ? `?${new URLSearchParams(query)}` : ''}`;
    const signal = AbortSignal.timeout(withinMs);
    const headers: Record<string, string> = {
      Authorization: `Bearer ${await Promise.race([signIn.token(), tooLate(signal, path)])}`,
      Accept: 'application/json',
      'Request-Id': randomUUID(),
      ...(whose && { 'Subscription-Id': whose.subscriptionId }),
      ...(whose?.departmentId && { 'Department-Id': whose.departmentId }),
      ...(body && { 'Content-Type': 'application/json' }),
    };
    const sent = {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
      signal,
    };
    const response = await fetch(url, sent).catch((cause: unknown) => {
      throw new Outage('cdk', asked.path, { cause, outcome: method === 'GET' ? 'no' : 'unclear' });
    });
    if (response.ok) return response;
    const failure = await failureOf(response, asked);
    if (failure.code === 'TOKEN-EXPIRED') signIn.forget();
    throw failure;
  }

  /** A call whose answer may be repeated: what is asked for is waited for, within reason. */
  async function ask(asked: Asked): Promise<Response> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await once(asked);
      } catch (error) {
        if (!(error instanceof Outage)) throw error;
        const canWait = error.code === 'TOKEN-EXPIRED' ? tries === 1 : error.outcome === 'no' && tries < TRIES;
        if (!canWait) throw error;
        const pause = error.code === 'TOKEN-EXPIRED' ? 0 : (error.retryAfterMs ?? PAUSE_MS.first * 2 ** (tries - 1));
        await sleep(Math.min(pause, PAUSE_MS.most), undefined, { ref: false });
      }
    }
  }

  return { ask, once };
}

/** Signing in is a part of the call: whoever waits for it waits no longer than for the whole. */
const tooLate = (signal: AbortSignal, path: string): Promise<never> =>
  new Promise((_, reject) => {
    const over = () => reject(new Outage('cdk', path, { outcome: 'no', code: 'sign-in-late' }));
    signal.addEventListener('abort', over, { once: true });
  });

function createSignIn({ clientId, clientSecret, loginUrl }: CdkAccount) {
  const url = `${loginUrl ?? HOSTS.login}${PATHS.token}`;
  async function fresh(): Promise<{ token: string; until: number }> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'anonymous' }).toString(),
      signal: AbortSignal.timeout(CALL_MS),
    }).catch((cause: unknown) => {
      throw new Outage('cdk', 'sign-in', { cause, outcome: 'no' });
    });
    if (!response.ok) throw await failureOf(response, { path: 'sign-in' });
    const { access_token: token, expires_in: seconds } = await readAnswer(response, { path: 'sign-in' }, tokenIn);
    return { token, until: Date.now() + seconds * 1000 - TOKEN_MARGIN_MS };
  }

  let signedIn = succeedOnce(fresh);

  return {
    /** One for all who ask at the same moment, until its time is over. */
    async token(): Promise<string> {
      const asked = signedIn;
      const { token, until } = await asked();
      if (Date.now() < until) return token;
      if (signedIn === asked) signedIn = succeedOnce(fresh);
      return (await signedIn()).token;
    },
    forget(): void {
      signedIn = succeedOnce(fresh);
    },
  };
}

const tokenIn = fields({ access_token: word, expires_in: (value: unknown) => Number(value) || 0 });
const problem = fields({ code: perhaps(text), message: perhaps(text) });

/** What an answer that is none means. The secret, and whatever was sent, stay out of it. */
async function failureOf(
  response: Response,
  { path, method = 'GET' }: Pick<Asked, 'path' | 'method'>,
): Promise<Outage> {
  const said = await response.json().then(problem, () => ({}) as { code?: string });
  const code = said.code ?? String(response.status);
  const seconds = Number(response.headers.get('retry-after'));
  const mayPass = response.status === 429 || PASSING.includes(code) || code === 'TOKEN-EXPIRED';
  const unknown = response.status >= 500 && method !== 'GET';
  return new Outage('cdk', path, {
    code,
    outcome: mayPass ? 'no' : unknown ? 'unclear' : response.status >= 500 ? 'no' : 'never',
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  });
}
