import type { Config } from './config.ts';
import { explain, parseConfig } from './config.ts';
import { CannotStart } from './kernel/refusal.ts';

/** What can be asked for, one file each, loaded when it is. `run` throws `CannotStart` with a sentence for the operator. */
const COMMANDS: Record<string, () => Promise<{ run(config: Config, typed: string[]): Promise<void> }>> = {
  start: () => import('./cli/start.ts'),
  reconcile: () => import('./cli/reconcile.ts'),
  import: () => import('./cli/import.ts'),
};

const [name = 'start', ...typed] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
const read = parseConfig(process.env);
if (!command) {
  refuse(`There is no command ${name}; there are ${Object.keys(COMMANDS).join(' and ')}.`);
} else if ('problems' in read) {
  refuse(explain(read.problems));
} else {
  await command()
    .then(({ run }) => run(read.config, typed))
    .catch(giveUp);
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
