import { costing } from './cpu.ts';
import { atLeast, atMost, type Figure, ROUNDS, startBaseline, WARM_UP } from './figure.ts';
import { command, median, pay, quantile, type Shot, volley } from './load.ts';
import { linkOf, type Subject, startSubject, texting } from './subject.ts';

/** By server, so that a volley takes each about as long. */
const SHOTS = { ours: 1_000, bolt: 4_000 };
let count = 0;

/** Commands, each a new one for a new reference. */
export const commands = (shots: number, place: Subject['place']): Shot[] =>
  Array.from({ length: shots }, () => {
    count += 1;
    return command(`trigger.${count}`, `514-555-0188 125.50 RO${count}`, place);
  });

/** A one-line command, checked and with its draft on disk, against Bolt acknowledging and doing nothing. */
export async function acknowledgement(): Promise<Figure[]> {
  const subject = await startSubject();
  const [http, express] = await Promise.all([startBaseline('bolt-http'), startBaseline('bolt-express')]);
  const servers = [
    [subject.app, SHOTS.ours],
    [{ port: http.port, pid: http.process.pid }, SHOTS.bolt],
    [{ port: express.port, pid: express.process.pid }, SHOTS.bolt],
  ] as const;
  const rates: number[][] = [[], [], []];
  const costs: number[][] = [[], [], []];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [place, [{ port, pid }, shots]] of servers.entries()) {
      const typed = commands(shots, subject.place);
      const { result, each } = await costing(pid, shots, () => volley(port, typed));
      if (round < 0) continue;
      rates[place]?.push(result.perSecond);
      costs[place]?.push(each);
    }
  }
  await subject.close();
  http.process.kill();
  express.process.kill();
  const [ours = 0, onHttp = 0, onExpress = 0] = rates.map(median);
  const [cost = 0, httpCost = 0, expressCost = 0] = costs.map(median);
  const behind = {
    ours,
    'Bolt on express': onExpress,
    'Bolt on its own receiver': onHttp,
    'CPU µs each: ours': cost,
    'of Bolt on express': expressCost,
    'of Bolt on its own receiver': httpCost,
  };
  return [
    atLeast(
      'acknowledgement with the draft on disk, against an empty one on the same receiver (requests/s)',
      ours / onExpress,
      0.4,
      behind,
    ),
    atLeast(
      "acknowledgement with the draft on disk, against an empty one on Bolt's own receiver (requests/s)",
      ours / onHttp,
      0.25,
      behind,
    ),
  ];
}

const PRESSES = 20;

/**
 * The acknowledgement while texts go out and Pay is pressed. In the hanging app Stripe and Twilio take calls and never
 * answer: two hundred texts and every press wait for them. The vendors of the other answer at once.
 */
export async function hangingVendors(): Promise<Figure[]> {
  const requests = Array.from({ length: 200 }, (_, place) => texting(place));
  const healthy = await startSubject(requests);
  const hanging = await startSubject(requests, { hanging: true });
  const p99: number[][] = [[], []];
  const presses: Promise<number>[][] = [[], []];
  for (const { app, place } of [healthy, hanging]) await volley(app.port, commands(300, place), 8);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [turn, { app, place }] of [healthy, hanging].entries()) {
      const from = round * PRESSES;
      for (let press = from; press < from + PRESSES; press += 1) presses[turn]?.push(pay(app.port, linkOf(press)));
      p99[turn]?.push(quantile((await volley(app.port, commands(400, place), 8)).latencies, 0.99));
    }
  }
  const paid = await Promise.all(presses[0] ?? []);
  if (paid.some((status) => status !== 200)) throw new Error(`Pay answered ${paid}`);
  await Promise.all([healthy.close(), hanging.close(), Promise.allSettled(presses[1] ?? [])]);
  const [well = 0, ill = 0] = p99.map(median);
  return [
    atMost('p99 of the acknowledgement with Stripe and Twilio hanging, against healthy', ill / well, ' times', 1.2, {
      'hanging ms': ill,
      'healthy ms': well,
    }),
  ];
}
