import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Estimate } from '../../src/estimates/estimate.ts';
import type { Invoice } from '../../src/invoices/index.ts';
import { telling } from '../../src/invoices/invoice.ts';
import { randomId } from '../../src/kernel/ids.ts';
import { createLinks } from '../../src/payments/links.ts';
import type { EstimateForm, EstimateValues, Screen } from '../../src/screen.ts';
import { invoice } from '../contracts/store-samples.ts';
import { customerOf } from '../fixtures/invoices.ts';
import { minutesAfter, NOON } from '../fixtures/requests.ts';
import { screenOf, visitOf } from '../fixtures/verbs.ts';
import { createWorld, type World } from '../fixtures/world.ts';

const links = createLinks(Buffer.alloc(32, 7));
const SEEN = { address: '203.0.113.9', agent: 'Mozilla/5.0 (iPhone)' };
const TAXES = [
  { id: 'gst', name: 'TPS', rate: 5_000 },
  { id: 'qst', name: 'TVQ', rate: 9_975 },
];
const taxes = ['gst', 'qst'];

let world: World;
let keys = 0;
let orders = 0;
let julie: string;
let order: Invoice;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.at = NOON;
  orders += 1;
  julie = await customerOf(world, { name: `Julie Test${orders}`, phone: `+15145550${200 + orders}` });
  order = await opened();
});

const key = () => `key:${++keys}`;
const reference = () => `RO${8_000 + orders * 10}`;

async function opened(more: Partial<Invoice> = {}): Promise<Invoice> {
  const {
    closedAt: _,
    claimed: __,
    ...made
  } = invoice(world.company.id, {
    ...{ reference: reference(), customer: { id: julie, name: `Julie Test${orders}` }, payments: [], taxes: TAXES },
    lines: [
      { kind: 'labour', description: 'Freins avant', quantity: 1_500, amount: 187_50, taxes },
      { kind: 'part', description: 'Plaquettes', amount: 112_50, taxes },
      { kind: 'labour', description: 'Pneus d’hiver', amount: 100_00, taxes },
      { kind: 'discount', description: 'Rabais', amount: -20_00, taxes },
    ],
  });
  const whole = { ...made, ...more };
  await world.store.invoices.insert(whole);
  return whole;
}

/** As its source tells it: whoever is to know hears of it. */
async function becomes(more: Partial<Invoice>): Promise<void> {
  const now = (await world.store.invoices.get(world.company.id, order.id))!;
  const moment = { now: world.clock.now(), newId: randomId };
  await world.store.invoices.replace(telling({ ...now, version: now.version + 1, ...more }, moment));
  await world.app.deliverDue();
}

const typed = (text: string) => screenOf(world.app.command(visitOf(world.marc, key()), 'estimate', text)).then(formIn);
const filled = ({ values, carried }: EstimateForm, more: Partial<EstimateValues> = {}) => ({
  ...{ form: 'estimate', values: { ...values, ...more }, state: carried },
});
const send = (form: EstimateForm, more?: Partial<EstimateValues>, by = key()) =>
  screenOf(world.app.form(visitOf(world.marc, by), filled(form, more), 'sent'));
function formIn(screen: Screen): EstimateForm {
  if (screen.kind !== 'estimate-form') throw new Error(JSON.stringify(screen));
  return screen;
}
const sent = async (more?: Partial<EstimateValues>): Promise<{ estimate: Estimate; token: string }> => {
  const screen = await send(await typed(reference()), more);
  if (screen.kind === 'estimate-form') await send(screen, more);
  const [estimate] = await world.store.estimates.ofOrder(world.company.id, order.id, 9);
  return { estimate: estimate!, token: links.tokenFor(estimate!.id) };
};
const stored = async ({ id }: Estimate) => (await world.store.estimates.get(world.company.id, id))!;
const say = (token: string, whole: string, works: string[] = [], name = 'Julie Test') =>
  world.app.estimates.answer(token, { whole, works, name }, SEEN, 'en');
test('the deposit on an order that was voided since cannot be paid any more', async () => {
  const { estimate, token } = await sent({ deposit: '100' });
  await say(token, 'all');
  await world.app.deliverDue();
  await becomes({ voidedAt: world.clock.now() });
  world.clock.at = minutesAfter(60);
  for (let turn = 0; turn < 5; turn += 1) await world.app.deliverDue();
  const { deposit } = await stored(estimate);
  const request = await world.store.requests.get(world.company.id, deposit!.requestId!);
  expect([request!.state, await world.app.estimates.deposit(token)]).toEqual(['cancelled', undefined]);
});

test('a newer edition approved: its deposit beside the first one', async () => {
  const { estimate, token } = await sent({ deposit: '100' });
  await say(token, 'all');
  await world.app.deliverDue();
  world.clock.at = minutesAfter(5);
  const second = await sent({ deposit: '150' });
  expect(second.estimate.id).not.toBe(estimate.id);
  await say(second.token, 'all');
  await world.app.deliverDue();
  const both = await Promise.all(
    [estimate, second.estimate].map(async (one) => {
      const { deposit } = await stored(one);
      const request = await world.store.requests.get(world.company.id, deposit!.requestId!);
      return [request!.state, request!.amount.minor];
    }),
  );
  expect(both).toEqual([
    ['cancelled', 10_000],
    ['open', 15_000],
  ]);
});

test('what was paid on an earlier edition counts: the newer one asks for the rest', async () => {
  const { token } = await sent({ deposit: '100' });
  await say(token, 'all');
  const address = await world.app.estimates.deposit(token);
  const checkout = await world.app.startCheckout(address!.split('/p/')[1]!, 'fr');
  await world.app.checkoutTold(world.checkout.pay(checkout!.url)!);
  await world.app.deliverDue();
  world.clock.at = minutesAfter(5);
  const second = await sent({ deposit: '150' });
  await say(second.token, 'all');
  await world.app.deliverDue();
  const { deposit } = await stored(second.estimate);
  expect(await world.store.requests.get(world.company.id, deposit!.requestId!)).toMatchObject({
    ...{ state: 'open', amount: { minor: 5_000 } },
  });
});
