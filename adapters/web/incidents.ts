import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express } from 'express';
import { incidentTable } from '../../cards/privacy/incidents.ts';
import type { Table } from '../../cards/table.ts';
import type { App } from '../../src/app.ts';

export type WriteCsv = (table: Table) => AsyncIterable<Uint8Array>;

/** A company's register of incidents, by an address that nobody can guess and that ends. */
export function mountIncidents(server: Express, { app, csv }: { app: Pick<App, 'incidents'>; csv: WriteCsv }): void {
  server.get('/exports/incidents/:sealed', async (request, response, next) => {
    const found = await app.incidents(request.params.sealed);
    if (!found) return next();
    const table = incidentTable(found);
    response.set({
      'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="${table.name}.csv"`,
      'Content-Type': 'text/csv; charset=utf-8',
      'X-Robots-Tag': 'noindex, nofollow',
    });
    await pipeline(Readable.from(csv(table)), response);
  });
}
