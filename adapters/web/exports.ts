import type { Express } from 'express';
import { exportTable } from '../../cards/ledger/export.ts';
import { payoutTable } from '../../cards/payouts/export.ts';
import type { Table } from '../../cards/table.ts';
import type { App } from '../../src/app.ts';
import type { ExportFormat } from '../../src/ledger/table-file.ts';
import type { Log } from '../../src/ports.ts';
import { mountMemberFiles, sendDownload } from './member-files.ts';

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

interface Parts {
  app: Pick<App, 'memberExport'>;
  log: Log;
  writers: Record<ExportFormat, (table: Table) => AsyncIterable<Uint8Array>>;
}

/** What members take along of all payments, or of one payout. */
export function mountExports(server: Express, { app, log, writers }: Parts): void {
  mountMemberFiles(server, '/exports', {
    look: app.memberExport,
    send(found, response, isRead) {
      const table = 'payout' in found ? payoutTable(found) : exportTable(found);
      const { format } = found;
      const name = `${table.name}.${format}`;
      return sendDownload(response, { name, type: TYPES[format], bytes: writers[format](table), log }, isRead);
    },
  });
}
