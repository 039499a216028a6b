import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { compose, serve } from '../compose.ts';
import type { Config } from '../config.ts';
import { CannotStart } from '../kernel/refusal.ts';

/** How long what is under way may take once the app was asked to stop; supervisors kill after 10 seconds or more. */
const GRACE_MS = 8_000;

/** Runs the app until it is asked to stop. Throws `CannotStart`. */
export async function run(config: Config, typed: string[]): Promise<void> {
  const composed = await compose(config, 'serving', { isNewKey: acceptsNewKey(typed) });
  const { app, log } = composed;
  const server = await serve(config, composed).catch(async (error: unknown) => {
    await composed.close();
    throw error;
  });
  app.start();
  log.info('listening', { port: config.port, publicUrl: config.publicUrl });

  async function stop(): Promise<void> {
    log.info('stopping');
    setTimeout(() => process.exit(1), config.drainMs + GRACE_MS).unref();
    server.leave();
    if (config.drainMs > 0) await sleep(config.drainMs);
    await server.close();
    await composed.close();
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stop);
}

function acceptsNewKey(typed: string[]): boolean {
  try {
    return parseArgs({ args: typed, options: { 'new-key': { type: 'boolean', default: false } } }).values['new-key'];
  } catch (cause) {
    throw new CannotStart('start takes --new-key when ENCRYPTION_KEY is lost, and nothing else.', cause);
  }
}
