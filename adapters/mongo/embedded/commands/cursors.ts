import { Long } from 'bson';
import { CommandError } from '../errors.ts';
import { type Doc, MAX_DOCUMENT_BYTES } from '../values/bson.ts';

type Open = { namespace: string; items: Iterator<Uint8Array>; next: IteratorResult<Uint8Array>; usedAt: number };

const FIRST_BATCH = 101;
/** MongoDB's own time after which a cursor that nobody asks for more is closed, in milliseconds. */
const IDLE_MS = 10 * 60_000;

/** Results handed out in batches. A cursor reads on where it stopped, and sees what was written in the meantime. */
export class Cursors {
  readonly #open = new Map<number, Open>();
  #lastId = 0;

  /** @param batchSize documents in this first answer; the rest waits for getMore, unless `single` */
  start(namespace: string, items: Iterator<Uint8Array>, batchSize = FIRST_BATCH, single = false): Doc {
    const cursor = {
      namespace,
      items,
      next: batchSize > 0 ? items.next() : ({} as IteratorYieldResult<Uint8Array>),
      usedAt: Date.now(),
    };
    const firstBatch = takeBatch(cursor, batchSize);
    this.#closeIdle();
    if (cursor.next.done || single) return { cursor: { firstBatch, id: Long.ZERO, ns: namespace } };
    this.#lastId++;
    this.#open.set(this.#lastId, cursor);
    return { cursor: { firstBatch, id: Long.fromNumber(this.#lastId), ns: namespace } };
  }

  more(id: number, namespace: string, batchSize = Number.POSITIVE_INFINITY): Doc {
    const cursor = this.#open.get(id);
    if (cursor?.namespace !== namespace) throw new CommandError('CursorNotFound', `cursor id ${id} not found`);
    // Taken out first: a cursor that fails half-way must not be asked again.
    this.#open.delete(id);
    if (cursor.next.value === undefined && !cursor.next.done) cursor.next = cursor.items.next();
    const nextBatch = takeBatch(cursor, batchSize || Number.POSITIVE_INFINITY);
    cursor.usedAt = Date.now();
    if (!cursor.next.done) this.#open.set(id, cursor);
    return { cursor: { nextBatch, id: cursor.next.done ? Long.ZERO : Long.fromNumber(id), ns: namespace } };
  }

  kill(id: number): boolean {
    return this.#open.delete(id);
  }

  #closeIdle(): void {
    const before = Date.now() - IDLE_MS;
    for (const [id, cursor] of this.#open) if (cursor.usedAt < before) this.#open.delete(id);
  }
}

function takeBatch(cursor: Open, count: number): Uint8Array[] {
  const batch: Uint8Array[] = [];
  let bytes = 0;
  while (!cursor.next.done && batch.length < count) {
    const item = cursor.next.value;
    bytes += item.length;
    if (batch.length > 0 && bytes > MAX_DOCUMENT_BYTES) break;
    batch.push(item);
    cursor.next = cursor.items.next();
  }
  return batch;
}
