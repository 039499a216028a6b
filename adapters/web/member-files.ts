import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express, Response } from 'express';
import type { MemberFile } from '../../src/company/index.ts';
import type { Log } from '../../src/ports.ts';
import { createLimiter, type Rate } from '../kit/limits.ts';
import { sendHtml } from './html.ts';
import { loadTemplates } from './templates.ts';

/** Each reads a great deal: a member who keeps loading waits, and holds up no colleague. */
const FILES: Rate = { burst: 6, everyMs: 10_000 };

interface Shelf<File> {
  /** What such an address leads to; undefined when nowhere, or not any more. */
  look(sealed: string): Promise<File | undefined>;
  /** `isRead`: somebody wants what is in it, and not only to know what it is. */
  send(file: File, response: Response, isRead: boolean): Promise<void>;
}

/** Files of one kind that members take along, by addresses that nobody can guess and that end. */
export function mountMemberFiles<File extends MemberFile>(
  server: Express,
  path: string,
  { look, send }: Shelf<File>,
): void {
  const limiter = createLimiter(FILES);

  server.get(`${path}/:sealed`, async (request, response, next) => {
    const file = await look(String(request.params.sealed));
    if (!file) return next();
    // Whoever looks whether it is there, as some scanners of links do, has nothing read for them.
    const isRead = request.method !== 'HEAD';
    const wait = isRead ? limiter.take(`${file.company.id}/${file.memberId}`) : 0;
    if (wait > 0) {
      response.status(429).set('Retry-After', String(Math.ceil(wait / 1_000)));
      return sendHtml(response, (await loadTemplates()).notice('tooMany'));
    }
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    await send(file, response, isRead);
  });
}

interface Download {
  name: string;
  type: string;
  /** Not looked at unless it is read. */
  bytes: AsyncIterable<Uint8Array | string>;
  log: Log;
}

/** A file to keep, written as it is read. */
export async function sendDownload(
  response: Response,
  { name, type, bytes, log }: Download,
  isRead: boolean,
): Promise<void> {
  response.set({ 'Content-Disposition': `attachment; filename="${name}"`, 'Content-Type': type });
  if (!isRead) return void response.end();
  try {
    await pipeline(Readable.from(bytes), response);
  } catch (error) {
    // The connection is cut, so that the browser says that the file is not whole.
    log.warn('a download broke off', { requestId: response.locals.requestId, type, error });
  }
}
