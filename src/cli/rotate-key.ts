import { compose } from '../compose.ts';
import type { Config } from '../config.ts';
import { CannotStart } from '../kernel/refusal.ts';

/**
 * For the operator, whether the app runs or not: encrypts the secrets of companies with the first key of `SECRETS_KEYS`.
 * Doing it again is harmless.
 */
export async function run(config: Config, typed: string[]): Promise<void> {
  if (typed.length > 0) throw new CannotStart('rotate-key takes nothing: it reads SECRETS_KEYS.');
  if (config.secretsKeys.length === 0)
    throw new CannotStart(
      'SECRETS_KEYS is not set, so the secrets of companies are encrypted with ENCRYPTION_KEY: set it to the output of openssl rand -base64 32, restart every process, then run this again.',
    );
  const { reseal, close } = await compose(config, 'beside');
  try {
    process.stdout.write(
      `${await reseal()} secrets are encrypted anew; every other one was already. The keys behind the first in SECRETS_KEYS open nothing here any more: keep them for as long as you keep backups from before.\n`,
    );
  } finally {
    await close();
  }
}
