import { type Config, explain, type Problem, parseConfig } from './config.ts';
import { CannotStart } from './kernel/refusal.ts';

/**
 * What can be asked for, one file each, loaded when it is. `run` throws `CannotStart` with a sentence for the operator;
 * `runWithout` is for what has something to say of settings that are missing or wrong.
 */
interface Command {
  run(config: Config, typed: string[]): Promise<void>;
  runWithout?(problems: readonly Problem[], typed: string[]): Promise<void>;
}
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: () => import('./cli/start.ts'),
  reconcile: () => import('./cli/reconcile.ts'),
  import: () => import('./cli/import.ts'),
  backup: () => import('./cli/backup.ts'),
  restore: () => import('./cli/restore.ts'),
  doctor: () => import('./cli/doctor.ts'),
  administrator: () => import('./cli/administrator.ts'),
  'rotate-key': () => import('./cli/rotate-key.ts'),
  invite: () => import('./cli/invite.ts'),
  audit: () => import('./cli/audit.ts'),
};

/** What has something to say of settings that are missing. */
const SPEAKING = ['doctor', 'audit'];

const [name = 'start', ...typed] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
const read = parseConfig(process.env);
if (!command) {
  refuse(`There is no command ${name}; there are ${Object.keys(COMMANDS).join(' and ')}.`);
} else {
  await carryOut(command).catch(giveUp);
}

async function carryOut(load: () => Promise<Command>): Promise<void> {
  if ('config' in read) return (await load()).run(read.config, typed);
  // Nothing is loaded to say that it cannot be used.
  const { runWithout } = SPEAKING.includes(name) ? await load() : {};
  if (runWithout) await runWithout(read.problems, typed);
  else refuse(explain(read.problems));
}

function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}

/** Ends with one sentence: what stands in a stack is no help to whoever starts the app. */
async function giveUp(error: unknown): Promise<never> {
  if (!(error instanceof CannotStart)) {
    const { createLog } = await import('./compose.ts');
    createLog('error').error('the app could not start', { error });
  }
  process.stderr.write(error instanceof CannotStart ? `${error.message}\n` : `The app could not start: ${error}.\n`);
  process.exit(1);
}
