/** Stripe's listings (https://docs.stripe.com/api/pagination) and expansion (https://docs.stripe.com/api/expanding_objects). */
import { invalid, missing } from './failure.ts';
import { group, integer } from './form.ts';
import type { Ledger, Order } from './ledger.ts';

export function lineItems({ session, lines }: Order): object {
  const data = lines.map(({ description, quantity, unitAmount }, place) => ({
    id: `li_${place}_${session.id.slice(-20)}`,
    object: 'item',
    amount_discount: 0,
    amount_subtotal: unitAmount * quantity,
    amount_tax: 0,
    amount_total: unitAmount * quantity,
    currency: session.currency,
    description,
    quantity,
  }));
  return { object: 'list', data, has_more: false, url: `/v1/checkout/sessions/${session.id}/line_items` };
}

/** One page of a listing, newest first, by Stripe's cursors. The objects come oldest first. */
export function page(objects: { id: string; created: number }[], form: URLSearchParams, url: string): object {
  const limit = integer(form, 'limit') ?? 10;
  if (limit < 1 || limit > 100) throw invalid('Limit must be between 1 and 100.', 'limit', 'parameter_invalid_integer');
  const created = { ...group(form, 'created'), ...(form.has('created') && { eq: form.get('created') ?? '' }) };
  const newest = objects.filter((one) => within(one.created, created)).reverse();
  const position = (name: string) => {
    const id = form.get(name);
    const place = newest.findIndex((one) => one.id === id);
    if (id && place < 0) throw missing('object', id, name);
    return place;
  };
  const before = form.has('ending_before') ? position('ending_before') : undefined;
  const start = before === undefined ? position('starting_after') + 1 : Math.max(0, before - limit);
  const data = newest.slice(start, before === undefined ? start + limit : before);
  return { object: 'list', data, has_more: before === undefined ? start + limit < newest.length : start > 0, url };
}

function within(created: number, bounds: Record<string, string>): boolean {
  return Object.entries(bounds).every(([bound, text]) => {
    const value = Number(text);
    if (bound === 'gte') return created >= value;
    if (bound === 'gt') return created > value;
    if (bound === 'lte') return created <= value;
    if (bound === 'lt') return created < value;
    return created === value;
  });
}

/** Replaces ids by objects along the paths asked for, in a copy. Throws for what cannot be expanded. */
export function expand(ledger: Ledger, answer: object, paths: string[]): object {
  const copy = structuredClone(answer) as Record<string, unknown>;
  for (const path of paths) walk(ledger, copy, path.split('.'), path);
  return copy;
}

const EXPANDABLE = ['payment_intent', 'latest_charge', 'source'];

const byId = ({ intents, charges, refunds, disputes, payouts }: Ledger, id: string): object | null =>
  [intents, charges, refunds, disputes, payouts].map((all) => all.get(id)).find((one) => one !== undefined) ?? null;

function walk(ledger: Ledger, object: Record<string, unknown>, [name = '', ...rest]: string[], path: string): void {
  if (name === 'data' && Array.isArray(object.data)) {
    for (const one of object.data) walk(ledger, one, rest, path);
    return;
  }
  if (name === 'line_items' && typeof object.id === 'string' && ledger.orders.has(object.id)) {
    object.line_items = lineItems(ledger.order(object.id));
    return;
  }
  if (!EXPANDABLE.includes(name)) {
    throw invalid(`This property cannot be expanded (${path}).`, 'expand');
  }
  const id = object[name];
  if (typeof id === 'string') object[name] = structuredClone(byId(ledger, id));
  const inner = object[name];
  if (rest.length > 0 && inner && typeof inner === 'object') walk(ledger, inner as Record<string, unknown>, rest, path);
}
