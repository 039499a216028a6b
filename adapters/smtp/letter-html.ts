import { readFile } from 'node:fs/promises';
import type { PresentedLetter } from '../../cards/documents/letter.ts';
import type { Letter } from '../../src/documents/index.ts';
import { succeedOnce } from '../kit/once.ts';
import { require } from '../kit/require.ts';

/** A letter as mail programs show it: nothing is fetched, and nothing tells that it was opened. */
export async function letterHtml(letter: Letter & PresentedLetter): Promise<string> {
  return (await loadTemplate())(letter);
}

/** Our own file; nothing that a tenant wrote is ever a template. */
const loadTemplate = succeedOnce(async (): Promise<(content: object) => string> => {
  const handlebars: typeof import('handlebars') = require('handlebars');
  const template = await readFile(new URL('templates/letter.hbs', import.meta.url), 'utf8');
  return handlebars.compile(template, { knownHelpersOnly: true });
});
