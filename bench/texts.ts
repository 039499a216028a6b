/** Customers' texts and members' answers: from the carrier to the thread, and from the thread to the carrier. */
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HELD_MS } from '../src/conversations/answer.ts';
import type { IncomingText } from '../src/conversations/incoming-text.ts';
import { type OutgoingText, outgoingText } from '../src/conversations/outgoing-text.ts';
import { cpuOf } from './cpu.ts';
import { atMost, type Figure, ROUNDS, WARM_UP } from './figure.ts';
import { fire, median, quantile, type Shot } from './load.ts';
import { COMPANY, phoneOf, type Subject, standing, startSubject } from './subject.ts';

const CONVERSATIONS = 1_000;
const PER_SECOND = 100;
const SECONDS = 6;
const PATIENCE_MS = 20_000;
const [SHORT, LONG] = [CONVERSATIONS, CONVERSATIONS + 1];
const MESSAGES = { [SHORT]: 10, [LONG]: 10_000 };
const LOOKS = 30;

const threadOf = (place: number): string => `${place}.000001`;

/** A text as Twilio signs it. */
function texted({ app }: Subject, place: number, id: string): Shot {
  const params: Record<string, string> = {
    ...{ AccountSid: `AC${'0'.repeat(32)}`, ApiVersion: '2010-04-01', Body: `Bonjour ${id}`, From: phoneOf(place) },
    ...{ MessageSid: `SM${id.padStart(32, '0')}`, NumMedia: '0', NumSegments: '1', To: COMPANY.textSender },
  };
  const signed = Object.keys(params)
    .sort()
    .reduce((text, name) => text + name + params[name], `${app.url}/twilio/inbound`);
  return {
    path: '/twilio/inbound',
    body: new URLSearchParams(params).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      host: new URL(app.url).host,
      'x-twilio-signature': createHmac('sha1', 'bench').update(signed).digest('base64'),
    },
  };
}

/** A member's message for the customer, in the thread, as Slack signs it. */
function answered({ place: { team, user } }: Subject, place: number, id: string): Shot {
  const time = Math.floor(Date.now() / 1000);
  const ts = `${time}.${id.padStart(6, '0')}`;
  const event = {
    ...{ type: 'message', user, text: `> Oui ${id}`, ts, event_ts: ts, thread_ts: threadOf(place) },
    ...{ channel: `C${place % 200}`, channel_type: 'channel', client_msg_id: id },
  };
  const body = JSON.stringify({
    ...{
      token: 'x',
      team_id: team,
      api_app_id: 'A1',
      type: 'event_callback',
      event_id: `Ev${id}`,
      event_time: time,
      event,
    },
    authorizations: [{ team_id: team, user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
  });
  const signature = `v0=${createHmac('sha256', 'bench-secret').update(`v0:${time}:${body}`).digest('hex')}`;
  const headers = { 'x-slack-request-timestamp': String(time), 'x-slack-signature': signature };
  return { path: '/slack/events', body, headers: { 'content-type': 'application/json', ...headers } };
}

/** Fires one shot for each conversation at a steady pace, once; gives when each left. */
async function steadily(subject: Subject, many: number, shotFor: (place: number) => Shot): Promise<number[]> {
  const started = performance.now();
  const sent: number[] = [];
  const shots = Array.from({ length: many }, async (_, place) => {
    await sleep(Math.max(0, started + (place * 1000) / PER_SECOND - performance.now()));
    const shot = shotFor(place);
    sent[place] = performance.now();
    await fire(subject.app.port, shot);
  });
  await Promise.all(shots);
  return sent;
}

/** The delays from then to when each was reached, sorted; whoever never was counts as for ever. */
async function delaysTo(reached: Map<string, number>, keyOf: (place: number) => string, sent: number[]) {
  const until = Date.now() + PATIENCE_MS;
  while (!sent.every((_, place) => reached.has(keyOf(place))) && Date.now() < until) await sleep(20);
  return sent.map((at, place) => (reached.get(keyOf(place)) ?? Number.POSITIVE_INFINITY) - at).sort((a, b) => a - b);
}

export async function texts(): Promise<Figure[]> {
  const all = Array.from({ length: CONVERSATIONS + 2 }, (_, place) => standing(place));
  const subject = await startSubject(all);
  await subject.app.stop();
  await subject.within(async (store) => {
    for (const place of [SHORT, LONG])
      for (const at of Array(MESSAGES[place]).keys())
        await (at % 2 ? store.outgoingTexts.insert(outgoing(place, at)) : store.texts.insert(incoming(place, at)));
  });
  await subject.app.start();
  const { port } = subject.app;
  // Each has a conversation from here on.
  for (const place of all.keys()) await fire(port, texted(subject, place, `1${place}`));
  await delaysTo(subject.called, threadOf, Array(CONVERSATIONS).fill(0));

  subject.called.clear();
  const many = PER_SECOND * SECONDS;
  const used = [cpuOf(subject.app.pid)];
  const toThread = await delaysTo(
    ...([subject.called, threadOf] as const),
    await steadily(subject, many, (place) => texted(subject, place, `2${place}`)),
  );
  used.push(cpuOf(subject.app.pid));
  subject.reached.clear();
  const sent = await steadily(subject, many, (place) => answered(subject, place, `3${place}`));
  await sleep(HELD_MS);
  const toCarrier = await delaysTo(
    subject.reached,
    phoneOf,
    sent.map((at) => at + HELD_MS),
  );

  used.push(cpuOf(subject.app.pid));
  const figures = [
    ...of(
      `a customer's text to its thread at ${PER_SECOND} per second, ${CONVERSATIONS} conversations`,
      toThread,
      [10, 50],
    ),
    // What is held is looked for once a second.
    ...of('a member’s answer to Twilio, once it can be undone no more', toCarrier, [700, 1_200]),
    atMost('processor of all threads for each such text', costOf(used, 0) / many, ' ms', 15),
    atMost('processor of all threads for each such answer', costOf(used, 1) / many, ' ms', 20),
    ...(await inLongOnes(subject)),
  ];
  await subject.close();
  return figures;
}

/** Milliseconds of processor between two readings. */
const costOf = (used: number[], at: number): number => ((used[at + 1] ?? 0) - (used[at] ?? 0)) / 1000;

const of = (what: string, delays: number[], [p50, p99]: [number, number]): Figure[] => [
  atMost(`${what}, p50`, quantile(delays, 0.5), ' ms', p50),
  atMost(`${what}, p99`, quantile(delays, 0.99), ' ms', p99),
];

/** The same in a conversation of very many messages against one of a few, by turns. */
async function inLongOnes(subject: Subject): Promise<Figure[]> {
  const ways = { "a customer's text": texted, 'a member’s answer': answered };
  const figures: Figure[] = [];
  let count = 40_000;
  for (const [what, shotFor] of Object.entries(ways)) {
    const times: number[][] = [[], []];
    for (let round = -WARM_UP; round < ROUNDS; round += 1)
      for (const [at, place] of [SHORT, LONG].entries()) {
        const took: number[] = [];
        for (let look = 0; look < LOOKS; look += 1)
          took.push(await fire(subject.app.port, shotFor(subject, place, `${++count}`)));
        if (round >= 0) times[at]?.push(median(took));
      }
    const [few = 0, most = 0] = times.map(median);
    figures.push(
      atMost(
        `${what} taken in a conversation of ${MESSAGES[LONG]} messages, against one of ${MESSAGES[SHORT]}`,
        most / few,
        ' times',
        1.5,
        {
          'ms in the short one': few,
          'ms in the long one': most,
        },
      ),
    );
  }
  return figures;
}

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
const headOf = (place: number) => ({ kind: 'request', id: `pay_bench${place}` }) as const;
const cardsOf = (place: number) => [{ room: `slack:TBENCH/C${place % 200}` as const, shown: 0 }];

const incoming = (place: number, at: number): IncomingText => ({
  ...{
    id: `txt_in${place}_${at}`,
    companyId: COMPANY.id,
    revision: 0,
    cards: cardsOf(place),
    appearance: 0,
    outbox: [],
  },
  ...{ sid: `SMfill${place}_${at}`, phone: phoneOf(place), body: 'Bonjour', media: 0, attachments: [] },
  ...{ receivedAt: minutesAgo(20_000 - at), threadOf: headOf(place) },
});

const outgoing = (place: number, at: number): OutgoingText => {
  const now = minutesAgo(20_000 - at);
  const ask = { id: `txt_out${place}_${at}`, companyId: COMPANY.id, phone: phoneOf(place), words: 'Oui', at: now };
  const answer = { by: { id: 'UOTHER', name: 'Luc' }, typed: 'Oui', threadOf: headOf(place), heldUntil: now };
  const text = outgoingText({ ...ask, sid: `SMout${place}_${at}`, state: 'delivered' }, { now, newId: () => '' });
  return { ...text, cards: cardsOf(place), answer };
};
