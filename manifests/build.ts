import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { slackManifest } from './slack.ts';

/** Shown in the manifests until the server has an address of its own. */
const EXAMPLE_URL = 'https://quittance.example.com';

/** Writes every manifest into `DIR/manifests`, and gives the files. */
export function writeManifests(directory: string, publicUrl: string): string[] {
  const folder = join(directory, 'manifests');
  mkdirSync(folder, { recursive: true });
  const manifests = { slack: slackManifest(publicUrl.replace(/\/+$/, '')) };
  return Object.entries(manifests).map(([name, manifest]) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
    return file;
  });
}

if (import.meta.main) {
  const [directory] = process.argv.slice(2);
  if (!directory) {
    process.stderr.write('usage: PUBLIC_URL=https://... npm run manifests -- DIR\n');
    process.exitCode = 2;
  } else {
    for (const file of writeManifests(directory, process.env.PUBLIC_URL || EXAMPLE_URL))
      process.stdout.write(`${file}\n`);
  }
}
