import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TEXT_SENDER } from '../../sandbox/demo/garage.ts';
import { createRandom, type FaultRule } from '../../sandbox/stand-in.ts';
import type { Store } from '../../src/ports.ts';
import { counterIn } from '../fixtures/counters.ts';
import { deskOf } from '../fixtures/desk.ts';
import { asTyped, createPatience, makeOrders, type Order, sideBySide } from '../fixtures/orders.ts';
import { type Sandbox, startSandbox, zoneAtNoon } from '../fixtures/sandbox.ts';

const PAYMENTS = 300;
const KILLS = 20;
const PLATFORMS = ['slack', 'teams'] as const;
/** On each of them. */
const ROOMS = 30;
/** How many customers act at the same time. */
const SIDE_BY_SIDE = 12;
/** Every how many customers one texts, and says stop. */
const TEXTING = 5;
const STOPPING = 15;
/** Every how many payments one is given back. */
const REFUNDING = 10;
const DEADLINE_MS = 240_000;

const seed = Number(process.env.SEED) || createRandom().seed;
const random = createRandom(seed);

let sandbox: Sandbox;
let kills = 0;

/** Some of the calls are refused, some fail, and of some the answer is lost. */
const FAULTS: FaultRule[] = [
  { chance: 0.025, kind: 'rate-limited', retryAfterSeconds: 1 },
  { chance: 0.025, kind: 'server-error', status: 503 },
  { chance: 0.01, kind: 'lost-after' },
];
/** Teams has more words for it, and some of what it calls failed was done. */
const TEAMS_FAULTS: FaultRule[] = [
  { chance: 0.0125, kind: 'rate-limited', retryAfterSeconds: 1 },
  { chance: 0.0125, kind: 'server-error', status: 412 },
  { chance: 0.0125, kind: 'server-error', status: 502, worked: true },
  { chance: 0.0125, kind: 'server-error', status: 504 },
  { chance: 0.01, kind: 'lost-after' },
];

beforeAll(async () => {
  const seedStore = async ({ companies }: Store) => {
    // Nobody else has to agree; who has is in test/e2e/refunds.test.ts.
    for (const company of [await companies.byTextSender(TEXT_SENDER)])
      if (company) await companies.replace({ ...company, refundLimit: 100_000_00 });
  };
  const timeZone = zoneAtNoon();
  sandbox = await startSandbox({ seed, platforms: PLATFORMS, rooms: ROOMS, timeZone, seedStore });
  const { slack, teams, stripe, twilio } = sandbox;
  Object.assign(stripe.webhooks.manners, { duplicateChance: 0.2, shuffleMs: 400, retryMs: 50 });
  Object.assign(twilio.webhooks.manners, { duplicateChance: 0.2, shuffleMs: 400, retryMs: 50 });
  // The team lets the app read, so that what may have arrived can be looked for.
  teams.graph.consented = true;
  teams.pace.enforced = true;
  for (const fault of FAULTS) {
    slack.faults.add({ ...fault, operation: /^chat\./ });
    twilio.faults.add({ ...fault, operation: 'messages.create' });
  }
  for (const fault of TEAMS_FAULTS)
    teams.faults.add({ ...fault, operation: /^(sendToConversation|updateActivity|channelMessagesDelta|listReplies)$/ });
}, 60_000);
afterAll(() => sandbox?.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const counterOf = ({ platform, room }: Order) => counterIn(platform, sandbox, room);

const thanks = ({ reference }: Order) => `Merci pour ${reference}`;
/** Once, as people do: nobody sends a text again because our server was away. */
async function text(order: Order, place: number): Promise<void> {
  const say = (body: string) => sandbox.twilio.customerTexts({ from: order.phone, body });
  if (place % TEXTING === 0) await say(thanks(order));
  if (place % STOPPING === 0) await say('ARRET');
}

const isGivenBack = (place: number) => place % REFUNDING === 3;
/** All that is left is proposed: whoever tries again because our server was away gives nothing back twice. */
async function giveBack({ platform, room, reference }: Order): Promise<boolean> {
  const desk = deskOf(platform, sandbox, 'marie-eve', room);
  if (desk.card(reference).includes('Remboursé')) return true;
  await desk.press({ card: reference }, 'Rembourser');
  await desk.until(() => desk.form().includes('Montant'));
  return (await desk.submit()) === 'done';
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

const repliesOf = (place: number) => Number(place % TEXTING === 0) + Number(place % STOPPING === 0);
const backTextsOf = ({ phone }: Order) => sandbox.twilio.to(phone).filter(({ body }) => body.includes('remboursé'));
const asAmount = (cents: number) => `${asTyped(cents)} $`;

test(
  `${PAYMENTS} payments under ${KILLS} kills: each announced once on its own platform, each text sent once and each of customers shown once, each refund made and told once, to the cent (SEED=${seed})`,
  async () => {
    const orders = makeOrders(PAYMENTS, sandbox, PLATFORMS, random);
    const { insist, request, pay } = createPatience(sandbox, random, DEADLINE_MS);
    const working = sideBySide(SIDE_BY_SIDE, orders, async (order, place) => {
      await request(order);
      await pay(order, random.fork(order.reference));
      await text(order, place);
      if (isGivenBack(place)) await insist(`giving ${order.reference} back`, () => giveBack(order));
    });
    let done = false;
    const paying = working.finally(() => {
      done = true;
    });
    await Promise.all([paying, killNowAndThen(() => done)]);

    const { twilio, stripe } = sandbox;
    await Promise.all([stripe.webhooks.idle(), twilio.idle()]);
    // What was told while nobody was there, and given up.
    await sandbox.app.command('reconcile');
    const told = (order: Order) => {
      const { cards, news } = counterOf(order).told(order.reference);
      const said = news.filter((line) => line.includes(thanks(order)));
      const stopped = news.filter((line) => line.includes('ARRET'));
      const back = news.filter((line) => line.includes('a remboursé'));
      return {
        cards,
        said,
        stopped,
        back,
        news: news.filter((line) => ![...said, ...stopped, ...back].includes(line)),
      };
    };
    await insist('every card', async () =>
      orders.every((order, place) => {
        const { cards, news, said, stopped, back } = told(order);
        const heard = said.length + stopped.length >= repliesOf(place);
        const isBack = !isGivenBack(place) || (back.length > 0 && backTextsOf(order).length > 0);
        return cards.some((card) => /Payé|Remboursé/.test(card)) && news.length > 0 && heard && isBack;
      }),
    );

    // Promised with the payment, and kept though a process died between the two: nobody has looked at one yet.
    const receipts = async () => new Set((await sandbox.storedBytes()).match(/pay_[\w-]+\/receipt:pi_[\w-]+/g)).size;
    await insist('every receipt', async () => (await receipts()) >= PAYMENTS);

    const wrong = orders.flatMap((order, place) => {
      const { cards, news, said, stopped, back } = told(order);
      // The answer to ARRET says so.
      const texts = twilio.to(order.phone).filter(({ body }) => !body.includes('répondez START'));
      const answers = twilio.to(order.phone).length - texts.length;
      const exact = `${cards[0]} ${news[0]}`.split(asAmount(order.cents)).length >= 3;
      const replies = said.length + stopped.length;
      const fine =
        cards.length === 1 &&
        news.length === 1 &&
        texts.length === 1 + Number(isGivenBack(place)) &&
        backTextsOf(order).length === Number(isGivenBack(place)) &&
        back.length === Number(isGivenBack(place)) &&
        answers <= Number(place % STOPPING === 0) &&
        exact &&
        replies === repliesOf(place);
      return fine ? [] : [{ ...order, cards: cards.length, news, said, stopped, back, answers, texts: texts.length }];
    });
    expect(wrong).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(KILLS);
    for (const { phone } of orders.filter((_, place) => place % STOPPING === 0)) {
      const answer = await deskOf('slack', sandbox, 'marie-eve').command(`/quickpay ${phone} 30 RO1`);
      expect(answer).toContain('ne veut plus recevoir de textos');
    }
    expect(
      stripe.charges
        .filter(({ status }) => status === 'succeeded')
        .map(({ amount }) => amount)
        .sort(),
    ).toEqual(orders.map(({ cents }) => cents).sort());
    const back = orders.filter((_, place) => isGivenBack(place));
    expect(stripe.refunds.map(({ amount }) => amount).sort()).toEqual(back.map(({ cents }) => cents).sort());
  },
  DEADLINE_MS + 60_000,
);
