import type { Surroundings } from '../kernel/ports.ts';
import type { Jobs } from './ports.ts';

/** Work at a time. */
export interface Job {
  /** How often, in milliseconds; by one process, however many run. */
  every: number;
  /** Also at each start, because something may have happened while nobody was there to see it. */
  atStart: boolean;
  run(): Promise<void>;
}

/** The longest that a job waits for its time to be looked at. */
const TICK_MS = 60_000;
/** At a start whoever waits for an answer already comes first. */
const START_MS = 1_000;

/** Runs each job at its time. One that fails is tried again at its next time. */
export function createTimetable(
  jobs: Readonly<Record<string, Job>>,
  { clock, log, claim, hold }: Omit<Surroundings, 'newId'> & Jobs,
) {
  let starting: NodeJS.Timeout | undefined;
  let ticking: NodeJS.Timeout | undefined;

  const after = ({ every }: Job) => new Date(clock.now().getTime() + every);

  /** One that goes on for longer than until its next time is kept from other processes; of a dead one's it is free. */
  async function run(name: string, job: Job): Promise<void> {
    const late = (error: unknown) => log.warn('job put off', { job: name, error });
    const holding = setInterval(() => void hold(name, after(job)).catch(late), job.every / 2).unref();
    try {
      await job.run();
    } catch (error) {
      late(error);
    } finally {
      clearInterval(holding);
    }
  }

  async function tick(): Promise<void> {
    for (const [name, job] of Object.entries(jobs)) {
      if (await claim(name, clock.now(), after(job))) await run(name, job);
    }
  }

  return {
    start(): void {
      const first = Object.entries(jobs).filter(([, { atStart }]) => atStart);
      starting = setTimeout(() => void Promise.all(first.map(([name, job]) => run(name, job))), START_MS);
      const often = Math.min(TICK_MS, ...Object.values(jobs).map(({ every }) => every));
      ticking = setInterval(() => void tick().catch((error: unknown) => log.warn('jobs put off', { error })), often);
    },
    stop(): void {
      clearTimeout(starting);
      clearInterval(ticking);
    },
  };
}
