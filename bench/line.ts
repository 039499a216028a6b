/** A kept-alive HTTP connection on bare sockets: `node:http` costs a sender as much as a fast server, and hides it. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = '0\r\n\r\n';
/** Shorter than servers keep a silent connection: asking on one that is just being closed is no failure of theirs. */
const KEPT_MS = 3_000;

/** One request at a time to one port of this machine. */
export interface Line {
  /** Whether the server surely keeps it; it closes one that says nothing for five seconds. */
  readonly open: boolean;
  /** Sends a whole request; gives the status when the whole answer is there. Rejects when the connection ends. */
  ask(request: string): Promise<number>;
}

/** Rejects when nobody listens. */
export async function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  // Every end is also a `close`, which whoever asks is told by.
  socket.on('error', () => socket.destroy());
  let usedAt = performance.now();
  return {
    get open() {
      return socket.readyState === 'open' && performance.now() - usedAt < KEPT_MS;
    },
    async ask(request) {
      const status = await ask(socket, request);
      usedAt = performance.now();
      return status;
    },
  };
}

function ask(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const onData = (part: Buffer) => {
      answer += part.toString('latin1');
      if (isWhole(answer)) settle(() => resolve(Number(answer.slice(9, 12))));
    };
    const onClose = () => settle(() => reject(new Error('the connection was cut')));
    function settle(tell: () => void) {
      socket.off('data', onData).off('close', onClose);
      tell();
    }
    socket.on('data', onData).on('close', onClose);
    socket.write(request);
  });
}

/** Servers here give a length or send in chunks. */
function isWhole(answer: string): boolean {
  const head = answer.indexOf(HEAD_END);
  if (head < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(answer.slice(0, head + 2))?.[1];
  if (length === undefined) return answer.endsWith(LAST_CHUNK);
  return answer.length >= head + HEAD_END.length + Number(length);
}
