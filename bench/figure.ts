import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** One line of the report. */
export interface Figure {
  what: string;
  result: string;
  goal: string;
  met: boolean;
  /** The measured number the verdict rests on, and those behind it. */
  value: number;
  behind: Record<string, number>;
}

export const ROUNDS = 7;
/** Rounds before that, until everything is compiled. */
export const WARM_UP = 2;
export const round = (value: number): number => Math.round(value * 100) / 100;

/** A ratio that should be at least `goal`. */
export const atLeast = (what: string, ratio: number, goal: number, behind: Record<string, number>): Figure => ({
  what,
  result: `${round(ratio)} times; ${said(behind)}`,
  goal: `at least ${goal}`,
  met: ratio >= goal,
  value: round(ratio),
  behind,
});

/** A number that should be at most `goal`. */
export const atMost = (
  what: string,
  value: number,
  unit: string,
  goal: number,
  behind: Record<string, number> = {},
): Figure => ({
  what,
  result: `${round(value)}${unit}${Object.keys(behind).length > 0 ? `; ${said(behind)}` : ''}`,
  goal: `at most ${goal}${unit}`,
  met: value <= goal,
  value: round(value),
  behind,
});

const said = (behind: Record<string, number>) =>
  Object.entries(behind)
    .map(([name, value]) => `${name} ${value < 100 ? round(value) : Math.round(value)}`)
    .join(', ');

/** A server of `bench/baselines` as a process of its own. */
export async function startBaseline(name: string, ...args: string[]): Promise<{ port: number; process: ChildProcess }> {
  const child = fork(join(import.meta.dirname, 'baselines', `${name}.ts`), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const kill = () => void child.kill();
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const [port] = (await once(child, 'message')) as [number];
  return { port, process: child };
}
