import type { Socket } from 'node:net';
import { failure } from '../commands/execute.ts';
import { MAX_MESSAGE_BYTES } from '../commands/session.ts';
import { Frames, ProtocolError } from '../frames.ts';
import type { Doc } from '../values/bson.ts';
import { type Request, readRequest, writeReply } from './message.ts';
import { encodeReply } from './reply.ts';
import type { Turns } from './turns.ts';

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
  const frames = new Frames(MAX_MESSAGE_BYTES);
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
