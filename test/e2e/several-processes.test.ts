import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { STAFF } from '../../sandbox/demo/garage.ts';
import { createRandom } from '../../sandbox/stand-in.ts';
import { counterIn } from '../fixtures/counters.ts';
import { createPatience, makeOrders, type Order, sideBySide } from '../fixtures/orders.ts';
import { type Sandbox, SECRETS, startSandbox, zoneAtNoon } from '../fixtures/sandbox.ts';
import { type Several, startSeveral } from '../fixtures/several.ts';

/** One database, three processes, and in front of them what sends each request to the next that is ready. */
const PROCESSES = 3;
const PAYMENTS = 24;
const KILLS = 3;
const ROLLED = 8;
const ROOMS = 12;
const SIDE_BY_SIDE = 6;
const DEADLINE_MS = 120_000;

const seed = Number(process.env.SEED) || createRandom().seed;
const random = createRandom(seed);

let sandbox: Sandbox;
let several: Several;

beforeAll(async () => {
  sandbox = await startSandbox({
    ...{ seed, rooms: ROOMS, timeZone: zoneAtNoon() },
    env: { DRAIN_SECONDS: '1', LOG_LEVEL: 'info' },
    async start(options) {
      several = await startSeveral(PROCESSES, options);
      return several.app;
    },
  });
  const { slack, stripe, twilio } = sandbox;
  Object.assign(stripe.webhooks.manners, { duplicateChance: 0.3, shuffleMs: 300, retryMs: 50 });
  Object.assign(twilio.webhooks.manners, { duplicateChance: 0.3, shuffleMs: 300, retryMs: 50 });
  slack.faults.add({ chance: 0.03, kind: 'rate-limited', retryAfterSeconds: 1, operation: /^chat\./ });
  slack.faults.add({ chance: 0.02, kind: 'lost-after', operation: /^chat\./ });
  twilio.faults.add({ chance: 0.02, kind: 'lost-after', operation: 'messages.create' });
}, 60_000);
afterAll(() => sandbox?.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One of them, taken by chance, dies and comes back, over and over. */
async function killNowAndThen(): Promise<void> {
  for (let kills = 0; kills < KILLS; kills += 1) {
    await pause(100 + random.next() * 300);
    const dying = several.each[Math.floor(random.next() * PROCESSES)]!;
    await dying.kill();
    await dying.start();
  }
}

/** One after the other is asked to stop, and started anew, as an upgrade does. */
async function roll(): Promise<void> {
  for (const one of several.each) {
    expect(await one.stop()).toBe(0);
    await one.start();
    await several.balancer.until(one.port, true);
  }
}

test(`one database has ${PROCESSES} processes: one dies ${KILLS} times, then each is stopped and started, and all is told once (SEED=${seed})`, async () => {
  const { slack, stripe, twilio } = sandbox;
  const orders = makeOrders(PAYMENTS + ROLLED, sandbox, ['slack'], random);
  const [killed, rolled] = [orders.slice(0, PAYMENTS), orders.slice(PAYMENTS)];
  const { insist, request, pay } = createPatience(sandbox, random, DEADLINE_MS);
  const go = async (order: Order) => {
    await request(order);
    await pay(order, random.fork(order.reference));
  };
  await Promise.all([sideBySide(SIDE_BY_SIDE, killed, go), killNowAndThen()]);

  // Whoever types while they are stopped one by one is answered at the first try, and in time.
  const lost = several.balancer.lost.length;
  const typing = { user: STAFF[0]?.id ?? '', channel: rolled[0]?.room ?? '' };
  const over = { is: false };
  const rolling = roll().finally(() => {
    over.is = true;
  });
  const paying = sideBySide(2, rolled, go);
  while (!over.is) {
    expect(await slack.type({ ...typing, text: '/quickpay +12125550100 10 RO99' })).toMatchObject({ ok: true });
    await pause(100);
  }
  await Promise.all([rolling, paying]);
  expect(several.balancer.lost.slice(lost)).toEqual([]);

  await Promise.all([stripe.webhooks.idle(), twilio.idle()]);
  const told = ({ room, reference }: Order) => counterIn('slack', sandbox, room).told(reference);
  await insist('every card', async () =>
    orders.every((order) => {
      const { cards, news } = told(order);
      return cards.some((card) => card.includes('Payé')) && news.length > 0;
    }),
  );
  const counts = orders.map((order) => {
    const { cards, news } = told(order);
    return { reference: order.reference, cards: cards.length, news: news.length, texts: twilio.to(order.phone).length };
  });
  expect(counts).toEqual(orders.map(({ reference }) => ({ reference, cards: 1, news: 1, texts: 1 })));
  const charged = stripe.charges.filter(({ status }) => status === 'succeeded').map(({ amount }) => amount);
  expect(charged.toSorted()).toEqual(orders.map(({ cents }) => cents).toSorted());
  // Of all that, the logs say nothing that opens a door or names a person.
  const links = orders.flatMap(({ phone }) =>
    twilio.to(phone).flatMap(({ body }) => /\/p\/([\w-]+)/.exec(body)?.slice(1) ?? []),
  );
  const people = [...orders.map(({ phone }) => phone.slice(1)), ...STAFF.flatMap(({ name }) => name.split(' '))];
  const doors = [...links, ...Object.values(SECRETS).flatMap((secrets) => Object.values(secrets))];
  const log = sandbox.app.output.map((line) => JSON.stringify(JSON.parse(line)));
  expect(log.length).toBeGreaterThan(PROCESSES);
  expect(log.filter((line) => [...people, ...doors].some((word) => line.includes(word)))).toEqual([]);
  // The work was shared.
  for (const { port } of several.each) expect(several.balancer.answered.get(port)).toBeGreaterThan(10);
}, 240_000);
