import type { Express } from 'express';
import type { App } from '../../src/app.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { createLimiter, type Rate } from '../kit/limits.ts';
import { sendHtml } from './html.ts';
import { sendPdf } from './papers.ts';
import { loadTemplates } from './templates.ts';

/** Each reads all that was said with a customer, and prints it. */
const PRINTS: Rate = { burst: 6, everyMs: 10_000 };

/** What members take along of a dispute, by addresses that nobody can guess and that end. */
export function mountEvidence(server: Express, { app, log }: { app: Pick<App, 'evidenceFile'>; log: Log }): void {
  const limiter = createLimiter(PRINTS);

  server.get('/evidence/:sealed', async (request, response, next) => {
    const found = await app.evidenceFile(request.params.sealed);
    if (!found) return next();
    // Whoever looks whether it is there, as some scanners of links do, has nothing printed for them.
    const isRead = request.method !== 'HEAD';
    const wait = isRead ? limiter.take(`${found.companyId}/${found.memberId}`) : 0;
    if (wait > 0) {
      response.status(429).set('Retry-After', String(Math.ceil(wait / 1_000)));
      return sendHtml(response, (await loadTemplates()).notice('tooMany'));
    }
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    try {
      sendPdf(response, `${found.name}.pdf`, isRead ? await found.print() : undefined);
    } catch (error) {
      if (!(error instanceof Outage)) throw error;
      log.error('evidence could not be printed', { requestId: response.locals.requestId, error });
      response.status(503).set('Retry-After', String(Math.ceil((error.retryAfterMs ?? 5_000) / 1_000)));
      await sendHtml(response, (await loadTemplates()).notice('notPrinted'));
    }
  });
}
