/** Ours against what one would write for the same work with PostgreSQL. */

import { commands } from './acknowledgement.ts';
import { costing } from './cpu.ts';
import { atLeast, type Figure, ROUNDS, startBaseline, WARM_UP } from './figure.ts';
import { median, type Shot, volley } from './load.ts';
import { paying } from './payments.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { bare, startSubject } from './subject.ts';

const SHOTS = 1_000;

/** Rates and costs of both by turns. The peer's cost is that of its process and of the database's. */
async function byTurns(
  postgres: Postgres,
  [ours, peer]: { port: number; pid: number | undefined }[],
  shotsOf: (round: number) => Shot[],
): Promise<{ ratio: number; behind: Record<string, number> }> {
  const [rates, costs]: [number[][], number[][]] = [
    [[], []],
    [[], []],
  ];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const [place, server] of [ours!, peer!].entries()) {
      const [shots, before] = [shotsOf(round), postgres.used()];
      const { result, each } = await costing(server.pid, SHOTS, () => volley(server.port, shots));
      if (round < WARM_UP) continue;
      rates[place]?.push(result.perSecond);
      costs[place]?.push(each + (place === 1 ? (postgres.used() - before) / SHOTS : 0));
    }
  }
  const [mine = 0, theirs = 0] = rates.map(median);
  const [cost = 0, theirCost = 0] = costs.map(median);
  const behind = { ours: mine, theirs, 'CPU µs each, all processes: ours': cost, 'theirs ': theirCost };
  return { ratio: mine / theirs, behind };
}

/** @returns nothing where no PostgreSQL can be started, and says so */
async function withPostgres(
  programs: string | undefined,
  work: (postgres: Postgres) => Promise<Figure[]>,
): Promise<Figure[]> {
  const postgres = await startPostgres(programs);
  if (!postgres) {
    process.stdout.write(
      '        not measured: there is no PostgreSQL here; PGBIN says in which folder its initdb is\n',
    );
    return [];
  }
  try {
    return await work(postgres);
  } finally {
    await postgres.close();
  }
}

/** The one-line command of `acknowledgement`. */
export const acknowledgementBesidePostgres = (programs?: string): Promise<Figure[]> =>
  withPostgres(programs, async (postgres) => {
    const [subject, peer] = [await startSubject(), await startBaseline('bolt-pg', postgres.host)];
    const servers = [subject.app, { port: peer.port, pid: peer.process.pid }];
    const { ratio, behind } = await byTurns(postgres, servers, () => commands(SHOTS, subject.place));
    await subject.close();
    peer.process.kill();
    const what = 'acknowledgement with the draft on disk, against Bolt + PostgreSQL with the same work (requests/s)';
    return [atLeast(what, ratio, 1.5, behind)];
  });

/** The payment of `webhook`. */
export const webhookBesidePostgres = (programs?: string): Promise<Figure[]> =>
  withPostgres(programs, async (postgres) => {
    const count = (WARM_UP + ROUNDS) * SHOTS;
    const subject = await startSubject(Array.from({ length: count }, (_, place) => bare(place)));
    const peer = await startBaseline('stripe-pg', postgres.host, String(count));
    const servers = [subject.app, { port: peer.port, pid: peer.process.pid }];
    const shotsOf = (round: number) => Array.from({ length: SHOTS }, (_, shot) => paying(round * SHOTS + shot));
    const { ratio, behind } = await byTurns(postgres, servers, shotsOf);
    await subject.close();
    peer.process.kill();
    const what = 'Stripe webhook, settled and on disk, against express + a transaction in PostgreSQL (events/s)';
    return [atLeast(what, ratio, 1.2, behind)];
  });
