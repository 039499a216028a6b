import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express } from 'express';
import { pictureName, readableOf } from '../../cards/privacy/dossier.ts';
import { voiceOf } from '../../cards/voice.ts';
import type { App } from '../../src/app.ts';
import type { Log } from '../../src/ports.ts';
import type { DossierFile } from '../../src/privacy/file.ts';
import { createLimiter, type Rate } from '../kit/limits.ts';
import { dossierHtml } from './dossier-html.ts';
import { sendHtml } from './html.ts';
import { loadTemplates } from './templates.ts';

/** Each reads all that there is of somebody: who keeps loading waits, and holds up no colleague. */
const FILES: Rate = { burst: 6, everyMs: 10_000 };

/** Several files as one. */
type Pack = (parts: AsyncIterable<DossierPart>) => AsyncIterable<Uint8Array>;

/** Everything about a customer as one file, by an address that nobody can guess and that ends. */
export function mountDossiers(
  server: Express,
  { app, log, pack }: { app: Pick<App, 'dossier'>; log: Log; pack: Pack },
): void {
  const limiter = createLimiter(FILES);

  server.get('/exports/customer/:sealed', async (request, response, next) => {
    const file = await app.dossier(request.params.sealed);
    if (!file) return next();
    const isRead = request.method !== 'HEAD';
    const wait = isRead ? limiter.take(`${file.company.id}/${file.memberId}`) : 0;
    if (wait > 0) {
      response.status(429).set('Retry-After', String(Math.ceil(wait / 1_000)));
      return sendHtml(response, (await loadTemplates()).notice('tooMany'));
    }
    response.set({
      'Cache-Control': 'no-store',
      // Whose it is stands in it, and in no name of a file.
      'Content-Disposition': `attachment; filename="${file.customer.id}-${file.at.toISOString().slice(0, 10)}.zip"`,
      'Content-Type': 'application/zip',
      'X-Robots-Tag': 'noindex, nofollow',
    });
    if (!isRead) return void response.end();
    try {
      await pipeline(Readable.from(pack(partsOf(file))), response);
    } catch (error) {
      // The connection is cut, so that the browser says that the file is not whole.
      log.warn('the data of a customer broke off', { requestId: response.locals.requestId, error });
    }
  });
}

/** One of the files that it is made of. `isSmall`: it cannot be packed any smaller. */
export interface DossierPart {
  name: string;
  bytes: Uint8Array;
  isSmall?: boolean;
}

/** The page, the data and the pictures, each as it is read. */
export async function* partsOf({ company, at, tongue, read, picture }: DossierFile): AsyncGenerator<DossierPart> {
  const { dossier, data } = await read();
  const readable = readableOf(dossier, company, at, voiceOf(tongue, company));
  yield { name: `${tongue === 'fr' ? 'a-lire' : 'read-me'}.html`, bytes: Buffer.from(dossierHtml(readable)) };
  yield { name: 'data.json', bytes: Buffer.from(JSON.stringify(data, null, 2)) };
  for (const id of dossier.pictures) {
    const kept = await picture(id);
    if (kept) yield { name: pictureName(id, kept.type), bytes: kept.bytes, isSmall: true };
  }
}
