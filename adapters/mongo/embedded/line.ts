import { connect, type NetConnectOpts, type Socket } from 'node:net';
import mongoose from 'mongoose';
import { Frames, HEADER_BYTES } from './frames.ts';

const { BSON, MongoNetworkError, MongoServerError } = mongoose.mongo;

type Fields = Record<string, unknown>;
interface Refused {
  code: number;
  errmsg: string;
}
/** What a server answers: `ok: 0` with a code, or what the command gives. */
export interface Reply extends Partial<Refused> {
  ok: number;
  n?: number;
  /** Its id is 0 when there is no more. */
  cursor?: { id: unknown; firstBatch?: Fields[]; nextBatch?: Fields[] };
  writeErrors?: Refused[];
}

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

const OP_MSG = 2013;
/** A message's header, its flags, and the kind of its one section. */
const HEAD_BYTES = HEADER_BYTES + 5;
/** The server's own limit is 48 MB for what it is sent; what it answers is a little longer than what it found. */
const MOST_BYTES = 64 * 1024 * 1024;
/** No answer for so long, while somebody waits for one, is a server that hangs. */
const PATIENCE_MS = 5_000;

/**
 * One connection to the embedded server that carries many commands at once: those of one turn of the event loop leave
 * in one write, and are answered as they are done. The driver sends one at a time on each of its connections, and costs
 * the main thread four times as much for each (`bench/`). Connects when first used, and again after it was cut.
 */
export class Line {
  readonly #address: NetConnectOpts;
  #socket: Socket | undefined;
  #waiting = new Map<number, Waiting>();
  #leaving: Uint8Array[] = [];
  #number = 0;
  #isClosed = false;

  constructor(address: NetConnectOpts) {
    this.#address = address;
  }

  /** @throws MongoServerError for what the server refuses as a whole, MongoNetworkError when the connection was cut */
  run(command: Fields): Promise<Reply> {
    if (this.#isClosed) return Promise.reject(new MongoNetworkError('the line to the store: it was closed'));
    const body = BSON.serialize(command, { ignoreUndefined: false });
    const head = Buffer.allocUnsafe(HEAD_BYTES);
    this.#number = (this.#number % 0x7fffffff) + 1;
    const number = this.#number;
    head.writeInt32LE(HEAD_BYTES + body.length, 0);
    head.writeInt32LE(number, 4);
    head.writeInt32LE(0, 8);
    head.writeInt32LE(OP_MSG, 12);
    head.writeInt32LE(0, 16);
    head[20] = 0;
    if (this.#leaving.length === 0) setImmediate(() => this.#leave());
    this.#leaving.push(head, body);
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
  }

  /** For good: who asks again is refused, and no connection is made that would keep a process from ending. */
  close(): void {
    this.#isClosed = true;
    this.#socket?.destroy();
  }

  #leave(): void {
    const leaving = this.#leaving;
    this.#leaving = [];
    if (leaving.length === 0) return;
    this.#socket ??= this.#connected();
    this.#socket.write(Buffer.concat(leaving));
  }

  #connected(): Socket {
    const socket = connect({ ...this.#address, noDelay: true });
    const frames = new Frames(MOST_BYTES);
    socket.on('data', (piece) => {
      try {
        for (const message of frames.push(piece)) this.#take(message);
      } catch (error) {
        // What cannot be read is an answer to nobody: all who wait are told that it was lost.
        socket.destroy(error as Error);
      }
    });
    socket.setTimeout(PATIENCE_MS, () => this.#waiting.size > 0 && socket.destroy());
    let reason = 'it was closed';
    socket.on('error', (error) => {
      reason = error.message;
    });
    socket.on('close', () => {
      this.#socket = undefined;
      const lost = this.#waiting;
      this.#waiting = new Map();
      this.#leaving = [];
      for (const { reject } of lost.values()) reject(new MongoNetworkError(`the line to the store: ${reason}`));
    });
    return socket;
  }

  #take(message: Buffer): void {
    const answered = message.readInt32LE(8);
    const waiting = this.#waiting.get(answered);
    this.#waiting.delete(answered);
    const reply = BSON.deserialize(message.subarray(HEAD_BYTES)) as Reply;
    if (reply.ok === 0) waiting?.reject(new MongoServerError({ message: reply.errmsg, ...reply }));
    else waiting?.resolve(reply);
  }
}
