/** The emulated part of Stripe's API. */
import { createHash } from 'node:crypto';
import type { Call } from '../stand-in.ts';
import { createFile, listDisputes, updateDispute } from './evidence.ts';
import { Failure, missing } from './failure.ts';
import { list, onlyKnown } from './form.ts';
import type { Cause, Ledger } from './ledger.ts';
import { lineItems, page } from './listing.ts';
import type { Refund } from './money-back.ts';
import { listPayouts, listTransactions } from './payouts.ts';
import { createRefund } from './refunds.ts';
import { createSession } from './sessions.ts';

export interface Request {
  ledger: Ledger;
  form: URLSearchParams;
  /** As it came, for what is no form. */
  body: Buffer;
  contentType: string;
  /** The id in the path, if any. */
  id: string;
  cause: Cause;
  /** Where the hosted pages are. */
  site: string;
  endpoints: object[];
  account: { id: string; name: string };
}

interface Route {
  method: string;
  path: RegExp;
  operation: string;
  run(request: Request): object;
}

const PAGING = 'limit starting_after ending_before created created[*]';

const route = (method: string, path: string, operation: string, run: Route['run']): Route => ({
  method,
  path: new RegExp(`^${path.replace(':id', '(\\w+)')}$`),
  operation,
  run,
});

const ROUTES: Route[] = [
  route('GET', '/v1/account', 'accounts.retrieve', ({ account }) => ({
    ...{ id: account.id, object: 'account', charges_enabled: true, payouts_enabled: true, details_submitted: true },
    business_profile: { name: account.name },
  })),
  route('POST', '/v1/checkout/sessions', 'checkout.sessions.create', ({ ledger, form, site }) =>
    createSession(ledger, form, site),
  ),
  route('GET', '/v1/checkout/sessions', 'checkout.sessions.list', listSessions),
  route('GET', '/v1/checkout/sessions/:id', 'checkout.sessions.retrieve', ({ ledger, id }) => ledger.order(id).session),
  route('GET', '/v1/checkout/sessions/:id/line_items', 'checkout.sessions.listLineItems', ({ ledger, id }) =>
    lineItems(ledger.order(id)),
  ),
  route('POST', '/v1/checkout/sessions/:id/expire', 'checkout.sessions.expire', expireSession),
  route('GET', '/v1/payment_intents/:id', 'paymentIntents.retrieve', ({ ledger, id }) =>
    found(ledger.intents.get(id), 'payment_intent', id, 'intent'),
  ),
  route('GET', '/v1/charges/:id', 'charges.retrieve', ({ ledger, id }) =>
    found(ledger.charges.get(id), 'charge', id, 'id'),
  ),
  route('POST', '/v1/refunds', 'refunds.create', ({ ledger, form, cause }) => createRefund(ledger, form, cause)),
  route('GET', '/v1/refunds', 'refunds.list', listRefunds),
  route('GET', '/v1/refunds/:id', 'refunds.retrieve', ({ ledger, id }) =>
    found(ledger.refunds.get(id), 'refund', id, 'id'),
  ),
  route('POST', '/v1/files', 'files.create', ({ ledger, body, contentType }) => createFile(ledger, body, contentType)),
  route('GET', '/v1/disputes', 'disputes.list', ({ ledger, form }) => listDisputes(ledger, form)),
  route('GET', '/v1/disputes/:id', 'disputes.retrieve', ({ ledger, id }) =>
    found(ledger.disputes.get(id), 'dispute', id, 'dispute'),
  ),
  route('POST', '/v1/disputes/:id', 'disputes.update', ({ ledger, id, form, cause }) =>
    updateDispute(ledger, id, form, cause),
  ),
  route('GET', '/v1/payouts', 'payouts.list', ({ ledger, form }) => listPayouts(ledger, form)),
  route('GET', '/v1/payouts/:id', 'payouts.retrieve', ({ ledger, id }) =>
    found(ledger.payouts.get(id), 'payout', id, 'payout'),
  ),
  route('GET', '/v1/balance_transactions', 'balanceTransactions.list', ({ ledger, form }) =>
    listTransactions(ledger, form),
  ),
  route('GET', '/v1/webhook_endpoints', 'webhookEndpoints.list', listEndpoints),
  route('GET', '/v1/events', 'events.list', listEvents),
  route('GET', '/v1/events/:id', 'events.retrieve', ({ ledger, id }) =>
    found(
      ledger.events.find((event) => event.id === id),
      'event',
      id,
      'id',
    ),
  ),
];

/** The route of a call, with the id in its path; undefined when the stand-in does not emulate it. */
export function findRoute(method: string, path: string): { route: Route; id: string } | undefined {
  const route = ROUTES.find((one) => one.method === method && one.path.test(path));
  return route && { route, id: route.path.exec(path)?.[1] ?? '' };
}

export const parametersOf = (call: Call): URLSearchParams =>
  call.method !== 'POST'
    ? call.url.searchParams
    : isForm(call)
      ? new URLSearchParams(call.body.toString())
      : // A file is the same when all of it is.
        new URLSearchParams({ sha256: createHash('sha256').update(withoutBoundary(call)).digest('hex') });

const isForm = ({ headers }: Call): boolean => !headers['content-type']?.startsWith('multipart/');
const withoutBoundary = ({ body, headers }: Call): string =>
  body.toString('latin1').replaceAll(/boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1] ?? '', '');

function found<Thing>(thing: Thing | undefined, what: string, id: string, param: string): Thing {
  if (!thing) throw missing(what, id, param);
  return thing;
}

function expireSession({ ledger, id, cause }: Request): object {
  const order = ledger.order(id);
  if (order.session.status !== 'open') {
    const message = `Only an open Checkout Session can be expired. This one is \`${order.session.status}\`.`;
    throw new Failure(400, { type: 'invalid_request_error', message, param: 'session' }, true);
  }
  ledger.expire(order, cause);
  return order.session;
}

function listSessions({ ledger, form }: Request): object {
  onlyKnown(form, `${PAGING} status payment_intent expand[#]`);
  const sessions = [...ledger.orders.values()].map(({ session }) => session);
  const asked = (name: 'status' | 'payment_intent') => {
    const value = form.get(name);
    return (session: (typeof sessions)[number]) => value === null || session[name] === value;
  };
  return page(sessions.filter(asked('status')).filter(asked('payment_intent')), form, '/v1/checkout/sessions');
}

function listRefunds({ ledger, form }: Request): object {
  onlyKnown(form, `${PAGING} charge payment_intent expand[#]`);
  const asked = (name: 'charge' | 'payment_intent') => (refund: Refund) =>
    form.get(name) === null || refund[name] === form.get(name);
  const refunds = [...ledger.refunds.values()].filter(asked('charge')).filter(asked('payment_intent'));
  return page(refunds, form, '/v1/refunds');
}

function listEvents({ ledger, form }: Request): object {
  onlyKnown(form, `${PAGING} type types[#]`);
  const types = [...list(form, 'types'), ...form.getAll('type')];
  const wanted = (type: string) =>
    types.length === 0 ||
    types.some((one) => one === type || (one.endsWith('.*') && type.startsWith(one.slice(0, -1))));
  return page(
    ledger.events.filter(({ type }) => wanted(type)),
    form,
    '/v1/events',
  );
}

function listEndpoints({ form, endpoints }: Request): object {
  onlyKnown(form, PAGING);
  return { object: 'list', data: endpoints, has_more: false, url: '/v1/webhook_endpoints' };
}
