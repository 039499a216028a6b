import { compose, serve } from '../compose.ts';
import type { Config } from '../config.ts';

/** How long what is under way may take once the app was asked to stop; supervisors kill after 10 seconds or more. */
const GRACE_MS = 8_000;

/** Runs the app until it is asked to stop. Throws `CannotStart`. */
export async function run(config: Config): Promise<void> {
  const composed = await compose(config, 'serving');
  const { app, log } = composed;
  const server = await serve(config, composed).catch(async (error: unknown) => {
    await composed.close();
    throw error;
  });
  app.start();
  log.info('listening', { port: config.port, publicUrl: config.publicUrl });

  async function stop(): Promise<void> {
    log.info('stopping');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    await server.close();
    await composed.close();
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stop);
}
