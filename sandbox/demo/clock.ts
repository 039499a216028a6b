/** The demo's clock, which can be turned on: the stand-ins ask it, and the app's own follows by a file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { daysAfter, earliest, nextWorkday } from '../../src/company/hours/hours.ts';

const MORNING_MS = 2_500;
const GARAGE = { timeZone: 'America/Toronto', region: 'QC' } as const;

export interface DemoClock {
  now(): number;
  /** So many days on, by way of the next morning, to a time at which customers may be reminded. */
  jump(days: number): Promise<void>;
  /** So many milliseconds on, whatever time it is then. */
  forward(ms: number): void;
  /** Environment of an app whose clock follows this one. */
  env: Record<string, string>;
}

/** @param folder where the file is kept; a clock that was turned on stays so for as long as it is */
export function createDemoClock(folder: string): DemoClock {
  const file = join(folder, 'clock-ahead-ms');
  let ahead = 0;
  const turn = (ms: number) => {
    ahead = ms;
    writeFileSync(file, String(ahead));
  };
  turn(0);
  const now = () => Date.now() + ahead;
  return {
    now,
    async jump(days) {
      const then = earliest(daysAfter(new Date(now()), days, GARAGE), GARAGE);
      turn(nextWorkday(new Date(now()), GARAGE).getTime() - Date.now());
      // Long enough for what is said in the morning.
      await sleep(MORNING_MS);
      turn(then.getTime() - Date.now());
    },
    forward(ms) {
      turn(ahead + ms);
    },
    env: { NODE_OPTIONS: `--require ${join(import.meta.dirname, 'clock-of-app.cjs')}`, DEMO_CLOCK: file },
  };
}
