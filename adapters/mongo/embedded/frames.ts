/** Every message of MongoDB's wire protocol: its length, its number, whom it answers, its kind. */
export const HEADER_BYTES = 16;

/** What is not MongoDB's wire protocol: nothing can be answered, the connection ends. */
export class ProtocolError extends Error {}

/** Cuts a stream of bytes into messages by the length each begins with. */
export class Frames {
  readonly #mostBytes: number;
  #pieces: Buffer[] = [];
  #size = 0;

  /** @param mostBytes of one message */
  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** @throws ProtocolError for a length that no message can have */
  push(piece: Buffer): Buffer[] {
    this.#pieces.push(piece);
    this.#size += piece.length;
    const messages: Buffer[] = [];
    while (this.#size >= 4) {
      const length = this.#peekLength();
      if (length < HEADER_BYTES || length > this.#mostBytes) throw new ProtocolError(`a message of ${length} bytes`);
      if (this.#size < length) break;
      const all = this.#joined();
      messages.push(all.subarray(0, length));
      this.#pieces = length < all.length ? [all.subarray(length)] : [];
      this.#size -= length;
    }
    return messages;
  }

  #peekLength(): number {
    return (this.#pieces[0]!.length >= 4 ? this.#pieces[0]! : this.#joined()).readInt32LE(0);
  }

  #joined(): Buffer {
    if (this.#pieces.length > 1) this.#pieces = [Buffer.concat(this.#pieces, this.#size)];
    return this.#pieces[0]!;
  }
}
