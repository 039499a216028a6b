import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCard, toDialogCard } from '../cards/render/adaptive-card.ts';
import { toMessage, toView } from '../cards/render/block-kit.ts';
import { EXAMPLE, writeManifests } from '../manifests/build.ts';
import { extremeMessages, extremeScreens } from './cards/extremes.ts';
import { galleryPage } from './cards/gallery.ts';
import { drawMessages, drawScreens, isForm, type Specimen, specimens } from './cards/specimens.ts';

/** Writes every card and form as each platform gets them, the manifests, and a page that shows all of them. */
function writeCards(directory: string): number {
  const all = specimens();
  const extremes = (['fr', 'en'] as const).flatMap((tongue) => [
    ...drawScreens(extremeScreens(tongue), tongue),
    ...drawMessages(extremeMessages(tongue), tongue),
  ]);
  for (const specimen of [...all, ...extremes]) writeSpecimen(directory, specimen);
  writeManifests(directory, EXAMPLE);
  writeFileSync(join(directory, 'index.html'), galleryPage(all));
  return all.length + extremes.length;
}

function writeSpecimen(directory: string, { name, tongue, shown }: Specimen): void {
  const write = (folder: string, content: unknown) => {
    mkdirSync(join(directory, folder), { recursive: true });
    writeFileSync(join(directory, folder, `${name}.${tongue}.json`), `${JSON.stringify(content, null, 2)}\n`);
  };
  if (isForm(shown)) {
    write('slack/views', toView(shown, shown.id, ''));
    write('teams/cards', toDialogCard(shown));
  } else {
    write('slack/messages', toMessage(shown));
    write('teams/cards', toCard(shown));
  }
}

const [directory] = process.argv.slice(2);
if (directory) {
  process.stdout.write(`${writeCards(directory)} cards and forms in ${directory}; see index.html\n`);
} else {
  process.stderr.write('usage: npm run cards -- DIR\n');
  process.exitCode = 2;
}
