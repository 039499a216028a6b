import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atLeast, atMost, type Figure, ROUNDS, startBaseline, WARM_UP } from './figure.ts';
import { fire, median, payment, quantile, type Shot, volley } from './load.ts';
import { AMOUNT, bare, standing, startSubject } from './subject.ts';

const SHOTS = 1_000;
const PER_SECOND = 100;
const SECONDS = 6;

const paying = (place: number): Shot =>
  payment(`bench${place}`, { companyId: 'com_bench', requestId: `pay_bench${place}` }, AMOUNT.minor);

/** A payment verified, de-duplicated, settled and on disk, against servers that do less. */
export async function webhook(): Promise<Figure[]> {
  const rounds = WARM_UP + ROUNDS;
  const subject = await startSubject(Array.from({ length: rounds * SHOTS }, (_, place) => bare(place)));
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'));
  const [nothing, each] = await Promise.all([startBaseline('stripe-express'), startBaseline('stripe-express', folder)]);
  const ports = [subject.app.port, nothing.port, each.port];
  const rates: number[][] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, port] of ports.entries()) {
      const shots = Array.from({ length: SHOTS }, (_, shot) => paying(round * SHOTS + shot));
      const { perSecond } = await volley(port, shots);
      if (round >= WARM_UP) rates[place]?.push(perSecond);
    }
  }
  await subject.close();
  nothing.process.kill();
  each.process.kill();
  await rm(folder, { recursive: true });
  const [ours = 0, stored = 0, committed = 0] = rates.map(median);
  const behind = { ours, 'express + constructEvent, stores nothing': stored, 'one commit per event': committed };
  return [
    atLeast(
      'Stripe webhook, settled and on disk, against express + constructEvent that stores nothing (events/s)',
      ours / stored,
      0.5,
      behind,
    ),
    atLeast(
      'Stripe webhook, settled and on disk, against one commit per event (events/s)',
      ours / committed,
      3,
      behind,
    ),
  ];
}

/** From Stripe's event leaving to Slack being called about it, at a steady hundred a second over two hundred rooms. */
export async function eventToRoom(): Promise<Figure[]> {
  const total = PER_SECOND * SECONDS;
  const subject = await startSubject(Array.from({ length: total }, (_, place) => standing(place)));
  const shots = Array.from({ length: total }, (_, place) => paying(place));
  const sent: number[] = [];
  const started = performance.now();
  const answers = shots.map(async (shot, place) => {
    await sleep(Math.max(0, started + (place * 1000) / PER_SECOND - performance.now()));
    sent[place] = performance.now();
    await fire(subject.app.port, shot);
  });
  await Promise.all(answers);
  const deadline = Date.now() + 20_000;
  while (subject.called.size < total && Date.now() < deadline) await sleep(20);
  const delays = sent
    // The first second warms up.
    .flatMap((at, place) =>
      place < PER_SECOND ? [] : [(subject.called.get(`${place}.000001`) ?? Number.POSITIVE_INFINITY) - at],
    )
    .sort((a, b) => a - b);
  await subject.close();
  return [
    atMost('Stripe event to Slack call at 100 per second, p50', quantile(delays, 0.5), ' ms', 10),
    atMost('Stripe event to Slack call at 100 per second, p99', quantile(delays, 0.99), ' ms', 50),
  ];
}
