import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TEXT_SENDER } from '../../sandbox/demo/garage.ts';
import { createRandom, type FaultRule } from '../../sandbox/stand-in.ts';
import { earliest } from '../../src/company/hours/hours.ts';
import type { Store } from '../../src/ports.ts';
import { counterIn } from '../fixtures/counters.ts';
import { deskOf } from '../fixtures/desk.ts';
import { asTyped, createPatience, makeOrders, type Order, sideBySide } from '../fixtures/orders.ts';
import { type Sandbox, startSandbox, zoneAtNoon } from '../fixtures/sandbox.ts';

const PAYMENTS = 160;
const KILLS = 20;
const PLATFORMS = ['slack', 'teams'] as const;
/** On each of them. */
const ROOMS = 30;
/** How many customers act at the same time. */
const SIDE_BY_SIDE = 12;
/** Every how many customers one texts, and says stop. */
const TEXTING = 5;
const STOPPING = 15;
/** Of so many payments one each is given back, reminded of, paid in parts and disputed; none by somebody who says stop. */
const KINDS = 10;
const LEAST_PART = 100;
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
      if (company) await companies.replace({ ...company, refundLimit: 100_000_00, leastPart: LEAST_PART });
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

/** On Sundays and holidays nobody is reminded before the next morning. */
const isWorkday = earliest(new Date(), { timeZone: zoneAtNoon(), region: 'QC' }).getTime() <= Date.now();
const isGivenBack = (place: number) => place % KINDS === 3;
const isReminded = (place: number) => isWorkday && place % KINDS === 6;
const isInParts = (place: number) => place % KINDS === 8;
const isDisputed = (place: number) => place % KINDS === 7;

/** What is paid of it, payment by payment, in cents. */
const partsOf = ({ cents }: Order, place: number) => {
  const first = Math.floor(cents / 3);
  return isInParts(place) ? [first, cents - first] : [cents];
};

/** All that is left is proposed: whoever tries again because our server was away gives nothing back twice. */
async function giveBack({ platform, room, reference }: Order): Promise<boolean> {
  const desk = deskOf(platform, sandbox, 'marie-eve', room);
  if (desk.card(reference).includes('Remboursé')) return true;
  await desk.press({ card: reference }, 'Rembourser');
  await desk.until(() => desk.form().includes('Montant'));
  return (await desk.submit()) === 'done';
}

const reminded = (order: Order) =>
  counterOf(order)
    .told(order.reference)
    .news.filter((line) => line.includes('un rappel à'));
/** "Now" is proposed; whoever means it once sends one, however often they try. */
async function remind(order: Order): Promise<boolean> {
  // Who has paid before it leaves is not reminded: the customer pays once it has come.
  if (reminded(order).length > 0) return sandbox.twilio.to(order.phone).some(({ body }) => body.includes('rappel'));
  const desk = deskOf(order.platform, sandbox, 'marie-eve', order.room);
  await desk.press({ card: order.reference }, 'Rappels');
  await desk.until(() => desk.form() !== '');
  await desk.submit();
  return false;
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
  `${PAYMENTS} payments under ${KILLS} kills: each announced once on its own platform, each text sent once and each of customers shown once, each part, refund, reminder and dispute made and told once, to the cent (SEED=${seed})`,
  async () => {
    // Each comes to enough for two parts.
    const orders = makeOrders(PAYMENTS, sandbox, PLATFORMS, random).map((one) => ({
      ...one,
      cents: one.cents + 1_000,
    }));
    const { insist, request, pay } = createPatience(sandbox, random, DEADLINE_MS);
    const working = sideBySide(SIDE_BY_SIDE, orders, async (order, place) => {
      await request(order);
      if (isReminded(place)) await insist(`reminding of ${order.reference}`, () => remind(order));
      const [first, rest] = partsOf(order, place);
      const chance = random.fork(order.reference);
      const page = await pay(order, chance, 1, rest === undefined ? undefined : first);
      if (rest !== undefined) await pay(order, chance, 2);
      if (isDisputed(place)) sandbox.stripe.dispute(page);
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
      const again = reminded(order);
      const disputed = news.filter((line) => line.includes('Contestation'));
      const others = [...said, ...stopped, ...back, ...again, ...disputed];
      const tasks = cards.filter((card) => card.startsWith('Répondez à une contestation'));
      return {
        cards: cards.filter((card) => !tasks.includes(card)),
        ...{ tasks, said, stopped, back, again, disputed, news: news.filter((line) => !others.includes(line)) },
      };
    };
    /** How often each is to be told in the end, and how often it was. */
    const counts = (order: Order, place: number) => {
      const { cards, tasks, news, said, stopped, back, again, disputed } = told(order);
      // The answer to ARRET says so.
      const texts = twilio.to(order.phone).filter(({ body }) => !body.includes('répondez START'));
      const [given, asked] = [Number(isGivenBack(place)), Number(isReminded(place))];
      const contested = Number(isDisputed(place));
      return {
        is: [cards, news, back, backTextsOf(order), again, disputed, tasks, texts].map(({ length }) => length),
        be: [1, partsOf(order, place).length, given, given, asked, contested, contested, 1 + given + asked],
        replies: said.length + stopped.length,
        told: `${cards[0]} ${news.join(' ')}`,
        answers: twilio.to(order.phone).length - texts.length,
      };
    };
    await insist('every card', async () =>
      orders.every((order, place) => {
        const { is, be, replies, told: words } = counts(order, place);
        const isHeard = be.every((count = 0, what) => (is[what] ?? 0) >= count) && replies >= repliesOf(place);
        return isHeard && /^\S.*(Payé|Remboursé|contesté)/s.test(words);
      }),
    );

    const amounts = orders.flatMap(partsOf);
    // Promised with the payment, and kept though a process died between the two: nobody has looked at one yet.
    const receipts = async () => new Set((await sandbox.storedBytes()).match(/pay_[\w-]+\/receipt:pi_[\w-]+/g)).size;
    await insist('every receipt', async () => (await receipts()) >= amounts.length);

    const wrong = orders.flatMap((order, place) => {
      const { is, be, replies, told: words, answers } = counts(order, place);
      const isExact = [order.cents, ...partsOf(order, place)].every(
        (cents) => words.split(asAmount(cents)).length >= 2,
      );
      const isAnswered = answers <= Number(place % STOPPING === 0) && replies === repliesOf(place);
      return `${is}` === `${be}` && isExact && isAnswered ? [] : [{ ...order, place, is, be, replies, answers, words }];
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
    ).toEqual([...amounts].sort());
    const back = orders.filter((_, place) => isGivenBack(place));
    expect(stripe.disputes).toHaveLength(orders.filter((_, place) => isDisputed(place)).length);
    expect(stripe.refunds.map(({ amount }) => amount).sort()).toEqual(back.map(({ cents }) => cents).sort());
  },
  DEADLINE_MS + 60_000,
);
