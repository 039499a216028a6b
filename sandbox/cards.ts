import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EXAMPLE, writeManifests } from '../manifests/build.ts';
import { galleryPage } from './cards/gallery.ts';
import { takePagePictures } from './cards/page-pictures.ts';
import { takePaperPictures } from './cards/papers.ts';
import { takePictures } from './cards/pictures.ts';
import { sentOf, sheetsOf } from './cards/sheet.ts';
import { extremes, specimens } from './cards/specimens.ts';

/** Writes every card and form as each platform gets them, the manifests, and a page with pictures of all of them. */
async function writeCards(directory: string): Promise<string> {
  const all = [...specimens(), ...extremes()];
  for (const { file, content } of all.flatMap(sentOf)) write(directory, file, `${JSON.stringify(content, null, 2)}\n`);
  writeManifests(directory, EXAMPLE);
  const sheets = sheetsOf(all);
  const failure = await takePictures(sheets, directory).catch((error: unknown) => `no pictures: ${error}\n`);
  if (failure) process.stderr.write(failure);
  const papers = failure ? [] : await takePaperPictures(directory);
  const pages = failure ? [] : await takePagePictures(directory);
  write(directory, 'index.html', galleryPage(sheets, !failure, papers, pages));
  return `${all.length} cards and forms, ${papers.length} papers and ${pages.length} states of the page, in ${directory}; see index.html\n`;
}

function write(directory: string, file: string, content: string): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), content);
}

const [directory] = process.argv.slice(2);
if (directory) {
  process.stdout.write(await writeCards(directory));
} else {
  process.stderr.write('usage: npm run cards -- DIR\n');
  process.exitCode = 2;
}
