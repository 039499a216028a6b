import type { Log } from '../../src/ports.ts';
import type { Stored } from './translation.ts';

/** Documents that an older version of the program wrote: they are found by what it derived from them. */
export interface Outdated {
  read(limit: number, skip: number): Promise<Stored[]>;
  /** Writes one as today's version has it; `false` when it cannot be read. */
  write(stored: Stored): Promise<boolean>;
  /** Called when there are no more of them. */
  over(): void;
}

const AT_ONCE = 100;

/**
 * Writes such documents anew after an update, one after the other: whoever waits for an answer goes first. What is not
 * done when the program stops, the next start goes on with.
 */
export async function renew(outdated: Outdated[], log: Log, stopped: AbortSignal): Promise<void> {
  for (const documents of outdated) {
    try {
      const count = await renewAll(documents, stopped);
      if (count > 0) log.info('documents of an earlier version were written anew', { count });
    } catch (error) {
      if (!stopped.aborted)
        log.warn('documents of an earlier version will be written anew at the next start', { error });
    }
  }
}

async function renewAll(documents: Outdated, stopped: AbortSignal): Promise<number> {
  let [renewed, unreadable] = [0, 0];
  for (;;) {
    const found = await documents.read(AT_ONCE, unreadable);
    for (const stored of found) {
      if (stopped.aborted) return renewed;
      if (await documents.write(stored)) renewed += 1;
      else unreadable += 1;
    }
    if (found.length >= AT_ONCE) continue;
    if (unreadable === 0) documents.over();
    return renewed;
  }
}
