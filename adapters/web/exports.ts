import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express } from 'express';
import { exportTable } from '../../cards/ledger/export.ts';
import { payoutTable } from '../../cards/payouts/export.ts';
import type { Table } from '../../cards/table.ts';
import type { App } from '../../src/app.ts';
import type { ExportFormat } from '../../src/ledger/member-file.ts';
import type { Log } from '../../src/ports.ts';
import { createLimiter, type Rate } from '../kit/limits.ts';
import { sendHtml } from './html.ts';
import { loadTemplates } from './templates.ts';

/** Each reads all that a company has: a member who keeps loading waits, and holds up no colleague. */
const EXPORTS: Rate = { burst: 6, everyMs: 10_000 };

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

interface Parts {
  app: Pick<App, 'memberExport'>;
  log: Log;
  writers: Record<ExportFormat, (table: Table) => AsyncIterable<Uint8Array>>;
}

/** What members take along of all payments, or of one payout, by addresses that nobody can guess and that end: written as it is read. */
export function mountExports(server: Express, { app, log, writers }: Parts): void {
  const limiter = createLimiter(EXPORTS);

  server.get('/exports/:sealed', async (request, response, next) => {
    const found = await app.memberExport(request.params.sealed);
    if (!found) return next();
    // Whoever looks whether it is there, as some scanners of links do, has nothing read for them.
    const isRead = request.method !== 'HEAD';
    const wait = isRead ? limiter.take(`${found.company.id}/${found.memberId}`) : 0;
    if (wait > 0) {
      response.status(429).set('Retry-After', String(Math.ceil(wait / 1_000)));
      return sendHtml(response, (await loadTemplates()).notice('tooMany'));
    }
    const table = 'payout' in found ? payoutTable(found) : exportTable(found);
    response.set({
      'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="${table.name}.${found.format}"`,
      'Content-Type': TYPES[found.format],
      'X-Robots-Tag': 'noindex, nofollow',
    });
    if (!isRead) return void response.end();
    try {
      await pipeline(Readable.from(writers[found.format](table)), response);
    } catch (error) {
      // The connection is cut, so that the browser says that the file is not whole.
      log.warn('an export broke off', { requestId: response.locals.requestId, error });
    }
  });
}
