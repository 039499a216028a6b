import type { Store } from '../commands/command.ts';
import { execute, failure } from '../commands/execute.ts';
import { copyWhole } from '../store/copy.ts';
import { isFatal } from '../store/failure.ts';
import type { Doc } from '../values/bson.ts';

type Waiting = { from: object; command: Doc; answer(reply: Doc): void };

const READS = new Set(['find', 'getMore', 'count', 'aggregate', 'ping', 'hello', 'isMaster', 'ismaster']);

/**
 * Group commit. All commands that arrived, on whatever connection, while the last turn was writing are run together
 * and committed with one fsync; only then is any of them answered. Reads go first and are answered at once, while all
 * there is to see is on the disk already; one that was sent behind a write on the same connection stays behind it and
 * waits for it too: nobody ever learns of something that a crash could take back.
 */
export class Turns {
  readonly #store: Store;
  readonly #onFatal: (error: unknown) => void;
  #waiting: Waiting[] = [];

  constructor(store: Store, onFatal: (error: unknown) => void) {
    this.#store = store;
    this.#onFatal = onFatal;
  }

  /** `from`: the connection, whose commands keep their order. */
  submit(from: object, command: Doc, answer: (reply: Doc) => void): void {
    if (typeof command.backup === 'string') {
      // Takes as long as the file is large, and no turn waits for it.
      const copied = copyWhole(this.#store.journal.db, command.backup);
      copied.then(() => ({ ok: 1 }), failure).then(answer);
      return;
    }
    this.#waiting.push({ from, command, answer });
    // After all sockets that are readable now have been read: this is what makes the group.
    if (this.#waiting.length === 1) setImmediate(() => this.take());
  }

  /** Runs what waits, now; before the end, so that nothing that was received is left unanswered. */
  take(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const group = this.#answerReads(waiting);
    if (group.length === 0) return;
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
    try {
      this.#store.journal.tidy();
    } catch (error) {
      this.#onFatal(error);
    }
  }

  /** Gives what is left: writes, and what was sent behind one. */
  #answerReads(waiting: Waiting[]): Waiting[] {
    const behind = new Set<object>();
    return waiting.filter(({ from, command, answer }) => {
      const isRead = READS.has(Object.keys(command)[0] ?? '') && !behind.has(from);
      if (isRead) answer(execute(this.#store, command));
      else behind.add(from);
      return !isRead;
    });
  }
}
