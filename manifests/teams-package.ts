import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { frenchTexts, type TeamsSetting, teamsManifest } from './teams.ts';

/** Local time on purpose: a zip holds no time zone, so this gives the same bytes in all of them. */
const MADE = new Date(1980, 0, 1);

/** The package that Teams takes: the manifest with the files it names. The same settings give the same bytes. */
export function teamsPackage(setting: TeamsSetting): Uint8Array {
  const manifest = teamsManifest(setting);
  const [french] = manifest.localizationInfo.additionalLanguages;
  const files: Zippable = {
    'manifest.json': asFile(manifest),
    ...(french && { [french.file]: asFile(frenchTexts()) }),
    ...Object.fromEntries(Object.values(manifest.icons).map((name) => [name, icon(name)])),
  };
  return zipSync(files, { mtime: MADE });
}

const icon = (name: string) => readFileSync(join(import.meta.dirname, 'icons', name));

/** A manifest as it is written: for people to read, too. */
const asFile = (content: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
