import type { Express } from 'express';
import type { App } from '../../src/app.ts';
import type { Log } from '../../src/ports.ts';
import { mountMemberFiles, sendDownload } from './member-files.ts';

/** A company's audit log as a file. */
export function mountAuditFile(server: Express, { app, log }: { app: Pick<App, 'auditFile'>; log: Log }): void {
  mountMemberFiles(server, '/exports/audit', {
    look: app.auditFile,
    send: ({ name, lines }, response, isRead) =>
      sendDownload(
        response,
        { name: `${name}.jsonl`, type: 'application/jsonl; charset=utf-8', bytes: lines, log },
        isRead,
      ),
  });
}
