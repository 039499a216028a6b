import { readFileSync } from 'node:fs';

/** Clock ticks a second in which Linux counts (`getconf CLK_TCK`), the same on every machine it runs on today. */
const TICKS = 100;

/**
 * Microseconds of processor that a process has used so far, all of its threads together, to 10 ms; 0 where the system has
 * no `/proc`. Rates drift with the machine and with who else is on it; this hardly does.
 */
export function cpuOf(pid: number | undefined): number {
  try {
    // The name, in parentheses, may have blanks; user and system time are the 12th and 13th field behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1_000_000) / TICKS;
  } catch {
    return 0;
  }
}

/** What some work cost a process: its result, and microseconds of processor for each of `operations`. */
export async function costing<T>(
  pid: number | undefined,
  operations: number,
  work: () => Promise<T>,
): Promise<{ result: T; each: number }> {
  const before = cpuOf(pid);
  const result = await work();
  return { result, each: (cpuOf(pid) - before) / operations };
}
