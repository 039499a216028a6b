import type { Store } from '../commands/command.ts';
import { execute, failure } from '../commands/execute.ts';
import { isFatal } from '../store/file.ts';
import type { Doc } from '../values/bson.ts';

type Waiting = { command: Doc; answer(reply: Doc): void };

/**
 * Group commit. All commands that arrived, on whatever connection, while the last turn was writing are run together
 * and committed with one fsync; only then is any of them answered. A read in the same turn may see writes that are
 * not yet on the disk, and so it waits for them too: nobody ever learns of something that a crash could take back.
 */
export class Turns {
  readonly #store: Store;
  readonly #onFatal: (error: unknown) => void;
  #waiting: Waiting[] = [];

  constructor(store: Store, onFatal: (error: unknown) => void) {
    this.#store = store;
    this.#onFatal = onFatal;
  }

  submit(command: Doc, answer: (reply: Doc) => void): void {
    this.#waiting.push({ command, answer });
    // After all sockets that are readable now have been read: this is what makes the group.
    if (this.#waiting.length === 1) setImmediate(() => this.take());
  }

  /** Runs what waits, now; before the end, so that nothing that was received is left unanswered. */
  take(): void {
    const group = this.#waiting;
    if (group.length === 0) return;
    this.#waiting = [];
    const replies = group.map(({ command }) => execute(this.#store, command));
    try {
      this.#store.journal.commit();
    } catch (error) {
      if (isFatal(error)) {
        this.#onFatal(error);
        return;
      }
      replies.fill(failure(error));
    }
    for (const [i, { answer }] of group.entries()) answer(replies[i]!);
  }
}
