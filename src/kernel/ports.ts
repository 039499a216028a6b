import type { NewId } from './ids.ts';

/** What every part of the core needs of the world. */
export interface Surroundings {
  clock: Clock;
  newId: NewId;
  log: Log;
}

export interface Clock {
  now(): Date;
}

export interface Log {
  info(what: string, details?: Record<string, unknown>): void;
  warn(what: string, details?: Record<string, unknown>): void;
  error(what: string, details?: Record<string, unknown>): void;
}

/** Words in an address that nobody else can write. */
export interface Seals {
  seal(words: readonly string[], until: Date): string;
  /** Undefined when they are not ours, or their time is over. */
  unseal(sealed: string, now: Date): string[] | undefined;
}
