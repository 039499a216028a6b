import type { Express } from 'express';
import type { App } from '../../src/app.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { sendHtml } from './html.ts';
import { mountMemberFiles } from './member-files.ts';
import { sendPdf } from './papers.ts';
import { loadTemplates } from './templates.ts';

/** The document of a dispute, printed when it is read. */
export function mountEvidence(server: Express, { app, log }: { app: Pick<App, 'evidenceFile'>; log: Log }): void {
  mountMemberFiles(server, '/evidence', {
    look: app.evidenceFile,
    async send({ name, print }, response, isRead) {
      try {
        sendPdf(response, `${name}.pdf`, isRead ? await print() : undefined);
      } catch (error) {
        if (!(error instanceof Outage)) throw error;
        log.error('evidence could not be printed', { requestId: response.locals.requestId, error });
        response.status(503).set('Retry-After', String(Math.ceil((error.retryAfterMs ?? 5_000) / 1_000)));
        await sendHtml(response, (await loadTemplates()).notice('notPrinted'));
      }
    },
  });
}
