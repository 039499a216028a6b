/** The emulated part of Fortellis: sign-in, subscriptions, asynchronous extracts, and settling. */
import type { Answer, Call, Random, Refusal } from '../stand-in.ts';
import type { Dealer } from './dealer.ts';
import { customersIn, ordersIn } from './extracts.ts';
import { Failure } from './failure.ts';

export interface FortellisAccount {
  clientId: string;
  clientSecret: string;
  subscriptionId: string;
  dealer: Dealer;
  departments: string[];
  random: Random;
  now(): Date;
  /** How long a token lives, in seconds. */
  tokenSeconds: number;
  /** How long an extract is worked on, and when to look again, in seconds. */
  extractSeconds: number;
  /** Calls that one subscription may make in a minute. */
  quota: number;
}

export const failureAnswer = ({
  status,
  code,
  message,
  retryAfter,
}: Omit<Failure, 'name' | 'stack' | 'cause'>): Answer => ({
  status,
  body: { code, message },
  ...(retryAfter !== undefined && { headers: { 'retry-after': String(retryAfter) } }),
});

export const refusalAnswer = (refusal: Refusal): Answer =>
  refusal.kind === 'rate-limited'
    ? failureAnswer(new Failure(429, 'QUOTA-EXCEEDED', 'Too many requests', refusal.retryAfterSeconds ?? 1))
    : failureAnswer(
        new Failure(refusal.status ?? 502, 'TARGET-SYSTEM-UNREACHABLE', 'The target system could not be reached'),
      );

const [ORDERS, CUSTOMERS, SETTLING] = [
  '/cdk/drive/servicerepairorder/v1',
  '/cdk/drive/customer/v1',
  '/cdk/drive/paymentsettling/v1',
];
const TOKEN = '/oauth2/aus1p1ixy7YL8cMq02p7/v1/token';
const SUBSCRIPTIONS = '/v1/solution/subscriptions';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const OPERATIONS: [string, string | RegExp, string][] = [
  ['POST', TOKEN, 'token'],
  ['GET', SUBSCRIPTIONS, 'subscriptions'],
  ['GET', new RegExp(`^${ORDERS}/(open|closed)(/delta)?$`), 'orders.extract'],
  ['GET', `${ORDERS}/wip`, 'orders.extract'],
  ['GET', new RegExp(`^${CUSTOMERS}/(bulk|delta)$`), 'customers.extract'],
  ['GET', /\/long-operations\/[^/]+\/status$/, 'operations.status'],
  ['GET', /\/long-operations\/[^/]+\/result$/, 'operations.result'],
  ['POST', `${SETTLING}/payments`, 'payments.settle'],
  ['GET', `${SETTLING}/payments`, 'payments.list'],
  ['GET', new RegExp(`^${SETTLING}/payment/[^/]+$`), 'payments.status'],
];

export const operationOf = (method: string, { pathname }: URL): string =>
  OPERATIONS.find(
    ([verb, path]) => verb === method && (typeof path === 'string' ? path === pathname : path.test(pathname)),
  )?.[2] ?? 'unknown';

interface Extract {
  ready: number;
  failed?: true;
  body: string;
}

export function createApi(account: FortellisAccount) {
  const { dealer, random, now } = account;
  const tokens = new Map<string, number>();
  const extracts = new Map<string, Extract>();
  const calls: number[] = [];
  /** What becomes of the next extracts, instead of what should. */
  const oddities: Oddity[] = [];

  function answer(call: Call): Answer {
    try {
      return work(call);
    } catch (error) {
      if (error instanceof Failure) return failureAnswer(error);
      throw error;
    }
  }

  function work(call: Call): Answer {
    const { operation, url, headers, method } = call;
    if (operation === 'token') return token(call);
    if (operation === 'unknown')
      throw new Failure(
        501,
        'NOT-EMULATED',
        `The Fortellis stand-in does not emulate ${method} ${url.pathname}. See sandbox/NOT-EMULATED.md.`,
      );
    const until = tokens.get(/^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '');
    if (until === undefined) throw new Failure(401, 'UNAUTHORIZED', 'The token is not known');
    if (now().getTime() > until) throw new Failure(401, 'TOKEN-EXPIRED', 'The token has expired');
    if (operation === 'subscriptions') return { body: { subscriptions: [subscription()] } };
    const asked = headers['subscription-id'];
    if (!asked) throw new Failure(400, 'MISSING-SUBSCRIPTION-ID', 'Subscription-Id is required');
    if (asked !== account.subscriptionId)
      throw new Failure(403, 'SUBSCRIPTION-MISMATCH', 'The subscription is not of this app');
    const requestId = headers['request-id'];
    if (!requestId) throw new Failure(400, 'MISSING-REQUEST-ID', 'Request-Id is required');
    metered();
    return { ...asking(call), headers: { 'request-id': String(requestId) } };
  }

  function metered(): void {
    const at = now().getTime();
    while (calls[0] !== undefined && calls[0] < at - 60_000) calls.shift();
    if (calls.length >= account.quota) throw new Failure(429, 'QUOTA-EXCEEDED', 'Too many requests', 2);
    calls.push(at);
  }

  function asking({ operation, url, headers, body }: Call): Answer {
    const department = headers['department-id'];
    if (department !== undefined && !account.departments.includes(String(department)))
      throw new Failure(400, 'INVALID-DEPARTMENT-ID', 'The department is not of this dealer');
    switch (operation) {
      case 'orders.extract':
        return begun(ordersIn(dealer, url, department as string | undefined, now()));
      case 'customers.extract':
        return begun(customersIn(dealer, url));
      case 'operations.status':
      case 'operations.result':
        return looked(url, operation === 'operations.result');
      case 'payments.settle':
        return settled(JSON.parse(body.toString()));
      case 'payments.list': {
        const key = url.searchParams.get('externalReference');
        return {
          body: { payments: dealer.settlements.filter(({ externalReference }) => !key || externalReference === key) },
        };
      }
      default: {
        const settlement = dealer.settlements.find(({ promiseId }) => url.pathname.endsWith(`/${promiseId}`));
        if (!settlement) throw new Failure(404, 'NOT-FOUND', 'There is no such promise');
        const body = { ...settlement };
        dealer.keep(settlement);
        return { body };
      }
    }
  }

  function token({ headers, body }: Call): Answer {
    const expected = `Basic ${Buffer.from(`${account.clientId}:${account.clientSecret}`).toString('base64')}`;
    const form = new URLSearchParams(body.toString());
    if (headers.authorization !== expected || form.get('grant_type') !== 'client_credentials')
      return {
        status: 401,
        body: { error: 'invalid_client', error_description: 'The client secret supplied is invalid.' },
      };
    const access = random.text(40);
    tokens.set(access, now().getTime() + account.tokenSeconds * 1000);
    return {
      body: { access_token: access, token_type: 'Bearer', expires_in: account.tokenSeconds, scope: 'anonymous' },
    };
  }

  const subscription = () => ({
    ...{ subscriptionId: account.subscriptionId, orgId: 'org-boreal', orgName: 'Garage Boréal', status: 'ACTIVE' },
  });

  function begun(data: object[]): Answer {
    const operationId = random.text(24);
    const oddity = oddities.shift();
    const ready = oddity?.never ? Number.POSITIVE_INFINITY : now().getTime() + account.extractSeconds * 1000;
    const whole = JSON.stringify({ data });
    extracts.set(operationId, { ready, body: oddity?.body?.(whole) ?? whole, ...(oddity?.fails && { failed: true }) });
    return { status: 202, body: statusOf(operationId, 'received') };
  }

  const statusOf = (operationId: string, status: string): object => ({
    operationId,
    status,
    checkStatusAfterSeconds: account.extractSeconds,
    _links: {
      status: { href: `/long-operations/${operationId}/status` },
      result: { href: `/long-operations/${operationId}/result` },
    },
  });

  function looked(url: URL, isResult: boolean): Answer {
    const operationId = /long-operations\/([^/]+)\//.exec(url.pathname)?.[1] ?? '';
    const found = extracts.get(operationId);
    if (!found || now().getTime() > found.ready + DAY_MS)
      throw new Failure(404, 'NOT-FOUND', 'There is no such operation');
    const isReady = now().getTime() >= found.ready;
    if (!isResult) return { body: statusOf(operationId, found.failed ? 'error' : isReady ? 'complete' : 'received') };
    if (!isReady) throw new Failure(404, 'NOT-READY', 'The operation is not complete');
    return { headers: { 'content-type': 'application/json' }, body: found.body };
  }

  function settled(body: { repairOrderNumber?: string; paymentAmount?: string; externalReference?: string }): Answer {
    const { repairOrderNumber: roNumber = '', paymentAmount = '', externalReference = '' } = body;
    const [, whole, cents] = /^(\d+)\.(\d{2})$/.exec(paymentAmount) ?? [];
    if (!whole || !externalReference) throw new Failure(400, 'INVALID-PAYMENT', 'The payment cannot be read');
    if (!dealer.orders.some((order) => order.roNumber === roNumber))
      throw new Failure(404, 'REPAIR-ORDER-NOT-FOUND', 'There is no such order');
    const amount = Number(whole) * 100 + Number(cents);
    return {
      status: 202,
      body: { ...dealer.promise({ roNumber, amount, externalReference }, `prm-${random.text(12)}`) },
    };
  }

  return { answer, oddities };
}

/** Something that becomes of an extract: it fails, never ends, or has another body than it should. */
export interface Oddity {
  fails?: true;
  never?: true;
  body?: (whole: string) => string;
}
