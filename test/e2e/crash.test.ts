import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CHANNELS, STAFF } from '../../sandbox/demo/garage.ts';
import type { Message as SlackMessage } from '../../sandbox/slack/model.ts';
import { createRandom, type Random } from '../../sandbox/stand-in.ts';
import { type Sandbox, startSandbox } from '../fixtures/sandbox.ts';

const PAYMENTS = 300;
const KILLS = 20;
const ROOMS = 60;
/** How many customers act at the same time. */
const SIDE_BY_SIDE = 12;
const DEADLINE_MS = 240_000;

const seed = Number(process.env.SEED) || createRandom().seed;
const random = createRandom(seed);
const member = STAFF[0]?.id ?? '';
const rooms = Array.from({ length: ROOMS }, (_, place) => ({
  id: `C0ROOM${String(place).padStart(4, '0')}`,
  name: `room-${place}`,
  members: [member],
  withApp: true,
}));

let sandbox: Sandbox;
let kills = 0;

beforeAll(async () => {
  sandbox = await startSandbox({
    seed,
    channels: [...CHANNELS, ...rooms],
    async seedStore(store) {
      const company = await store.companies.byWorkspace('slack:T0BOREAL01');
      if (!company) throw new Error('the garage is missing');
      const all = rooms.map(({ id, name }) => ({ id: `slack:T0BOREAL01/${id}` as const, name, told: false }));
      await store.companies.replace({ ...company, rooms: [...company.rooms, ...all] });
    },
  });
  const { slack, stripe, twilio } = sandbox;
  Object.assign(stripe.webhooks.manners, { duplicateChance: 0.2, shuffleMs: 400, retryMs: 50 });
  Object.assign(twilio.webhooks.manners, { duplicateChance: 0.2, shuffleMs: 400, retryMs: 50 });
  for (const [faults, operation] of [
    [slack.faults, /^chat\./],
    [twilio.faults, 'messages.create'],
  ] as const) {
    faults.add({ operation, chance: 0.025, kind: 'rate-limited', retryAfterSeconds: 1 });
    faults.add({ operation, chance: 0.025, kind: 'server-error', status: 503 });
    faults.add({ operation, chance: 0.01, kind: 'lost-after' });
  }
});
afterAll(() => sandbox?.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries again until it works: people press a button again when the app did not answer. */
async function insist<T>(what: string, attempt: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS;
  while (Date.now() < deadline) {
    const done = await attempt().catch(() => undefined);
    if (done) return done;
    await pause(50 + random.next() * 100);
  }
  throw new Error(`${what} never worked`);
}

interface Order {
  reference: string;
  phone: string;
  cents: number;
  room: string;
}

/** A member asks in one line and confirms; the confirmation may be pressed again when the app was away. */
async function request({ phone, cents, reference, room }: Order): Promise<void> {
  const { slack } = sandbox;
  const amount = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
  const text = `/quickpay ${phone} ${amount} ${reference}`;
  const question = await insist(`typing ${reference}`, async () => {
    await slack.type({ user: member, channel: room, text });
    return slack.ephemerals(member, room).find(({ from, text: asked }) => from === 'app' && asked.includes(reference));
  });
  await insist(`sending ${reference}`, async () => {
    // The answer replaces the question; a press whose answer was cut off may have worked all the same.
    if (question.versions.length > 1) return true;
    const { ok } = await slack.press(member, { channel: room, ts: question.ts }, 'quickpay.send');
    return ok;
  });
}

/** The customer opens the link, is sometimes declined first, and pays. */
async function pay({ phone, reference }: Order, chance: Random): Promise<void> {
  const { twilio, stripe } = sandbox;
  const link = await insist(`the text for ${reference}`, async () => {
    const [text] = twilio.to(phone).filter(({ body }) => body.includes(reference));
    return text && /http\S+\/p\/[\w-]+/.exec(text.body)?.[0];
  });
  await insist(`opening ${reference}`, async () => (await fetch(link)).ok);
  await insist(`seeing ${reference}`, async () => (await fetch(`${link}/seen`, { method: 'POST' })).ok);
  const checkout = await insist(`the checkout of ${reference}`, async () => {
    const { status, headers } = await fetch(`${link}/checkout`, { method: 'POST', redirect: 'manual' });
    const address = headers.get('location');
    return status === 303 && address?.includes('/c/pay/') && address;
  });
  if (chance.chance(0.1)) stripe.pay(checkout, { method: 'card', outcome: 'insufficient_funds' });
  stripe.pay(checkout, { method: chance.chance(0.5) ? 'apple_pay' : 'card', outcome: 'ok' });
}

async function killNowAndThen(over: () => boolean): Promise<void> {
  while (kills < KILLS || !over()) {
    await pause(300 + random.next() * 900);
    if (kills >= KILLS) continue;
    await sandbox.app.kill();
    kills += 1;
    await sandbox.app.start();
  }
}

const isCard = ({ fromApp, threadTs }: SlackMessage) => fromApp && !threadTs;
const readable = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const asAmount = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')} $`;

test(
  `${PAYMENTS} payments under ${KILLS} kills: each announced once, each text sent once, to the cent (SEED=${seed})`,
  async () => {
    const orders: Order[] = Array.from({ length: PAYMENTS }, (_, place) => ({
      reference: `RO${70_000 + place}`,
      phone: `+1514${2_000_000 + place}`,
      cents: 100 + Math.floor(random.next() * 90_000),
      room: rooms[place % ROOMS]?.id ?? '',
    }));
    const waiting = [...orders];
    const work = Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (let order = waiting.shift(); order; order = waiting.shift()) {
        await request(order);
        await pay(order, random.fork(order.reference));
      }
    });
    let done = false;
    const paying = Promise.all(work).finally(() => {
      done = true;
    });
    await Promise.all([paying, killNowAndThen(() => done)]);

    const { slack, twilio, stripe } = sandbox;
    await Promise.all([stripe.webhooks.idle(), twilio.idle()]);
    const threadOf = ({ reference, room }: Order) => {
      const cards = slack.messages(room).filter((message) => isCard(message) && message.text.includes(reference));
      return {
        cards,
        news: cards.flatMap(({ ts }) =>
          slack.thread(room, ts).filter(({ threadTs, fromApp }) => fromApp && threadTs === ts),
        ),
      };
    };
    const isPaidCard = (order: Order) => threadOf(order).cards.some(({ text }) => readable(text).includes('Payé'));
    await insist('every card', async () =>
      orders.every((order) => isPaidCard(order) && threadOf(order).news.length > 0),
    );

    const wrong = orders.flatMap((order) => {
      const { cards, news } = threadOf(order);
      const texts = twilio.to(order.phone).length;
      const exact = readable(`${cards[0]?.text} ${news[0]?.text}`).split(asAmount(order.cents)).length >= 3;
      const fine = cards.length === 1 && news.length === 1 && texts === 1 && exact;
      return fine ? [] : [{ ...order, cards: cards.length, news: news.map(({ text }) => text), texts }];
    });
    expect(wrong).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(KILLS);
    expect(
      stripe.charges
        .filter(({ status }) => status === 'succeeded')
        .map(({ amount }) => amount)
        .sort(),
    ).toEqual(orders.map(({ cents }) => cents).sort());
  },
  DEADLINE_MS + 60_000,
);
