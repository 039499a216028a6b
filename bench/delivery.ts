import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type Figure } from './figure.ts';
import { median } from './load.ts';
import { carding, phoneOf, type Subject, startSubject, waiting } from './subject.ts';

const BUSY = 10_000;
const OTHERS = 200;
const ROUNDS = 3;
const DEADLINE_MS = 60_000;

/**
 * What a restart finds: two hundred cards for as many rooms, and their customers' texts; in one of two apps behind ten
 * thousand cards for one more room, which Slack takes one a second. From the start of the process to the last of the
 * two hundred.
 */
export async function busyRoom(): Promise<Figure[]> {
  const quiet = await startSubject();
  const busy = await startSubject();
  await busy.app.stop();
  await busy.fill(Array.from({ length: BUSY }, (_, place) => carding(1_000_000 + place, 'CBUSY')));
  await busy.app.start();
  const took: number[][] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [place, subject] of [quiet, busy].entries()) {
      const ms = await restarted(subject, round);
      // The first round warms up.
      if (round > 0) took[place]?.push(ms);
    }
  }
  await Promise.all([quiet.close(), busy.close()]);
  const [alone = 0, beside = 0] = took.map(median);
  return [
    atMost(
      `${OTHERS} cards and ${OTHERS} texts after a restart, with ${BUSY} due in one more room, against without`,
      beside / alone,
      ' times',
      1.2,
      { 'beside it ms': beside, 'alone ms': alone },
    ),
  ];
}

/** Stops the app, leaves it two hundred cards and texts, and starts it; gives the milliseconds until all are out. */
async function restarted({ app, fill, reached }: Subject, round: number): Promise<number> {
  await app.stop();
  const places = Array.from({ length: OTHERS }, (_, place) => round * OTHERS + place);
  await fill(places.map((place) => waiting(place, `C${place}`)));
  const started = performance.now();
  await app.start();
  const wanted = places.flatMap((place) => [`C${place}`, phoneOf(place)]);
  while (!wanted.every((place) => reached.has(place))) {
    if (performance.now() - started > DEADLINE_MS) return Number.POSITIVE_INFINITY;
    await sleep(5);
  }
  return Math.max(...wanted.map((place) => reached.get(place) ?? 0)) - started;
}
