import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { costing, cpuOf } from './cpu.ts';
import { atLeast, atMost, type Figure, ROUNDS, startBaseline, WARM_UP } from './figure.ts';
import { fire, median, payment, quantile, type Shot, volley } from './load.ts';
import { AMOUNT, bare, standing, startSubject } from './subject.ts';

const SHOTS = 1_000;
const PER_SECOND = 100;
const SECONDS = 6;

/** A payment of one request of `subject.ts`. */
export const paying = (place: number): Shot =>
  payment(`bench${place}`, { companyId: 'com_bench', requestId: `pay_bench${place}` }, AMOUNT.minor);

/** A payment verified, de-duplicated, settled and on disk, against servers that do less. */
export async function webhook(): Promise<Figure[]> {
  const rounds = WARM_UP + ROUNDS;
  const subject = await startSubject(Array.from({ length: rounds * SHOTS }, (_, place) => bare(place)));
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'));
  const [nothing, each] = await Promise.all([startBaseline('stripe-express'), startBaseline('stripe-express', folder)]);
  const servers = [subject.app, ...[nothing, each].map(({ port, process }) => ({ port, pid: process.pid }))];
  const rates: number[][] = [[], [], []];
  const costs: number[][] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, { port, pid }] of servers.entries()) {
      const shots = Array.from({ length: SHOTS }, (_, shot) => paying(round * SHOTS + shot));
      const { result, each } = await costing(pid, SHOTS, () => volley(port, shots));
      if (round < WARM_UP) continue;
      rates[place]?.push(result.perSecond);
      costs[place]?.push(each);
    }
  }
  await subject.close();
  nothing.process.kill();
  each.process.kill();
  await rm(folder, { recursive: true });
  const [ours = 0, stored = 0, committed = 0] = rates.map(median);
  const [cost = 0, storedCost = 0, committedCost = 0] = costs.map(median);
  const behind = {
    ours,
    'express + constructEvent, stores nothing': stored,
    'one commit per event': committed,
    'CPU µs each: ours': cost,
    'storing nothing': storedCost,
    'with a commit': committedCost,
  };
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
  const usedBefore = cpuOf(subject.app.pid);
  const started = performance.now();
  const answers = shots.map(async (shot, place) => {
    await sleep(Math.max(0, started + (place * 1000) / PER_SECOND - performance.now()));
    sent[place] = performance.now();
    await fire(subject.app.port, shot);
  });
  await Promise.all(answers);
  const deadline = Date.now() + 20_000;
  while (subject.called.size < total && Date.now() < deadline) await sleep(20);
  const each = (cpuOf(subject.app.pid) - usedBefore) / total / 1000;
  const delays = sent.map((at, place) => (subject.called.get(`${place}.000001`) ?? Number.POSITIVE_INFINITY) - at);
  const [first, all] = [delays.slice(0, PER_SECOND), delays].map((some) => some.toSorted((a, b) => a - b));
  await subject.close();
  const what = 'Stripe event to Slack call at 100 per second, from the first one on';
  return [
    atMost(`${what}, p50`, quantile(all ?? [], 0.5), ' ms', 4),
    atMost(`${what}, p99`, quantile(all ?? [], 0.99), ' ms', 20),
    atMost(`${what}, p99 of the first second`, quantile(first ?? [], 0.99), ' ms', 100),
    atMost('processor of all threads for each such event', each, ' ms', 7),
  ];
}
