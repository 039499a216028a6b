import type { Express, Response } from 'express';
import type { App } from '../../src/app.ts';
import type { Paper } from '../../src/documents/index.ts';
import { fileNameOf } from '../../src/documents/printing.ts';
import { Outage } from '../../src/kernel/refusal.ts';
import type { Log } from '../../src/ports.ts';
import { callerAt, createLimiter, type Rate } from '../kit/limits.ts';
import { sendHtml } from './html.ts';
import { sendPdf } from './papers.ts';
import { POLICY, sendPreview } from './previews.ts';
import { loadTemplates } from './templates.ts';

/** Printing takes all of a processor: who looks at one after the other waits for none, and who keeps loading does. */
const PRINTS: Rate = { burst: 20, everyMs: 2_000 };

interface Parts {
  app: Pick<App, 'memberPaper'>;
  log: Log;
  /** A paper as one HTML document that needs nothing from outside. */
  drawPaper(paper: Paper): Promise<string>;
}

/** Papers that members look at from a chat, by addresses that nobody can guess and that end. */
export function mountMemberPapers(server: Express, { app, log, drawPaper }: Parts): void {
  const looks = createLimiter(PRINTS);

  server.get('/papers/:sealed', async (request, response, next) => {
    const wait = looks.take(callerAt(request.ip ?? ''));
    if (wait > 0) return busy(response, wait, 'tooMany');
    const found = await app.memberPaper(request.params.sealed);
    if (!found) return next();
    const { paper, print } = found;
    if (!print) return sendPreview(response, { html: await drawPaper(paper), policy: POLICY });
    try {
      response.set('X-Robots-Tag', 'noindex, nofollow');
      sendPdf(response, fileNameOf(paper), await print());
    } catch (error) {
      if (!(error instanceof Outage)) throw error;
      log.error('a paper could not be printed', { requestId: response.locals.requestId, error });
      await busy(response, error.retryAfterMs ?? 5_000, 'notPrinted');
    }
  });
}

async function busy(response: Response, wait: number, notice: 'tooMany' | 'notPrinted'): Promise<void> {
  response.status(notice === 'tooMany' ? 429 : 503).set('Retry-After', String(Math.ceil(wait / 1_000)));
  await sendHtml(response, (await loadTemplates()).notice(notice));
}
