import type { Express } from 'express';
import { pictureName, readableOf } from '../../cards/privacy/dossier.ts';
import { voiceOf } from '../../cards/voice.ts';
import type { App } from '../../src/app.ts';
import type { Log } from '../../src/ports.ts';
import type { DossierFile } from '../../src/privacy/file.ts';
import { dossierHtml } from './dossier-html.ts';
import { mountIncidents, type WriteCsv } from './incidents.ts';
import { mountMemberFiles, sendDownload } from './member-files.ts';

/** Several files as one. */
type Pack = (parts: AsyncIterable<DossierPart>) => AsyncIterable<Uint8Array>;

/** Everything about a customer as one file, and the register of incidents. */
export function mountDossiers(
  server: Express,
  { app, log, pack, csv }: { app: Pick<App, 'dossier' | 'incidents'>; log: Log; pack: Pack; csv: WriteCsv },
): void {
  mountIncidents(server, { app, csv });
  mountMemberFiles(server, '/exports/customer', {
    look: app.dossier,
    send(file, response, isRead) {
      // Whose it is stands in it, and in no name of a file.
      const name = `${file.customer.id}-${file.now.toISOString().slice(0, 10)}.zip`;
      return sendDownload(response, { name, type: 'application/zip', bytes: pack(partsOf(file)), log }, isRead);
    },
  });
}

/** One of the files that it is made of. `isSmall`: it cannot be packed any smaller. */
export interface DossierPart {
  name: string;
  bytes: Uint8Array;
  isSmall?: boolean;
}

/** The page, the data and the pictures, each as it is read. */
export async function* partsOf({ company, now, tongue, read, picture }: DossierFile): AsyncGenerator<DossierPart> {
  const { dossier, data } = await read();
  const readable = readableOf(dossier, company, now, voiceOf(tongue, company));
  yield { name: `${tongue === 'fr' ? 'a-lire' : 'read-me'}.html`, bytes: Buffer.from(dossierHtml(readable)) };
  yield { name: 'data.json', bytes: Buffer.from(JSON.stringify(data, null, 2)) };
  for (const id of dossier.pictures) {
    const kept = await picture(id);
    if (kept) yield { name: pictureName(id, kept.type), bytes: kept.bytes, isSmall: true };
  }
}
