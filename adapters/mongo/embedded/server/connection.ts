import type { Socket } from 'node:net';
import { failure } from '../commands/execute.ts';
import { MAX_MESSAGE_BYTES } from '../commands/session.ts';
import type { Doc } from '../values/bson.ts';
import { ProtocolError, type Request, readRequest, writeReply } from './message.ts';
import { encodeReply } from './reply.ts';
import type { Turns } from './turns.ts';

const HEADER_BYTES = 16;

/** Cuts a stream of bytes into messages by the length each begins with. */
class Frames {
  #pieces: Buffer[] = [];
  #size = 0;

  /** @throws ProtocolError for a length that no message can have */
  push(piece: Buffer): Buffer[] {
    this.#pieces.push(piece);
    this.#size += piece.length;
    const messages: Buffer[] = [];
    while (this.#size >= 4) {
      const length = this.#peekLength();
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) throw new ProtocolError(`a message of ${length} bytes`);
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

function read(message: Buffer): Request | { id: number; refusal: Doc } {
  try {
    return readRequest(message);
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    // Well framed, but its BSON cannot be read (or is nested beyond the stack): the sender is told.
    return { id: message.readInt32LE(4), refusal: failure(error) };
  }
}

/** Speaks MongoDB's wire protocol on one socket: requests in order, answers when their turn is committed. */
export function serve(socket: Socket, turns: Turns): void {
  const frames = new Frames();
  const send = (request: Request, reply: Doc) => {
    if (!request.silent && socket.writable) socket.write(writeReply(request, encodeReply(reply)));
  };
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (piece: Buffer) => {
    try {
      for (const message of frames.push(piece)) {
        const request = read(message);
        if ('refusal' in request) send({ ...request, legacy: false, silent: false, command: {} }, request.refusal);
        else turns.submit(socket, request.command, (reply) => send(request, reply));
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      socket.destroy();
    }
  });
}
