import { pino } from 'pino';
import type { Log } from '../src/ports.ts';
import type { LogLevel } from '../src/variables.ts';

type Details = Record<string, unknown>;

/** What people wrote to each other, and what opens doors. Compared without case, dashes and underscores. */
const WITHHELD = new Set(
  'body text message token linkhash authorization cookie secret password signature apikey authtoken key'.split(' '),
);
const SECRETS = /\b(?:xox[a-z]-|xapp-|[sr]k_(?:live|test)_|whsec_)[\w-]+|(?<=\/p\/)[\w-]{16,}/g;
const PHONES = /(?:\+|%2B)[1-9]\d{7,14}\b/gi;
/** Mail servers say an address back in what they refuse. What stands before the @ is who it is; the rest is a server. */
const ADDRESSES = /[^\s<>()[\],;:"'=@]{1,64}(?:@|%40)(?=[\p{L}\p{N}-]+\.)/giu;
const DEEPEST = 5;

/**
 * The log: one JSON object per line, on standard output unless `to` is given. What must not stand in a log is taken
 * out here, whatever the caller passes: credentials, links, message bodies, and all but the end of phone numbers and of
 * e-mail addresses.
 */
export function createLog(level: LogLevel, to?: { write(line: string): void }): Log {
  const options = { level, base: undefined, timestamp: () => `,"time":"${new Date().toISOString()}"`, formatters };
  const log = to ? pino(options, to) : pino(options);
  return {
    info: (what, details = {}) => log.info(clean(details) as Details, scrub(what)),
    warn: (what, details = {}) => log.warn(clean(details) as Details, scrub(what)),
    error: (what, details = {}) => log.error(clean(details) as Details, scrub(what)),
  };
}

const formatters = { level: (level: string) => ({ level }) };

const scrub = (text: string): string =>
  text
    .replace(SECRETS, '[secret]')
    .replace(PHONES, (phone) => `…${phone.slice(-4)}`)
    .replace(ADDRESSES, '…@');

function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value);
  if (value instanceof Error) return plainError(value, depth);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '[deeper]';
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, isWithheld(name) ? '[withheld]' : clean(part, depth + 1)]),
  );
}

/** Vendors' errors carry whole requests, bodies and headers included: only their plain facts are kept. */
function plainError(error: Error, depth: number): Details {
  const facts = Object.entries(error).filter(([, part]) => typeof part !== 'object' && typeof part !== 'function');
  return {
    ...(clean(Object.fromEntries(facts), depth) as Details),
    type: error.name,
    message: scrub(error.message),
    stack: scrub(error.stack ?? ''),
    ...(error.cause === undefined || depth >= DEEPEST ? {} : { cause: clean(error.cause, depth + 1) }),
  };
}

const isWithheld = (name: string): boolean => WITHHELD.has(name.replace(/[-_]/g, '').toLowerCase());
