import type { Logger } from '@slack/bolt';
import type { Log } from '../../src/ports.ts';
import { LogLevel } from './bolt.ts';

const plain = (parts: unknown[]) =>
  parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');

/** What the SDK says, in the app's log. Its debug lines hold customers' data: they go nowhere. */
export function sdkLogger(log: Log): Logger {
  const silent = () => undefined;
  return {
    debug: silent,
    info: silent,
    warn: (...parts) => log.warn('slack sdk', { said: plain(parts) }),
    error: (...parts) => log.warn('slack sdk', { said: plain(parts) }),
    setLevel: silent,
    getLevel: () => LogLevel.WARN,
    setName: silent,
  };
}
