import { readFile } from 'node:fs/promises';
import { presentPack } from '../../cards/evidence/pack.ts';
import type { EvidencePack } from '../../src/documents/index.ts';
import { succeedOnce } from '../kit/once.ts';
import { require } from '../kit/require.ts';
import { loadFonts } from './fonts.ts';
import { drawableIn, pageStyle } from './paper-html.ts';

/** Draws the evidence for a dispute as one HTML document that needs nothing from outside. */
export async function packHtml(pack: EvidencePack): Promise<string> {
  const [{ draw, style }, fonts] = await Promise.all([loadTemplate(), loadFonts()]);
  const sheet = drawableIn(presentPack(pack), fonts);
  return draw({ ...sheet, style: [fonts.styleFor(JSON.stringify(sheet)), style, pageStyle(sheet)].join('\n') });
}

/** Our own files, read and compiled once; nothing that a tenant wrote is ever a template. */
const loadTemplate = succeedOnce(async () => {
  const handlebars: typeof import('handlebars') = require('handlebars');
  const [template, paper, pack] = await Promise.all(
    ['pack.hbs', 'paper.css', 'pack.css'].map((name) =>
      readFile(new URL(`templates/${name}`, import.meta.url), 'utf8'),
    ),
  );
  const draw: (content: object) => string = handlebars.compile(template, { strict: true, knownHelpersOnly: true });
  return { draw, style: `${paper}\n${pack}` };
});
