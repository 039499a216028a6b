import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type Figure } from './figure.ts';
import { command, fire, median } from './load.ts';
import { type Subject, startSubject } from './subject.ts';

const STARTS = 5;

/** From starting the process to the first acknowledged command, and the memory it holds when nothing happens. */
export async function startUp(): Promise<Figure[]> {
  const subject = await startSubject();
  const { app } = subject;
  const times: number[] = [];
  const sizes: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    await app.stop();
    const began = performance.now();
    const ready = app.start();
    times.push((await firstAnswer(subject, start)) - began);
    await ready;
    await sleep(2_000);
    sizes.push(megabytes(app.pid));
  }
  await subject.close();
  return [
    atMost('start of the process to the first acknowledgement', median(times), ' ms', 300),
    atMost('memory at rest', median(sizes), ' MB', 120),
  ];
}

async function firstAnswer({ app, place }: Subject, start: number): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    try {
      await fire(app.port, command(`start.${start}.${tries}`, '514-555-0188 125.50 RO1', place));
      return performance.now();
    } catch {
      await sleep(3); // nobody listens yet
    }
  }
}

const megabytes = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;
