import { parseArgs } from 'node:util';
import { checkups } from '../checkups.ts';
import type { Config, Problem } from '../config.ts';
import { type Finding, failing } from '../kernel/finding.ts';
import { CannotStart } from '../kernel/refusal.ts';

/** Whatever hangs is said to hang. */
const PATIENCE_MS = 8_000;
const SIGNS = { ok: 'ok      ', warning: 'warning ', failed: 'FAILED  ' };

/** For the operator: looks at all that the app needs, changes nothing, and says what to click. Ends with 1 if anything failed. */
export async function run(config: Config, typed: string[]): Promise<void> {
  const isJson = wantsJson(typed);
  const looked = await Promise.all(checkups(config).map(patiently));
  report(looked.flat(), isJson);
}

/** The same where settings are missing or wrong: nothing else can be looked at. */
export async function runWithout(problems: readonly Problem[], typed: string[]): Promise<void> {
  const findings = problems.map(({ variable, what, meaning, where }) =>
    failing(variable, { found: `it ${what}`, expected: meaning, where }),
  );
  report(findings, wantsJson(typed));
}

async function patiently(look: () => Promise<Finding | Finding[]>): Promise<Finding[]> {
  const { promise: late, resolve } = Promise.withResolvers<Finding[]>();
  const tooLate = { found: `no answer within ${PATIENCE_MS / 1000} s`, where: 'this machine: its connection' };
  const timer = setTimeout(() => resolve([failing('A look', tooLate)]), PATIENCE_MS);
  const found = look().then(
    (findings) => [findings].flat(),
    (error: unknown) => [failing('A look', { found: `it could not be made: ${String(error)}` })],
  );
  const findings = await Promise.race([found, late]);
  clearTimeout(timer);
  return findings;
}

function report(findings: readonly Finding[], isJson: boolean): void {
  const hasFailed = findings.some(({ state }) => state === 'failed');
  const lines = isJson
    ? [JSON.stringify({ ok: !hasFailed, findings }, null, 2)]
    : [...findings.flatMap(said), summary(findings)];
  // What hangs would keep the process alive.
  process.stdout.write(`${lines.join('\n')}\n`, () => process.exit(hasFailed ? 1 : 0));
}

const said = ({ about, state, found, expected, where }: Finding): string[] => [
  `${SIGNS[state]}${about}: ${found}`,
  ...(expected ? [`          expected: ${expected}`] : []),
  ...(where ? [`          look at:  ${where}`] : []),
];

function summary(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  return `\n${count('ok')} ok, ${count('warning')} to look at, ${count('failed')} failed.`;
}

function wantsJson(typed: string[]): boolean {
  try {
    return parseArgs({ args: typed, options: { json: { type: 'boolean', default: false } } }).values.json;
  } catch (cause) {
    throw new CannotStart('doctor takes --json, and nothing else.', cause);
  }
}
