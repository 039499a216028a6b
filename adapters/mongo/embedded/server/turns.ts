import type { Pieces, Store } from '../commands/command.ts';
import { execute, failure, inPieces } from '../commands/execute.ts';
import { copyWhole } from '../store/copy.ts';
import { isFatal } from '../store/failure.ts';
import type { Doc } from '../values/bson.ts';

type Waiting = { from: object; command: Doc; answer(reply: Doc): void };
/** A command of which some has been done, and what was sent behind it on its connection. */
type UnderWay = Waiting & { pieces: Pieces; behind: Waiting[] };
type Done = { reply: Doc; answer(reply: Doc): void };

const READS = new Set(['find', 'getMore', 'count', 'aggregate', 'ping', 'hello', 'isMaster', 'ismaster']);
/** Pieces that are committed together while nobody else waits: a page that each of them changed is written once. */
const PIECES_A_COMMIT = 20;
/** While others have something to do all the time, what takes long gets on every so many turns. */
const PATIENCE = 3;

/**
 * Group commit. All commands that arrived, on whatever connection, while the last turn was writing are run together
 * and committed with one fsync; only then is any of them answered. Reads go first and are answered at once, while all
 * there is to see is on the disk already; one that was sent behind a write on the same connection stays behind it and
 * waits for it too, as does one that would see what a long command has written so far: nobody ever learns of something
 * that a crash could take back. Of a long command one piece is done when nobody else waits.
 */
export class Turns {
  readonly #store: Store;
  readonly #onFatal: (error: unknown) => void;
  #waiting: Waiting[] = [];
  readonly #underWay: UnderWay[] = [];
  /** Whose pieces are done, but not committed. */
  #ended: Done[] = [];
  /** The collections in which pieces wrote since the last commit. */
  readonly #unsaved = new Set<unknown>();
  #pieces = 0;
  #passed = 0;
  #copies = 0;
  #isDue = false;

  constructor(store: Store, onFatal: (error: unknown) => void) {
    this.#store = store;
    this.#onFatal = onFatal;
  }

  /** `from`: the connection, whose commands keep their order. */
  submit(from: object, command: Doc, answer: (reply: Doc) => void): void {
    if (typeof command.backup === 'string') {
      void this.#copy(command.backup).then(answer);
      return;
    }
    const before = this.#underWay.find((each) => each.from === from);
    (before?.behind ?? this.#waiting).push({ from, command, answer });
    this.#soon();
  }

  /** Runs what waits, now; before the end, so that nothing that was received is left unanswered. */
  finish(): void {
    while (this.#waiting.length + this.#underWay.length + this.#ended.length > 0) this.#take();
  }

  /** Takes as long as the file is large, and no turn waits for it. */
  async #copy(to: string): Promise<Doc> {
    this.#copies += 1;
    try {
      await copyWhole(this.#store.journal.db, to);
      return { ok: 1 };
    } catch (error) {
      return failure(error);
    } finally {
      this.#copies -= 1;
    }
  }

  /** After all sockets that are readable now have been read: this is what makes the group. */
  #soon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.#take();
      if (this.#waiting.length + this.#underWay.length + this.#ended.length > 0) this.#soon();
    });
  }

  #take(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const group = this.#answerReads(waiting);
    const before = this.#ended.length;
    for (const each of group) this.#begin(each);
    if (this.#ended.length > before) this.#commit();
    const isQuiet = waiting.length === 0 || this.#passed >= PATIENCE;
    if (isQuiet) this.#goOn();
    this.#passed = isQuiet ? 0 : this.#passed + 1;
    const isMuch = this.#pieces >= PIECES_A_COMMIT || this.#underWay.length + this.#waiting.length === 0;
    if (this.#pieces > 0 && (isMuch || this.#copies > 0)) this.#commit();
  }

  /** Most commands are done with their first piece. */
  #begin(waiting: Waiting): void {
    const before = this.#underWay.find((each) => each.from === waiting.from);
    if (before) before.behind.push(waiting);
    else this.#step({ ...waiting, pieces: inPieces(this.#store, waiting.command), behind: [] });
  }

  #goOn(): void {
    const next = this.#underWay.shift();
    if (next) this.#step(next);
  }

  #step(one: UnderWay): void {
    const { done, value } = one.pieces.next();
    this.#pieces += 1;
    this.#unsaved.add(Object.values(one.command)[0]);
    if (done) {
      this.#ended.push({ reply: value, answer: one.answer });
      this.#waiting.unshift(...one.behind);
    } else this.#underWay.push(one);
  }

  #commit(): void {
    const ended = this.#ended;
    this.#ended = [];
    this.#pieces = 0;
    this.#unsaved.clear();
    try {
      this.#store.journal.commit();
    } catch (error) {
      if (isFatal(error)) {
        this.#onFatal(error);
        return;
      }
      for (const done of ended) done.reply = failure(error);
      // Their pieces are undone as well.
      for (const { answer, behind } of this.#underWay.splice(0)) {
        ended.push({ reply: failure(error), answer });
        this.#waiting.push(...behind);
      }
    }
    for (const { reply, answer } of ended) answer(reply);
    try {
      this.#store.journal.tidy();
    } catch (error) {
      this.#onFatal(error);
    }
  }

  /** Gives what is left: writes, and what was sent behind one or would see what is not on the disk yet. */
  #answerReads(waiting: Waiting[]): Waiting[] {
    const behind = new Set<object>();
    return waiting.filter(({ from, command, answer }) => {
      const [name = '', about] = Object.entries(command)[0] ?? [];
      const isSaved = !this.#unsaved.has(name === 'getMore' ? command.collection : about);
      const isRead = READS.has(name) && isSaved && !behind.has(from);
      if (isRead) answer(execute(this.#store, command));
      else behind.add(from);
      return !isRead;
    });
  }
}
