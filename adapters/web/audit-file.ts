import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express } from 'express';
import type { App } from '../../src/app.ts';
import type { Log } from '../../src/ports.ts';
import { createLimiter, type Rate } from '../kit/limits.ts';
import { sendHtml } from './html.ts';
import { loadTemplates } from './templates.ts';

/** Each reads a whole log: who keeps loading waits, and holds up no colleague. */
const FILES: Rate = { burst: 6, everyMs: 10_000 };

/** A company's audit log as a file, by an address that nobody can guess and that ends: written as it is read. */
export function mountAuditFile(server: Express, { app, log }: { app: Pick<App, 'auditFile'>; log: Log }): void {
  const limiter = createLimiter(FILES);

  server.get('/exports/audit/:sealed', async (request, response, next) => {
    const file = await app.auditFile(request.params.sealed);
    if (!file) return next();
    const isRead = request.method !== 'HEAD';
    const wait = isRead ? limiter.take(`${file.companyId}/${file.memberId}`) : 0;
    if (wait > 0) {
      response.status(429).set('Retry-After', String(Math.ceil(wait / 1_000)));
      return sendHtml(response, (await loadTemplates()).notice('tooMany'));
    }
    response.set({
      'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="${file.name}.jsonl"`,
      'Content-Type': 'application/jsonl; charset=utf-8',
      'X-Robots-Tag': 'noindex, nofollow',
    });
    if (!isRead) return void response.end();
    try {
      await pipeline(Readable.from(file.lines), response);
    } catch (error) {
      // The connection is cut, so that the browser says that the file is not whole.
      log.warn('an audit log broke off', { requestId: response.locals.requestId, error });
    }
  });
}
